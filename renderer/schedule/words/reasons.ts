/** Reasons in words. Articles are named, never quoted. */
import type { BookingState } from '../../../shared/schedule/booking.ts'
import type { RowReason } from '../../../shared/schedule/import.ts'
import { holdTexts, importTexts, rowTexts } from '../../../shared/schedule/text.ts'
import type { Outcome } from '../../../shared/log/outcome.ts'
import type { FailureTexts } from '../../ui/failure-text.ts'

const state: Readonly<Record<BookingState, string>> = {
  live: '予約',
  held: '要確認',
  withdrawn: '取下げ',
  cancelled: '取り消し',
  inSession: '相談中',
  closed: '完了',
}

const outcome: Readonly<Record<Outcome, string>> = {
  completed: '完了',
  capReached: '完了（時間まで）',
  seekerLeft: '途中で退出',
  prohibitedAct: '禁止行為で終了',
  identityNotConfirmed: '本人確認できず',
  environmentNotConfirmed: '環境確認できず',
  systemFailure: '障害で中断',
  officeReason: '事務所の都合',
  deemedCancellation: '連絡なし',
  seekerCancelled: '本人が取り消し',
}

/** Refusals of a booking, a change or a cancellation. */
const booking: FailureTexts = {
  ...Object.fromEntries(
    Object.entries(holdTexts).map(([reason, what]) => [
      reason,
      { what, kept: '入力はこの画面に残っています。' },
    ]),
  ),
  notFound: {
    what: 'この予約は見つかりません。',
    kept: '何も変わっていません。',
    next: 'ほかの人が変えたかもしれません。予約ボードを開き直してください。',
  },
  notChangeable: {
    what: 'この予約はもう変えられません。',
    kept: '何も変わっていません。',
    next: '相談が始まったか、取り消されています。予約ボードで状態を見てください。',
  },
}

/** Why a whole file does not come in; the sentence names the file, the line, and what to do. */
function file(fileName: string): FailureTexts {
  return Object.fromEntries(
    Object.entries(importTexts).map(([reason, sentence]) => [
      reason,
      { what: '取り込めませんでした', next: sentence(fileName) },
    ]),
  )
}

export const reasonText = {
  hold: holdTexts,
  row: (reason: RowReason): string => rowTexts[reason],
  state,
  outcome,
  booking,
  file,
} as const
