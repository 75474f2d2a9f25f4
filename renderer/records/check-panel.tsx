/** Checking the log, with printed seals or without. For supervisors and IT staff. */
import { useState } from 'react'
import type { CheckOutcome } from '../../shared/records/check.ts'
import { formatInstant } from '../../shared/time/words.ts'
import { announce } from '../ui/announce.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { TextField } from '../ui/field.tsx'
import { FileButton } from '../ui/file-button.tsx'
import { Loading } from '../ui/progress.tsx'
import { useAnswer } from '../state/answers.ts'
import { useCall } from '../ui/use-call.ts'
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
        <Button kind="filled" icon="seal" busy={running} onPress={() => void run()}>
          {text.now}
        </Button>
        <FileButton
          label={text.file}
          accept=".txt,text/plain"
          onFile={(file) => void file.text().then((read) => setSeals(read.slice(0, LONGEST)))}
        />
        {running && <p role="status">{text.working}</p>}
      </div>
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
