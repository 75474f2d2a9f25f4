/** How this PC stands to the office's server, and the way to take part in one. */
import { useState } from 'react'
import type { CheckedStep, ServerStatus } from '../../shared/office/server.ts'
import { resultText, stepText } from '../../shared/office/server-text.ts'
import { useAnswer } from '../state/answers.ts'
import { useAccount, useOffice } from '../state/kept.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { Fact } from '../ui/fact.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { FileButton } from '../ui/file-button.tsx'
import { Loading } from '../ui/progress.tsx'
import type { Tone } from '../ui/tone.ts'
import { useCall } from '../ui/use-call.ts'
import { uiText } from '../ui/words.ts'
import { LettingIn } from './letting-in.tsx'
import { Pcs } from './pcs.tsx'
import { TakeKey } from './take-key.tsx'
import { officeFailures } from './words/failures.ts'
import {
  awayText,
  rejoinFailures,
  serverFailures,
  serverText as text,
  stepHelp,
} from './words/server.ts'

export function ServerPanel() {
  const status = useAnswer('office.server', {})
  const { kind } = useOffice()
  const { role } = useAccount()
  if (status.data === null)
    return (
      <>
        <FailureNote failure={status.failure} />
        {status.loading && <Loading label={uiText.loading} />}
      </>
    )
  const isKept = status.data.state === 'connected' && role === 'supervisor'
  return (
    <div className="sd-stack">
      <div className="sd-stack sd-page-reading">
        <h2>{text.title}</h2>
        {status.data.state === 'none' ? (
          <Alone isPractice={kind === 'practice'} onFounded={status.reload} />
        ) : (
          <Standing status={status.data} canKeep={role !== 'counselor'} />
        )}
        {isKept && <LettingIn />}
      </div>
      {isKept && <Pcs />}
    </div>
  )
}

const tones: Readonly<Record<Exclude<ServerStatus['state'], 'none'>, Tone>> = {
  connecting: 'neutral',
  connected: 'success',
  away: 'warning',
  forked: 'error',
  unreadable: 'error',
}

function Standing(props: {
  readonly status: Exclude<ServerStatus, { state: 'none' }>
  readonly canKeep: boolean
}) {
  const { status } = props
  const again = useCall('office.tryServer')
  const needsKey = status.state === 'away' && status.why === 'keyNeeded'
  return (
    <>
      {needsKey && <TakeKey canTake={props.canKeep} />}
      {status.state === 'away' && !needsKey && (
        <Banner tone="warning" title={awayText[status.why]}>
          {status.why === 'loginClosed' ? text.closedNext : text.goesOn}
        </Banner>
      )}
      {status.state === 'forked' && <OlderCopy />}
      {status.state === 'unreadable' && (
        <Banner tone="error" title={text.unreadableTitle}>
          {text.unreadableNext}
        </Banner>
      )}
      <dl className="sd-facts">
        {'host' in status && <Fact label={text.where}>{text.place(status.host, status.port)}</Fact>}
        <Fact label={text.state}>
          <Chip tone={tones[status.state]}>{text.states[status.state]}</Chip>
        </Fact>
        {'unsent' in status && (
          <Fact label={text.unsent}>
            <span className="sd-num">{text.unsentCount(status.unsent)}</span>
          </Fact>
        )}
        {status.state === 'connected' && (
          <Fact label={text.clock}>{text.clockOff(status.clockAheadMs)}</Fact>
        )}
        {status.state === 'away' && <Fact label={text.last}>{text.lastAt(status.lastMs)}</Fact>}
      </dl>
      {status.state === 'away' && (
        <div>
          <Button
            kind={needsKey ? 'outlined' : 'filled'}
            busy={again.busy}
            onPress={() => void again.run({})}
          >
            {text.again}
          </Button>
        </div>
      )}
    </>
  )
}

