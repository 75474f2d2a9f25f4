/** The key that opens the panel of prohibited acts, or none. */
import {
  type OfficeProfile,
  prohibitedKeyOf,
  ProhibitedKeySchema,
} from '../../../shared/office/profile.ts'
import { RadioField } from '../../ui/field.tsx'
import { editText, keysSectionText as text } from '../words/profile.ts'
import { readKeys, type KeysDraft } from './drafts.ts'
import { SectionForm, type SectionProps } from './section-form.tsx'

const options = ProhibitedKeySchema.options.map((value) => ({ value, label: text.keys[value] }))

const toDraft = (profile: OfficeProfile): KeysDraft => ({
  prohibitedKey: prohibitedKeyOf(profile) ?? 'off',
})

export function KeysSection(props: SectionProps) {
  return (
    <SectionForm
      {...props}
      title={editText.sections.keys}
      hint={text.hint}
      toDraft={toDraft}
      read={readKeys}
    >
      {(draft, change) => (
        <RadioField
          label={text.prohibitedKey}
          description={text.keyHint}
          value={draft.prohibitedKey}
          onChange={(prohibitedKey) => change({ prohibitedKey })}
          options={options}
        />
      )}
    </SectionForm>
  )
}
