/**
 * One word, one colour and one icon for every outcome and every state: the only place that says them. Board, record, queue, 今日,
 * statistics, paper, CSV, PDF, what is spoken, and the command line take them from here (`test/architecture/states.test.ts`).
 */
import type { Contact } from './contact.ts'
import type { BookingState, SourceStatus } from './booking.ts'
import type { MailState } from './mail.ts'
import type { Outcome } from './outcome.ts'

/** The part a colour plays; the colours themselves are the renderer's. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'error'

/** `icon`: the name of a drawing in renderer/ui/icon.tsx, which checks that there is one. */
export type State = { readonly word: string; readonly tone: Tone; readonly icon: string }
type Known<K extends string> = Readonly<Record<K, State>>

/** The words alone, for paper, files and the terminal. */
export function wordsOf<K extends string>(states: Known<K>): Readonly<Record<K, string>> {
  const words = Object.entries<State>(states).map(([key, { word }]) => [key, word])
  return Object.fromEntries(words) as Record<K, string>
}

/** Nothing has ended yet: the same for a booking, a record and the people at it. */
export const runningState = { word: '相談中', tone: 'info', icon: 'play' } as const

/** How a session ended. */
export const outcomeStates = {
  completed: { word: '完了', tone: 'success', icon: 'check' },
  capReached: { word: '上限時間で終了', tone: 'success', icon: 'clock' },
  seekerLeft: { word: '求職者が退室', tone: 'neutral', icon: 'person' },
  prohibitedAct: { word: '禁止行為等で中止', tone: 'error', icon: 'flag' },
  identityNotConfirmed: { word: '本人確認できず', tone: 'warning', icon: 'key' },
  environmentNotConfirmed: { word: '環境が整わず', tone: 'warning', icon: 'warning' },
  systemFailure: { word: '機器・回線の不具合', tone: 'warning', icon: 'line' },
  officeReason: { word: '事務所の都合', tone: 'neutral', icon: 'info' },
  deemedCancellation: { word: '連絡なしキャンセル', tone: 'neutral', icon: 'close' },
  seekerCancelled: { word: '求職者が取消し', tone: 'neutral', icon: 'close' },
  contactedNoShow: { word: '連絡あり・不参加', tone: 'neutral', icon: 'person' },
  noConsent: { word: '規約に同意なし', tone: 'neutral', icon: 'info' },
} as const satisfies Known<Outcome>

const heldState = { word: '要確認', tone: 'warning', icon: 'warning' } as const
const withdrawnState = { word: '取下げ', tone: 'neutral', icon: 'undo' } as const
const bookedState = { word: '予約', tone: 'neutral', icon: 'dot' } as const

/** Where a booking stands; of a closed one the outcome is said wherever it is known. */
export const bookingStates = {
  live: bookedState,
  held: heldState,
  withdrawn: withdrawnState,
  cancelled: { word: '取消し', tone: 'neutral', icon: 'close' },
  inSession: runningState,
  closed: outcomeStates.completed,
} as const satisfies Known<BookingState>

/** What e-TUMO says of an application. */
export const sourceStates = {
  booked: bookedState,
  withdrawn: withdrawnState,
  rejected: { word: '却下・差戻し', tone: 'warning', icon: 'undo' },
  unknown: { word: '判別できない状態', tone: 'warning', icon: 'warning' },
} as const satisfies Known<SourceStatus>

/** What a row of a file would do (`Verdict`). */
export const verdictStates = {
  added: { word: '追加', tone: 'info', icon: 'plus' },
  changed: { word: '変更', tone: 'info', icon: 'pencil' },
  unchanged: { word: '変更なし', tone: 'neutral', icon: 'dot' },
  withdrawn: withdrawnState,
  held: heldState,
  rejected: { word: '読み取れない行', tone: 'warning', icon: 'document' },
} as const

/** Whether the job seeker was told where to come. */
export const toldStates = {
  told: { word: '案内済み', tone: 'success', icon: 'check' },
  etumo: { word: '案内済み（e-TUMO）', tone: 'success', icon: 'check' },
  untold: { word: '未案内', tone: 'neutral', icon: 'mail' },
} as const
/** Of whom is not told and has to be now. */
export const dueLook = { tone: 'warning', icon: 'warning' } as const

