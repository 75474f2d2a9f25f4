/** The locked screen. What runs goes on: it says so. */
import { type SubmitEvent, useState } from 'react'
import { useAccount, useSession } from '../state/kept.ts'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { Icon } from '../ui/icon.tsx'
import { PassphraseField } from '../ui/passphrase-field.tsx'
import { useWait } from '../state/clock.ts'
import { useCall } from '../ui/use-call.ts'
import { WaitNote } from '../ui/wait-note.tsx'
import './people.css'
import { SessionBehind } from './session-behind.tsx'
import { lockText } from './words/lock.ts'
import { signInText } from './words/sign-in.ts'

export function LockScreen() {
  const account = useAccount()
  const session = useSession()
  const unlock = useCall('people.unlock')
  const signOut = useCall('people.signOut')
  const [passphrase, setPassphrase] = useState('')
  const wait = useWait(unlock.failure)
  const ready = passphrase !== '' && wait === 0

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (!ready) return
    const answer = await unlock.run({ passphrase })
    if (!answer.ok) setPassphrase('')
  }
  return (
    <main className="sd-people">
      <form className="sd-people-box" onSubmit={(event) => void submit(event)}>
        <h1>
          <Icon name="lock" size={1.5} /> {lockText.title}
        </h1>
        {session !== null && <SessionBehind session={session} />}
        <p>{lockText.body(account.displayName)}</p>
        <PassphraseField
          label={signInText.passphrase}
          value={passphrase}
          onChange={setPassphrase}
          autoFocus
        />
        <FailureNote failure={unlock.failure ?? signOut.failure} />
        <div className="sd-row">
          <Button kind="filled" size="large" type="submit" isDisabled={!ready} busy={unlock.busy}>
            {lockText.unlock}
          </Button>
          <WaitNote seconds={wait} />
        </div>
        {session === null && (
          <div>
            <Button kind="text" onPress={() => void signOut.run({})} busy={signOut.busy}>
              {lockText.signOut}
            </Button>
          </div>
        )}
      </form>
    </main>
  )
}
