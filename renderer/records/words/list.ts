/** Words of the list of records and its filters. */
import { counted } from '../../../shared/count.ts'
import { incidentState, reviewStates } from '../../../shared/log/states.ts'

export const listText = {
  title: '相談記録',
  caption: '相談記録の一覧',
  filters: '条件',
  from: 'いつから',
  to: 'いつまで',
  slot: '開始時刻',
  outcome: '結果',
  review: '統括の確認',
  incident: incidentState.word,
  text: '氏名・求職番号',
  all: 'すべて',
  incidentYes: 'あり',
  incidentNo: 'なし',
  count: (total: number): string => counted(total, '件'),
  clear: '条件をすべて消す',
  loading: '記録を読み込んでいます',
  retry: 'もう一度読み込む',
  date: '日付',
  name: '氏名',
  counselor: '相談員',
  used: '利用時間',
  noLength: '－',
  site: '施設',
  lineLoading: '読み込んでいます',
  countMore: (total: number): string =>
    `${counted(total, '件')}以上（新しい順に${counted(total, '件')}まで並びます。古い記録は期間で絞ってください）`,
  savedFilters: '保存した条件',
  saveFilter: 'この条件を保存する',
  filterName: '条件の名前',
  filterNameHint:
    '次からは名前を押すだけで同じ条件になります。検索した氏名や番号は保存しません。ほかの職員には見えません。',
  filterSave: '保存する',
  filterCancel: 'やめる',
  filterSaved: '条件を保存しました',
  filterForgotten: '保存した条件を削除しました',
  forgetFilter: (name: string): string => `保存した条件「${name}」を削除する`,
  emptyTitle: '相談記録はまだありません',
  emptyHint: '相談のあと「記録を確定する」を押すと、ここに並びます。',
  nothingTitle: '条件に合う記録はありません',
  nothingHint:
    '日付の範囲を広げるか、条件を消してください。求職番号は、すべての数字で検索できます。',
} as const

/** Own records that the supervisor returned. */
export const returnedText = {
  title: (count: number): string => `差し戻された記録が${count}件あります`,
  body: '統括の指摘を読み、記録を補足して回答してください。',
  open: '差戻しの記録を開く',
  counted: reviewStates.returned.word,
} as const
