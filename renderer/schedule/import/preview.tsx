/** What the file would do, before anything is written. */
import { useMemo, useState } from 'react'
import { type ImportPreview, type ImportRow, type Verdict, VerdictSchema } from '../../../shared/schedule/import.ts'
import { Button } from '../../ui/button.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { text } from '../text.ts'
import { RowBrowser } from './row-browser.tsx'

const words = text.import

/** Rows whose acceptance writes something. */
function effectOf(preview: ImportPreview): number {
  const { added, changed, withdrawn, held } = preview.summary
  return added + changed + withdrawn + held
}

/** The most telling tab first: what a person has to look at, else what comes in. */
function firstTab(preview: ImportPreview): Verdict {
  return VerdictSchema.options.find((verdict) => preview.summary[verdict] > 0) ?? 'added'
}

export function Preview(props: { readonly preview: ImportPreview; readonly busy: boolean; readonly onAccept: () => void; readonly onStop: () => void }) {
  const { preview } = props
  const [tab, setTab] = useState<Verdict>(() => firstTab(preview))
  const groups = useMemo(() => groupRows(preview.rows), [preview.rows])
  const effect = effectOf(preview)
  const items = VerdictSchema.options.map((verdict) => ({
    id: verdict,
    label: words.tab(words.verdicts[verdict], preview.summary[verdict]),
    content: (
      <div className="sd-stack-tight">
        <p className="sd-quiet sch-small">{preview.summary[verdict] === 0 ? words.verdictEmpty[verdict] : words.verdictHints[verdict]}</p>
        <RowBrowser key={verdict} label={words.rowList(words.verdicts[verdict])} rows={groups.get(verdict) ?? []} />
      </div>
    ),
  }))
  return (
    <div className="sch-preview">
      <div className="sch-preview-head">
        <div>
          <p className="sch-strong">{words.previewOf(preview.fileName)}</p>
          <p className="sd-quiet sch-small">{words.previewFacts(words.encodings[preview.encoding], preview.headerLine, preview.rows.length)}　{words.nothingWritten}</p>
        </div>
        <div className="sd-row">
          <Button onPress={props.onStop} isDisabled={props.busy}>{words.stop}</Button>
          <Button kind="filled" busy={props.busy} isDisabled={effect === 0} onPress={props.onAccept}>{words.accept(effect)}</Button>
        </div>
      </div>
      {effect === 0 ? <p>{words.nothingToDo}</p> : preview.summary.held > 0 && <p>{words.acceptHeld(preview.summary.held)}</p>}
      <Tabs label={words.previewOf(preview.fileName)} items={items} selected={tab} onSelect={(id) => {
        const chosen = VerdictSchema.safeParse(id)
        if (chosen.success) setTab(chosen.data)
      }} />
    </div>
  )
}

function groupRows(rows: readonly ImportRow[]): ReadonlyMap<Verdict, readonly ImportRow[]> {
  const groups = new Map<Verdict, ImportRow[]>()
  for (const row of rows) {
    const group = groups.get(row.verdict)
    if (group === undefined) groups.set(row.verdict, [row])
    else group.push(row)
  }
  return groups
}
