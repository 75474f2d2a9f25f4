/** The texts to job seekers as a form: every situation in every language, and the number that they tell. Pure. */
import { messageKinds, type MessageKind } from '../../../shared/log/contact.ts'
import { drafts, messageText } from '../../../shared/office/drafts/index.ts'
import { type Language, languages } from '../../../shared/office/languages.ts'
import { lackingPlaceholders, unknownPlaceholders } from '../../../shared/office/messages.ts'
import { LONGEST_MESSAGE, type OfficeProfile } from '../../../shared/office/profile.ts'
import { tooLongWords } from '../../ui/limits.ts'
import { type Reading, wrongOf } from '../../ui/wrong-fields.ts'
import { messagesText as words } from '../words/messages.ts'
import { editText } from '../words/profile.ts'

/** A text's place in the form. */
export type TextKey = `${Language}/${MessageKind}`
export type MessagesDraft = Readonly<Record<TextKey, string>> & {
  readonly phone: string
  readonly remind: RemindChoice
}
export type MessagesField = TextKey | 'phone'

/** Open days before the booking; never: nobody is reminded. */
export const remindChoices = ['never', '1', '2', '3', '4', '5'] as const
export type RemindChoice = (typeof remindChoices)[number]

export const textKey = (language: Language, kind: MessageKind): TextKey => `${language}/${kind}`
const everyText = languages.flatMap((language) =>
  messageKinds.map((kind) => ({ language, kind, key: textKey(language, kind) })),
)

/** As much as the profile takes, characters. */
export const LONGEST_PHONE = 40

export function messagesDraft(profile: OfficeProfile): MessagesDraft {
  const texts = everyText.map(({ language, kind, key }) => [
    key,
    messageText(profile, kind, language),
  ])
  // Sound: every key of the type is in the list above.
  return {
    ...(Object.fromEntries(texts) as Record<TextKey, string>),
    phone: profile.zoomPhone ?? '',
    remind:
      remindChoices.find((choice) => choice === String(profile.remindOpenDays ?? '')) ?? 'never',
  }
}

/** What is wrong with a text, in words; null: nothing. */
export function wrongText(text: string, kind: MessageKind): string | null {
  if (text.trim() === '') return editText.missing
  const unknown = unknownPlaceholders(text)
  if (unknown.length > 0) return words.unknown(unknown.join(' '))
  const lacking = lackingPlaceholders(text, kind)
  if (lacking.length > 0) return words.lacking(lacking.map((each) => `{${each}}`).join(' '))
  return tooLongWords(text, LONGEST_MESSAGE)
}

/** What differs from the draft is the office's own; the rest follows the drafts. */
function ownTexts(draft: MessagesDraft, language: Language): Partial<Record<MessageKind, string>> {
  const own = messageKinds.flatMap((kind) => {
    const text = draft[textKey(language, kind)]
    return text === drafts[language].texts[kind] ? [] : [[kind, text]]
  })
  return Object.fromEntries(own) as Partial<Record<MessageKind, string>>
}

/** None empty, none with something to fill in that nobody knows or without what it is for. */
export function readMessages(
  draft: MessagesDraft,
): Reading<
  Pick<OfficeProfile, 'messages' | 'otherMessages' | 'zoomPhone' | 'remindOpenDays'>,
  MessagesField
> {
  const phone = draft.phone.trim()
  const tooLong = tooLongWords(phone, LONGEST_PHONE)
  const wrong = everyText.flatMap(({ key, kind }): [MessagesField, string][] => {
    const why = wrongText(draft[key], kind)
    return why === null ? [] : [[key, why]]
  })
  if (tooLong !== null) wrong.push(['phone', tooLong])
  if (wrong.length > 0) return { value: null, wrong: wrongOf(wrong) }
  const { easy, en, zh, pt, vi } = Object.fromEntries(
    languages.map((language) => [language, ownTexts(draft, language)]),
  )
  return {
    value: {
      messages: ownTexts(draft, 'ja'),
      otherMessages: { easy, en, zh, pt, vi },
      zoomPhone: phone === '' ? undefined : phone,
      remindOpenDays: draft.remind === 'never' ? undefined : Number(draft.remind),
    },
    wrong: wrongOf([]),
  }
}
