/** The technical log as the settings show it, and as a file for whoever looks for a fault. */
import { useState } from 'react'
import { dateOf } from '../../shared/time/instant.ts'
import { announce } from '../ui/announce.ts'
import { Button, type ButtonKind } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { useAnswer } from '../state/answers.ts'
import { clock } from '../state/clock.ts'
import { useCall } from '../ui/use-call.ts'
import { Loading } from '../ui/progress.tsx'
import { saveText } from '../ui/save-text.ts'
import { uiText } from '../ui/words.ts'
import './log-panel.css'
import { logText } from './words/technical-log.ts'

export function LogPanel() {
  const log = useAnswer('office.technicalLog', {})
  if (log.data === null)
    return (
      <>
        <FailureNote failure={log.failure} />
        {log.loading && <Loading label={uiText.loading} />}
      </>
    )
  const { lines, folder } = log.data
  return (
    <div className="sd-stack">
      <h2>{logText.title}</h2>
      <p className="sd-quiet">{logText.what}</p>
      <div className="sd-row">
        <SaveLog />
        <Button onPress={log.reload}>{logText.reload}</Button>
      </div>
      {lines.length === 0 ? (
        <p className="sd-quiet">{logText.none}</p>
      ) : (
        <ol
          className="sd-log-lines"
          tabIndex={0}
          aria-label={`${logText.title}（${logText.list}）`}
        >
          {lines.toReversed().map((line, index) => (
            <li key={lines.length - index}>{line}</li>
          ))}
        </ol>
      )}
      <p className="sd-quiet">
        {logText.folder}: {folder}
      </p>
    </div>
  )
}

/** Also where nobody can sign in: a trouble is when it is needed most. */
export function SaveLog(props: { readonly kind?: ButtonKind }) {
  const read = useCall('office.technicalLogText')
  const [said, setSaid] = useState<string | null>(null)
  const save = async (): Promise<void> => {
    const answer = await read.run({})
    if (!answer.ok) return
    const fileName = logText.fileName(dateOf(clock.wallMs()))
    saveText(fileName, answer.value.text)
    const words = logText.saved(fileName)
    setSaid(words)
    announce(words)
  }
  return (
    <>
      <Button
        kind={props.kind ?? 'outlined'}
        icon="download"
        busy={read.busy}
        onPress={() => void save()}
      >
        {logText.save}
      </Button>
      {said !== null && <span>{said}</span>}
      <FailureNote failure={read.failure} />
    </>
  )
}
