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

/** M20-4: 登録済 yes, 未登録 no, everything that says it does not apply (also an empty cell) notApplicable. */
export function readResidence(text: string): Booking['residence'] {
  const word = plain(text)
  if (/未登録|未届|登録なし|未確認|^(?:無|なし|いいえ|no|×)$/iu.test(word)) return 'no'
  return /^(?:登録|届出|確認)|登録済|登録あり|^(?:有|あり|はい|済み?|yes|○|〇)$/iu.test(word)
    ? 'yes'
    : 'notApplicable'
}

/** Who is announced to sit in (M20-2), or '' for nobody. */
export function readCompanions(text: string): string {
  const word = text.normalize('NFKC').trim()
  return /^(?:なし|無し?|いない|いいえ|0人?|0名|特になし|ありません|-|不要)$/u.test(
    word.replace(/\s/gu, ''),
  )
    ? ''
    : word
}
