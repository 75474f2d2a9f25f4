/** What the session room says after the end: why it ended, how the ending went, and the closing form. */
import type { EndCause } from '../../../shared/log/outcome.ts'

export const closingText = {
  page: (name: string): string => `${name}さんの記録の確定`,
  form: '記録の確定',
  outcome: '結果',
  outcomeHint: '終わり方から選んであります。違うときは選び直してください。',
  note: 'メモ',
  noteNeeded:
    '起きたことを、見聞きしたとおりに記入してください。禁止行為等のときは、必ず記入してください。',
  followUp: '次にすること',
  followUpHint: '例: 求人票を3件送る。次回は応募書類の相談。',
  act: (short: string, article: string): string => `禁止行為等: ${short}（${article}）`,
  sayMistaken: '押し間違いだった',
  mistaken: '押し間違いとして、統括に伝えます',
  mistakenBody: '何が起きたかをメモに記入し、結果を選んでください。求職者の不利にはなりません。',
  giveBackTitle: '準備をやめました',
  giveBack: '予約に戻す',
  nextBooking: '次の予約は、記録を確定したあとで取れます。',
  close: '記録を確定する',
  used: '利用時間',
  startedAt: '開始',
  endedAt: '終了',
  cameraOff: 'カメラとマイクは止まりました。',
  cameraStopping: '会議の画面を閉じて、カメラとマイクを止めています。',
  ladderTitle: '会議を終了した手順',
  ladderTrouble:
    '会議が終了したことを確認できませんでした。別の方法で終了の操作を続けています。求職者の会議が終わっているか、電話で確かめてください。',
  moved: '相談は終了しました。記録を確定してください。',
} as const

/** The headline in place of the meeting. */
export const endedText = {
  prohibitedAct: '禁止行為等のため中止しました',
  systemFailure: '機器・回線の不具合のため終了しました',
  seekerLeft: '求職者が退室したため終了しました',
  counselorEnded: '相談を終了しました',
  identityNotConfirmed: '本人確認ができなかったため終了しました',
  environmentNotConfirmed: '環境が整わなかったため終了しました',
  deemedCancellation: '連絡がなかったため、キャンセルとして終了しました',
  officeReason: '事務所の都合により終了しました',
  seekerCancelled: '求職者から取消しの連絡があったため、終了しました',
  contactedNoShow: '連絡はありましたが、来られなかったため、終了しました',
  noConsent: '利用規約への同意がなかったため、終了しました',
  givenBack: '準備をやめました',
} as const satisfies Record<Exclude<EndCause, 'cap'>, string>

/** 「30分になったため終了しました」, with the minutes that applied. */
export const capEndedText = (capMinutes: string): string => `${capMinutes}になったため終了しました`
