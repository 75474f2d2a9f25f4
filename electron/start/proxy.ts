/** The environment of the download: the proxy of the environment or of npm's settings, and the certificates npm or Windows trusts. Pure. */

export type Environment = Readonly<Record<string, string | undefined>>

/** What `npm` itself would use: its own settings (.npmrc, handed to scripts as npm_config_*) stand before the environment's. */
export function proxyOf(env: Environment): {
  readonly https: string | null
  readonly http: string | null
  readonly no: string | null
} {
  const first = (...names: readonly string[]): string | null =>
    names.map((name) => env[name]).find((value) => value !== undefined && usable(value)) ?? null
  const http = first('npm_config_proxy', 'npm_config_http_proxy', 'http_proxy', 'HTTP_PROXY')
  return {
    https: first('npm_config_https_proxy', 'https_proxy', 'HTTPS_PROXY') ?? http,
    http,
    no: first('npm_config_noproxy', 'no_proxy', 'NO_PROXY'),
  }
}

/** npm writes a setting that was switched off as one of these words. */
const usable = (value: string): boolean => !['', 'null', 'false', 'true'].includes(value)

/** A proxy given as host:port, as npm and most tools allow. */
const withScheme = (proxy: string): string => (/^\w+:\/\//.test(proxy) ? proxy : `http://${proxy}`)

/**
 * @param temporary where everything unfinished goes
 * @returns the whole environment for Electron's installer
 */
export function downloadEnvironment(env: Environment, temporary: string): NodeJS.ProcessEnv {
  const { https, http, no } = proxyOf(env)
  const proxied = https !== null || http !== null
  const named = (name: string, value: string | null): NodeJS.ProcessEnv =>
    value === null ? {} : { [name.toLowerCase()]: value, [name.toUpperCase()]: value }
  const cafile = env['npm_config_cafile']
  return {
    ...env,
    ...named('https_proxy', https === null ? null : withScheme(https)),
    ...named('http_proxy', http === null ? null : withScheme(http)),
    ...named('no_proxy', no),
    // @electron/get looks at no proxy without the first (it needs undici); Node's own fetch needs the second.
    ...(proxied ? { ELECTRON_GET_USE_PROXY: '1', NODE_USE_ENV_PROXY: '1' } : {}),
    ...(cafile === undefined || !usable(cafile) ? {} : { NODE_EXTRA_CA_CERTS: cafile }),
    NODE_USE_SYSTEM_CA: '1',
    // Its own bar writes over our lines.
    ELECTRON_GET_NO_PROGRESS: '1',
    TMPDIR: temporary,
    TEMP: temporary,
    TMP: temporary,
  }
}
