/** The five steps: the current one open, what is done folded, what comes later quiet. */
import { type ReactNode, useState } from 'react'
import type { SessionSnapshot } from '../../shared/session/snapshot.ts'
import { useOwnSession } from '../state/place.ts'
import { type Relying, useRelying } from './relying.ts'
import { Ticked } from './ticked.tsx'
import { openSteps, type Step, steps } from './outstanding.ts'
import { StepCard, type StepStatus } from './step-card.tsx'
import { DeviceSummary, StepDevices } from './step-devices.tsx'
import { SeekerState, StepEnter } from './step-enter.tsx'
import { StepEnvironment } from './step-environment.tsx'
import { IdentitySummary, StepIdentity } from './step-identity.tsx'
import { OwnSummary, StepOwn } from './step-own.tsx'
import { environmentText } from './words/environment.ts'
import { enterText } from './words/enter.ts'
import { identityText } from './words/identity.ts'
import { ownText, roomText } from './words/room.ts'
import { deviceText } from './words/devices.ts'

const titles: Readonly<Record<Step, string>> = {
  devices: deviceText.title,
  own: ownText.title,
  enter: enterText.title,
  identity: identityText.title,
  environment: environmentText.title,
}

export function Steps(props: { readonly onAskNoShow: () => void }) {
  const relying = useRelying()
  const { outstanding, state, devices } = useOwnSession()
  const open = openSteps(outstanding)
  const current = open[0] ?? null
  /** What a person opened or folded by hand; forgotten when the current step moves on. */
  const [byHand, setByHand] = useState<{
    readonly at: Step | null
    readonly folded: Readonly<Partial<Record<Step, boolean>>>
  }>({ at: current, folded: {} })
  const folded = byHand.at === current ? byHand.folded : {}
  const canVerify = state === 'verifying'
  // Identity and environment may be done in either order while somebody is there, so both stand open.
  const opensItself = (step: Step): boolean =>
    step === current || (canVerify && step === 'environment' && open.includes(step))
  return (
    <ol className="precall-steps" aria-label={roomText.steps}>
      {steps.map((step, index) => {
        const status: StepStatus =
          step === current ? 'current' : open.includes(step) ? 'later' : 'done'
        const isOpen = folded[step] ?? opensItself(step)
        return (
          <StepCard
            key={step}
            number={index + 1}
            title={titles[step]}
            status={status}
            isOpen={isOpen}
            summary={summaryOf(step, devices)}
            onToggle={() => setByHand({ at: current, folded: { ...folded, [step]: !isOpen } })}
          >
            {contentOf(step, props.onAskNoShow, relying)}
          </StepCard>
        )
      })}
    </ol>
  )
}

function contentOf(step: Step, onAskNoShow: () => void, relying: Relying): ReactNode {
  switch (step) {
    case 'devices':
      return <StepDevices relying={relying} />
    case 'own':
      return <StepOwn />
    case 'enter':
      return <StepEnter onAskNoShow={onAskNoShow} />
    case 'identity':
      return <StepIdentity />
    case 'environment':
      return <StepEnvironment />
  }
}

function summaryOf(step: Step, devices: SessionSnapshot['devices']): ReactNode {
  switch (step) {
    case 'devices':
      return devices === null ? null : <DeviceSummary test={devices} />
    case 'own':
      return <OwnSummary />
    case 'enter':
      return <SeekerState />
    case 'identity':
      return <IdentitySummary />
    case 'environment':
      return <Ticked side="seeker" />
  }
}
