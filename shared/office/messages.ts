/** The office's texts to job seekers: what can be filled in, filling it in, and what is wrong with one. Pure. */
import type { MessageKind } from '../log/contact.ts'
import type { LocalDate } from '../time/day.ts'
import { dateInForeign, easyDate } from '../time/foreign-words.ts'
import { formatDate } from '../time/words.ts'
import type { Language } from './languages.ts'
import { type Placeholder, placeholders } from './placeholders.ts'
import type { OfficeProfile } from './profile.ts'

/** null: not known. Of the way into a meeting there is none yet; of the telephone the office has no number. */
export type MessageFacts = Readonly<Record<Placeholder, string | null>>

export type Filled = {
  readonly text: string
  /** What the text wants and nobody knows yet; it stands there as it is written. */
  readonly missing: readonly Placeholder[]
}

const isPlaceholder = (word: string): word is Placeholder =>
  placeholders.some((known) => known === word)

const PATTERN = /\{([^{}]*)\}/g

/** What a text has to be filled in, in the order of `placeholders`. */
export function placeholdersIn(template: string): readonly Placeholder[] {
  const found = new Set([...template.matchAll(PATTERN)].map(([, word = '']) => word))
  return placeholders.filter((known) => found.has(known))
}

/** A name is one line, whatever a file made of it. */
const oneLine = (words: string): string =>
  words.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/gu, ' ')

/**
 * Fills the text in, once: braces in a name stay what they are. A line that tells the telephone is left out where the office has no number;
 * any other brace stays as it is written.
 */
export function fillMessage(template: string, facts: MessageFacts): Filled {
  const lines = template
    .split('\n')
    .filter((line) => facts.phone !== null || !line.includes('{phone}'))
  const kept = lines.join('\n')
  return {
    text: kept.replace(PATTERN, (whole, word: string) => {
      const fact = isPlaceholder(word) ? facts[word] : null
      return fact === null ? whole : oneLine(fact)
    }),
    missing: placeholdersIn(kept).filter((word) => facts[word] === null),
  }
}

/** What stands in braces and cannot be filled in, as it is written: a misspelt one would reach the job seeker. */
export function unknownPlaceholders(template: string): readonly string[] {
  return [
    ...new Set(
      [...template.matchAll(/[{｛]([^{}｛｝]*)[}｝]/g)]
        .filter(
          ([whole, word = '']) =>
            !whole.startsWith('{') || !whole.endsWith('}') || !isPlaceholder(word),
        )
        .map(([whole]) => whole),
    ),
  ]
}

const WHEN = ['date', 'time'] as const
const WAY = ['date', 'time', 'url', 'passcode'] as const
/** Without these a text would not tell what it is for: whoever got it would not know when, or could not come. */
const needed: Readonly<Record<MessageKind, readonly Placeholder[]>> = {
  first: WAY,
  reminder: WAY,
  reschedule: WAY,
  movedByOffice: WAY,
  officeReason: WHEN,
  outage: WHEN,
  noShow: WHEN,
}

/** What the text of that situation has to say and does not. */
export function lackingPlaceholders(template: string, kind: MessageKind): readonly Placeholder[] {
  const there = placeholdersIn(template)
  return needed[kind].filter((word) => !there.includes(word))
}

/** The date as the language writes it, with the day of the week. */
export function dateWords(date: LocalDate, language: Language): string {
  if (language === 'ja') return formatDate(date)
  return language === 'easy' ? easyDate(date) : dateInForeign(date, language)
}

type Texts = Pick<OfficeProfile, 'messages' | 'otherMessages'>

/** What the office wrote itself; undefined: nothing, and the draft counts. */
export function ownMessage(
  profile: Texts,
  kind: MessageKind,
  language: Language,
): string | undefined {
  return language === 'ja' ? profile.messages[kind] : profile.otherMessages?.[language]?.[kind]
}

/** How the telephone is told: the office's number, and which meeting it is, where there is one; null: the office has no number. */
export function phoneWords(phone: string | undefined, meetingNumber: string | null): string | null {
  if (phone === undefined) return null
  if (meetingNumber === null) return phone
  const [first, middle, last] = [
    meetingNumber.slice(0, 3),
    meetingNumber.slice(3, -4),
    meetingNumber.slice(-4),
  ]
  return `${phone} (ID: ${[first, middle, last].filter((part) => part !== '').join(' ')})`
}
