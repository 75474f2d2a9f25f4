/** What 今日 is drawn from: the board's own answers, and how the sessions go. One truth: nothing is counted here that is not listed there. */
import { useEffect, useState } from 'react'
import { SECOND } from '../../../shared/clock.ts'
import type { Left, Running } from '../../../shared/review/running.ts'
import { type Today, todayOf } from '../../../shared/review/today.ts'
import { dateOf } from '../../../shared/time/instant.ts'
import { useAnswer, type ValueOf } from '../../state/answers.ts'
import { clock, useNow } from '../../state/clock.ts'

/** As often as the minutes that are left are looked at. */
const LOOK_MS = 5 * SECOND

type Session = Running & { readonly left: Left | null }
type Known = {
  readonly answer: readonly Session[] | null
  readonly sessions: ReadonlyMap<string, Session>
}
const nothing: Known = { answer: null, sessions: new Map() }

/** What was known of a session stays until there is news of it: another question is asked whenever one more begins. */
function useSessions(recordIds: readonly string[]): {
  readonly sessions: ReadonlyMap<string, Session>
  /** Since they were told, ms of this page's steady clock. */
  readonly sinceMs: number
} {
  const { data } = useAnswer(
    'review.sessions',
    recordIds.length === 0 ? null : { recordIds: [...recordIds] },
  )
  const [known, setKnown] = useState(nothing)
  if (data !== null && data !== known.answer)
    setKnown({
      answer: data,
      sessions: new Map([
        ...known.sessions,
        ...data.map((one): [string, Session] => [one.recordId, one]),
      ]),
    })
  const [since, setSince] = useState({ data, ms: 0 })
  useEffect(() => {
    const fromMs = clock.monotonicMs()
    return clock.every(LOOK_MS, () => setSince({ data, ms: clock.monotonicMs() - fromMs }))
  }, [data])
  return { sessions: known.sessions, sinceMs: since.data === data ? since.ms : 0 }
}

export type TodayView = {
  readonly day: ValueOf<'schedule.day'>
  readonly today: Today
  /** To come on the next open day and not told where. */
  readonly untoldNext: number
  /** What is left of that record's use; null: it has none. */
  readonly leftOf: (recordId: string | null) => Left | null
}

/** `view` null: there is no answer yet. */
export function useToday() {
  const nowMs = useNow(LOOK_MS)
  const date = dateOf(nowMs)
  const day = useAnswer('schedule.day', { date })
  const profile = useAnswer('office.profile', {}).data
  const next = useAnswer(
    'schedule.day',
    day.data === null ? null : { date: day.data.nextOpenDay },
  ).data
  const { sessions, sinceMs } = useSessions(
    (day.data?.bookings ?? []).flatMap(({ state, recordId }) =>
      state === 'inSession' && recordId !== null ? [recordId] : [],
    ),
  )
  const view: TodayView | null =
    day.data === null || profile === null
      ? null
      : {
          day: day.data,
          today: todayOf(day.data.bookings, sessions, nowMs, profile),
          untoldNext:
            next === null ? 0 : todayOf(next.bookings, new Map(), nowMs, profile).untold.length,
          leftOf(recordId) {
            const left = recordId === null ? null : (sessions.get(recordId)?.left ?? null)
            return left === null ? null : { ...left, ms: Math.max(0, left.ms - sinceMs) }
          },
        }
  return { view, nowMs, failure: day.failure, reload: day.reload }
}