/** How far a mail through the office's mail server is. */
export const mailStates = {
  waiting: { word: '送信待ち', tone: 'neutral', icon: 'wait' },
  sending: { word: '送信中', tone: 'info', icon: 'mail' },
  sent: { word: '送信した', tone: 'success', icon: 'check' },
  refused: { word: '宛先が受け付けられなかった', tone: 'error', icon: 'error' },
  notSent: { word: '送信できなかった', tone: 'error', icon: 'error' },
  unknown: { word: '送れたか分からない', tone: 'warning', icon: 'warning' },
} as const satisfies Known<MailState>

/** What came of a contact. */
export const contactStates = {
  reached: { word: '連絡が取れた', tone: 'success', icon: 'check' },
  notReached: { word: '連絡が取れなかった', tone: 'neutral', icon: 'phone' },
  messageLeft: { word: '伝言を残した', tone: 'info', icon: 'phone' },
  sent: mailStates.sent,
} as const satisfies Known<Contact['result']>

/** Where somebody is who came to the meeting. */
export const placeStates = {
  waiting: { word: '待合室', tone: 'info', icon: 'wait' },
  in: { word: '入室中', tone: 'success', icon: 'person' },
} as const

/** How the day's bookings stand, as somebody at another desk may say it (`Stand`). */
export const standStates = {
  consulting: runningState,
  verifying: { word: '本人確認中', tone: 'info', icon: 'key' },
  ending: { word: '記録の確定待ち', tone: 'neutral', icon: 'pencil' },
  officeLate: { word: '事務所が遅れている', tone: 'error', icon: 'warning' },
  notIn: { word: 'まだ入室していない', tone: 'warning', icon: 'person' },
  expected: { word: '求職者を待っている', tone: 'info', icon: 'wait' },
  preparing: { word: '準備中', tone: 'neutral', icon: 'wait' },
  begun: { word: '準備を始めた', tone: 'neutral', icon: 'wait' },
  ahead: { word: 'これから', tone: 'neutral', icon: 'calendar' },
  unanswered: { word: '結果が未回答', tone: 'warning', icon: 'warning' },
  over: { word: '終了', tone: 'neutral', icon: 'check' },
} as const

/** How far the supervisor's reading of a record is (`ReviewState`). */
export const reviewStates = {
  open: runningState,
  waiting: { word: '確認待ち', tone: 'neutral', icon: 'wait' },
  returned: { word: '差戻し', tone: 'warning', icon: 'undo' },
  answered: { word: '再確認待ち', tone: 'info', icon: 'wait' },
  signedOff: { word: '確認済み', tone: 'success', icon: 'seal' },
} as const

/** A record with a prohibited act in it. */
export const incidentState = { word: '禁止行為等', tone: 'error', icon: 'flag' } as const

/** Why a record is read before it is signed off (`JudgeReason`). */
export const judgeStates = {
  ownRecord: { word: '自分の担当', tone: 'neutral', icon: 'person' },
  incident: incidentState,
  conflict: { word: 'ほかの記録と重なり', tone: 'warning', icon: 'people' },
  answered: { word: '差戻しのあと', tone: 'info', icon: 'undo' },
  outcome: { word: '結果の確認が必要', tone: 'warning', icon: 'info' },
  exception: { word: '統括の承認あり', tone: 'warning', icon: 'seal' },
  warning: { word: '注意を要する経過あり', tone: 'warning', icon: 'warning' },
  unreadable: { word: '読み取れない内容あり', tone: 'warning', icon: 'document' },
} as const

/** A supervisor's refusal of further use (`RestrictionState`). */
export const restrictionStates = {
  inForce: { word: '制限中', tone: 'warning', icon: 'lock' },
  ahead: { word: '開始前', tone: 'info', icon: 'lock' },
  over: { word: '期間終了', tone: 'neutral', icon: 'lock' },
  lifted: { word: '解除済み', tone: 'neutral', icon: 'lock' },
} as const
