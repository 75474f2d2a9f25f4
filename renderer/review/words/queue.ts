/** Everything the review room says. */
import type { ReasonOf } from '../../../shared/contract.ts'
import type { FailureText } from '../../ui/failure-text.ts'

export const text = {
  title: '記録の確認',
  caption: '確認待ちの相談記録',
  intro: '禁止行為等のあったものから並んでいます。J・Kで前後の記録を選び、Enterで記録に移ります。',
  /** What waits is more than the list holds. */
  more: (shown: number, waiting: number) =>
    `確認待ちは全部で${waiting}件です。先に確認するものから${shown}件を表示しています。確認が済むと、続きが表示されます。`,
  loading: '確認待ちの記録を読み込んでいます',
  retry: 'もう一度読み込む',
  emptyTitle: '確認待ちの記録はありません',
  emptyHint: '相談員が記録を確定すると、ここに並びます。',
  record: '記録',
  chosen: '選んだ記録',
  before: '前へ（K）',
  after: '次へ（J）',
  nextByKey: '次の記録を選ぶ',
  previousByKey: '前の記録を選ぶ',
  arrowKeys: '一覧の行で: 前後の記録を選ぶ',
  enterKey: '一覧の行で: 選んだ記録に移る',
  gone: '対応済み',
  back: '記録の確認に戻る',
  signOff: '確認済みにする',
  return: '差し戻す',
  returnTitle: '差し戻す理由',
  returnHint: '補足してほしいことを記入してください。相談員に届きます。',
  comment: '相談員への連絡事項',
  cancel: 'やめる',
  signedOff: '確認済みにしました',
  returned: '差し戻しました。相談員が回答すると、再確認待ちになります',
  ownRecord: '自分が担当した記録は、別の統括が確認します。',
  notWaiting: 'この記録は、今は確認待ちではありません。',
} as const

export const failures = {
  notFound: {
    what: '記録が見つかりません。',
    kept: 'ほかの記録は残っています。',
    next: '記録の確認に戻って選び直してください。',
  },
  notWaiting: {
    what: 'この記録はもう確認待ちではありません。',
    kept: '何も変わっていません。',
    next: '記録の確認に戻ってください。',
  },
  ownRecord: {
    what: '自分が担当した記録は、自分では確認済みにも差戻しにもできません。',
    kept: '何も変わっていません。',
    next: '別の統括に頼んでください。',
  },
  saveFailed: {
    what: '記録を保存できなかったため、操作できませんでした。',
    kept: '保存済みの内容も、今の入力も残っています。',
    next: 'パソコンの空き容量を確かめて、もう一度操作してください。',
  },
} as const satisfies Record<ReasonOf<'review.signOff' | 'review.return'>, FailureText>
