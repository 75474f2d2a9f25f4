/**
 * The queue as a split view: what waits to the left, the record that is chosen to the right. Going through it takes one press a
 * record: after a judgement the next one comes up under the same button, which keeps its place and the focus.
 */
import { useRef, useState } from 'react'
import type { RecordSummary } from '../../shared/records/record.ts'
import { byUrgency } from '../../shared/records/order.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { CheckField } from '../ui/field.tsx'
import { Loading } from '../ui/progress.tsx'
import { StickyBar } from '../ui/sticky-bar.tsx'
import { isSettled, useAnswer } from '../state/answers.ts'
import { clock } from '../state/clock.ts'
import { goTo, usePlace } from '../state/place.ts'
import { Conflicts } from './conflicts.tsx'
import type { Judged } from './judge.tsx'
import { JudgeBar } from './judge-bar.tsx'
import { LateWithdrawals } from './late-withdrawals.tsx'
import { useStepKeys } from './queue-keys.ts'
import { QueueList, type QueueRow } from './queue-list.tsx'
import { RecordTools } from './record-tools.tsx'
import type { ShowRecord } from './show-record.ts'
import { SignMany } from './sign-many.tsx'
import { nextWaiting, type Standing, stand, stepFrom } from './standing.ts'
import { type Signed, TakeBack } from './take-back.tsx'
import './queue.css'
import { bulkText } from './words/bulk.ts'
import { text } from './words/queue.ts'

const NOTHING: readonly Reasons[] = []

/** The rows as they stand on the screen since it was opened. @param rows the newest answer */
function useStanding(rows: readonly RecordSummary[]): readonly Standing<RecordSummary>[] {
  const [known, setKnown] = useState<{
    readonly rows: readonly RecordSummary[]
    readonly standing: readonly Standing<RecordSummary>[]
  }>(() => ({ rows, standing: stand([], rows.toSorted(byUrgency)) }))
  if (known.rows === rows) return known.standing
  const standing = stand(known.standing, rows.toSorted(byUrgency))
  setKnown({ rows, standing })
  return standing
}

type Reasons = NonNullable<QueueRow['known']> & { readonly recordId: string }

/** By record; what no longer waits keeps what was known of it, or its row would shrink under the pointer. */
function useRemembered(newest: readonly Reasons[]): ReadonlyMap<string, Reasons> {
  const [known, setKnown] = useState(() => ({ newest, all: byRecord(newest) }))
  if (known.newest === newest) return known.all
  const all = new Map([...known.all, ...byRecord(newest)])
  setKnown({ newest, all })
  return all
}

const byRecord = (reasons: readonly Reasons[]): ReadonlyMap<string, Reasons> =>
  new Map(reasons.map((one) => [one.recordId, one]))

/** @param props.all how many wait, also those that the answer has no room for */
export function Queue(props: {
  readonly rows: readonly RecordSummary[]
  readonly all: number
  readonly record: ShowRecord
  /** Puts records side by side. */
  readonly onCompare: (recordIds: readonly string[]) => void
}) {
  const judged = useAnswer('review.judgeReasons', {})
  /** Shown above the list. */
  const late = useAnswer('schedule.withdrawnAfter', {})
  const conflicts = useAnswer('review.conflicts', {})
  // All at once: what came later would move the rows away under the pointer, and open another person's record.
  if (!isSettled(judged) || !isSettled(late) || !isSettled(conflicts))
    return <Loading label={text.loading} />
  return <Split {...props} reasons={judged.data ?? NOTHING} />
}

