/** Setting up an office: five short steps, then the recovery key. */
import { type ReactNode, useState } from 'react'
import type { DataFolder } from '../../shared/office/desktop.ts'
import type { OfficeProfile } from '../../shared/office/profile.ts'
import type { NewAccount } from '../../shared/people/account.ts'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { Icon } from '../ui/icon.tsx'
import { Loading } from '../ui/progress.tsx'
import { uiText } from '../ui/words.ts'
import { useAnswer } from '../state/answers.ts'
import { useCall } from '../ui/use-call.ts'
import './office.css'
import { ProfileView } from './profile-view.tsx'
import { ShareNote } from './share-note.tsx'
import { CheckStep, OfficeStep, VaultStep } from './set-up-steps.tsx'
import { frameText } from './words/frame.ts'
import { officeFailures } from './words/failures.ts'
import { setUpText } from './words/set-up.ts'

/** The people room's part of the set-up, handed in by app.tsx: the fields of an account and what they stand for. */
export type AccountStep = {
  readonly render: (tried: boolean, autoFocus?: boolean) => ReactNode
  readonly account: NewAccount | null
}

type StepId = keyof typeof setUpText.steps

export function SetUpScreen(props: {
  readonly vaultNeedsPassphrase: boolean
  readonly dataFolder: DataFolder
  readonly supervisor: AccountStep
  readonly counselor: AccountStep
  readonly onCancel: () => void
  readonly onCreated: (recoveryKey: string) => void
}) {
  const defaults = useAnswer('office.defaults', {})
  const create = useCall('office.create')
  const [changed, setChanged] = useState<Partial<OfficeProfile>>({})
  const [vault, setVault] = useState({ first: '', second: '' })
  const [at, setAt] = useState(0)
  const [tried, setTried] = useState(false)
  if (defaults.data === null)
    return (
      <div className="sd-stage">
        <FailureNote failure={defaults.failure} />
        {defaults.loading && <Loading label={uiText.loading} />}
      </div>
    )

  const profile: OfficeProfile = { ...defaults.data, ...changed }
  const steps: readonly StepId[] = [
    'office',
    'supervisor',
    'counselor',
    ...(props.vaultNeedsPassphrase ? ['vault' as const] : []),
    'check',
  ]
  const step = steps[at] ?? 'check'
  const sameLogin =
    props.supervisor.account !== null &&
    props.supervisor.account.loginName === props.counselor.account?.loginName
  const fine: Readonly<Record<StepId, boolean>> = {
    office:
      profile.officeName.trim() !== '' &&
      Number.isInteger(profile.boothsPerSlot) &&
      profile.boothsPerSlot >= 1 &&
      profile.boothsPerSlot <= 20,
    supervisor: props.supervisor.account !== null,
    counselor: props.counselor.account !== null && !sameLogin,
    vault: vault.first.length >= 8 && vault.first === vault.second,
    check: true,
  }
  const go = (to: number): void => {
    setTried(false)
    create.clear()
    setAt(to)
  }
  const next = async (): Promise<void> => {
    setTried(true)
    if (!fine[step]) return
    if (step !== 'check') return go(at + 1)
    if (props.supervisor.account === null || props.counselor.account === null) return
    const answer = await create.run({
      profile,
      supervisor: props.supervisor.account,
      counselor: props.counselor.account,
      vaultPassphrase: props.vaultNeedsPassphrase ? vault.first : null,
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
        <form
          className="sd-stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void next()
          }}
        >
          <h2>{setUpText.steps[step]}</h2>
          {step === 'office' && (
            <OfficeStep
              profile={profile}
              tried={tried}
              onChange={(part) => setChanged({ ...changed, ...part })}
            />
          )}
          {step === 'supervisor' && (
            <>
              <p>{setUpText.supervisorHint}</p>
              {props.supervisor.render(tried)}
            </>
          )}
          {step === 'counselor' && (
            <>
              <p>{setUpText.counselorHint}</p>
              {props.counselor.render(tried)}
              {tried && sameLogin && (
                <p className="sd-field-error">
                  <Icon name="error" />
                  {setUpText.sameLogin}
                </p>
              )}
            </>
          )}
          {step === 'vault' && <VaultStep value={vault} tried={tried} onChange={setVault} />}
          {step === 'check' && (
            <CheckStep supervisor={props.supervisor.account} counselor={props.counselor.account}>
              <ProfileView profile={profile} />
            </CheckStep>
          )}
          <FailureNote failure={create.failure} texts={officeFailures} />
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
