/** Words of the panel of prohibited acts. */
export const prohibitedText = {
  open: '禁止行為等',
  key: 'F8',
  title: '禁止行為等で中止する',
  intro:
    '当てはまるものを選ぶと、すぐに会議が終わります。確認の画面は出ません。統括（上席）の確認待ちになります。',
  keysHint: 'キーの 1〜9、A〜F でも選べます。Escで閉じます。',
  stopping: '中止しています',
} as const
