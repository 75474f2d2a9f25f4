/** The office's texts to job seekers, one for each situation and language, with what they become (M12-2-2). */
import { useState } from 'react'
import { DAY } from '../../../shared/clock.ts'
import { type MessageKind, messageKinds } from '../../../shared/log/contact.ts'
import { drafts } from '../../../shared/office/drafts/index.ts'
import { type Language, languages } from '../../../shared/office/languages.ts'
import { dateWords, fillMessage, phoneWords } from '../../../shared/office/messages.ts'
import { placeholders } from '../../../shared/office/placeholders.ts'
import { LONGEST_MESSAGE, type OfficeProfile } from '../../../shared/office/profile.ts'
import { dateOf } from '../../../shared/time/instant.ts'
import { useNow } from '../../state/clock.ts'
import { Button } from '../../ui/button.tsx'
import { RadioField, SelectField, TextField } from '../../ui/field.tsx'
import type { Wrong } from '../../ui/wrong-fields.ts'
import { messagesText as text } from '../words/messages.ts'
import { editText } from '../words/profile.ts'
import {
  LONGEST_PHONE,
  messagesDraft,
  type MessagesDraft,
  type MessagesField,
  readMessages,
  remindChoices,
  textKey,
} from './messages-draft.ts'
import { SectionForm, type SectionProps } from './section-form.tsx'

export function MessagesSection(props: SectionProps) {
  const [kind, setKind] = useState<MessageKind>('first')
  const [language, setLanguage] = useState<Language>('ja')
  return (
    <SectionForm
      {...props}
      title={editText.sections.messages}
      hint={text.hint}
      toDraft={messagesDraft}
      read={readMessages}
    >
      {(draft, change, wrong, base) => {
        const before = messagesDraft(base)
        const mark = (isChanged: boolean): string => (isChanged ? `（${text.changed}）` : '')
        return (
          <>
            <TextField
              label={text.phone}
              description={text.phoneHint}
              value={draft.phone}
              maxLength={LONGEST_PHONE}
              autoComplete="off"
              onChange={(phone) => change({ phone })}
              error={wrong.phone ?? null}
            />
            <SelectField
              label={text.remind}
              description={text.remindHint}
              value={draft.remind}
              onChange={(remind) => change({ remind })}
              options={remindChoices.map((value) => ({ value, label: text.remindOn(value) }))}
            />
            <RadioField
              label={text.kind}
              row
              value={kind}
              onChange={setKind}
              options={messageKinds.map((value) => ({
                value,
                label: `${text.kinds[value]}${mark(languages.some((each) => draft[textKey(each, value)] !== before[textKey(each, value)]))}`,
              }))}
            />
            <SelectField
              label={text.language}
              value={language}
              onChange={setLanguage}
              options={languages.map((value) => ({
                value,
                label: `${text.languages[value]}${mark(draft[textKey(value, kind)] !== before[textKey(value, kind)])}`,
              }))}
            />
            <OneText
              key={textKey(language, kind)}
              {...{ draft, change, wrong, base, kind, language }}
            />
            <WrongElsewhere wrong={wrong} shown={textKey(language, kind)} />
          </>
        )
      }}
    </SectionForm>
  )
}

function OneText(props: {
  readonly draft: MessagesDraft
  readonly change: (part: Partial<MessagesDraft>) => void
  readonly wrong: Wrong<MessagesField>
  readonly base: OfficeProfile
  readonly kind: MessageKind
  readonly language: Language
}) {
  const { draft, kind, language } = props
  const key = textKey(language, kind)
  const isDraft = draft[key] === drafts[language].texts[kind]
  const write = (words: string): void => props.change({ [key]: words })
  return (
    <div className="sd-edit-pair">
      <div className="sd-stack-tight">
        <TextField
          label={text.textOf(text.kinds[kind], text.languages[language])}
          isRequired
          multiline
          rows={12}
          maxLength={LONGEST_MESSAGE}
          value={draft[key]}
          onChange={write}
          error={props.wrong[key] ?? null}
        />
        {isDraft && language !== 'ja' && <p className="sd-quiet">{text.draft}</p>}
        {!isDraft && (
          <div>
            <Button
              size="small"
              kind="text"
              icon="undo"
              onPress={() => write(drafts[language].texts[kind])}
            >
              {text.backToDraft}
            </Button>
          </div>
        )}
        <p className="sd-quiet">
          {text.fills}:{' '}
          {placeholders.map((each) => `{${each}} ${text.placeholders[each]}`).join('、')}
        </p>
      </div>
      <Preview {...props} words={draft[key]} phone={draft.phone.trim()} />
    </div>
  )
}

function Preview(props: {
  readonly words: string
  readonly phone: string
  readonly base: OfficeProfile
  readonly language: Language
}) {
  const today = dateOf(useNow(DAY))
  const { base, language, phone } = props
  const filled = fillMessage(props.words, {
    name: text.sampleName,
    date: dateWords(today, language),
    time: base.slots[0] ?? '',
    office: base.officeName,
    url: 'https://zoom.example/j/91234567890',
    passcode: '482913',
    phone: phoneWords(phone === '' ? undefined : phone, '91234567890'),
  })
  return (
    <section className="sd-stack-tight" aria-label={text.preview}>
      <h3>{text.preview}</h3>
      <p className="sd-card sd-message-preview">{filled.text}</p>
    </section>
  )
}

/** What keeps the form from being saved although it is not in sight. */
function WrongElsewhere(props: {
  readonly wrong: Wrong<MessagesField>
  readonly shown: MessagesField
}) {
  return languages.flatMap((language) =>
    messageKinds.flatMap((kind) => {
      const key = textKey(language, kind)
      const why = props.wrong[key]
      return why === undefined || key === props.shown
        ? []
        : [
            <p key={key} className="sd-field-error">
              {text.textOf(text.kinds[kind], text.languages[language])}: {why}
            </p>,
          ]
    }),
  )
}
