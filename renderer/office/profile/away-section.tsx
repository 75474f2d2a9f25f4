/** What holds while the office's server cannot be reached. */
import { AWAY_DAYS, type OfficeProfile } from '../../../shared/office/profile.ts'
import { RadioField, TextField } from '../../ui/field.tsx'
import { awaySectionText as text, editText } from '../words/profile.ts'
import { type AwayDraft, readAway } from './drafts.ts'
import { SectionForm, type SectionProps } from './section-form.tsx'

const starts = (['counselor', 'supervisor'] as const).map((value) => ({
  value,
  label: text.starts[value],
}))

const toDraft = ({ awayDays, awayStart }: OfficeProfile): AwayDraft => ({
  days: String(awayDays ?? AWAY_DAYS),
  start: awayStart ?? 'counselor',
})

export function AwaySection(props: SectionProps) {
  return (
    <SectionForm
      {...props}
      title={editText.sections.away}
      hint={text.hint}
      toDraft={toDraft}
      read={readAway}
    >
      {(draft, change, wrong) => (
        <>
          <div className="sd-edit-short">
            <TextField
              label={text.days}
              isRequired
              inputMode="numeric"
              maxLength={2}
              description={text.daysHint}
              value={draft.days}
              onChange={(days) => change({ days })}
              error={wrong.awayDays ?? null}
            />
          </div>
          <RadioField
            label={text.start}
            description={text.startHint}
            value={draft.start}
            onChange={(start) => change({ start })}
            options={starts}
          />
        </>
      )}
    </SectionForm>
  )
}
