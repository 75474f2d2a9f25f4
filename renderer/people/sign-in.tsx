/** Who is at the screen? Choose a name, type the passphrase. */
import { useState } from 'react'
import { type Credentials, CredentialsSchema } from '../../shared/people/account.ts'
import { practiceAccounts } from '../../shared/office/practice.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import { PassphraseField } from '../ui/passphrase-field.tsx'
import { useAnswer } from '../state/answers.ts'
import { useWait } from '../state/clock.ts'
import { useOffice, useSession } from '../state/kept.ts'
import { useCall } from '../ui/use-call.ts'
import { useForm } from '../ui/use-form.ts'
import { readComplete } from '../ui/wrong-fields.ts'
import { WaitNote } from '../ui/wait-note.tsx'
import { ForgottenForm, type SignInName } from './forgotten.tsx'
import './people.css'
import { forgottenText, signInFailures, signInText } from './words/sign-in.ts'
import { roleName } from './words/accounts.ts'

const OTHER = ' other'

/** In the practice office the accounts stand here with their passphrases. */
export function SignInScreen() {
  const { officeName, kind } = useOffice()
  const practice = kind === 'practice'
  const sessionRuns = useSession() !== null
  const names = useAnswer('people.signInNames', {})
  const [forgotten, setForgotten] = useState(false)
  const [renewed, setRenewed] = useState<string | null>(null)
  const known = names.data ?? []
  const supervisors = known.filter(({ role }) => role === 'supervisor')
  // Nobody was ever shown a recovery key of the practice office; its passphrases stand here anyway.
  const canForget = !practice && !sessionRuns && supervisors.length > 0
  const asking = forgotten && canForget
  const done = (loginName: string): void => {
    setForgotten(false)
    setRenewed(loginName)
  }
  return (
    <div className="sd-people" data-scroll>
      <main className={`sd-people-box${practice ? ' sd-people-wide' : ''}`}>
        <div>
          <p className="sd-quiet">{officeName}</p>
          <h1>{asking ? forgottenText.title : signInText.title}</h1>
        </div>
        {sessionRuns && (
          <Banner tone="warning" title={signInText.sessionRuns}>
            {signInText.sessionRunsBody}
          </Banner>
        )}
        {asking ? (
          <ForgottenForm
            supervisors={supervisors}
            onBack={() => setForgotten(false)}
            onDone={done}
          />
        ) : (
          <SignIn
            names={known}
            renewed={renewed}
            onForgotten={canForget ? () => setForgotten(true) : null}
          />
        )}
      </main>
    </div>
  )
}

type Names = { readonly names: readonly SignInName[]; readonly renewed: string | null }

/** @param props.renewed the login name whose passphrase was just set with the recovery key */
function SignIn(props: Names & { readonly onForgotten: (() => void) | null }) {
  const practice = useOffice().kind === 'practice'
  const sessionRuns = useSession() !== null
  const leave = useCall('office.leave')
  const signIn = useCall('people.signIn')
  return (
    <>
      {props.renewed !== null && (
        <Banner tone="success" title={forgottenText.done} live>
          {forgottenText.doneBody}
        </Banner>
      )}
      <div className="sd-people-columns">
        <SignInForm signIn={signIn} names={props.names} renewed={props.renewed} />
        {practice && (
          <PracticeAccounts
            busy={signIn.busy}
            onChoose={(loginName, passphrase) => void signIn.run({ loginName, passphrase })}
          />
        )}
      </div>
      <FailureNote failure={leave.failure} />
      {!sessionRuns && (
        <div className="sd-row">
          <Button kind="text" icon="undo" busy={leave.busy} onPress={() => void leave.run({})}>
            {signInText.otherOffice}
          </Button>
          {props.onForgotten !== null && (
            <Button kind="text" icon="key" onPress={props.onForgotten}>
              {forgottenText.offer}
            </Button>
          )}
        </div>
      )}
    </>
  )
}

function SignInForm({
  signIn,
  names: known,
  renewed,
}: Names & { readonly signIn: ReturnType<typeof useCall<'people.signIn'>> }) {
  const practice = useOffice().kind === 'practice'
  const wait = useWait(signIn.failure)
  const isTyping = (chosen: string | null): boolean => known.length === 0 || chosen === OTHER
  const { draft, change, value, bind } = useForm(
    { chosen: renewed, typed: '', passphrase: '' },
    ({ chosen, typed, passphrase }) =>
      readComplete(CredentialsSchema, {
        loginName: isTyping(chosen) ? typed : chosen,
        passphrase,
      }),
  )

  const send = async (credentials: Credentials): Promise<void> => {
    if (wait > 0) return
    const answer = await signIn.run(credentials)
    if (!answer.ok) change({ passphrase: '' })
  }
  return (
    <form className="sd-stack" {...bind(send)}>
      {known.length > 0 && (
        <SelectField
          label={signInText.who}
          value={draft.chosen}
          onChange={(chosen) => change({ chosen })}
          options={[
            ...known.map(({ loginName: value, displayName, role }) => ({
              value,
              label: `${displayName}　${roleName[role]}`,
            })),
            { value: OTHER, label: signInText.otherName },
          ]}
        />
      )}
      {isTyping(draft.chosen) && (
        <TextField
          label={signInText.loginName}
          value={draft.typed}
          onChange={(typed) => change({ typed })}
          autoComplete="username"
          autoFocus={!practice}
        />
      )}
      <PassphraseField
        label={signInText.passphrase}
        value={draft.passphrase}
        onChange={(passphrase) => change({ passphrase })}
        autoFocus={renewed !== null}
      />
      <FailureNote failure={signIn.failure} texts={signInFailures} />
      <div className="sd-row">
        <Button
          kind="filled"
          type="submit"
          size="large"
          isDisabled={value === null || wait > 0}
          busy={signIn.busy}
        >
          {signInText.signIn}
        </Button>
        <WaitNote seconds={wait} />
      </div>
    </form>
  )
}

function PracticeAccounts(props: {
  readonly busy: boolean
  readonly onChoose: (loginName: string, passphrase: string) => void
}) {
  return (
    <section className="sd-card sd-stack-tight" aria-labelledby="practice-accounts">
      <h2 id="practice-accounts">{signInText.practiceTitle}</h2>
      <p className="sd-quiet">{signInText.practiceHint}</p>
      <ul className="sd-stack-tight">
        {practiceAccounts.map((account) => (
          <li key={account.loginName} className="sd-practice-account">
            <Button
              icon="person"
              isDisabled={props.busy}
              onPress={() => props.onChoose(account.loginName, account.passphrase)}
            >
              {signInText.practiceAs(account.displayName)}
            </Button>
            <span className="sd-quiet">
              {signInText.loginName}: {account.loginName}
              <br />
              {signInText.passphrase}: {account.passphrase}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