/** This PC takes part again under a new name: the office is opened anew, and what is open in it is left. */
function OlderCopy() {
  const rejoin = useCall('office.rejoin')
  const [asking, setAsking] = useState(false)
  const run = async (): Promise<void> => {
    await rejoin.run({})
    setAsking(false)
  }
  return (
    <>
      <FailureNote failure={rejoin.failure} texts={{ ...officeFailures, ...rejoinFailures }} />
      <Banner
        tone="error"
        title={text.forkedTitle}
        action={
          <Button kind="filled" onPress={() => setAsking(true)}>
            {text.rejoin}
          </Button>
        }
      >
        <p>{text.forkedWhy}</p>
        <p>{text.forkedKept}</p>
      </Banner>
      {asking && (
        <Confirm
          title={text.rejoinAsk}
          body={text.rejoinThen}
          confirmLabel={text.rejoin}
          busy={rejoin.busy}
          onConfirm={() => void run()}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  )
}

type Chosen = { readonly name: string; readonly file: string }

function Alone(props: { readonly isPractice: boolean; readonly onFounded: () => void }) {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [steps, setSteps] = useState<readonly CheckedStep[] | null>(null)
  const check = useCall('office.checkServer')
  const found = useCall('office.foundServer')
  const isGood = steps?.every(({ result }) => result === 'ok') ?? false

  async function test({ file }: Chosen): Promise<void> {
    setSteps(null)
    const answer = await check.run({ file })
    if (answer.ok) setSteps(answer.value.steps)
  }
  async function choose(picked: File): Promise<void> {
    const next = { name: picked.name, file: await picked.text() }
    setChosen(next)
    await test(next)
  }
  async function join({ file }: Chosen): Promise<void> {
    const answer = await found.run({ file })
    if (answer.ok) props.onFounded()
  }

  return (
    <>
      <Banner title={props.isPractice ? text.practice : text.alone}>{text.aloneWhy}</Banner>
      {!props.isPractice && (
        <>
          {chosen === null && <HowTo />}
          <div className="sd-row">
            <FileButton
              label={chosen === null ? text.choose : text.chooseAnother}
              kind={isGood ? 'outlined' : 'filled'}
              accept=".json,application/json"
              onFile={(file) => void choose(file)}
            />
            {chosen !== null && <span>{text.chosen(chosen.name)}</span>}
          </div>
          {check.busy && <Loading label={text.testing} />}
          <FailureNote failure={check.failure} texts={serverFailures} />
          {steps !== null && <Outcome steps={steps} isGood={isGood} />}
          <FailureNote failure={found.failure} texts={{ ...officeFailures, ...serverFailures }} />
          {chosen !== null && steps !== null && (
            <div className="sd-row">
              <Button
                kind={isGood ? 'filled' : 'outlined'}
                isDisabled={!isGood}
                busy={found.busy}
                onPress={() => void join(chosen)}
              >
                {text.found}
              </Button>
              <Button kind="text" busy={check.busy} onPress={() => void test(chosen)}>
                {text.test}
              </Button>
            </div>
          )}
          {steps !== null && <Steps steps={steps} />}
        </>
      )}
    </>
  )
}

/** Until a file is chosen: then what comes next has to be in sight. */
function HowTo() {
  return (
    <>
      <h3>{text.steps}</h3>
      <ol className="sd-numbered">
        {text.first.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </>
  )
}

const stepTones: Readonly<Record<CheckedStep['result'], Tone>> = {
  ok: 'success',
  failed: 'error',
  notReached: 'neutral',
}

function Outcome(props: { readonly steps: readonly CheckedStep[]; readonly isGood: boolean }) {
  const failed = props.steps.find(({ result }) => result === 'failed')
  return (
    <Banner
      tone={props.isGood ? 'success' : 'error'}
      title={props.isGood ? text.testGood : text.testBad}
      live
    >
      {failed === undefined ? undefined : `${stepText[failed.step]}: ${stepHelp[failed.step]}`}
    </Banner>
  )
}

function Steps({ steps }: { readonly steps: readonly CheckedStep[] }) {
  return (
    <dl className="sd-facts">
      {steps.map(({ step, result }) => (
        <Fact key={step} label={stepText[step]}>
          <Chip tone={stepTones[result]}>{resultText[result]}</Chip>
        </Fact>
      ))}
    </dl>
  )
}
