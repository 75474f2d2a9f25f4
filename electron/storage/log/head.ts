/** The newest event of a device, and the keyed code that says that this office wrote up to there. */
import type { DatabaseSync } from 'node:sqlite'
import type { Vault } from '../keys/vault.ts'

export type Head = { readonly sequence: number; readonly hash: Uint8Array }

/** @param own whether it was written in this folder */
export function headCode(
  vault: Pick<Vault, 'mac'>,
  device: string,
  own: boolean,
  { sequence, hash }: Head,
): Uint8Array {
  const whose = own ? 'own' : 'other'
  return vault.mac('logHead', `${device} ${whose} ${sequence} ${Buffer.from(hash).toString('hex')}`)
}

/** Puts heads where they have come to. */
export function headWriter(
  db: DatabaseSync,
  vault: Pick<Vault, 'mac'>,
): (device: string, own: boolean, head: Head) => void {
  const put = db.prepare(
    'INSERT INTO log_head (device, own, sequence, hash, code) VALUES (?, ?, ?, ?, ?) ON CONFLICT (device) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash, code = excluded.code',
  )
  return (device, own, head) =>
    void put.run(device, own ? 1 : 0, head.sequence, head.hash, headCode(vault, device, own, head))
}
