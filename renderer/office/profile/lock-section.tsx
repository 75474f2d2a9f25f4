/** After how many minutes without input the screen locks. */
import { IDLE_LOCK_MINUTES, type OfficeProfile } from '../../../shared/office/profile.ts'
import { TextField } from '../../ui/field.tsx'
import { editText, lockSectionText as text } from '../text-profile.ts'
import { isWithin, numberIn } from './lists.ts'
import { type Checked, SectionForm, type SectionProps } from './section-form.tsx'

type Draft = { readonly minutes: string }

export function checkLock(draft: Draft): Checked<string> {
  const idleLockMinutes = numberIn(draft.minutes)
  return isWithin(idleLockMinutes, 1, 60) ? { patch: { idleLockMinutes }, wrong: null } : { patch: null, wrong: editText.number(1, 60) }
}

const toDraft = ({ idleLockMinutes }: OfficeProfile): Draft => ({ minutes: String(idleLockMinutes ?? IDLE_LOCK_MINUTES) })

export function LockSection(props: SectionProps) {
  return (
    <SectionForm {...props} title={editText.sections.lock} hint={text.hint} toDraft={toDraft} check={checkLock}>
      {(draft, change, wrong) => <div className="sd-edit-short"><TextField label={text.minutes} isRequired inputMode="numeric" maxLength={2} description={text.minutesHint} value={draft.minutes} onChange={(minutes) => change({ minutes })} error={wrong} /></div>}
    </SectionForm>
  )
}
