/**
 * How two PCs make sure, through a server that neither trusts, that they speak with each other and nobody between: X25519, a
 * commitment, two nonces, and six digits that a person carries from one screen to the other (ADR 0011). Pure but for the random bytes.
 */
import { createHash, createHmac, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'
import { CODE_DIGITS } from '../../../shared/office/enrolment.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { sameBytes } from '../../storage/log/event-hash.ts'
import { KEY_BYTES } from '../../storage/keys/sealing.ts'
import { agreedWith, newPair } from '../../storage/keys/x25519.ts'

const NAME = 'soudan-desk/1/enrolment'

/** What one PC brings; made anew for each asking and each answer, and never written down. */
export type Half = {
  readonly publicKey: Uint8Array
  readonly nonce: Uint8Array
  readonly privateKey: KeyObject
}
type OpenHalf = Pick<Half, 'publicKey' | 'nonce'>

export const newHalf = (): Half => ({ ...newPair(), nonce: randomBytes(KEY_BYTES) })

/** What the asking PC binds itself to before it has seen anything of the other. Key and nonce are of one length each. */
export const commitmentOf = ({ publicKey, nonce }: OpenHalf): Uint8Array =>
  createHash('sha256').update(`${NAME}/commitment\0`).update(publicKey).update(nonce).digest()

export const keepsCommitment = (half: OpenHalf, commitment: Uint8Array): boolean =>
  sameBytes(commitmentOf(half), commitment)

/** All that was said, in one order on both sides. */
export type Said = {
  /** The office's id on the server. */
  readonly office: string
  readonly asking: OpenHalf
  readonly answering: OpenHalf
}

function transcriptOf({ office, asking, answering }: Said): Uint8Array {
  const hash = createHash('sha256').update(`${NAME}/transcript\0${office}\0`)
  for (const part of [asking.publicKey, asking.nonce, answering.publicKey, answering.nonce])
    hash.update(part)
  return hash.digest()
}

/** Six digits. Both PCs come to the same ones only if nothing was changed on the way, but for one chance in a million. */
export function codeOf(said: Said): string {
  const tag = createHmac('sha256', transcriptOf(said)).update(`${NAME}/code`).digest()
  // Of 64 bits: no digit comes more often than another that anybody could notice.
  const code = tag.readBigUInt64BE() % 10n ** BigInt(CODE_DIGITS)
  return String(code).padStart(CODE_DIGITS, '0')
}

/** The key between the two, for one sealing. `altered`: what came is no key that anybody made. */
export function keyBetween(
  said: Said,
  own: Pick<Half, 'privateKey'>,
  theirs: Uint8Array,
): Result<Uint8Array, 'altered'> {
  const shared = agreedWith(own.privateKey, theirs)
  if (shared === null) return fail('altered')
  return ok(
    new Uint8Array(hkdfSync('sha256', shared, transcriptOf(said), `${NAME}/key`, KEY_BYTES)),
  )
}
