/** The judgement, always at the same place, whichever record is below it. */
import type { ComponentProps } from 'react'
import { Button } from '../ui/button.tsx'
import { StickyBar } from '../ui/sticky-bar.tsx'
import { useAnswer } from '../state/answers.ts'
import { Judge, type Judged } from './judge.tsx'
import { text } from './words/queue.ts'

/**
 * @param props.waits it may be judged
 * @param props.onStep goes to the record before or after it, where there is a list
 */
export function JudgeBar(props: {
  readonly record: ComponentProps<typeof Judge>['record']
  readonly waits: boolean
  readonly onJudged: (how: Judged) => void
  readonly onStep?: (by: 1 | -1) => void
}) {
  const { record, onStep } = props
  // The same answer that the record below is drawn from: asked once, and once recorded.
  const read = useAnswer('records.read', { recordId: record.recordId })
  return (
    <StickyBar edge="start" className="review-bar">
      <div className="review-bar-row">
        <div className="review-bar-judge">
          {props.waits ? (
            <Judge
              record={record}
              shown={read.data !== null ? 'yes' : read.failure === null ? 'coming' : 'no'}
              onDone={props.onJudged}
            />
          ) : (
            <p className="sd-quiet">{text.notWaiting}</p>
          )}
        </div>
        {onStep !== undefined && (
          <div className="review-bar-step">
            <Button kind="text" size="small" icon="chevronUp" onPress={() => onStep(-1)}>
              {text.before}
            </Button>
            <Button kind="text" size="small" icon="chevronDown" onPress={() => onStep(1)}>
              {text.after}
            </Button>
          </div>
        )}
      </div>
    </StickyBar>
  )
}
