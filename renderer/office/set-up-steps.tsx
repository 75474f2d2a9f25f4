/** The steps of the set-up that are the office's own. */
import type { ReactNode } from 'react'
import type { OfficeProfile } from '../../shared/office/profile.ts'
import type { NewAccount } from '../../shared/people/account.ts'
import { Banner } from '../ui/banner.tsx'
import { TextField } from '../ui/field.tsx'
import type { Wrong } from '../ui/wrong-fields.ts'
import { ProfileView } from './profile-view.tsx'
import type { SetUpDraft } from './set-up-draft.ts'
import { profileText } from './words/settings.ts'
import { VaultFields } from './vault-fields.tsx'
import { setUpText } from './words/set-up.ts'

export function OfficeStep(props: {
  readonly profile: OfficeProfile
  readonly wrong: Wrong<'officeName' | 'boothsPerSlot'>
  readonly onChange: (part: Partial<SetUpDraft>) => void
}) {
  const { profile, wrong, onChange } = props
  return (
    <>
      <TextField
        label={setUpText.officeName}
        isRequired
        autoFocus
        maxLength={60}
        value={profile.officeName}
        onChange={(officeName) => onChange({ officeName })}
        error={wrong.officeName ?? null}
      />
      <TextField
        label={setUpText.booths}
        isRequired
        inputMode="numeric"
        maxLength={2}
        value={Number.isNaN(profile.boothsPerSlot) ? '' : String(profile.boothsPerSlot)}
        onChange={(typed) =>
          onChange({ boothsPerSlot: Number.parseInt(typed.normalize('NFKC'), 10) })
        }
        error={wrong.boothsPerSlot ?? null}
      />
      <div>
        <h3>{setUpText.fixed}</h3>
        <p className="sd-quiet">{setUpText.fixedHint}</p>
        <ProfileView profile={profile} without={[profileText.officeName, profileText.booths]} />
      </div>
    </>
  )
}

type VaultDraft = Pick<SetUpDraft, 'first' | 'second'>

export function VaultStep(props: {
  readonly value: VaultDraft
  readonly wrong: Wrong<keyof VaultDraft>
  readonly onChange: (part: Partial<VaultDraft>) => void
}) {
  const { value, wrong, onChange } = props
  return (
    <>
      <p>{setUpText.vaultWhy}</p>
      <Banner tone="warning" title={setUpText.vaultLose} />
      <VaultFields
        words={{ passphrase: setUpText.vaultPassphrase, again: setUpText.vaultAgain }}
        typed={value}
        onChange={onChange}
        wrong={wrong}
        autoFocus
      />
    </>
  )
}

export function CheckStep(props: {
  readonly supervisor: NewAccount | null
  readonly counselor: NewAccount | null
  readonly children: ReactNode
}) {
  const person = (label: string, account: NewAccount | null): ReactNode => (
    <div>
      <dt>{label}</dt>
      <dd>{account === null ? '' : `${account.displayName}（${account.loginName}）`}</dd>
    </div>
  )
  return (
    <>
      <p>{setUpText.checkHint}</p>
      <dl className="sd-facts">
        {person(setUpText.steps.supervisor, props.supervisor)}
        {person(setUpText.steps.counselor, props.counselor)}
      </dl>
      {props.children}
    </>
  )
}
