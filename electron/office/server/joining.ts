/** A PC joins its office's server: the first one makes the office there its own, each further one shows that it has the office's key. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { Vault } from '../../storage/keys/vault.ts'
import type { ServerAddress } from './address.ts'
import { type Connection, openConnection } from './connection.ts'
import type { Enrolments } from './enrolment-port.ts'
import { enrolmentsOver } from './enrolments.ts'
import type { ServerTrouble } from './port.ts'
import { entranceOf, proofOf } from './proofs.ts'
import { scramVerifier } from './setting-up.ts'

/** What a PC joins with: the login of its joining file, and the password that takes the place of the file's. */
export type Joining = {
  readonly office: string
  readonly address: ServerAddress
  readonly nextPassword: string
}

export type FoundingPc = {
  /** Its name in the log. */
  readonly device: string
  readonly vault: Pick<Vault, 'mac'>
  /** The office's key as the recovery key opens it, for the PCs that join later. */
  readonly recovery: Uint8Array
}

type Asked<R extends string> = Promise<Result<null, ServerTrouble | R>>

/**
 * Once for each office. `taken`: a PC has joined before, so that this one does with the recovery key; `loginClosed`: the file was used
 * or is too old.
 */
export function foundOffice(
  joining: Joining,
  { device, vault, recovery }: FoundingPc,
): Asked<'taken'> {
  const entrance = createHash('sha256').update(entranceOf(vault, joining.office)).digest()
  return joined(joining, async (connection) => {
    const answer = await connection.ask(
      z.object({ it: z.enum(['founded', 'taken']) }),
      'SELECT soudan.found($1, $2, $3, $4) AS it',
      [device, proofOf(vault, joining.office), entrance, recovery],
    )
    if (answer.ok) return answer.value[0]?.it === 'founded' ? ok() : fail('taken')
    // The line broke when it was told last time.
    if (answer.reason === 'notAllowed' && (await isNamed(connection, device))) return ok()
    return answer
  })
}

async function isNamed(connection: Connection, device: string): Promise<boolean> {
  const rows = await connection.ask(
    z.object({ subject: z.string() }),
    'SELECT subject FROM soudan.members WHERE login = session_user',
  )
  return rows.ok && rows.value[0]?.subject === device
}

/** `otherOffice`: the office there has another key; `loginClosed`: the file was used or is too old. */
export function joinOffice(joining: Joining, vault: Pick<Vault, 'mac'>): Asked<never> {
  return joined(joining, async (connection) => {
    const answer = await connection.ask(
      z.object({ it: z.enum(['joined', 'refused']) }),
      'SELECT soudan.join_office($1) AS it',
      [entranceOf(vault, joining.office)],
    )
    if (!answer.ok) return answer
    return answer.value[0]?.it === 'joined' ? ok() : fail('otherOffice')
  })
}

/** The office's keys as its recovery key opens them, each generation beside all before it. `notFounded`: no PC joined yet, so that the office begins on its first one. */
export function recoveryWrapsThere(
  address: ServerAddress,
): Promise<Result<readonly Uint8Array[], ServerTrouble | 'notFounded'>> {
  return connected<readonly Uint8Array[], 'notFounded'>(address, async (connection) => {
    const rows = await connection.ask(
      z.object({ wrapped: z.instanceof(Uint8Array) }),
      `SELECT wrapped FROM soudan.office_keys WHERE by = 'recovery' ORDER BY generation`,
    )
    if (!rows.ok) return rows
    return rows.value.length === 0
      ? fail('notFounded')
      : ok(rows.value.map(({ wrapped }) => wrapped))
  })
}

/** Asks, and then changes the password: the one of the file opens nothing any more, unless the line breaks just then. */
function joined<R extends string>(
  { address, nextPassword }: Joining,
  ask: (connection: Connection) => Asked<R>,
): Asked<R> {
  return connected<null, R>(address, async (connection) => {
    const answer = await ask(connection)
    if (!answer.ok) return answer.reason === 'notAllowed' ? fail('loginClosed') : answer
    await connection.run(`ALTER ROLE CURRENT_USER PASSWORD '${scramVerifier(nextPassword)}'`)
    return ok()
  })
}

/** One question about an asking, with a connection of its own: between two of them the line may break as it likes. */
export function askedThere<T, R extends string>(
  { address, office }: Pick<Joining, 'address' | 'office'>,
  ask: (enrolments: Enrolments) => Promise<Result<T, ServerTrouble | R>>,
): Promise<Result<T, ServerTrouble | R>> {
  return connected<T, R>(address, async (connection) => {
    const answer = await ask(enrolmentsOver(connection, office))
    // Whose login is used, or too old, is none of the office.
    return !answer.ok && answer.reason === 'notAllowed' ? fail('loginClosed') : answer
  })
}

async function connected<T, R extends string>(
  address: ServerAddress,
  run: (connection: Connection) => Promise<Result<T, ServerTrouble | R>>,
): Promise<Result<T, ServerTrouble | R>> {
  const opened = await openConnection(address)
  if (!opened.ok) return opened
  try {
    return await run(opened.value)
  } finally {
    await opened.value.close()
  }
}
