/** The one place that speaks PostgreSQL: a connection that asks, hears notifications, and says why it cannot. */
import { Client, type ClientConfig, DatabaseError, type Notification } from 'pg'
import type { z } from 'zod'
import { type Cancel, SECOND } from '../../../shared/clock.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { mayGoWithoutTls, type ServerAddress } from './address.ts'
import type { ServerTrouble } from './port.ts'

export interface Connection {
  /** The rows of one statement. What they are not as `schema` says, is no server of ours: `serverFailed`. */
  ask<T>(
    schema: z.ZodType<T>,
    sql: string,
    values?: readonly unknown[],
  ): Promise<Result<readonly T[], ServerTrouble>>
  /** Several statements without an answer, all of them or none. */
  run(sql: string): Promise<Result<null, ServerTrouble>>
  /** `hint`: what the server says of it (postgres.ts). */
  onNotification(listener: (hint: string) => void): Cancel
  /** It ended without `close`. */
  onLost(listener: () => void): Cancel
  close(): Promise<void>
}

const CONNECT_MS = 5 * SECOND
/** A push of 500 large events to a busy server takes a second or two. */
const ANSWER_MS = 20 * SECOND

function configOf({ host, port, database, login, password, ca }: ServerAddress): ClientConfig {
  return {
    host,
    port,
    database,
    user: login,
    password,
    ssl: ca === null ? false : { ca, rejectUnauthorized: true },
    application_name: 'soudan-desk',
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: ANSWER_MS,
    keepAlive: true,
  }
}

/** SQLSTATE → why. Whole codes first, then classes (their first two characters). */
const OF_STATE: Readonly<Record<string, ServerTrouble>> = {
  '28P01': 'loginRefused',
  '28000': 'loginRefused',
  '3D000': 'notSetUp',
  '3F000': 'notSetUp',
  '42P01': 'notSetUp',
  '42883': 'serverOlder',
  '42703': 'serverOlder',
  '42501': 'notAllowed',
  '53100': 'serverFull',
  '53300': 'unreachable',
  '57P01': 'unreachable',
  '57P02': 'unreachable',
  '57P03': 'unreachable',
  '08': 'unreachable',
}

/** What the system, or Node's TLS, calls it. */
const OF_CODE: Readonly<Record<string, ServerTrouble>> = {
  ENOTFOUND: 'nameUnknown',
  EAI_AGAIN: 'nameUnknown',
  SELF_SIGNED_CERT_IN_CHAIN: 'tlsRefused',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tlsRefused',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tlsRefused',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tlsRefused',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tlsRefused',
  CERT_HAS_EXPIRED: 'tlsRefused',
  CERT_SIGNATURE_FAILURE: 'tlsRefused',
}

/** Why it went wrong, and its code for the technical log; nothing of what was asked. */
function troubleOf(error: unknown): {
  readonly reason: ServerTrouble
  readonly code: string
} {
  if (error instanceof DatabaseError) {
    const code = error.code ?? ''
    if (code === '42501' && error.message === 'notMember') return { reason: 'loginClosed', code }
    return { reason: OF_STATE[code] ?? OF_STATE[code.slice(0, 2)] ?? 'serverFailed', code }
  }
  if (!(error instanceof Error)) return { reason: 'serverFailed', code: 'unknown' }
  if (/does not support SSL/.test(error.message)) return { reason: 'tlsRefused', code: 'noTls' }
  const code = 'code' in error ? String(error.code) : 'ended'
  // Whatever else a connection dies of (refused, reset, no answer in time), nobody is there.
  return { reason: OF_CODE[code] ?? 'unreachable', code }
}

const failed = (error: unknown): Result<never, ServerTrouble> => {
  const { reason, code } = troubleOf(error)
  return fail(reason, { code })
}

/** Connects, within five seconds or not at all. `tlsRefused` at once where there is no authority to ask about another machine. */
export async function openConnection(
  address: ServerAddress,
): Promise<Result<Connection, ServerTrouble>> {
  if (address.ca === null && !mayGoWithoutTls(address.host))
    return fail('tlsRefused', { code: 'noAuthority' })
  const client = new Client(configOf(address))
  const lost = new Set<() => void>()
  let isClosed = false
  const end = (): void => {
    if (isClosed) return
    isClosed = true
    for (const listener of lost) listener()
  }
  // Without a listener an error of an idle connection would end the program.
  client.on('error', end)
  client.on('end', end)
  try {
    await client.connect()
  } catch (error) {
    isClosed = true
    // A socket that is half open is let go of; whatever it still says is of no use.
    client.end().catch(() => undefined)
    return failed(error)
  }
  return ok(
    connectionOf(client, lost, () => {
      isClosed = true
    }),
  )
}

function connectionOf(client: Client, lost: Set<() => void>, closing: () => void): Connection {
  /** One question at a time: the line carries no two at once. */
  let before: Promise<unknown> = Promise.resolve()
  function inTurn<T>(ask: () => Promise<T>): Promise<T> {
    const mine = before.then(ask)
    before = mine.catch(() => undefined)
    return mine
  }

  return {
    async ask(schema, sql, values = []) {
      try {
        const { rows } = await inTurn(() => client.query<Record<string, unknown>>(sql, [...values]))
        const parsed = schema.array().safeParse(rows)
        return parsed.success ? ok(parsed.data) : fail('serverFailed', { code: 'answer' })
      } catch (error) {
        return failed(error)
      }
    },
    async run(sql) {
      try {
        // Several statements in one text are one transaction.
        await inTurn(() => client.query(sql))
        return ok()
      } catch (error) {
        return failed(error)
      }
    },
    onNotification(listener) {
      const heard = ({ payload }: Notification): void => listener(payload ?? '')
      client.on('notification', heard)
      return () => client.off('notification', heard)
    },
    onLost(listener) {
      lost.add(listener)
      return () => void lost.delete(listener)
    },
    async close() {
      closing()
      await client.end().catch(() => undefined)
    },
  }
}
