/** The office's accounts: supervisors add them and stop their use. */
import { useState } from 'react'
import type { Account } from '../../shared/people/account.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { Loading } from '../ui/progress.tsx'
import { Table } from '../ui/table.tsx'
import { uiText } from '../ui/words.ts'
import { useAnswer } from '../state/answers.ts'
import { useAccount } from '../state/kept.ts'
import { useCall } from '../ui/use-call.ts'
import { AddAccount } from './add-account.tsx'
import { ResetPassphrase } from './reset-passphrase.tsx'
import { accountFailures, accountText, roleName } from './words/accounts.ts'

/** The own passphrase has a tab of its own. */
export function AccountsPanel() {
  const { id: ownId } = useAccount()
  const accounts = useAnswer('people.accounts', {})
  const change = useCall('people.changeAccount')
  const [adding, setAdding] = useState(false)
  const [stopping, setStopping] = useState<Account | null>(null)
  const [resetting, setResetting] = useState<Account | null>(null)

  const setDisabled = async (account: Account, disabled: boolean): Promise<void> => {
    const { id: accountId, displayName, role } = account
    await change.run({ accountId, displayName, role, disabled })
    setStopping(null)
  }
  return (
    <div className="sd-stack">
      <div>
        <Button icon="plus" onPress={() => setAdding(true)}>
          {accountText.add}
        </Button>
      </div>
      <FailureNote failure={change.failure ?? accounts.failure} texts={accountFailures} />
      {accounts.data === null ? (
        accounts.loading && <Loading label={uiText.loading} />
      ) : (
        <Table
          caption={accountText.list}
          rows={accounts.data}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'name',
              header: accountText.displayName,
              rowHeader: true,
              cell: ({ displayName }) => displayName,
            },
            { id: 'login', header: accountText.loginName, cell: ({ loginName }) => loginName },
            { id: 'role', header: accountText.role, cell: ({ role }) => roleName[role] },
            {
              id: 'state',
              header: accountText.state,
              cell: ({ disabled }) =>
                disabled ? (
                  <Chip icon="pause">{accountText.disabled}</Chip>
                ) : (
                  <Chip tone="success">{accountText.active}</Chip>
                ),
            },
            {
              id: 'do',
              header: accountText.action,
              cell: (account) => (
                <Actions
                  account={account}
                  own={account.id === ownId}
                  onEnable={() => void setDisabled(account, false)}
                  onDisable={() => setStopping(account)}
                  onReset={() => setResetting(account)}
                />
              ),
            },
          ]}
        />
      )}
      {adding && <AddAccount onClose={() => setAdding(false)} onAdded={accounts.reload} />}
      {resetting !== null && (
        <ResetPassphrase account={resetting} onClose={() => setResetting(null)} />
      )}
      {stopping !== null && (
        <Confirm
          title={accountText.disableTitle(stopping.displayName)}
          body={accountText.disableBody}
          confirmLabel={accountText.disable}
          danger
          busy={change.busy}
          onConfirm={() => void setDisabled(stopping, true)}
          onCancel={() => setStopping(null)}
        />
      )}
    </div>
  )
}

function Actions(props: {
  readonly account: Account
  readonly own: boolean
  readonly onEnable: () => void
  readonly onDisable: () => void
  readonly onReset: () => void
}) {
  const { disabled, displayName } = props.account
  if (disabled)
    return (
      <Button
        size="small"
        aria-label={`${accountText.enable} ${displayName}`}
        onPress={props.onEnable}
      >
        {accountText.enable}
      </Button>
    )
  return (
    <div className="sd-row">
      <Button
        size="small"
        aria-label={`${accountText.disable} ${displayName}`}
        onPress={props.onDisable}
      >
        {accountText.disable}
      </Button>
      {!props.own && (
        <Button
          size="small"
          aria-label={`${accountText.reset} ${displayName}`}
          onPress={props.onReset}
        >
          {accountText.reset}
        </Button>
      )}
    </div>
  )
}
