/** After how many minutes without input the screen locks. */
import { IDLE_LOCK_MINUTES, type OfficeProfile } from '../../../shared/office/profile.ts'
import { TextField } from '../../ui/field.tsx'
import { editText, lockSectionText as text } from '../words/profile.ts'
import { readLock, type LockDraft } from './drafts.ts'
import { SectionForm, type SectionProps } from './section-form.tsx'

const toDraft = ({ idleLockMinutes }: OfficeProfile): LockDraft => ({
  minutes: String(idleLockMinutes ?? IDLE_LOCK_MINUTES),
})

export function LockSection(props: SectionProps) {
  return (
    <SectionForm
      {...props}
      title={editText.sections.lock}
      hint={text.hint}
      toDraft={toDraft}
      read={readLock}
    >
      {(draft, change, wrong) => (
        <div className="sd-edit-short">
          <TextField
            label={text.minutes}
            isRequired
            inputMode="numeric"
            maxLength={2}
            description={text.minutesHint}
            value={draft.minutes}
            onChange={(minutes) => change({ minutes })}
            error={wrong.idleLockMinutes ?? null}
          />
        </div>
      )}
    </SectionForm>
  )
}
