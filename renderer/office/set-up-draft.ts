/** What is typed in the set-up's own steps, and whether a step is done. Pure. */
import { OfficeProfileSchema } from '../../shared/office/profile.ts'
import { NewPassphraseSchema } from '../../shared/people/account.ts'
import { readBy, type Reading } from '../ui/wrong-fields.ts'
import type { AccountStep } from './account-step.ts'
import { setUpText } from './words/set-up.ts'

export type StepId = keyof typeof setUpText.steps

export type SetUpDraft = {
  readonly officeName: string
  /** NaN while no number is typed. */
  readonly boothsPerSlot: number
  /** The vault's passphrase, twice. */
  readonly first: string
  readonly second: string
}

const OfficeStepSchema = OfficeProfileSchema.pick({ officeName: true, boothsPerSlot: true })
const officeWords = { officeName: setUpText.officeNameWrong, boothsPerSlot: setUpText.boothsWrong }
/** Of a passphrase that guards the office's data. */
export const vaultWords = { first: setUpText.vaultShort, second: setUpText.vaultDiffers }

/** What is wrong with this step; the accounts are the people room's. */
export function readStep(
  step: StepId,
  draft: SetUpDraft,
  accounts: Readonly<Record<'supervisor' | 'counselor', AccountStep>>,
): Reading<unknown, keyof SetUpDraft> {
  switch (step) {
    case 'office':
      return readBy(OfficeStepSchema, draft, officeWords)
    case 'vault':
      return readBy(NewPassphraseSchema, draft, vaultWords)
    case 'supervisor':
    case 'counselor':
      return { value: accounts[step].account, wrong: {} }
    case 'check':
      return { value: draft, wrong: {} }
  }
}
