/** テスト送信: one step after the other, each with what it found; after the first that fails the rest would say the same. */
import { useState } from 'react'
import { type MailTestStep, mailTestSteps } from '../../../shared/schedule/mail-account.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { useCall } from '../../ui/use-call.ts'
import { mailSettingsFailures, mailSettingsText as text } from '../words/mail-settings.ts'
import { troubleWords } from '../words/mail-troubles.ts'

/** What a step found: null, it is well. */
type Found = Partial<Record<MailTestStep, string | null>>

export function MailTest() {
  const test = useCall('telling.testMail')
  const [found, setFound] = useState<Found | null>(null)
  const [running, setRunning] = useState(false)

  const run = async (): Promise<void> => {
    setRunning(true)
    let so: Found = {}
    setFound(so)
    for (const step of mailTestSteps) {
      const answer = await test.run({ step })
      if (!answer.ok) break
      so = { ...so, [step]: answer.value.trouble }
      setFound(so)
      if (answer.value.trouble !== null) break
    }
    setRunning(false)
    if (mailTestSteps.every((step) => so[step] === null)) announce(text.allGood)
  }
  const isGood = found !== null && mailTestSteps.every((step) => found[step] === null)
  return (
    <section className="sd-stack" aria-label={text.testTitle}>
      <p className="sd-quiet">{text.testHint}</p>
      <div>
        <Button icon="mail" busy={running} onPress={() => void run()}>
          {text.test}
        </Button>
      </div>
      {found !== null && (
        <ol className="sd-tried" aria-live="polite" aria-busy={running}>
          {mailTestSteps.map((step) => (
            <Step key={step} step={step} trouble={found[step]} running={running} />
          ))}
        </ol>
      )}
      {isGood && <p>{text.allGood}</p>}
      <FailureNote failure={test.failure} texts={mailSettingsFailures} />
    </section>
  )
}

function Step(props: {
  readonly step: MailTestStep
  readonly trouble: string | null | undefined
  readonly running: boolean
}) {
  const { trouble } = props
  const words = typeof trouble === 'string' ? troubleWords(trouble) : null
  return (
    <li>
      <span className="sd-tried-name">{text.steps[props.step]}</span>
      {trouble === undefined ? (
        <span className="sd-quiet">{props.running ? text.testing : text.notYet}</span>
      ) : (
        <Chip tone={trouble === null ? 'success' : 'error'}>
          {trouble === null ? text.ok : text.failed}
        </Chip>
      )}
      {words !== null && (
        <p>
          {words.what}
          {words.next}
        </p>
      )}
    </li>
  )
}
