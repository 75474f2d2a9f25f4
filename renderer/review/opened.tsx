/** One record that was opened from another list than the queue: by itself, with the way back. */
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Banner } from '../ui/banner.tsx'
import { StickyBar } from '../ui/sticky-bar.tsx'
import { useAnswer } from '../state/answers.ts'
import { clock } from '../state/clock.ts'
import { JudgeBar } from './judge-bar.tsx'
import { RecordTools } from './record-tools.tsx'
import type { ShowRecord } from './show-record.ts'
import { type Signed, TakeBack } from './take-back.tsx'
import './queue.css'
import { text } from './words/queue.ts'

export function OpenedRecord(props: {
  readonly recordId: string
  readonly record: ShowRecord
  readonly onBack: () => void
}) {
  const { recordId } = props
  const [done, setDone] = useState<string | null>(null)
  const [signed, setSigned] = useState<Signed | null>(null)
  const read = useAnswer('records.read', { recordId })
  const summary = read.data?.summary ?? null
  return (
    <div className="sd-page sd-page-full">
      <div>
        <Button kind="text" icon="arrowLeft" autoFocus onPress={props.onBack}>
          {text.back}
        </Button>
      </div>
      {done !== null && <Banner tone="success" title={done} />}
      {summary !== null && (
        <JudgeBar
          record={summary}
          waits={summary.review === 'waiting' || summary.review === 'answered'}
          onJudged={(how) => {
            setDone(text[how])
            if (how === 'signedOff')
              setSigned({ recordId, name: summary.name, atMs: clock.monotonicMs() })
            void read.reload()
          }}
        />
      )}
      {props.record(recordId, (view, reload) => (
        <RecordTools view={view} onChanged={reload} />
      ))}
      {signed !== null && (
        <StickyBar edge="end" className="review-end">
          <TakeBack
            signed={signed}
            onDone={() => {
              setDone(null)
              setSigned(null)
              void read.reload()
            }}
          />
        </StickyBar>
      )}
    </div>
  )
}
