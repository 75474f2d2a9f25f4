/** The newest event of a device, and the keyed code that says that this office wrote up to there. */
import type { Vault } from '../keys/vault.ts'

export type Head = { readonly sequence: number; readonly hash: Uint8Array }

export function headCode(
  vault: Pick<Vault, 'mac'>,
  device: string,
  { sequence, hash }: Head,
): Uint8Array {
  return vault.mac('logHead', `${device} ${sequence} ${Buffer.from(hash).toString('hex')}`)
}
