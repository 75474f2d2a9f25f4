/** Everything the records room says. */
import type { ReasonOf } from '../../shared/contract.ts'
import type { FailureText } from '../ui/failure-text.ts'

export const listText = {
  title: '相談記録',
  caption: '相談記録の一覧',
  filters: '条件',
  from: 'いつから',
  to: 'いつまで',
  slot: '時間',
  outcome: '結果',
  review: '確認',
  incident: '禁止行為等',
  text: '氏名・番号',
  all: 'すべて',
  incidentYes: 'あり',
  incidentNo: 'なし',
  count: (total: number): string => `${total.toLocaleString('ja-JP')}件`,
  clear: '条件をすべて消す',
  loading: '記録を読み込んでいます',
  retry: 'もう一度読み込む',
  date: '日付',
  name: '氏名',
  counselor: '相談員',
  used: '利用時間',
  noOutcome: '相談中',
  noLength: '－',
  incidentMark: '禁止行為等',
  site: '場所',
  lineLoading: '読み込んでいます',
  countMore: (total: number): string =>
    `${total.toLocaleString('ja-JP')}件以上（新しい順に${total.toLocaleString('ja-JP')}件まで並びます。古い記録は期間で絞ってください）`,
  savedFilters: '保存した条件',
  saveFilter: 'この条件を保存する',
  filterName: '条件の名前',
  filterNameHint: '次からは名前を押すだけで同じ条件になります。ほかの人には見えません。',
  filterSave: '保存する',
  filterCancel: 'やめる',
  filterSaved: '条件を保存しました。',
  filterForgotten: '保存した条件を消しました。',
  forgetFilter: (name: string): string => `保存した条件「${name}」を消す`,
  emptyTitle: '相談記録はまだありません',
  emptyHint: '相談を終えて「記録を閉じる」を押すと、ここに並びます。',
  nothingTitle: '条件に合う記録はありません',
  nothingHint: '日付の範囲を広げるか、条件を消してください。求職番号は全部の数字で探せます。',
} as const

export const recordText = {
  back: '一覧に戻る',
  loading: '記録を開いています',
  person: (name: string): string => `${name} さん`,
  practice: '練習',
  incident: '禁止行為等',
  what: '何があったか',
  said: '内容と確認',
  counselor: '担当',
  companions: '届出の同席者',
  noCompanions: 'なし',
  number: '求職番号',
  hasNumber: 'あり',
  noNumber: 'なし',
  used: '利用時間',
  outcome: '結果',
  note: 'メモ',
  noNote: 'メモはありません。',
  followUp: '次にすること',
  noFollowUp: '書かれていません。',
  thread: '確認のやりとり',
  noThread: 'まだ確認されていません。',
  attention: '注意',
  noTimeline: '出来事の記録がありません。',
  threadKind: { signedOff: '確認済みにした', returned: '差し戻した', answered: '差戻しに答えた' },
  amendTitle: '差戻しに答える',
  amendHint: '前のメモも記録に残ります。補ったあと、統括（上席）がもう一度確認します。',
  amendNote: '補ったメモ',
  amendComment: '統括（上席）への返事',
  amend: '補って答える',
  amended: '返事を送りました。統括（上席）の確認待ちです。',
} as const

type RecordsChannel =
  | 'records.list'
  | 'records.read'
  | 'records.amendNote'
  | 'records.saveFilter'
  | 'records.forgetFilter'

export const failures = {
  notFound: {
    what: '記録が見つかりません。',
    kept: '他の記録は残っています。',
    next: '一覧に戻って選び直してください。',
  },
  notYours: {
    what: '担当した相談の記録だけを開けます。',
    kept: '何も変わっていません。',
    next: '必要なときは統括（上席）に頼んでください。',
  },
  notReturned: {
    what: 'この記録は差し戻されていないため、メモを補えません。',
    kept: '何も変わっていません。',
    next: '一覧に戻り、確認の状態を確かめてください。',
  },
  tooManyFilters: {
    what: '保存できる条件は30個までです。',
    kept: '今の条件はそのまま使えます。',
    next: '使わない条件を消してから保存してください。',
  },
  saveFailed: {
    what: '記録を書けなかったため、操作できませんでした。',
    kept: '保存済みの内容も、今の入力も残っています。',
    next: 'ディスクの空きを確かめて、もう一度操作してください。',
  },
} as const satisfies Record<ReasonOf<RecordsChannel>, FailureText>
