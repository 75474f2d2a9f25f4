/** When nobody comes (M12-2-6), and whether thirty minutes can be extended at all (M12-2-1). */
import type { OfficeProfile } from '../../../shared/office/profile.ts'
import { RadioField, TextField } from '../../ui/field.tsx'
import { editText, exceptionsSectionText as text } from '../words/profile.ts'
import { readExceptions, type ExceptionsDraft } from './drafts.ts'
import { SectionForm, type SectionProps } from './section-form.tsx'

const toDraft = ({ noShowMinutes, extension }: OfficeProfile): ExceptionsDraft => ({
  noShow: String(noShowMinutes),
  extension: extension.allowed ? 'allowed' : 'notAllowed',
  most: String(extension.maxMinutes),
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
          </div>
          <RadioField
            label={text.extension}
            value={draft.extension}
            onChange={(extension) => change({ extension })}
            options={(['notAllowed', 'allowed'] as const).map((value) => ({
              value,
              label: text[value],
            }))}
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
        </>
      )}
    </SectionForm>
  )
}
