/** The record and the day as they stand on paper. Neither names a device (M13). */
import { Fragment, type ReactNode } from 'react'
import type { ChecklistItem } from '../../../shared/office/profile.ts'
import { formatSeal } from '../../../shared/records/seal.ts'
import { phaseText, reviewStateText } from '../../../shared/records/text.ts'
import { describeEntry, groupByPhase } from '../../../shared/records/timeline.ts'
import type { DaySheet, RecordSheet } from '../../../shared/review/papers.ts'
import { exportText } from '../../../shared/review/text.ts'
import { outcomeWord } from '../../../shared/log/outcome-text.ts'
import type { Posting } from '../../../shared/log/posting.ts'
import { postingWords } from '../../../shared/log/posting-text.ts'
import { timeOfSeconds } from '../../../shared/time/instant.ts'
import { formatDate, lengthWords, formatInstant } from '../../../shared/time/words.ts'
import { paperText as text } from '../words/paper.ts'

type Sheet = Pick<RecordSheet, 'printedAtMs' | 'printedBy' | 'officeName' | 'practice'>

export function Foot({
  sheet,
  children,
}: {
  readonly sheet: Sheet
  readonly children?: ReactNode
}) {
  return (
    <footer>
      {children}
      {sheet.practice && <p>{text.practice}</p>}
      <p>
        {sheet.officeName}　{text.printed(formatInstant(sheet.printedAtMs), sheet.printedBy)}
      </p>
      <p>{text.care}</p>
    </footer>
  )
}

const postingList = (postings: readonly Posting[]): string => postings.map(postingWords).join('、')

const used = (ms: number | null): string => (ms === null ? '－' : lengthWords(ms))

export function RecordPaper({
  sheet,
  items,
}: {
  readonly sheet: RecordSheet
  readonly items: readonly ChecklistItem[]
}) {
  const { view } = sheet
  const { summary } = view
  const words = { itemText: (id: string) => items.find((item) => item.id === id)?.text ?? id }
  const facts: readonly (readonly [string, string])[] = [
    [text.date, `${formatDate(summary.date)} ${summary.slot}`],
    [text.counselor, summary.counselorName],
    [text.name, `${summary.name}${view.kana === null ? '' : `（${view.kana}）`}`],
    [text.number, view.hasNumber ? text.has : text.none],
    [text.outcome, outcomeWord(summary.outcome)],
    [text.used, used(summary.usedMs)],
    [text.companions, view.companions ?? text.none],
    [exportText.records[8], reviewStateText[summary.review]],
  ]
  return (
    <>
      <h1>{text.record}</h1>
      <dl>
        {facts.map(([name, value]) => [
          <dt key={name}>{name}</dt>,
          <dd key={`${name} value`}>{value}</dd>,
        ])}
      </dl>
      <h2>{text.note}</h2>
      <p className="review-paper-words">{view.note === '' ? text.noText : view.note}</p>
      <h2>{text.followUp}</h2>
      <p className="review-paper-words">{view.followUp === '' ? text.noText : view.followUp}</p>
      {view.postings.length > 0 && (
        <>
          <h2>{text.postings}</h2>
          <p>{postingList(view.postings)}</p>
        </>
      )}
      {view.review.length > 0 && <h2>{text.thread}</h2>}
      {view.review.map((step) => (
        <p key={`${step.atMs} ${step.kind}`} className="review-paper-words">
          {formatInstant(step.atMs)} {step.actorName} {text.threadKind[step.kind]} {step.comment}
        </p>
      ))}
      <h2>{text.timeline}</h2>
      <table>
        {groupByPhase(view.timeline).map(({ phase, entries }) => (
          <tbody key={phase}>
            <tr className="review-paper-group">
              <th scope="rowgroup" colSpan={3}>
                {phaseText[phase]}
              </th>
            </tr>
            {entries.map((entry) => (
              <tr key={entry.place}>
                <td className="review-paper-time">{timeOfSeconds(entry.atMs)}</td>
                <td>{describeEntry(entry, words)}</td>
                <td>{entry.actorName}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      <Foot sheet={sheet} />
    </>
  )
}

/** Below the line of its record. */
function PostingsRow({ postings }: { readonly postings: readonly Posting[] }) {
  return postings.length === 0 ? null : (
    <tr>
      <td />
      <td colSpan={text.columns.length - 1}>
        {text.postings}: {postingList(postings)}
      </td>
    </tr>
  )
}

/** With the seal of the log, so that the paper can prove later what the log held. */
export function DayPaper({ sheet }: { readonly sheet: DaySheet }) {
  return (
    <>
      <h1>{text.day}</h1>
      <p>
        {formatDate(sheet.date)}　{text.total(sheet.rows.length)}
      </p>
      {sheet.rows.length === 0 ? (
        <p>{text.empty}</p>
      ) : (
        <table>
          <thead>
            <tr>
              {text.columns.map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sheet.rows.map((row) => (
              <Fragment key={row.recordId}>
                <tr>
                  <td>{row.slot}</td>
                  <td>{row.name}</td>
                  <td>{row.counselorName}</td>
                  <td>{outcomeWord(row.outcome)}</td>
                  <td className="review-paper-num">{used(row.usedMs)}</td>
                  <td>{row.incident ? exportText.yes : ''}</td>
                  <td>{reviewStateText[row.review]}</td>
                </tr>
                <PostingsRow postings={sheet.postings[row.recordId] ?? []} />
              </Fragment>
            ))}
          </tbody>
        </table>
      )}
      <div className="review-paper-sign">{text.sign}</div>
      <Foot sheet={sheet}>
        <p>{text.seal}</p>
        <p className="review-paper-seal">{formatSeal(sheet.seal)}</p>
        <p>{text.sealHint}</p>
      </Foot>
    </>
  )
}
