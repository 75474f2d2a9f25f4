/** Words of exports and printing: what leaves the screen. */
import type { FailureTexts } from '../../ui/failure-text.ts'

export const handText = {
  csv: 'CSVで書き出す',
  csvTitle: '一覧をCSVで書き出す',
  csvHint: (total: number | null): string =>
    `今の条件に合う${total === null ? '' : `${total}件の`}記録を書き出します。求職番号とメモは入りません。`,
  statisticsHint:
    '外に出す統計は、終わった月・四半期・年度ごとです。少ない件数は「＊」にします（厚労省規約第23条第2項）。',
  statisticsPeriod: '対象の期間',
  encoding: '文字コード',
  encodings: [
    { value: 'utf8', label: 'UTF-8（現在のExcel向け）' },
    { value: 'cp932', label: 'Shift_JIS（古いソフト向け）' },
  ] as const,
  csvWhy: { label: '書き出す理由', hint: '誰が・何を・なぜ書き出したかが記録に残ります。' },
  run: '書き出す',
  cancel: 'やめる',
  done: (fileName: string, rows: number): string => `${fileName}に${rows}行を書き出しました`,
  replaced: (characters: string): string =>
    `Shift_JISで表せない文字を「〓」に置き換えました: ${characters}`,
  printRecord: '印刷・PDF',
  printRecordTitle: 'この記録を印刷・PDFにする',
  printDay: '日報を印刷',
  printDayTitle: '日報を印刷・PDFにする',
  day: '日付',
  printStatistics: '印刷・PDF',
  printStatisticsTitle: '統計を印刷・PDFにする',
  printWhy: { label: '印刷・PDFにする理由', hint: '誰が・何を・なぜ印刷したかが記録に残ります。' },
  printRun: '印刷・PDFに進む',
  saved: 'PDFを保存しました',
  cancelled: '保存をやめました',
} as const
const KEPT = '何も変わっていません。'

export const handFailures: FailureTexts = {
  nothingToExport: {
    what: '条件に合う記録がありません。',
    kept: KEPT,
    next: '条件を変えてください。',
  },
  tooMany: (details) => ({
    what: `一度に書き出せるのは${details['most'] ?? ''}件までです。`,
    kept: KEPT,
    next: '期間を短くしてください。',
  }),
  periodWrong: {
    what: '期間を読み取れません。',
    kept: KEPT,
    next: '「いつから」と「いつまで」を、5年以内の期間で入力してください。',
  },
  periodNotWhole: {
    what: 'この期間の統計は、外に出せません。',
    kept: KEPT,
    next: '終わった月・四半期・年度を選んでください。',
  },
  notWritten: {
    what: 'PDFを保存できませんでした。',
    kept: '元の記録はそのまま残っています。',
    next: '別の場所を選ぶか、同じ名前のファイルを閉じてから、もう一度操作してください。',
  },
  saveFailed: {
    what: '記録を保存できなかったため、書き出しをやめました。',
    kept: KEPT,
    next: 'パソコンの空き容量を確かめて、もう一度操作してください。',
  },
  needsJudging: {
    what: '1件ずつ確認が必要な記録が入っています。',
    kept: '何も確認済みになっていません。',
    next: '一覧を開き直して、選び直してください。',
  },
  notWaiting: {
    what: 'もう確認待ちではない記録が入っています。',
    kept: '何も確認済みになっていません。',
    next: '一覧を開き直して、選び直してください。',
  },
}
