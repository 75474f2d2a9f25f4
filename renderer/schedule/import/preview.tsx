/** What the file would do, before anything is written. */
import { useState } from 'react'
import {
  type FileNotice,
  type ImportPreview,
  type ImportSummary,
  type Verdict,
  VerdictSchema,
} from '../../../shared/schedule/import.ts'
import { noticeTexts } from '../../../shared/schedule/text.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { text } from '../words/room.ts'
import { ColumnsUnderstood } from './columns-understood.tsx'
import { RowBrowser } from './row-browser.tsx'

const words = text.import

/** Bookings that would change by accepting it. */
function bookingsTouched(summary: ImportSummary): number {
  return summary.added + summary.changed + summary.withdrawn
}

export function Preview(props: {
  readonly preview: ImportPreview
  readonly onAccept: () => void
  readonly onColumns: () => void
  readonly onStop: () => void
}) {
  const { preview } = props
  const { summary } = preview
  // The first tab that is not empty.
  const [tab, setTab] = useState<Verdict>(
    () => VerdictSchema.options.find((verdict) => summary[verdict] > 0) ?? 'added',
  )
  const touched = bookingsTouched(summary)
  const waiting = summary.held + summary.rejected
  const total = VerdictSchema.options.reduce((sum, verdict) => sum + summary[verdict], 0)
  const items = VerdictSchema.options.map((verdict) => ({
    id: verdict,
    label: words.tab(words.verdicts[verdict], summary[verdict]),
    content: (
      <div className="sd-stack-tight">
        <p className="sd-quiet sch-small">
          {summary[verdict] === 0 ? words.verdictEmpty[verdict] : words.verdictHints[verdict]}
        </p>
        <RowBrowser key={verdict} preview={preview} verdict={verdict} />
      </div>
    ),
  }))
  return (
    <div className="sch-preview">
      <div className="sch-step-head">
        <div>
          <h2>{words.previewOf(preview.fileName)}</h2>
          <p className="sd-quiet sch-small">
            {words.previewFacts(words.encodings[preview.encoding], preview.headerLine, total)}{' '}
            {words.nothingWritten}
          </p>
        </div>
        <div className="sd-row">
          <Button icon="pencil" onPress={props.onColumns}>
            {words.columnsCorrect}
          </Button>
          <Button onPress={props.onStop}>{words.stop}</Button>
          <Button kind="filled" isDisabled={touched + waiting === 0} onPress={props.onAccept}>
            {touched === 0 && waiting > 0 ? words.acceptWaiting(waiting) : words.accept(touched)}
          </Button>
        </div>
      </div>
      <Notices notices={preview.notices} />
      <ColumnsUnderstood header={preview.header} />
      {touched + waiting === 0 ? (
        <p>{words.nothingToDo}</p>
      ) : (
        waiting > 0 && <p>{words.acceptHeld(waiting)}</p>
      )}
      <Tabs
        label={words.previewOf(preview.fileName)}
        items={items}
        selected={tab}
        onSelect={(id) => {
          const chosen = VerdictSchema.safeParse(id)
          if (chosen.success) setTab(chosen.data)
        }}
      />
    </div>
  )
}

/** What is odd about the whole file, before it is accepted. */
function Notices(props: { readonly notices: readonly FileNotice[] }) {
  if (props.notices.length === 0) return null
  return (
    <Banner tone="warning" title={words.noticesTitle} live>
      <ul className="sch-reasons">
        {props.notices.map((notice) => (
          <li key={notice}>{noticeTexts[notice]}</li>
        ))}
      </ul>
    </Banner>
  )
}