function Split(props: {
  readonly rows: readonly RecordSummary[]
  readonly all: number
  readonly record: ShowRecord
  readonly onCompare: (recordIds: readonly string[]) => void
  readonly reasons: readonly Reasons[]
}) {
  const [judged, setJudged] = useState<ReadonlyMap<string, Judged>>(new Map())
  const [signed, setSigned] = useState<readonly Signed[]>([])
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const standing = useStanding(props.rows).map(({ row, waits }) => ({
    row,
    waits: waits && !judged.has(row.recordId),
  }))
  const known = useRemembered(props.reasons)
  const rows = standing.map(({ row, waits }) => ({
    ...{ row, waits, judged: judged.get(row.recordId) ?? null },
    known: known.get(row.recordId) ?? null,
  }))
  const wanted = usePlace((place) => place.reviewed)
  const selected = wanted ?? nextWaiting(standing, null)
  const chosen = rows.find(({ row }) => row.recordId === selected) ?? null
  const choose = (recordId: string | null): void => goTo({ reviewed: recordId })
  const list = useRef<HTMLDivElement>(null)
  const pane = useRef<HTMLElement>(null)

  const step = (by: 1 | -1): void => {
    const to = stepFrom(standing, selected, by)
    if (to === null) return
    choose(to)
    const focused = document.activeElement
    if (pane.current?.contains(focused) === true) return
    const at = standing.findIndex(({ row }) => row.recordId === to)
    list.current?.querySelectorAll<HTMLElement>('.review-open')[at]?.focus()
  }
  useStepKeys(step)

  const onJudged = (row: RecordSummary, how: Judged): void => {
    setJudged((before) => new Map(before).set(row.recordId, how))
    if (how === 'signedOff')
      setSigned((before) => [
        { recordId: row.recordId, name: row.name, atMs: clock.monotonicMs() },
        ...before,
      ])
    choose(nextWaiting(standing, row.recordId))
  }
  const onTakenBack = (recordId: string): void => {
    setJudged((before) => new Map([...before].filter(([known]) => known !== recordId)))
    setSigned((before) => before.filter((one) => one.recordId !== recordId))
    choose(recordId)
  }
  const plain = rows.filter(({ waits, known: one }) => waits && one?.against.length === 0)
  const many = plain.map(({ row }) => row.recordId).filter((recordId) => picked.has(recordId))
  const [latest] = signed
  return (
    <div className="sd-stack review-queue">
      <Conflicts onOpen={props.onCompare} />
      <LateWithdrawals onOpen={choose} />
      <div className="review-split">
        <div className="review-list" ref={list}>
          <div className="review-list-head">
            <div className="sd-row">
              <CheckField
                isDisabled={plain.length === 0}
                isSelected={plain.length > 0 && many.length === plain.length}
                onChange={(on) =>
                  setPicked(new Set(on ? plain.map(({ row }) => row.recordId) : []))
                }
              >
                {bulkText.selectAll}
              </CheckField>
              <SignMany
                recordIds={many}
                onDone={() => {
                  setPicked(new Set())
                  setJudged(
                    (before) =>
                      new Map([
                        ...before,
                        ...many.map((recordId): [string, Judged] => [recordId, 'signedOff']),
                      ]),
                  )
                  if (selected !== null && many.includes(selected)) choose(null)
                }}
              />
            </div>
          </div>
          <QueueList
            rows={rows}
            selected={selected}
            picked={picked}
            onChoose={choose}
            onStep={step}
            onEnter={() => enter(pane.current)}
            onPick={(recordId, on) =>
              setPicked((before) => {
                const next = new Set(before)
                if (on) next.add(recordId)
                else next.delete(recordId)
                return next
              })
            }
          />
          <p className="sd-quiet">
            {text.intro}
            {bulkText.hint}
          </p>
          {props.all > props.rows.length && (
            <p className="sd-quiet">{text.more(props.rows.length, props.all)}</p>
          )}
        </div>
        <section className="review-pane" aria-label={text.chosen} ref={pane} data-scroll>
          {chosen === null ? (
            <EmptyState icon="seal" title={text.emptyTitle} hint={text.emptyHint} />
          ) : (
            <>
              <JudgeBar
                record={chosen.row}
                waits={chosen.waits}
                onJudged={(how) => onJudged(chosen.row, how)}
                onStep={step}
              />
              <div className="review-record">
                {props.record(chosen.row.recordId, (view, reload) => (
                  <RecordTools view={view} onChanged={reload} />
                ))}
              </div>
            </>
          )}
          {latest !== undefined && (
            <StickyBar edge="end" className="review-end">
              <TakeBack
                key={`${latest.recordId} ${latest.atMs}`}
                signed={latest}
                onDone={onTakenBack}
              />
            </StickyBar>
          )}
        </section>
      </div>
    </div>
  )
}

/** Into the record: to what can be done with it, else to the region, which scrolls. */
function enter(pane: HTMLElement | null): void {
  const next = pane?.querySelector('.review-bar .sd-button-filled, .review-bar button')
  if (next instanceof HTMLElement) next.focus()
}
