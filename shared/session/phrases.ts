/** Phrases for notes: what the log says they are, how one comes into a note, and what is no business of theirs. Pure. */
import type { LoggedEvent } from '../log/events.ts'
import type { Phrase } from '../log/phrase.ts'

/** `version`: so often they were laid down. Whoever changes them says which ones were seen, so that nobody's are lost unseen. */
export type Phrases = { readonly phrases: readonly Phrase[]; readonly version: number }
export const noPhrases: Phrases = { phrases: [], version: 0 }

/** After one event of their scope: each event carries all of them, the latest to arrive counts. */
export function foldPhrases(before: Phrases, event: LoggedEvent): Phrases {
  if (event.type !== 'office.phrasesSet') return before
  return { phrases: event.payload.phrases, version: before.version + 1 }
}

/**
 * What is put in at this place of a note: the phrase as it is, and a template of several lines on lines of its own. Nothing that
 * stands there is replaced.
 * @param at place in UTF-16 units, as a text field counts
 */
export function pieceFor(note: string, at: number, phrase: string): string {
  if (!phrase.includes('\n')) return phrase
  const before = note.slice(0, at)
  const after = note.slice(at)
  const begins = before === '' || before.endsWith('\n') ? '' : '\n'
  const ends = after === '' || after.startsWith('\n') || phrase.endsWith('\n') ? '' : '\n'
  return `${begins}${phrase}${ends}`
}

const NUMBERS = /\d{5}-?\d{4,8}|0\d{1,4}-?\d{1,4}-?\d{3,4}/u
const ADDRESS = /[\w.+-]+@[\w-]+\.[\w.]+/u
const NAMED = /[\p{sc=Han}\p{sc=Kana}ー]{2,}[ 　]?(?:さん|様)/u
/** 求職者様 names nobody. */
const NOBODY = /(?:求職者|利用者|相談者|相談員|担当者?|職員|統括|皆|事業主|企業|会社)(?:さん|様)/gu

/** Whether a number, an address or a name of a person may stand in it: a reason to ask, never to refuse. */
export function maybePersonal(text: string): boolean {
  const plain = text
    .normalize('NFKC')
    .replace(/[‐‑‒–—―−]/gu, '-')
    .replace(NOBODY, '')
  return NUMBERS.test(plain) || ADDRESS.test(plain) || NAMED.test(plain)
}
