/** 接続テスト: one step after the other, each with what it found. */
import { useState } from 'react'
import {
  type ZoomTestResult,
  type ZoomTestStep,
  zoomTestSteps,
} from '../../shared/meeting/zoom-account.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { useCall } from '../ui/use-call.ts'
import { MeetingFrame } from './frame.tsx'
import { stepWords, zoomFailures, zoomText as text } from './words/zoom.ts'

type Results = Partial<Record<ZoomTestStep, ZoomTestResult>>
const tones = { ok: 'success', warning: 'warning', failed: 'error' } as const

export function ZoomTest() {
  const test = useCall('meeting.testZoom')
  const [results, setResults] = useState<Results | null>(null)
  const [running, setRunning] = useState(false)
  const begin = useCall('meeting.beginTrial')
  /** The trial meeting's page: on the browser platform it lives in a frame of this page. */
  const [frame, setFrame] = useState<string | null>(null)

  const run = async (): Promise<void> => {
    setRunning(true)
    let done: Results = {}
    setResults(done)
    for (const step of zoomTestSteps) {
      if (step === 'trial') {
        const begun = await begin.run({})
        if (!begun.ok) break
        setFrame(begun.value.url)
      }
      const answer = await test.run({ step })
      if (!answer.ok) break
      done = { ...done, [step]: answer.value }
      setResults(done)
    }
    setFrame(null)
    setRunning(false)
    if (Object.values(done).every(({ result }) => result === 'ok')) announce(text.allGood)
  }
  return (
    <section className="sd-stack" aria-label={text.testTitle}>
      <div>
        <Button kind="outlined" busy={running} onPress={() => void run()}>
          {text.test}
        </Button>
      </div>
      {results !== null && (
        <ol className="sd-tried" aria-live="polite" aria-busy={running}>
          {zoomTestSteps.map((step) => (
            <Step key={step} step={step} result={results[step]} running={running} />
          ))}
        </ol>
      )}
      <FailureNote failure={test.failure ?? begin.failure} texts={zoomFailures} />
      <MeetingFrame url={frame} hidden />
    </section>
  )
}

function Step(props: {
  readonly step: ZoomTestStep
  readonly result: ZoomTestResult | undefined
  readonly running: boolean
}) {
  const { result } = props
  return (
    <li>
      <span className="sd-tried-name">{text.steps[props.step]}</span>
      {result === undefined ? (
        <span className="sd-quiet">{props.running ? text.testing : text.notYet}</span>
      ) : (
        <Chip tone={tones[result.result]}>{text[result.result]}</Chip>
      )}
      {result !== undefined && result.why !== null && (
        <p>
          {result.host !== undefined && `${result.host}: `}
          {stepWords(result.why, result.what)}
        </p>
      )}
    </li>
  )
}
