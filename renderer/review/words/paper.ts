/** Words on the paper. */
import { incidentState } from '../../../shared/log/states.ts'

export const paperText = {
  record: '相談記録',
  day: '相談の日報',
  practice: '練習用の事務所の記録です。実際の相談ではありません。',
  printed: (at: string, by: string): string => `${at} ${by}が印刷`,
  care: '個人情報が含まれています。使い終わったら、定められた方法で廃棄してください。',
  date: '日時',
  name: '氏名',
  counselor: '相談員',
  outcome: '結果',
  used: '利用時間',
  companions: '同席予定',
  number: '求職番号',
  has: 'あり',
  none: 'なし',
  note: 'メモ',
  followUp: '次にすること',
  postings: '求人票',
  thread: '確認のやりとり',
  timeline: '相談の経過',
  noText: '記入されていません。',
  threadKind: { signedOff: '確認済みにした', returned: '差し戻した', answered: '差戻しに回答した' },
  columns: ['開始時刻', '氏名', '相談員', '結果', '利用時間', incidentState.word, '統括の確認'],
  total: (count: number): string => `${count}件`,
  empty: 'この日の記録はありません。',
  seal: '改ざん確認コード',
  sealHint:
    'このコードを保管しておくと、ここまでの記録が書き換えられていないことを、後で確認できます。',
  sign: '統括の確認',
} as const
