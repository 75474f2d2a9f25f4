/** Words of the statistics. */
export const statisticsText = {
  title: '統計',
  period: '期間',
  from: 'いつから',
  to: 'いつまで',
  presets: { month: '今月', lastMonth: '先月', fiscalYear: '今年度' },
  loading: '数えています',
  retry: 'もう一度数える',
  emptyTitle: 'この期間に終わった相談はありません',
  emptyHint: '期間を変えてください。',
  asTable: '表で読む',
  table: '表の種類',
  tableTitle: '表',
  count: '件数',
  total: '合計',
  unit: '件',
  minutes: (value: number): string => `${value}分`,
  percent: (value: number): string => `${value}％`,
  hiddenWords: '伏せた数',
  compare:
    '期間の違う統計を見比べると、差から件数がわかることがあります。外に渡すのは一つの期間だけにしてください。',
  closedOnly: '終わった相談だけを数えています。進行中の相談は入りません。',
} as const
