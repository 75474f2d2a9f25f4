/** Words of restrictions. */
import type { ReasonOf } from '../../../shared/contract.ts'
import type { RestrictionState } from '../../../shared/review/restriction.ts'
import type { FailureText } from '../../ui/failure-text.ts'

export const restrictionText = {
  hint: '制限中の方は、新しい予約と相談の準備ができません。決めるのは統括（上席）です。',
  caption: '利用制限とこれまでの記録',
  emptyTitle: '利用制限はありません',
  emptyHint: '相談記録か「連絡なしの取消し」の一覧から決められます。',
  loading: '利用制限を読み込んでいます',
  name: '氏名',
  state: '状態',
  period: '期間',
  reason: '理由',
  by: '決めた人',
  what: '操作',
  states: {
    inForce: '制限中',
    ahead: 'これから',
    over: '期間終了',
    lifted: '解除済み',
  } satisfies Record<RestrictionState, string>,
  noEnd: '解除するまで',
  span: (from: string, until: string): string => `${from}から${until}`,
  lifted: (by: string, date: string, why: string): string => `${date} ${by}が解除（${why}）`,
  start: '利用を制限する',
  title: (name: string): string => `${name}さんの利用を制限する`,
  formHint: '求職番号で判断します。決めた日から、すでにある予約も要確認になります。',
  from: 'いつから',
  until: 'いつまで（空欄は解除するまで）',
  notice: '本人に送る文',
  noticeHint: 'メールやマイページで送る文です。ここからは送られません。',
  noticeDraft: (office: string): string =>
    `${office}です。\nオンライン職業相談のご利用を、しばらくお断りすることになりました。\n理由や期間については、窓口までお問い合わせください。窓口での相談はこれまでどおりご利用いただけます。`,
  decide: '制限を決める',
  decided: '利用制限を決めました。',
  showNotice: '送る文を見る',
  noticeTitle: '本人に送る文',
  copy: 'コピー',
  noNotice: '送る文はありません。',
  close: '閉じる',
  lift: '解除する',
  liftTitle: (name: string): string => `${name}さんの利用制限を解除する`,
  liftWhy: '解除する理由',
  liftHint: '要確認になった予約は元に戻りません。予約ボードの「要確認」で確かめてください。',
  liftDone: '利用制限を解除しました。',
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
    what: '求職番号のない記録からは、利用制限を決められません。',
    kept: KEPT,
    next: '求職番号のある記録から決めてください。',
  },
  untilBeforeFrom: {
    what: '終わりの日が、始まりの日より前です。',
    kept: '入力はこの画面に残っています。',
    next: '日付を確かめてください。',
  },
  alreadyOver: {
    what: '終わりの日が、もう過ぎています。',
    kept: '入力はこの画面に残っています。',
    next: '今日以後の日を入れるか、空欄にしてください。',
  },
  alreadyRestricted: {
    what: 'この方には、すでに利用制限があります。',
    kept: 'その制限はそのままです。',
    next: '期間を変えるときは、今の制限を解除してから決め直してください。',
  },
  notStanding: {
    what: 'この利用制限は、もう終わっています。',
    kept: KEPT,
    next: '一覧を開き直してください。',
  },
  saveFailed: {
    what: '記録を書けなかったため、操作できませんでした。',
    kept: '入力はこの画面に残っています。',
    next: 'ディスクの空きを確かめて、もう一度操作してください。',
  },
} as const satisfies Record<Restricting, FailureText>
