/** When nobody comes (M12-2-6), and what a supervisor may allow in the single case (M12-2-1): more time, another time, a second use. */
import { LOOK_MINUTES, type OfficeProfile } from '../../../shared/office/profile.ts'
import { RadioField, TextField } from '../../ui/field.tsx'
import { editText, exceptionsSectionText as text } from '../words/profile.ts'
import { readExceptions, type ExceptionsDraft } from './drafts.ts'
import { SectionForm, type SectionProps } from './section-form.tsx'

const values = ['notAllowed', 'allowed'] as const
const word = (allowed: boolean): (typeof values)[number] => (allowed ? 'allowed' : 'notAllowed')
const options = values.map((value) => ({ value, label: text[value] }))

const tellers = (['office', 'etumo'] as const).map((value) => ({
  value,
  label: text.tellers[value],
}))

const toDraft = (profile: OfficeProfile): ExceptionsDraft => ({
  noShow: String(profile.noShowMinutes),
  look: String(profile.lookMinutes ?? LOOK_MINUTES),
  linkToldBy: profile.linkToldBy ?? 'office',
  extension: word(profile.extension.allowed),
  most: String(profile.extension.maxMinutes),
  outsideTimes: word(profile.exceptions.outsideTimes),
  onceADay: word(profile.exceptions.onceADay),
})

export function ExceptionsSection(props: SectionProps) {
  return (
    <SectionForm
      {...props}
      title={editText.sections.exceptions}
      hint={text.hint}
      toDraft={toDraft}
      read={readExceptions}
    >
      {(draft, change, wrong) => (
        <>
          <div className="sd-edit-short">
            <TextField
              label={text.noShow}
              isRequired
              inputMode="numeric"
              maxLength={2}
              description={text.noShowHint}
              value={draft.noShow}
              onChange={(noShow) => change({ noShow })}
              error={wrong.noShowMinutes ?? null}
            />
            <TextField
              label={text.look}
              isRequired
              inputMode="numeric"
              maxLength={2}
              description={text.lookHint}
              value={draft.look}
              onChange={(look) => change({ look })}
              error={wrong.lookMinutes ?? null}
            />
          </div>
          <RadioField
            label={text.linkToldBy}
            description={text.linkToldByHint}
            value={draft.linkToldBy}
            onChange={(linkToldBy) => change({ linkToldBy })}
            options={tellers}
          />
          <RadioField
            label={text.extension}
            value={draft.extension}
            onChange={(extension) => change({ extension })}
            options={options}
          />
          {draft.extension === 'allowed' && (
            <div className="sd-edit-short">
              <TextField
                label={text.most}
                isRequired
                inputMode="numeric"
                maxLength={2}
                description={text.mostHint}
                value={draft.most}
                onChange={(most) => change({ most })}
                error={wrong['extension.maxMinutes'] ?? null}
              />
            </div>
          )}
          <RadioField
            label={text.outsideTimes}
            description={text.outsideTimesHint}
            value={draft.outsideTimes}
            onChange={(outsideTimes) => change({ outsideTimes })}
            options={options}
          />
          <RadioField
            label={text.onceADay}
            value={draft.onceADay}
            onChange={(onceADay) => change({ onceADay })}
            options={options}
          />
        </>
      )}
    </SectionForm>
  )
}
