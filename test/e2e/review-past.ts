/** Weeks of a practice office's past for the e2e test of its review: consultations that wait for a supervisor, and all that came before. */
import { openStorage, type Storage } from '../../electron/storage/storage.ts'
import type { Clock } from '../../shared/clock.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import type { Outcome } from '../../shared/log/outcome.ts'
import { recordScope } from '../../shared/log/scope.ts'
import { addDays, weekdayOf } from '../../shared/time/day.ts'
import { instantOf } from '../../shared/time/instant.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import { jiro } from '../support/sample.ts'

/** A name with a character that CP932 does not have. */
export const STRANGE = { name: '𠮷田 架空', number: '17010-00077701' }
/** A name that a spreadsheet would take for a formula. */
export const FORMULA = { name: '=架空 式子', number: '17010-00077702' }

/** The practice office's own storage, while the app is closed. */
export function openPracticeStorage(folder: string, clock: Clock): Storage {
  const storage = openStorage({
    folder,
    keyStore: {
      available: () => false,
      wrap: (secret) => secret,
      unwrap: () => ({ ok: false, reason: 'keyUnavailable' }),
    },
    vaultPassphrase: null,
    kind: 'practice',
    clock,
  })
  if (!storage.ok) throw new Error(storage.reason)
  return storage.value
}

/** Weeks of invented consultations, written by the storage itself while the app is closed. */
export function addWeeks(folder: string, date: string): void {
  const clock = createVirtualClock(instantOf(addDays(date, -400), '10:00'))
  const storage = openPracticeStorage(folder, clock)
  const staff = storage.accounts.all().map(({ account }) => account)
  const counselor = staff.find(({ role }) => role === 'counselor')?.id ?? ''
  const add = (
    recordId: string,
    day: string,
    slot: string,
    seeker: { readonly name: string; readonly number: string },
    outcome: Outcome,
    minutes: number,
  ): void => {
    clock.advance(instantOf(day, slot) - clock.wallMs())
    const by = { scope: recordScope(recordId), actorId: counselor }
    const events: NewEvent[] = [
      {
        ...by,
        type: 'session.opened',
        payload: {
          bookingId: `b-${recordId}`,
          date: day,
          slot,
          siteId: 'kanazawa',
          name: seeker.name,
          kana: null,
          jobSeekerNumber: seeker.number,
          companions: null,
          category: 1,
          practice: true,
        },
      },
      {
        ...by,
        type: 'session.closed',
        payload: {
          outcome,
          note: `架空の相談の記録です（${seeker.name}）。`,
          followUp: '応募書類を見る。',
          usedMs: minutes * 60_000,
        },
      },
    ]
    const [first, last] = events
    const began: NewEvent[] =
      minutes === 0 ? [] : [{ ...by, type: 'session.consultingBegan', payload: {} }]
    if (
      first === undefined ||
      last === undefined ||
      !storage.log.append([first]).ok ||
      !storage.log.append([...began, last]).ok
    )
      throw new Error('not written')
    const waits = seeker.name.includes('確認')
    if (!waits)
      storage.log.append([
        { type: 'review.signedOff', scope: recordScope(recordId), actorId: 'system', payload: {} },
      ])
  }
  add(
    'long-ago',
    addDays(date, -399),
    '10:00',
    { name: '架空 昔子', number: '17010-00055501' },
    'completed',
    20,
  )
  const slots = ['10:00', '11:00', '14:00', '15:00']
  let n = 0
  for (let back = 60; back > 0; back -= 1) {
    const day = addDays(date, -back)
    if (weekdayOf(day) === 0 || weekdayOf(day) === 6) continue
    for (const [at, slot] of slots.entries()) {
      n += 1
      const outcome: Outcome =
        n % 29 === 0
          ? 'systemFailure'
          : n % 19 === 0
            ? 'deemedCancellation'
            : n % 4 === 0
              ? 'capReached'
              : 'completed'
      if ((n * 7 + at) % 5 < 4)
        add(
          `seed-${n}`,
          day,
          slot,
          { name: `架空 見本${n}`, number: `17010-${String(900_000 + n).padStart(8, '0')}` },
          outcome,
          outcome === 'capReached' ? 30 : outcome === 'completed' ? 18 + (n % 9) : 0,
        )
    }
  }
  const before = addDays(date, -1)
  add('jiro-1', addDays(date, -20), '16:00', jiro, 'deemedCancellation', 0)
  add('jiro-2', addDays(date, -6), '16:00', jiro, 'deemedCancellation', 0)
  add('strange', before, '16:00', STRANGE, 'completed', 25)
  add('formula', before, '16:10', FORMULA, 'completed', 25)
  add('wait-1', before, '16:20', { name: '架空 確認一', number: '17010-00066601' }, 'completed', 25)
  add('wait-2', before, '16:30', { name: '架空 確認二', number: '17010-00066602' }, 'completed', 25)
  add('wait-3', before, '16:40', { name: '架空 確認三', number: '17010-00066603' }, 'seekerLeft', 5)
  storage.close()
}

/** So many consultations of yesterday that wait for a supervisor, the last of them with a prohibited act; each with a note. */
export function addWaiting(folder: string, date: string, many: number): void {
  const clock = createVirtualClock(instantOf(addDays(date, -1), '09:00'))
  const storage = openPracticeStorage(folder, clock)
  const staff = storage.accounts.all().map(({ account }) => account)
  const actorId = staff.find(({ role }) => role === 'counselor')?.id ?? ''
  for (let n = 1; n <= many; n += 1) {
    clock.advance(
      instantOf(addDays(date, -1), `${String(9 + Math.floor(n / 6)).padStart(2, '0')}:${n % 6}0`) -
        clock.wallMs(),
    )
    const by = { scope: recordScope(`queued-${n}`), actorId }
    const act: NewEvent[] =
      n === many ? [{ ...by, type: 'session.prohibitedAct', payload: { act: 'M14-11' } }] : []
    const written = storage.log.append([
      {
        ...by,
        type: 'session.opened',
        payload: {
          bookingId: `b-queued-${n}`,
          date: addDays(date, -1),
          slot: `${String(9 + Math.floor(n / 6)).padStart(2, '0')}:${n % 6}0`,
          siteId: 'kanazawa',
          name: queuedName(n),
          kana: null,
          jobSeekerNumber: `17010-${String(600_000 + n).padStart(8, '0')}`,
          companions: null,
          category: 1,
          practice: true,
        },
      },
      ...act,
      {
        ...by,
        type: 'session.closed',
        payload: {
          outcome: n === many ? 'prohibitedAct' : 'completed',
          note: `\n${n}件目の架空の求人票を見た。\n次の行`,
          followUp: '',
          usedMs: 25 * 60_000,
        },
      },
    ])
    if (!written.ok) throw new Error(written.reason)
  }
  storage.close()
}

/** Whom the record of that number is about. */
export const queuedName = (n: number): string => `架空 待${n}`
