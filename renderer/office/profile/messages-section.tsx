/** The office's texts to job seekers, one for each situation, with what they become (M12-2-2). */
import { useState } from 'react'
import { fillMessage, placeholders } from '../../../shared/office/messages.ts'
import {
  messageKinds,
  type MessageKind,
  type OfficeProfile,
} from '../../../shared/office/profile.ts'
import { DAY } from '../../../shared/clock.ts'
import { dateOf } from '../../../shared/time/instant.ts'
import { formatDate } from '../../../shared/time/words.ts'
import { RadioField, TextField } from '../../ui/field.tsx'
import { useNow } from '../../state/clock.ts'
import { editText, messagesSectionText as text } from '../words/profile.ts'
import { readMessages, type MessagesDraft } from './drafts.ts'
import { SectionForm, type SectionProps } from './section-form.tsx'

const toDraft = ({ messages }: OfficeProfile): MessagesDraft => ({
  reminder: messages.reminder,
  outage: messages.outage,
  officeReason: messages.officeReason,
  reschedule: messages.reschedule,
  noShow: messages.noShow,
})

export function MessagesSection(props: SectionProps) {
  const [kind, setKind] = useState<MessageKind>('reminder')
  const today = dateOf(useNow(DAY))
  return (
    <SectionForm
      {...props}
      title={editText.sections.messages}
      hint={text.hint}
      toDraft={toDraft}
      read={readMessages}
    >
      {(draft, change, wrong, base) => (
        <>
          <RadioField
            label={text.kind}
            row
            value={kind}
            onChange={setKind}
            options={messageKinds.map((value) => ({
              value,
              label: `${text.kinds[value]}${draft[value] === base.messages[value] ? '' : `（${text.changed}）`}`,
            }))}
          />
          <div className="sd-edit-pair">
            <div className="sd-stack-tight">
              <TextField
                label={`${text.text}: ${text.kinds[kind]}`}
                isRequired
                multiline
                rows={8}
                maxLength={2000}
                value={draft[kind]}
                onChange={(words) => change({ [kind]: words })}
                error={wrong[kind] ?? null}
              />
              <p className="sd-quiet">
                {text.fills}:{' '}
                {placeholders.map((each) => `{${each}} ${text.placeholders[each]}`).join('、')}
              </p>
            </div>
            <section className="sd-stack-tight" aria-label={text.preview}>
              <h3>{text.preview}</h3>
              <p className="sd-card sd-message-preview">
                {fillMessage(draft[kind], {
                  name: text.sampleName,
                  date: formatDate(today),
                  time: base.slots[0] ?? '',
                  office: base.officeName,
                })}
              </p>
            </section>
          </div>
          {messageKinds
            .filter((other) => other !== kind && wrong[other] !== undefined)
            .map((other) => (
              <p key={other} className="sd-field-error">
                {text.kinds[other]}: {wrong[other]}
              </p>
            ))}
        </>
      )}
    </SectionForm>
  )
}
