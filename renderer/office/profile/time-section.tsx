/** How long a consultation lasts (M12-2-1), where the clock starts, and when the counselor is told. */
import type { OfficeProfile } from '../../../shared/office/profile.ts'
import { CheckField, RadioField, TextField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { editText, timeSectionText as text } from '../text-profile.ts'
import { isWithin, numberIn } from './lists.ts'
import { type Checked, SectionForm, type SectionProps } from './section-form.tsx'

const SECONDS = 60
type Draft = { readonly cap: string; readonly capStartsAt: OfficeProfile['capStartsAt']; readonly ten: boolean }

export function checkTime({ cap, capStartsAt, ten }: Draft): Checked<{ readonly cap: string }> {
  const minutes = numberIn(cap)
  if (!isWithin(minutes, 10, 30)) return { patch: null, wrong: { cap: editText.number(10, 30) } }
  // Ten minutes before the end of ten minutes is no warning.
  return { patch: { capSeconds: minutes * SECONDS, capStartsAt, warningMinutes: ten && minutes > 10 ? [10, 5, 1] : [5, 1] }, wrong: null }
}

const toDraft = ({ capSeconds, capStartsAt, warningMinutes }: OfficeProfile): Draft => ({ cap: String(Math.floor(capSeconds / SECONDS)), capStartsAt, ten: warningMinutes.includes(10) })

export function TimeSection(props: SectionProps) {
  return (
    <SectionForm {...props} title={editText.sections.time} hint={text.hint} toDraft={toDraft} check={checkTime}>
      {(draft, change, wrong) => (
        <>
          <div className="sd-edit-short"><TextField label={text.cap} isRequired inputMode="numeric" maxLength={2} description={text.capHint} value={draft.cap} onChange={(cap) => change({ cap })} error={wrong?.cap ?? null} /></div>
          <RadioField label={text.startsAt} value={draft.capStartsAt} onChange={(capStartsAt) => change({ capStartsAt })} options={(['bothConnected', 'consulting'] as const).map((value) => ({ value, label: text[value] }))} />
          <fieldset>
            <legend className="sd-field-label">{text.warnings}</legend>
            <CheckField isSelected={draft.ten} onChange={(ten) => change({ ten })}>{text.ten}</CheckField>
            <ul className="sd-fixed-list">{[text.five, text.one].map((words) => <li key={words}><Icon name="check" size={1.1} />{words}</li>)}</ul>
          </fieldset>
        </>
      )}
    </SectionForm>
  )
}
