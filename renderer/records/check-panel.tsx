/** Checking the log, with printed seals or without. For supervisors and IT staff. */
import { useState } from 'react'
import type { CheckOutcome, MendedOnce } from '../../shared/records/check.ts'
import { formatInstant } from '../../shared/time/words.ts'
import { announce } from '../ui/announce.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { TextField } from '../ui/field.tsx'
import { FileButton } from '../ui/file-button.tsx'
import { Loading } from '../ui/progress.tsx'
import { Table } from '../ui/table.tsx'
import { useAnswer } from '../state/answers.ts'
import { useCall } from '../ui/use-call.ts'
import { isTooLong } from '../ui/limits.ts'
import './room.css'
import { checkFailures, checkText as text } from './words/check.ts'

/** As much as the main process takes, characters. */
const LONGEST = 50_000

export function CheckPanel() {
  const status = useAnswer('records.checkStatus', {})
  const check = useCall('records.check')
  const [seals, setSeals] = useState('')
  const { data } = status
  if (data === null)
    return status.failure === null ? (
      <Loading label={text.title} />
    ) : (
      <FailureNote failure={status.failure} />
    )
  const running = check.busy || data.running
  const run = async (): Promise<void> => {
    const answer = await check.run({ seals })
    if (answer.ok && answer.value.last?.firstBad === null) announce(text.found)
  }
  return (
    <div className="sd-stack sd-page-reading">
      <h2>{text.title}</h2>
      <p>{text.hint}</p>
      {data.last === null ? <p>{text.never}</p> : <Found outcome={data.last} />}
      <MendedList mended={data.mended} />
      <TextField
        label={text.seals}
        description={text.sealsHint}
        multiline
        rows={3}
        value={seals}
        onChange={setSeals}
        maxLength={LONGEST}
      />
      <FailureNote failure={check.failure} texts={checkFailures} />
      <div className="sd-row">
        <Button
          kind="filled"
          icon="seal"
          busy={running}
          isDisabled={isTooLong(seals, LONGEST)}
          onPress={() => void run()}
        >
          {text.now}
        </Button>
        <FileButton
          label={text.file}
          accept=".txt,text/plain"
          onFile={(file) => void file.text().then((read) => setSeals(read))}
        />
        {running && <p role="status">{text.working}</p>}
      </div>
    </div>
  )
}

/** Quiet where there was never anything: then nobody has to wonder what it is. */
function MendedList({ mended }: { readonly mended: readonly MendedOnce[] }) {
  if (mended.length === 0) return null
  return (
    <div className="sd-stack-tight">
      <h3>{text.mendedTitle}</h3>
      <p>{text.mendedHint}</p>
      <Table
        caption={text.mendedTitle}
        rows={mended}
        rowKey={(row) => `${row.atMs} ${row.list} ${row.why}`}
        columns={[
          {
            id: 'when',
            header: text.mendedWhen,
            numeric: true,
            rowHeader: true,
            cell: (row) => formatInstant(row.atMs),
          },
          { id: 'list', header: text.mendedList, cell: (row) => text.lists[row.list] },
          {
            id: 'why',
            header: text.mendedWhy,
            cell: (row) => text.mendedWhat(row.why, row.count ?? 1),
          },
        ]}
      />
    </div>
  )
}

function Found({ outcome }: { readonly outcome: CheckOutcome }) {
  const when = formatInstant(outcome.atMs)
  const { firstBad } = outcome
  return firstBad === null ? (
    <Banner tone="success" title={text.good(when)}>
      <p>{text.goodBody(outcome.events, outcome.seals)}</p>
    </Banner>
  ) : (
    <Banner tone="error" title={text.bad(when)} live>
      <p>{text.what(text.place(firstBad.sequence), firstBad.why)}</p>
      <p>{text.next}</p>
    </Banner>
  )
}
