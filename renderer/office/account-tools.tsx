/** At the right of the header: who is signed in, and the lock. */
import { useState } from 'react'
import { useCovered } from '../state/covering.ts'
import { useAccount, useSession } from '../state/kept.ts'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { failureText } from '../ui/find-failure-text.ts'
import { Menu } from '../ui/menu.tsx'
import { useCall } from '../ui/use-call.ts'
import { frameText } from './words/frame.ts'

export function AccountTools() {
  const account = useAccount()
  const sessionRuns = useSession() !== null
  const locked = useCovered()
  const lock = useCall('people.lock')
  const signOut = useCall('people.signOut')
  const [asking, setAsking] = useState(false)
  if (locked) return <span>{account.displayName}</span>
  const failure = lock.failure ?? signOut.failure
  return (
    <>
      <Menu
        label={account.displayName}
        icon="person"
        entries={[
          {
            id: 'signOut',
            label: frameText.signOut,
            icon: 'signOut',
            onAction: () => (sessionRuns ? void signOut.run({}) : setAsking(true)),
          },
        ]}
      />
      <Button icon="lock" size="small" busy={lock.busy} onPress={() => void lock.run({})}>
        {frameText.lock}
      </Button>
      {failure !== null && (
        <span role="alert">
          {failureText(failure).what}
          {failureText(failure).next}
        </span>
      )}
      {asking && (
        <Confirm
          title={frameText.signOutTitle}
          body={frameText.signOutBody}
          confirmLabel={frameText.signOut}
          busy={signOut.busy}
          onConfirm={() => void signOut.run({})}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  )
}
