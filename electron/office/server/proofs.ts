/** What a PC shows, or looks for, to know that a server is its own office's. Nothing of it tells anything of the key. */
import type { Vault } from '../../storage/keys/vault.ts'

/** Keyed code of the office's id under the office's key: by it a PC knows that this is its office. */
export const proofOf = (vault: Pick<Vault, 'mac'>, office: string): Uint8Array =>
  vault.mac('serverOffice', office)

/** What only a PC with the office's key can say; the server knows its SHA-256. */
export const entranceOf = (vault: Pick<Vault, 'mac'>, office: string): Uint8Array =>
  vault.mac('serverOffice', `join/${office}`)
