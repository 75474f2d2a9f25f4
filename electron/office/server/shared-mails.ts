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
  readonly line: () => Pick<OfficeServer, 'claim' | 'endUse' | 'release'> | null
  readonly vault: Pick<Vault, 'mac'>
}

/** A sending stands in the list of what is taken, under a name that no booking has; as a use that is over it stays there for good. */
export type SharedMails = {
  readonly claim: (bookingId: string, mail: Mail, turn: number) => Promise<Result<boolean, 'away'>>
  readonly keep: (bookingId: string, mail: Mail, turn: number) => Promise<boolean>
  readonly giveBack: (bookingId: string, mail: Mail, turn: number) => void
}

/** The same for all mails, so that a PC may ask again for what it has. */
const RECORD = 'mail'

export function createSharedMails({ isOffice, line, vault }: SharedMailsParts): SharedMails {
  const nameOf = (bookingId: string, { kind, when }: Mail, turn: number): string => {
    const words = ['mail', bookingId, kind, when.date, when.slot, turn].join('/')
    return `mail/${Buffer.from(vault.mac('serverOffice', words)).toString('hex')}`
  }
  return {
    async claim(bookingId, mail, turn) {
      if (!isOffice()) return ok(true)
      const booking = nameOf(bookingId, mail, turn)
      const wish = { booking, record: RECORD, day: mail.when.date, term: null }
      const claimed = await line()?.claim(wish)
      if (claimed?.ok !== true) return fail('away')
      return ok(claimed.value.outcome === 'ok' || claimed.value.outcome === 'yours')
    },
    async keep(bookingId, mail, turn) {
      if (!isOffice()) return true
      const kept = await line()?.endUse(nameOf(bookingId, mail, turn), false)
      return kept?.ok === true && kept.value
    },
    giveBack(bookingId, mail, turn) {
      if (isOffice()) void line()?.release(nameOf(bookingId, mail, turn))
    },
  }
}
