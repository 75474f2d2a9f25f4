/** What the schedule does with the office's key. */
import type { Tag } from '../../shared/schedule/ids.ts'
import type { Vault } from '../storage/keys/vault.ts'
import type { SealBox } from './pieces.ts'

/** Enough that two never meet by chance among all bookings of an office. */
const TAG_BYTES = 16

/** For the cache's files. */
export function scheduleSeal(vault: Vault): SealBox {
  return {
    seal: (plain, name) => vault.seal('schedule', plain, name),
    open: (sealed, name) => vault.open('schedule', sealed, name),
  }
}

/** For ids of imported bookings and of unreadable rows. */
export function scheduleTag(vault: Vault): Tag {
  return (text) => Buffer.from(vault.mac('scopeId', text).subarray(0, TAG_BYTES)).toString('hex')
}
