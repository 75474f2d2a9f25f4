/** Words of correcting an outcome, and of taking a sign-off back. */
import type { ReasonOf } from '../../../shared/contract.ts'
import type { FailureText } from '../../ui/failure-text.ts'
import { failures } from './queue.ts'

export const correctText = {
  start: '結果を訂正する',
  title: '結果を訂正しますか',
  hint: '訂正する前の結果と理由は、記録に残ります。予約・一覧・統計・1日1回の数え方も、訂正した結果に合わせて変わります。',
  now: (outcome: string): string => `今の結果: ${outcome}`,
  outcome: '正しい結果',
  reason: '訂正する理由',
  reasonHint: '例: 10時8分に取下げがあったことが、あとから分かった',
  run: '訂正する',
  done: '結果を訂正しました',
  late: (count: number): string =>
    `連絡なしキャンセルのあとに、取下げが届いた予約が${count}件あります`,
  lateHint:
    '予約の時刻から10分より前に取り下げられていたときは、記録を開き「結果を訂正する」で「求職者が取消し」に訂正してください（厚労省規約第12条第2項第6号）。',
  lateWho: (date: string, slot: string, name: string): string => `${date} ${slot} ${name}さん`,
  cancel: 'やめる',
  justSigned: (name: string): string => `${name}さんの記録を確認済みにしました`,
  takeBack: '確認済みを取り消す',
  takenBack: '確認済みを取り消しました。確認待ちに戻りました',
} as const

export const correctFailures = {
  ...failures,
  ownRecord: {
    what: '自分が担当した記録の結果は、自分では訂正できません。',
    kept: '何も変わっていません。',
    next: '別の統括に頼んでください。',
  },
  stillOpen: {
    what: 'この相談は、まだ終わっていません。',
    kept: '何も変わっていません。',
    next: '記録が確定してから訂正してください。',
  },
  outcomeNotPossible: {
    what: 'この結果には訂正できません。',
    kept: '何も変わっていません。',
    next: '別の結果を選んでください。連絡なしキャンセルと禁止行為等は、その経過が記録にあるときだけ選べます。',
  },
  tooLate: {
    what: '取り消せる時間（10秒）が過ぎました。',
    kept: '記録は確認済みのままです。',
    next: '直すことがあるときは「結果を訂正する」を使ってください。',
  },
} as const satisfies Record<
  ReasonOf<'review.correctOutcome' | 'review.takeBackSignOff'>,
  FailureText
>
