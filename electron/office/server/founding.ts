/** The first PC of an office joins its server: from then on the office there is the one whose key this PC has. */
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { openConnection, type ServerAddress } from './connection.ts'
import type { ServerTrouble } from './port.ts'
import { scramVerifier } from './setting-up.ts'

export type FoundingPc = {
  /** Its name in the log. */
  readonly device: string
  /** Keyed code of the office's id on the server, under the office's key. */
  readonly proof: Uint8Array
  /** The office's key as the recovery key opens it, for the PCs that join later. */
  readonly recovery: Uint8Array
}

/**
 * Once for each office. The joining file's password opens nothing any more afterwards, unless the line broke just then.
 * @returns how this PC logs in from now on. `taken`: a PC has joined before; `loginClosed`: the file was used or is too old
 */
export async function foundOffice(
  address: ServerAddress,
  { device, proof, recovery }: FoundingPc,
): Promise<Result<ServerAddress, ServerTrouble | 'taken'>> {
  const opened = await openConnection(address)
  if (!opened.ok) return opened
  const connection = opened.value
  try {
    const answer = await connection.ask(
      z.object({ it: z.enum(['founded', 'taken']) }),
      'SELECT soudan.found($1, $2, $3) AS it',
      [device, proof, recovery],
    )
    if (!answer.ok) return answer.reason === 'notAllowed' ? fail('loginClosed') : answer
    if (answer.value[0]?.it !== 'founded') return fail('taken')
    const password = randomBytes(24).toString('base64url')
    const changed = await connection.run(
      `ALTER ROLE CURRENT_USER PASSWORD '${scramVerifier(password)}'`,
    )
    return ok(changed.ok ? { ...address, password } : address)
  } finally {
    await connection.close()
  }
}
