/** A real PostgreSQL for a test: its own folder and port, TLS with a certificate of its own, gone when the test has ended. */
import {
  chmodSync,
  chownSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ServerAddress } from '../../electron/office/server/address.ts'
import { type Connection, openConnection } from '../../electron/office/server/connection.ts'
import { makeCertificate } from '../fakes/zoom/certificate.ts'
import { postgresProgram } from './postgres-program.ts'

const DATABASE = 'soudan'
const PASSWORD = 'for tests only'

export interface TestServer {
  /** The administrator's, with TLS. */
  readonly address: ServerAddress
  /** Closed with the server. */
  connect(address?: ServerAddress): Promise<Connection>
  /** Everybody's line breaks and nothing more is written; what was committed is there after `start`. */
  crash(): Promise<void>
  start(): Promise<void>
  /** Where its files are. */
  readonly folder: string
  close(): Promise<void>
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** A private key that only the server's user may read. */
function placeCertificate(folder: string): string {
  const { key, cert } = makeCertificate(['localhost'])
  const { uid, gid } = statSync(folder)
  for (const [name, content] of [
    ['server.key', key],
    ['server.crt', cert],
  ] as const) {
    const file = join(folder, name)
    writeFileSync(file, content, { mode: 0o600 })
    chownSync(file, uid, gid)
  }
  return cert
}

/** @param flags further ones of the server's command line */
export async function startPostgres(flags: readonly string[] = []): Promise<TestServer> {
  const root = mkdtempSync(join(tmpdir(), 'soudan-postgres-'))
  // The server runs as a user of its own where the test is root.
  chmodSync(root, 0o711)
  const folder = join(root, 'data')
  const port = await freePort()
  const said: string[] = []
  const { EmbeddedPostgres, forget } = await postgresProgram()
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: 'postgres',
    password: PASSWORD,
    authMethod: 'scram-sha-256',
    persistent: true,
    createPostgresUser: true,
    onLog: (text: unknown) => said.push(String(text)),
    onError: (text: unknown) => said.push(String(text)),
    postgresFlags: [
      ...['-c', 'ssl=on', '-c', 'ssl_cert_file=server.crt', '-c', 'ssl_key_file=server.key'],
      // Only a test's: nothing of it has to outlive the machine.
      ...['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
      ...flags,
    ],
  })
  // Two tests at a time may both find that there is no user for it yet.
  await server.initialise().catch(() => server.initialise())
  const ca = placeCertificate(folder)
  const address = {
    ...{ host: 'localhost', port, database: DATABASE, login: 'postgres' },
    ...{ password: PASSWORD, ca },
  }
  const open = new Set<Connection>()
  const start = async (): Promise<void> => {
    try {
      await server.start()
    } catch {
      throw new Error(`PostgreSQL did not start: ${said.slice(-5).join('')}`)
    }
  }
  await start()
  await server.createDatabase(DATABASE)
  const ended = (): Promise<void> => server.stop()

  return {
    address,
    folder,
    start,
    async connect(as = address) {
      const opened = await openConnection(as)
      if (!opened.ok) throw new Error(`no connection: ${JSON.stringify(opened)}`)
      open.add(opened.value)
      return opened.value
    },
    async crash() {
      const [pid = ''] = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')
      process.kill(Number(pid), 'SIGQUIT')
      await ended()
    },
    async close() {
      for (const connection of open) await connection.close()
      await ended()
      rmSync(root, { recursive: true, force: true })
      forget()
    },
  }
}
