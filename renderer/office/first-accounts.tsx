/** A set-up that was cut off before anybody could sign in: it is finished here. */
import { useState } from 'react'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { Icon } from '../ui/icon.tsx'
import { useCall } from '../ui/use-call.ts'
import './office.css'
import type { AccountStep } from './set-up.tsx'
import { firstAccountsText, setUpText } from './words/set-up.ts'
import { frameText } from './words/frame.ts'
import { officeFailures } from './words/failures.ts'

export function FirstAccountsScreen(props: {
  readonly supervisor: AccountStep
  readonly counselor: AccountStep
  readonly onCreated: (recoveryKey: string) => void
}) {
  const { supervisor, counselor } = props
  const create = useCall('office.firstAccounts')
  const leave = useCall('office.leave')
  const [tried, setTried] = useState(false)
  const sameLogin =
    supervisor.account !== null && supervisor.account.loginName === counselor.account?.loginName

  const submit = async (): Promise<void> => {
    setTried(true)
    if (supervisor.account === null || counselor.account === null || sameLogin) return
    const answer = await create.run({
      supervisor: supervisor.account,
      counselor: counselor.account,
    })
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
        <form
          className="sd-stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void submit()
          }}
        >
          <h2>{setUpText.steps.supervisor}</h2>
          <p>{setUpText.supervisorHint}</p>
          {supervisor.render(tried)}
          <h2>{setUpText.steps.counselor}</h2>
          <p>{setUpText.counselorHint}</p>
          {counselor.render(tried, false)}
          {tried && sameLogin && (
            <p className="sd-field-error">
              <Icon name="error" />
              {setUpText.sameLogin}
            </p>
          )}
          <FailureNote failure={create.failure ?? leave.failure} texts={officeFailures} />
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
