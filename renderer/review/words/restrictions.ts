/** Words of restrictions. */
import { counted } from '../../../shared/count.ts'
import type { ReasonOf } from '../../../shared/contract.ts'
import type { FailureText } from '../../ui/failure-text.ts'

export const restrictionText = {
  hint: '制限中の方は、新しい予約と相談の準備ができません。制限するかどうかは、統括が決めます。',
  caption: '利用制限とこれまでの記録',
  emptyTitle: '利用制限はありません',
  emptyHint: '相談記録か「連絡なしキャンセル」の一覧から制限できます。',
  rest: (count: number): string => `ほかに${counted(count, '件')}あります。`,
  more: '続きを表示する',
  loading: '利用制限を読み込んでいます',
  name: '氏名',
  state: '状態',
  period: '期間',
  reason: '理由',
  by: '決定者',
  what: '操作',
  noEnd: '解除するまで',
  begins: (date: string): string => `${date}から`,
  ends: (date: string): string => `${date}まで`,
  lifted: (by: string, date: string, why: string): string => `${date} ${by}が解除（${why}）`,
  start: '利用を制限する',
  title: (name: string): string => `${name}さんの利用を制限する`,
  formHint:
    '求職番号が同じ方の利用を制限します。制限の期間に入る予約は、すでに取ってあるものも「要確認」になります。',
  from: 'いつから',
  until: 'いつまで（空欄は解除するまで）',
  notice: '本人への連絡文',
  noticeHint:
    '電話のほか、メールや求職者マイページで知らせるときの連絡文です。ここからは送信されません。',
  noticeDraft: (office: string): string =>
    `${office}です。\nオンライン職業相談のご利用を、しばらくお断りすることになりました。\n理由と期間は、お電話または来所でご説明します。お心当たりのないときや、ご事情があるときも、お電話でお知らせください。ハローワークの窓口での相談は、これまでどおりご利用いただけます。`,
  decide: 'この内容で利用を制限する',
  decided: '利用を制限しました',
  showNotice: '連絡文を見る',
  noticeTitle: '本人への連絡文',
  copy: 'コピー',
  noNotice: '連絡文はありません。',
  close: '閉じる',
  lift: '解除する',
  liftTitle: (name: string): string => `${name}さんの利用制限を解除する`,
  liftWhy: '解除する理由',
  liftHint: '要確認になった予約は元に戻りません。予約ボードの「要確認」で確かめてください。',
  liftDone: '利用制限を解除しました',
  cancel: 'やめる',
} as const

type Restricting = ReasonOf<'review.restrict' | 'review.liftRestriction'>
const KEPT = '何も変わっていません。'
export const restrictionFailures = {
  notFound: {
    what: '記録が見つかりません。',
    kept: KEPT,
    next: '一覧に戻って選び直してください。',
  },
  noNumber: {
    what: '求職番号のない記録からは、利用を制限できません。',
    kept: KEPT,
    next: '求職番号のある記録から操作してください。',
  },
  untilBeforeFrom: {
    what: '「いつまで」の日付が、「いつから」より前です。',
    kept: '入力はこの画面に残っています。',
    next: '日付を確かめてください。',
  },
  alreadyOver: {
    what: '「いつまで」の日付が、もう過ぎています。',
    kept: '入力はこの画面に残っています。',
    next: '今日以降の日付を入力するか、空欄にしてください。',
  },
  alreadyRestricted: {
    what: 'この方には、すでに利用制限があります。',
    kept: 'その制限はそのままです。',
    next: '期間を変更するときは、今の制限を解除してから、もう一度制限してください。',
  },
  notStanding: {
    what: 'この利用制限は、もう終了しています。',
    kept: KEPT,
    next: '一覧を開き直してください。',
  },
  saveFailed: {
    what: '記録を保存できなかったため、操作できませんでした。',
    kept: '入力はこの画面に残っています。',
    next: 'パソコンの空き容量を確かめて、もう一度操作してください。',
  },
} as const satisfies Record<Restricting, FailureText>
