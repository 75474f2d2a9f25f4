/** Reasons in words. Articles are named, never quoted. */
import type { RowReason } from '../../../shared/schedule/import.ts'
import { holdTexts, importTexts, rowTexts } from '../../../shared/schedule/text.ts'
import type { FailureText, FailureTexts } from '../../ui/failure-text.ts'

/** The first sentence says what happened, the rest what to do. */
function toldInOrder(sentences: string): FailureText {
  const [what = sentences, ...next] = sentences.split(/(?<=。)/)
  return { what, kept: '入力はこの画面に残っています。', next: next.join('') }
}

/** Refusals of a booking, a change or a cancellation. */
const booking: FailureTexts = {
  ...Object.fromEntries(
    Object.entries(holdTexts).map(([reason, sentences]) => [reason, toldInOrder(sentences)]),
  ),
  notFound: {
    what: 'この予約は見つかりません。',
    kept: '何も変わっていません。',
    next: 'ほかの職員が変更した可能性があります。予約ボードを開き直してください。',
  },
  changedMeanwhile: {
    what: '入力している間に、この予約の同じ項目が変更されました。',
    kept: '入力はこの画面に残っています。',
    next: '変更後の内容を確かめ、入力した内容でよければ、もう一度保存してください。',
  },
  notChangeable: {
    what: 'この予約はもう変更できません。',
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
  booking,
  file,
} as const
