/** The five steps: the current one open, what is done folded, what comes later quiet. */
import { type ReactNode, useState } from 'react'
import type { ChecklistItem } from '../../shared/office/profile.ts'
import type { SessionSnapshot } from '../../shared/session/snapshot.ts'
import { useOwnSession } from '../state/place.ts'
import { useProfile } from '../state/profile.ts'
import { Chip } from '../ui/chip.tsx'
import { Checklist } from './checklist.tsx'
import { openSteps, type Step, steps } from './outstanding.ts'
import { StepCard, type StepStatus } from './step-card.tsx'
import { DeviceSummary, StepDevices } from './step-devices.tsx'
import { SeekerState, StepEnter } from './step-enter.tsx'
import { StepEnvironment } from './step-environment.tsx'
import { IdentitySummary, StepIdentity } from './step-identity.tsx'
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
            {contentOf(step, props.onAskNoShow)}
          </StepCard>
        )
      })}
    </ol>
  )
}

function contentOf(step: Step, onAskNoShow: () => void): ReactNode {
  switch (step) {
    case 'devices':
      return <StepDevices />
    case 'own':
      return (
        <div className="sd-stack-tight">
          <p className="sd-quiet">{ownText.intro}</p>
          <Checklist side="own" label={ownText.title} />
        </div>
      )
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
      return <Ticked side="own" />
    case 'enter':
      return <SeekerState />
    case 'identity':
      return <IdentitySummary />
    case 'environment':
      return <Ticked side="seeker" />
  }
}

function Ticked({ side }: { readonly side: ChecklistItem['side'] }) {
  const { ticked } = useOwnSession().gate
  const items = useProfile().checklist.items.filter((item) => item.side === side)
  const done = items.filter((item) => ticked.includes(item.id)).length
  return done === items.length ? (
    <Chip tone="success">
      <span className="sd-num">{roomText.count(done, items.length)}</span>
    </Chip>
  ) : (
    <span className="sd-num sd-quiet">{roomText.count(done, items.length)}</span>
  )
}
