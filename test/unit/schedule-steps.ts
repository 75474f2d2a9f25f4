/** Random histories of bookings through the real log, and what may become of the cache meanwhile. */
import { readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect } from 'vitest'
import {
  claim,
  closeBooking,
  counselor,
  csv,
  importText,
  preview,
  release,
  type TestOffice,
  wish,
} from './schedule-helpers.ts'

const at = fc.nat(50)
const time = fc.constantFrom('10:00', '11:00', '14:00', '15:00')
const rows = fc.array(
  fc.record({
    receipt: fc.constantFrom('1', '2', '3', '4', '5'),
    time: fc.oneof(time, fc.constant('いつか')),
    status: fc.constantFrom('完了', '取下げ', '却下'),
    number: fc.constantFrom('17010-1', '17010-0002', '17010-00000001'),
  }),
  { maxLength: 6 },
)
/** One thing that is done to bookings, or that becomes of their cache. */
export const step = fc.oneof(
  fc.record({ do: fc.constant('import' as const), rows }),
  fc.record({ do: fc.constant('cutOff' as const), rows }),
  fc.record({ do: fc.constant('book' as const), at, time }),
  fc.record({
    do: fc.constantFrom(
      'change' as const,
      'cancel' as const,
      'contact' as const,
      'claim' as const,
      'close' as const,
      'release' as const,
      'dismiss' as const,
    ),
    at,
    time,
  }),
  fc.record({
    do: fc.constantFrom(
      'restart' as const,
      'kill' as const,
      'quiet' as const,
      'loseCache' as const,
      'losePiece' as const,
      'cutPiece' as const,
      'spoilManifest' as const,
      'loseManifest' as const,
    ),
  }),
)
export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

export const entries = (office: TestOffice) => [...office.store.index().entries.values()]
export const lists = (office: TestOffice): unknown => ({
  entries: entries(office),
  head: office.store.head(),
})
const idAt = (office: TestOffice, place: number): string => {
  const all = entries(office)
  return all[place % Math.max(1, all.length)]?.booking.id ?? ''
}
const slotWish = (place: number, slot: string) =>
  wish({ slot, jobSeekerNumber: `17010-${String(place).padStart(4, '0')}` })

async function byHand(office: TestOffice, one: Step): Promise<void> {
  const { handlers } = office.room
  if (!('at' in one)) return
  const bookingId = idAt(office, one.at)
  const running = office.room.port.find(bookingId)
  switch (one.do) {
    case 'book':
      await handlers['schedule.book']({ wish: slotWish(one.at, one.time) }, counselor)
      return
    case 'change':
      await handlers['schedule.change'](
        { bookingId, touched: slotWish(one.at, one.time), seen: null },
        counselor,
      )
      return
    case 'cancel':
      await handlers['schedule.cancel']({ bookingId, by: 'office', means: null }, counselor)
      return
    case 'contact':
      await handlers['schedule.contact'](
        {
          bookingId,
          contact: { means: 'email', direction: 'toSeeker', result: 'sent', note: '架空' },
        },
        counselor,
      )
      return
    case 'claim':
      claim(office, bookingId, `r${one.at}`)
      return
    case 'close':
      if (running?.state === 'inSession')
        closeBooking(
          office,
          bookingId,
          { outcome: 'completed', usedMs: 60_000 },
          running.recordId ?? '',
        )
      return
    case 'release':
      release(office)
      return
    case 'dismiss':
      await handlers['schedule.dismissUnread'](
        { rowId: office.store.head().unread[0]?.id ?? '' },
        counselor,
      )
  }
}

/** An import of which some members are written and the closing word is not. */
async function cutOff(office: TestOffice, text: string): Promise<void> {
  const many = Array.from({ length: 60 }, (_, n) => ({ receipt: `9${n}`, date: '2027-04-05' }))
  const { previewId } = await preview(office, text + csv(many).split('\n').slice(1).join('\n'))
  office.faults.after = 1
  await office.room.handlers['schedule.accept']({ previewId }, counselor)
  office.faults.after = null
}

export function spoil(office: TestOffice, how: Step['do']): void {
  const folder = join(office.folder, 'schedule')
  const manifest = join(office.folder, 'schedule.json')
  office.close()
  const pieces = readdirSync(folder).filter((name) => name.endsWith('.piece'))
  const piece = join(folder, pieces[0] ?? 'none.piece')
  if (how === 'loseCache') rmSync(folder, { recursive: true })
  if (how === 'loseCache' || how === 'loseManifest') rmSync(manifest, { force: true })
  if (how === 'losePiece') rmSync(piece, { force: true })
  if (how === 'cutPiece' && pieces.length > 0) truncateSync(piece, 20)
  if (how === 'spoilManifest') writeFileSync(manifest, '{"format":2,"sealed":"AAAA"}')
  office.restart()
}

export async function take(office: TestOffice, one: Step): Promise<void> {
  if (one.do === 'import') await importText(office, csv(one.rows))
  else if (one.do === 'cutOff') await cutOff(office, csv(one.rows))
  else if ('at' in one) await byHand(office, one)
  // What was held is asked again a moment later.
  if (one.do === 'import' || one.do === 'cutOff' || 'at' in one) {
    office.clock.advance(2)
    return
  }
  const before = lists(office)
  if (one.do === 'restart') office.restart()
  else if (one.do === 'kill') office.kill()
  else if (one.do === 'quiet') {
    office.clock.advance(3000)
    await new Promise((resolve) => setTimeout(resolve, 5))
  } else spoil(office, one.do)
  expect(lists(office)).toEqual(before)
}
