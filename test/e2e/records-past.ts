/** Years of an office's past for the e2e test of its records: sessions that were signed off, and restrictions. */
import { storageOpener } from '../../electron/storage/opener.ts'
import { recordScope, restrictionScope } from '../../shared/log/scope.ts'
import type { Storage } from '../../electron/storage/storage.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import { fail } from '../../shared/result.ts'
import { addDays } from '../../shared/time/day.ts'
import { instantOf } from '../../shared/time/instant.ts'
import { createVirtualClock, type VirtualClock } from '../../shared/virtual-clock.ts'

/** Records past a period of five years, all of `oldName`. */
export const OLD = 12
export const RECENT = 300
/** Stands in every note and every reason. */
export const SECRET = '架空の求人票を渡した'
export const oldName = '昔川 架空'

/** What years of sessions leave behind, written through the storage itself while the app is closed. @param old records past a period of five years */
export function addPast(
  folder: string,
  vaultPassphrase: string,
  { old: oldOnes, recent: recentOnes } = { old: OLD, recent: RECENT },
): void {
  const noKeyStore = {
    available: () => false,
    wrap: () => new Uint8Array(0),
    unwrap: () => fail('keyUnavailable'),
  } as const
  const clock = createVirtualClock(instantOf('2026-04-01', '16:00'))
  const opened = storageOpener(noKeyStore).open(folder, 'office', clock, vaultPassphrase)
  if (!opened.ok) throw new Error(opened.reason)
  const storage: Storage = opened.value
  const person =
    storage.accounts.all().find(({ account }) => account.role === 'counselor')?.account.id ?? ''
  const record = (n: number, date: string, name: string): NewEvent[] => {
    const [recordId, actorId] = [`record-${n}`, person]
    return [
      {
        type: 'session.opened',
        scope: recordScope(recordId),
        actorId,
        payload: {
          bookingId: `b${n}`,
          date,
          slot: ['10:00', '11:00', '14:00', '15:00'][n % 4] ?? '10:00',
          siteId: n % 3 === 0 ? 'tsubata' : 'kanazawa',
          name,
          kana: null,
          jobSeekerNumber: `17010-${10_000_000 + n}`,
          companions: null,
          category: 1,
          practice: false,
        },
      },
      {
        type: 'session.closed',
        scope: recordScope(recordId),
        actorId,
        payload: {
          outcome: n % 5 === 0 ? 'seekerLeft' : 'completed',
          note: SECRET,
          followUp: '',
          usedMs: 1_200_000 + (n % 600) * 1000,
        },
      },
      { type: 'review.signedOff', scope: recordScope(recordId), actorId: 'someone', payload: {} },
    ]
  }
  const old = Array.from({ length: oldOnes }, (_, n) =>
    record(n, addDays('2019-05-07', n % 300), oldName),
  )
  const recent = Array.from({ length: recentOnes }, (_, n) =>
    record(
      oldOnes + 1000 + n,
      addDays('2025-06-02', Math.floor(n / 4) % 240),
      `架空 ${'一二三四五六七八九十'.charAt(n % 10)}子`,
    ),
  )
  const written = storage.log.append([...old, ...recent].flat())
  if (!written.ok) throw new Error(written.reason)
  addRestrictions(storage, clock)
  storage.close()
}

/** Two decisions that are over, one of them lifted, and one that stands. */
function addRestrictions(storage: Storage, clock: VirtualClock): void {
  const add = (id: string, name: string, until: string | null): void => {
    written([
      {
        type: 'review.restricted',
        scope: restrictionScope(id),
        actorId: 'someone',
        payload: {
          restrictionId: id,
          fromRecordId: 'record-1',
          jobSeekerNumber: '17010-10000001',
          name,
          reason: SECRET,
          from: '2019-06-03',
          until,
          notice: '',
        },
      },
    ])
  }
  const written = (events: readonly NewEvent[]): void => {
    const saved = storage.log.append(events)
    if (!saved.ok) throw new Error(saved.reason)
  }
  add('limit-1', '昔山 制子', null)
  const back = clock.wallMs() - instantOf('2019-07-01', '10:00')
  clock.stepWall(-back)
  written([
    {
      type: 'review.restrictionLifted',
      scope: restrictionScope('limit-1'),
      actorId: 'someone',
      payload: { restrictionId: 'limit-1', why: SECRET },
    },
  ])
  clock.stepWall(back)
  add('limit-2', '昔谷 限太', '2019-12-27')
  add('limit-3', '架空 続', null)
}
