/** Telling job seekers, put together: the texts that are handed over, and those that are sent by the office's mail server. */
import type { Handlers } from '../../../shared/contract.ts'
import type { Ring } from '../../bell.ts'
import type { Outbox } from '../../storage/log/outbox.ts'
import { createMailing, type MailingParts } from '../mailing/mailing.ts'
import { japaneseHolidays } from '../holidays.ts'
import type { ScheduleStore } from '../store.ts'
import { createWriter } from './letters.ts'
import { createTelling, type TellingParts } from './telling.ts'

export interface TellingRoom {
  readonly handlers: Handlers<'telling'>
  start(): void
  close(): Promise<void>
}

export type TellingRoomParts = Omit<TellingParts, 'bookingsOn' | 'holidays'> &
  Omit<MailingParts, 'write' | 'find' | 'entries' | 'devices' | 'onChange'> & {
    readonly store: Pick<ScheduleStore, 'index'>
    readonly outbox: Pick<Outbox, 'devices'>
    readonly ring: Ring
  }

export function createTellingRoom(parts: TellingRoomParts): TellingRoom {
  const { schedule, store, outbox, ring } = parts
  const mailing = createMailing({
    ...parts,
    find: (bookingId) => schedule.find(bookingId),
    entries: () => store.index().entries.values(),
    devices: () => outbox.devices(),
    onChange: (date) => ring('schedule.changed', { date }),
    write: createWriter(parts),
  })
  const telling = createTelling({
    ...parts,
    holidays: japaneseHolidays,
    bookingsOn: (date) =>
      store
        .index()
        .onDate(date)
        .map(({ booking }) => booking),
  })
  return {
    handlers: { ...telling.handlers, ...mailing.handlers },
    start: () => mailing.start(),
    close: () => mailing.close(),
  }
}
