/**
 * One PC sends one mail, by the office's server; it knows neither who nor what. While the server is away nothing is sent: nobody could say that
 * no other PC does the same.
 */
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { Mail } from '../../../shared/log/mail.ts'
import type { Vault } from '../../storage/keys/vault.ts'
import type { OfficeServer } from './port.ts'

export type SharedMailsParts = {
  readonly isOffice: () => boolean
  readonly line: () => Pick<OfficeServer, 'leaseHost'> | null
  readonly vault: Pick<Vault, 'mac'>
}

/**
 * By then what the PC wrote of the mail has long been in everybody's log, and the next sending has another number. A PC that was cut off meanwhile
 * for longer, and has begun a mail that no other heard of, is the one case in which a person's press elsewhere could send it again.
 */
const LEASE_MINUTES = 7 * 24 * 60

export type SharedMails = {
  readonly claim: (bookingId: string, mail: Mail, turn: number) => Promise<Result<boolean, 'away'>>
  readonly giveBack: (bookingId: string, mail: Mail, turn: number) => void
}

export function createSharedMails({ isOffice, line, vault }: SharedMailsParts): SharedMails {
  /** Under a name that no licence has, in the same list of what one PC has at a time. */
  const nameOf = (bookingId: string, { kind, when }: Mail, turn: number): string =>
    Buffer.from(
      vault.mac('serverOffice', ['mail', bookingId, kind, when.date, when.slot, turn].join('/')),
    ).toString('hex')
  return {
    async claim(bookingId, mail, turn) {
      if (!isOffice()) return ok(true)
      const leased = await line()?.leaseHost(nameOf(bookingId, mail, turn), LEASE_MINUTES)
      return leased?.ok === true ? ok(leased.value) : fail('away')
    },
    giveBack: (bookingId, mail, turn) => void line()?.leaseHost(nameOf(bookingId, mail, turn), 0),
  }
}
