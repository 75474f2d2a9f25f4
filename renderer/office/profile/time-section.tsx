/** How long a consultation lasts (M12-2-1), where the clock starts, and when the counselor is told. */
import type { OfficeProfile } from '../../../shared/office/profile.ts'
import { CheckField, RadioField, TextField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { editText, timeSectionText as text } from '../words/profile.ts'
import { readTime, type TimeDraft } from './drafts.ts'
import { SectionForm, type SectionProps } from './section-form.tsx'

const SECONDS = 60

const toDraft = ({ capSeconds, capStartsAt, warningMinutes }: OfficeProfile): TimeDraft => ({
  cap: String(Math.floor(capSeconds / SECONDS)),
  capStartsAt,
  ten: warningMinutes.includes(10),
})

export function TimeSection(props: SectionProps) {
  return (
    <SectionForm
      {...props}
      title={editText.sections.time}
      hint={text.hint}
      toDraft={toDraft}
      read={readTime}
    >
      {(draft, change, wrong) => (
        <>
          <div className="sd-edit-short">
            <TextField
              label={text.cap}
              isRequired
              inputMode="numeric"
              maxLength={2}
              description={text.capHint}
              value={draft.cap}
              onChange={(cap) => change({ cap })}
              error={wrong.cap ?? null}
            />
          </div>
          <RadioField
            label={text.startsAt}
            value={draft.capStartsAt}
            onChange={(capStartsAt) => change({ capStartsAt })}
            options={(['bothConnected', 'consulting'] as const).map((value) => ({
              value,
              label: text[value],
            }))}
          />
          <fieldset>
            <legend className="sd-field-label">{text.warnings}</legend>
            <CheckField isSelected={draft.ten} onChange={(ten) => change({ ten })}>
              {text.ten}
            </CheckField>
            <ul className="sd-fixed-list">
              {[text.five, text.one].map((words) => (
                <li key={words}>
                  <Icon name="check" size={1.1} />
                  {words}
                </li>
              ))}
            </ul>
          </fieldset>
        </>
      )}
    </SectionForm>
  )
}
