/** The five steps: the current one open, what is done folded, what comes later quiet. */
import { type ReactNode, useState } from 'react'
import type { OfficeProfile } from '../../shared/office/profile.ts'
import type { SessionSnapshot } from '../../shared/session/snapshot.ts'
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

type Props = {
  readonly snapshot: SessionSnapshot
  readonly profile: OfficeProfile
  readonly onAskNoShow: () => void
}

export function Steps(props: Props) {
  const open = openSteps(props.snapshot.outstanding)
  const current = open[0] ?? null
  /** What a person opened or folded by hand; forgotten when the current step moves on. */
  const [byHand, setByHand] = useState<{
    readonly at: Step | null
    readonly folded: Readonly<Partial<Record<Step, boolean>>>
  }>({ at: current, folded: {} })
  const folded = byHand.at === current ? byHand.folded : {}
  const canVerify = props.snapshot.state === 'verifying'
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
            summary={summaryOf(step, props)}
            onToggle={() => setByHand({ at: current, folded: { ...folded, [step]: !isOpen } })}
          >
            {contentOf(step, props)}
          </StepCard>
        )
      })}
    </ol>
  )
}

function contentOf(step: Step, { snapshot, profile, onAskNoShow }: Props): ReactNode {
  switch (step) {
    case 'devices':
      return <StepDevices snapshot={snapshot} />
    case 'own':
      return (
        <div className="sd-stack-tight">
          <p className="sd-quiet">{ownText.intro}</p>
          <Checklist snapshot={snapshot} items={itemsOf(profile, 'own')} label={ownText.title} />
        </div>
      )
    case 'enter':
      return <StepEnter snapshot={snapshot} onAskNoShow={onAskNoShow} />
    case 'identity':
      return <StepIdentity snapshot={snapshot} />
    case 'environment':
      return <StepEnvironment snapshot={snapshot} profile={profile} />
  }
}

function summaryOf(step: Step, { snapshot, profile }: Props): ReactNode {
  switch (step) {
    case 'devices':
      return snapshot.devices === null ? null : <DeviceSummary test={snapshot.devices} />
    case 'own':
      return <Ticked snapshot={snapshot} profile={profile} side="own" />
    case 'enter':
      return <SeekerState snapshot={snapshot} />
    case 'identity':
      return <IdentitySummary snapshot={snapshot} />
    case 'environment':
      return <Ticked snapshot={snapshot} profile={profile} side="seeker" />
  }
}

const itemsOf = (profile: OfficeProfile, side: 'own' | 'seeker') =>
  profile.checklist.items.filter((item) => item.side === side)

function Ticked(props: {
  readonly snapshot: SessionSnapshot
  readonly profile: OfficeProfile
  readonly side: 'own' | 'seeker'
}) {
  const items = itemsOf(props.profile, props.side)
  const done = items.filter((item) => props.snapshot.gate.ticked.includes(item.id)).length
  return done === items.length ? (
    <Chip tone="success">
      <span className="sd-num">{roomText.count(done, items.length)}</span>
    </Chip>
  ) : (
    <span className="sd-num sd-quiet">{roomText.count(done, items.length)}</span>
  )
}
