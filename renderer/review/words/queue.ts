/** Everything the review room says. */
import type { ReasonOf } from '../../../shared/contract.ts'
import type { FailureText } from '../../ui/failure-text.ts'

export const text = {
  title: '確認待ち',
  caption: '確認を待っている相談記録',
  intro: '禁止行為等のあったものから並んでいます。',
  loading: '確認待ちの記録を読み込んでいます',
  retry: 'もう一度読み込む',
  emptyTitle: '確認を待っている記録はありません',
  emptyHint: '相談員が記録を閉じると、ここに並びます。',
  date: '日付',
  slot: '時間',
  name: '氏名',
  counselor: '相談員',
  outcome: '結果',
  used: '利用時間',
  noLength: '－',
  noOutcome: '相談中',
  incident: '禁止行為等',
  state: '確認',
  back: '確認待ちに戻る',
  signOff: '確認済みにする',
  next: '次の記録を開く',
  return: '差し戻す',
  returnTitle: '差し戻す理由',
  returnHint: '何を補ってほしいかを書いてください。担当の相談員に届きます。',
  comment: '相談員へのことば',
  cancel: 'やめる',
  signedOff: '確認済みにしました。',
  returned: '差し戻しました。相談員が答えると、また確認待ちに並びます。',
  ownRecord: '自分が担当した記録は、別の統括（上席）が確認します。',
  notWaiting: 'この記録はいま確認待ちではありません。',
} as const

export const failures = {
  notFound: {
    what: '記録が見つかりません。',
    kept: '他の記録は残っています。',
    next: '確認待ちに戻って選び直してください。',
  },
  notWaiting: {
    what: 'この記録はもう確認待ちではありません。',
    kept: '何も変わっていません。',
    next: '確認待ちに戻ってください。',
  },
  ownRecord: {
    what: '自分が担当した記録は、自分では確認済みにも差戻しにもできません。',
    kept: '何も変わっていません。',
    next: '別の統括（上席）に頼んでください。',
  },
  saveFailed: {
    what: '記録を書けなかったため、操作できませんでした。',
    kept: '保存済みの内容も、今の入力も残っています。',
    next: 'ディスクの空きを確かめて、もう一度操作してください。',
  },
} as const satisfies Record<ReasonOf<'review.signOff' | 'review.return'>, FailureText>
