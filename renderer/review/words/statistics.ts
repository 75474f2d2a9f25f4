/** Words of the statistics. */
export const statisticsText = {
  title: '統計',
  period: '期間',
  from: 'いつから',
  to: 'いつまで',
  presets: { month: '今月', lastMonth: '先月', fiscalYear: '今年度' },
  loading: '集計しています',
  retry: 'もう一度集計する',
  emptyTitle: 'この期間に終了した相談はありません',
  emptyHint: '期間を変えてください。',
  asTable: '表で見る',
  table: '表の種類',
  tableTitle: '表',
  count: '件数',
  total: '合計',
  unit: '件',
  minutes: (value: number): string => `${value}分`,
  percent: (value: number): string => `${value}％`,
  hiddenWords: '非公表',
  compare:
    '期間の異なる統計を比べると、その差から伏せた件数が分かることがあります。外部に提供するときは、1つの期間だけにしてください。',
  closedOnly: '終了した相談だけを集計しています。進行中の相談は含みません。',
} as const
