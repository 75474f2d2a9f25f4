/** Telling job seekers, put together: the texts that are handed over, and those that are sent by the office's mail server. */
import type { Handlers } from '../../../shared/contract.ts'
import { createMailing, type MailingParts } from '../mailing/mailing.ts'
import { createWriter } from './letters.ts'
import { createTelling, type TellingParts } from './telling.ts'

export interface TellingRoom {
  readonly handlers: Handlers<'telling'>
  start(): void
  close(): Promise<void>
}

export function createTellingRoom(
  parts: TellingParts & Omit<MailingParts, 'write' | 'find'>,
): TellingRoom {
  const { schedule } = parts
  const find = (bookingId: string) => schedule.find(bookingId)
  const mailing = createMailing({ ...parts, find, write: createWriter(parts) })
  return {
    handlers: { ...createTelling(parts).handlers, ...mailing.handlers },
    start: mailing.start,
    close: mailing.close,
  }
}
