/** Setting up an office and its first accounts: the people room's fields in the office room's steps. */
import { useState } from 'react'
import type { DataFolder } from '../../shared/office/desktop.ts'
import { FirstAccountsScreen } from '../office/first-accounts.tsx'
import type { AccountStep } from '../office/account-step.ts'
import { SetUpScreen } from '../office/set-up.tsx'
import { AccountFields } from '../people/account-fields.tsx'
import { emptyDraft, readAccount } from '../people/new-account.ts'

/** The people room's fields for the office room's set-up. */
function useAccountSteps(): { readonly supervisor: AccountStep; readonly counselor: AccountStep } {
  const [supervisor, setSupervisor] = useState(emptyDraft)
  const [counselor, setCounselor] = useState(emptyDraft)
  const first = readAccount(supervisor, 'supervisor')
  const second = readAccount(counselor, 'counselor', first.value?.loginName)
  return {
    supervisor: {
      account: first.value,
      render: (tried) => (
        <AccountFields
          key="supervisor"
          draft={supervisor}
          onChange={(part) => setSupervisor({ ...supervisor, ...part })}
          wrong={tried ? first.wrong : {}}
        />
      ),
    },
    counselor: {
      account: second.value,
      render: (tried, autoFocus = true) => (
        <AccountFields
          key="counselor"
          autoFocus={autoFocus}
          draft={counselor}
          onChange={(part) => setCounselor({ ...counselor, ...part })}
          wrong={tried ? second.wrong : {}}
        />
      ),
    },
  }
}

/** An office that was set up and has nobody yet. */
export function FirstAccountsPlace(props: { readonly onCreated: (recoveryKey: string) => void }) {
  return <FirstAccountsScreen {...useAccountSteps()} onCreated={props.onCreated} />
}

/** A new office, step by step. */
export function SetUpPlace(props: {
  readonly vaultNeedsPassphrase: boolean
  readonly dataFolder: DataFolder
  readonly onCancel: () => void
  readonly onCreated: (recoveryKey: string) => void
}) {
  return <SetUpScreen {...useAccountSteps()} {...props} />
}
