/** A set-up that was cut off before anybody could sign in: it is finished here. */
import type { NewAccount } from '../../shared/people/account.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { useCall } from '../ui/use-call.ts'
import { useForm } from '../ui/use-form.ts'
import './office.css'
import type { AccountStep } from './account-step.ts'
import { firstAccountsText, setUpText } from './words/set-up.ts'
import { frameText } from './words/frame.ts'
import { profileFailures } from './words/profile-failures.ts'

type Accounts = { readonly supervisor: NewAccount; readonly counselor: NewAccount }

const bothOf = (supervisor: NewAccount | null, counselor: NewAccount | null): Accounts | null =>
  supervisor === null || counselor === null ? null : { supervisor, counselor }

export function FirstAccountsScreen(props: {
  readonly supervisor: AccountStep
  readonly counselor: AccountStep
  readonly onCreated: (recoveryKey: string) => void
}) {
  const { supervisor, counselor } = props
  const create = useCall('office.firstAccounts')
  const leave = useCall('office.leave')
  // What is typed, and what is wrong with it, is the people room's.
  const { tried, bind } = useForm({}, () => ({
    value: bothOf(supervisor.account, counselor.account),
    wrong: {},
  }))

  const send = async (accounts: Accounts): Promise<void> => {
    const answer = await create.run(accounts)
    if (answer.ok) props.onCreated(answer.value.recoveryKey)
  }
  return (
    <div className="sd-stage">
      <main className="sd-stage-box">
        <div>
          <p className="sd-stage-app">{frameText.appName}</p>
          <h1>{firstAccountsText.title}</h1>
        </div>
        <Banner tone="warning" title={firstAccountsText.why}>
          <p>{firstAccountsText.kept}</p>
          <p>{firstAccountsText.next}</p>
        </Banner>
        <form className="sd-stack" {...bind(send)}>
          <h2>{setUpText.steps.supervisor}</h2>
          <p>{setUpText.supervisorHint}</p>
          {supervisor.render(tried)}
          <h2>{setUpText.steps.counselor}</h2>
          <p>{setUpText.counselorHint}</p>
          {counselor.render(tried, false)}
          <FailureNote failure={create.failure ?? leave.failure} texts={profileFailures} />
          <div className="sd-row">
            <Button kind="filled" size="large" type="submit" busy={create.busy}>
              {firstAccountsText.create}
            </Button>
            <Button kind="text" onPress={() => void leave.run({})}>
              {firstAccountsText.other}
            </Button>
          </div>
        </form>
      </main>
    </div>
  )
}
