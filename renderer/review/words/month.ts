/** Words around the month's sheet; those on the sheet itself are shared (shared/review/month-text.ts). */
export const monthReportText = {
  month: '対象の月',
  loading: '集計しています',
  retry: 'もう一度集計する',
  running: (month: string): string => `${month}（集計中）`,
  notOver: (month: string): string => `${month}は、まだ終わっていません`,
  notOverHint: (from: string): string =>
    `件数は今日までのものです。CSVの書き出しと印刷は、${from}からできます。`,
  trueFigures:
    'この画面の件数は、伏せていません。労働局に渡すときは「CSVで書き出す」か「印刷・PDF」を使ってください。少ない件数を「＊」にします（厚労省規約第23条第2項）。',
  openDays: (days: number): string => `開庁日 ${days}日`,
  handOn: '月報を書き出す',
  print: '月報を印刷・PDFにする',
  hint: (month: string): string =>
    `${month}の月報です。少ない件数は「＊」にします（厚労省規約第23条第2項）。`,
} as const
