/** A review room over a real storage, and the calls of a supervisor. */
import { randomUUID } from 'node:crypto'
import { kanazawaProfile } from '../../electron/schedule/office-data.ts'
import {
  createReviewRoom,
  type ReviewRoom,
  type ReviewRoomParts,
} from '../../electron/review/room.ts'
import { summaryOf } from '../../electron/records/summary.ts'
import type { StoredRecord } from '../../electron/storage/lists/record-reader.ts'
import type { Storage } from '../../electron/storage/storage.ts'
import type { Account, Role } from '../../shared/people/account.ts'
import type { RecordSummary } from '../../shared/records/record.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import { START_MS } from './storage-helpers.ts'

export const account = (id: string, role: Role): Account => ({
  id,
  loginName: id,
  displayName: `架空 ${id}`,
  role,
  disabled: false,
})
export const supervisor = account('sup', 'supervisor')

export function reviewRoom(
  storage: Storage,
  shown: (record: StoredRecord) => RecordSummary = (record) =>
    summaryOf(record, (id) => `架空 ${id}`),
  more: Partial<ReviewRoomParts> = {},
): ReviewRoom {
  return createReviewRoom({
    storage,
    summaryOf: shown,
    clock: createVirtualClock(START_MS),
    office: { kind: 'office', profile: kanazawaProfile },
    nameOf: (id) => `架空 ${id}`,
    ids: randomUUID,
    ring: () => undefined,
    correcting: () => [],
    bookingsOf: () => ({ openDays: 20, unopened: [] }),
    printPdf: async () => 'unsupported',
    ...more,
  })
}
