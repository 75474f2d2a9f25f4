/** Words of the panel of prohibited acts. */
export const prohibitedText = {
  open: '禁止行為等',
  key: 'F8',
  title: '禁止行為等で中止する',
  intro:
    '当てはまるものを選ぶと、すぐに会議を終了します。確認の画面は出ません。記録は、統括の確認待ちになります。',
  keysHint:
    '1〜9、A〜Fのキーでも選べます。押すとすぐに中止します。中止しないときはEscキーで戻ります。',
  stopping: '中止しています',
} as const
