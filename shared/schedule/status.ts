/** The words that e-TUMO-like exports use inside their cells. */
import type { Booking } from './booking.ts'
import type { SourceStatus } from './entry.ts'

const plain = (text: string): string => text.normalize('NFKC').replace(/[\s・。、()]/gu, '')

const WITHDRAWN =
  /^(?:申込|予約|申請)?(?:取り?下げ?|取り?消し?|キャンセル)(?:済み?|完了|処理済み?)?$/u
const REJECTED =
  /^(?:申請|申込)?(?:却下|差し?戻し?|返却中|返却|返戻|不受理|否認|無効)(?:済み?|中)?$/u
const BOOKED =
  /^(?:(?:処理|受付|予約|申込|手続き?|登録)?(?:完了|済み?|確定|中|待ち)|送信済み?|受理(?:済み?)?|確定|有効|予約|承認(?:済み?)?|到達(?:済み?)?|審査(?:中|済み?))$/u

/**
 * 完了 of a reservation means booked, not consulted; an application on its way (処理待ち, 処理中, 送信済) already holds its place in e-TUMO,
 * so it does here. An empty cell says nothing against the booking. A word nobody knows is `unknown` and goes to a person.
 */
export function readStatus(text: string): SourceStatus {
  const word = plain(text)
  if (word === '' || BOOKED.test(word)) return 'booked'
  if (WITHDRAWN.test(word)) return 'withdrawn'
  return REJECTED.test(word) ? 'rejected' : 'unknown'
}

/** M3's three categories; what is not said is the first, which asks for a number. */
export function readCategory(text: string): Booking['category'] {
  const word = plain(text)
  if (/^(?:3|第?三号?|iii)|必要と認|その他|特例/iu.test(word)) return 3
  return /^(?:2|第?二号?|ii)|インターネット|オンライン|マイページ/iu.test(word) ? 2 : 1
}

/** Says by itself that the rule does not ask for a registration. */
const NOT_ASKED =
  /該当(?:し?ない|し?ま?せん|無|な[しい]|せず|外)|非該当|対象(?:外|で(?:は)?(?:ない|ありません))|不要|日本(?:国籍|人)|特別永住|^[-―ー—]+$/u
/** With these it says the opposite of 日本国籍 and 特別永住者. */
const TURNED_ROUND = /(?:日本(?:国籍|人)|特別永住者?)(?:で(?:は)?(?:ない|ありません)|以外|なし|無)/u
const NEGATED =
  /未|無|なし|ない|ませ|せず|いいえ|否|不|拒|^(?:no?|no\b.*|×|✕|✖|x|0|false)$|ず$|ぬ$/iu
const YES =
  /^(?:在留資格)?(?:の)?(?:登録|届出?|確認|提出|申請)?(?:は)?(?:済み?|ずみ|あり|有り?|ある|完了|しました|した|しています|している|できる|できます|されています|されている)$|^(?:登録|届出|確認)$|^(?:はい|yes|y|○|〇|◯|✓|1|true)(?:登録.*)?$/iu
/** Not done yet, or only said to be on its way: nobody can call it a yes. */
const UNDER_WAY = /中$|予定|見込|手続|待ち|不明/u

/**
 * M20-4: an empty cell, or a word that says so, does not apply; a negation anywhere is a no; a word nobody knows is unknown, and waits for
 * a person like a no.
 */
export function readResidence(text: string): Booking['residence'] {
  const word = plain(text)
  if (word === '') return 'notApplicable'
  if (TURNED_ROUND.test(word) || UNDER_WAY.test(word)) return 'unknown'
  if (NOT_ASKED.test(word)) return 'notApplicable'
  if (NEGATED.test(word)) return 'no'
  return YES.test(word) ? 'yes' : 'unknown'
}

/** Who is announced to sit in (M20-2), or '' for nobody. */
export function readCompanions(text: string): string {
  const word = text.normalize('NFKC').trim()
  const bare = word.replace(/[\s。、.]/gu, '')
  return /^(?:(?:同席者?|付き?添い?人?|予定|該当者?)(?:は|の)?)?(?:なし|無し?|いない|いません|おりません|ありません|ない|いいえ|しない|しません|いらない|不要|(?:0|零|〇)(?:人|名)?|特になし|一人|ひとり|本人のみ|本人だけ|[-―ー—×✕]+)(?:です)?$/u.test(
    bare,
  )
    ? ''
    : word
}

/** Whether a cell is the word of a state, whatever its column is called. going: it takes a booking back or turns it down. */
export function stateWord(text: string): 'going' | 'standing' | null {
  const word = plain(text)
  if (word === '' || word.length > 14) return null
  if (WITHDRAWN.test(word) || REJECTED.test(word)) return 'going'
  return BOOKED.test(word) && word.length > 1 ? 'standing' : null
}

const FIRMNESS: readonly SourceStatus[] = ['withdrawn', 'rejected', 'unknown', 'booked']

/** What several columns of states come to: nothing said by another one undoes a withdrawal. */
export function firmestStatus(cells: readonly string[]): SourceStatus {
  const told = cells.map(readStatus)
  return FIRMNESS.find((status) => told.includes(status)) ?? 'booked'
}

const STRICTNESS = ['no', 'unknown', 'yes', 'notApplicable'] as const

/** What several columns about the registration come to: the strictest word counts. */
export function strictestResidence(cells: readonly string[]): Booking['residence'] {
  const told = cells.map(readResidence)
  return STRICTNESS.find((word) => told.includes(word)) ?? 'notApplicable'
}
