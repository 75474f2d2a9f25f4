/**
 * What --host-resolver-rules is for the browser, for the main process under test: every TLS connection to *.fake.test goes to the
 * fake's port, which FAKE_ZOOM_PORT names. Loaded with NODE_OPTIONS=--import.
 */
import tls from 'node:tls'

const port = Number(process.env['FAKE_ZOOM_PORT'])
const connect = tls.connect

// undici reads `connect` from the module at each call.
Object.defineProperty(tls, 'connect', {
  value(options: tls.ConnectionOptions, ...rest: readonly (() => void)[]) {
    const isFake =
      typeof options === 'object' &&
      typeof options.host === 'string' &&
      options.host.endsWith('.fake.test')
    return connect(
      isFake
        ? { ...options, host: '127.0.0.1', port, servername: options.servername ?? options.host }
        : options,
      ...rest,
    )
  },
})
