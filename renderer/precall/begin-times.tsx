/** Above the start button: from when the consultation may begin, and until when it runs if it begins now (M12-2-1). */
import { useState } from 'react'
import { MINUTE } from '../../shared/clock.ts'
import type { SessionSnapshot } from '../../shared/session/snapshot.ts'
import { timeOf } from '../../shared/time/instant.ts'
import { useNow } from '../state/clock.ts'
import { useOwnSession } from '../state/place.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { TimeException } from './time-exception.tsx'
import { timesText as text } from './words/begin-times.ts'

/** 「10:12に始めると10:42まで」; with the use already counting, until when it counts. Pure. */
export function timesWords(
  { begin, clock }: Pick<SessionSnapshot, 'begin' | 'clock'>,
  nowMs: number,
): string {
  if (begin.untimely.includes('pastClosing')) return text.tooLate(timeOf(begin.closesAtMs))
  const until = clock.endsAtMs
  const isEarly = nowMs < begin.fromMs && begin.untimely.length > 0
  if (isEarly)
    return until === null
      ? text.from(timeOf(begin.fromMs), timeOf(begin.fromMs + clock.capMs))
      : text.fromCounting(timeOf(begin.fromMs), timeOf(until))
  return until === null || clock.startedAtMs === null
    ? text.now(timeOf(nowMs), timeOf(nowMs + clock.capMs))
    : text.nowCounting(timeOf(clock.startedAtMs), timeOf(until))
}

export function BeginTimes() {
  const snapshot = useOwnSession()
  const now = useNow(MINUTE)
  const [isOpen, setOpen] = useState(false)
  const { untimely, exceptionAllowed, fromMs } = snapshot.begin
  const isLate = untimely.includes('pastClosing')
  const stands = isLate || (untimely.length > 0 && now < fromMs)
  return (
    <div className="precall-times">
      <p className={stands ? 'precall-times-wait' : undefined}>
        <Icon name="clock" size={1} /> {timesWords(snapshot, now)}
        {isLate && !exceptionAllowed && text.askOffice}
      </p>
      {stands && exceptionAllowed && (
        <Button size="small" kind="text" icon="key" onPress={() => setOpen(true)}>
          {text.except}
        </Button>
      )}
      {isOpen && <TimeException onClose={() => setOpen(false)} />}
    </div>
  )
}
