/** Setting up an office: five short steps, then the recovery key. */
import { useState } from 'react'
import type { DataFolder } from '../../shared/office/desktop.ts'
import type { OfficeProfile } from '../../shared/office/profile.ts'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { Icon } from '../ui/icon.tsx'
import { Loading } from '../ui/progress.tsx'
import { uiText } from '../ui/words.ts'
import { useAnswer } from '../state/answers.ts'
import { useCall } from '../ui/use-call.ts'
import { useForm } from '../ui/use-form.ts'
import type { AccountStep } from './account-step.ts'
import './office.css'
import { ProfileView } from './profile-view.tsx'
import { ShareNote } from './share-note.tsx'
import { readStep, type StepId } from './set-up-draft.ts'
import { CheckStep, OfficeStep, VaultStep } from './set-up-steps.tsx'
import { frameText } from './words/frame.ts'
import { profileFailures } from './words/profile-failures.ts'
import { setUpText } from './words/set-up.ts'

type SetUpProps = {
  readonly vaultNeedsPassphrase: boolean
  readonly dataFolder: DataFolder
  readonly supervisor: AccountStep
  readonly counselor: AccountStep
  readonly onCancel: () => void
  readonly onCreated: (recoveryKey: string) => void
}

export function SetUpScreen(props: SetUpProps) {
  const defaults = useAnswer('office.defaults', {})
  if (defaults.data !== null) return <SetUp {...props} defaults={defaults.data} />
  return (
    <div className="sd-stage">
      <FailureNote failure={defaults.failure} />
      {defaults.loading && <Loading label={uiText.loading} />}
    </div>
  )
}

function SetUp(props: SetUpProps & { readonly defaults: OfficeProfile }) {
  const { defaults, supervisor, counselor } = props
  const create = useCall('office.create')
  const [at, setAt] = useState(0)
  const steps: readonly StepId[] = [
    'office',
    'supervisor',
    'counselor',
    ...(props.vaultNeedsPassphrase ? ['vault' as const] : []),
    'check',
  ]
  const step = steps[at] ?? 'check'
  const { officeName, boothsPerSlot } = defaults
  const { draft, change, wrong, tried, bind, restart } = useForm(
    { officeName, boothsPerSlot, first: '', second: '' },
    (typed) => readStep(step, typed, { supervisor, counselor }),
  )
  const profile: OfficeProfile = {
    ...defaults,
    officeName: draft.officeName,
    boothsPerSlot: draft.boothsPerSlot,
  }
  const go = (to: number): void => {
    restart(draft)
    create.clear()
    setAt(to)
  }
  const next = async (): Promise<void> => {
    if (step !== 'check') {
      go(at + 1)
      return
    }
    if (supervisor.account === null || counselor.account === null) return
    const answer = await create.run({
      profile,
      supervisor: supervisor.account,
      counselor: counselor.account,
      vaultPassphrase: props.vaultNeedsPassphrase ? draft.first : null,
    })
    if (answer.ok) props.onCreated(answer.value.recoveryKey)
  }
  return (
    <div className="sd-stage">
      <main className="sd-stage-box">
        <div>
          <p className="sd-stage-app">{frameText.appName}</p>
          <h1>{setUpText.title}</h1>
        </div>
        <ShareNote folder={props.dataFolder} />
        <Steps steps={steps} at={at} />
        <form className="sd-stack" {...bind(next)}>
          <h2>{setUpText.steps[step]}</h2>
          {step === 'office' && <OfficeStep profile={profile} wrong={wrong} onChange={change} />}
          {step === 'supervisor' && (
            <>
              <p>{setUpText.supervisorHint}</p>
              {supervisor.render(tried)}
            </>
          )}
          {step === 'counselor' && (
            <>
              <p>{setUpText.counselorHint}</p>
              {counselor.render(tried)}
            </>
          )}
          {step === 'vault' && <VaultStep value={draft} wrong={wrong} onChange={change} />}
          {step === 'check' && (
            <CheckStep supervisor={supervisor.account} counselor={counselor.account}>
              <ProfileView profile={profile} />
            </CheckStep>
          )}
          <FailureNote failure={create.failure} texts={profileFailures} />
          <div className="sd-row">
            <Button kind="filled" size="large" type="submit" busy={create.busy}>
              {step === 'check' ? setUpText.create : setUpText.next}
            </Button>
            {at > 0 && (
              <Button icon="arrowLeft" onPress={() => go(at - 1)}>
                {setUpText.back}
              </Button>
            )}
            <Button kind="text" onPress={props.onCancel}>
              {setUpText.cancel}
            </Button>
          </div>
        </form>
      </main>
    </div>
  )
}

function Steps(props: { readonly steps: readonly StepId[]; readonly at: number }) {
  return (
    <ol className="sd-steps" aria-label={setUpText.step(props.at + 1, props.steps.length)}>
      {props.steps.map((step, index) => (
        <li
          key={step}
          aria-current={index === props.at ? 'step' : undefined}
          data-done={index < props.at || undefined}
        >
          {index < props.at && <Icon name="check" size={1} />}
          {index + 1} {setUpText.steps[step]}
        </li>
      ))}
    </ol>
  )
}
