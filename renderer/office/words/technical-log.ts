/** Words of the technical log. */
export const logText = {
  tab: '動作の記録',
  title: '動作の記録',
  what: '不具合を調べるための記録です。起きたことの場所と番号だけで、氏名や求職番号、相談の内容は入りません。',
  folder: '保存先',
  list: '新しい順',
  none: 'まだ何も記録されていません。',
  reload: '最新の記録を読み込む',
  save: '動作の記録を保存する',
  saved: (fileName: string) => `「${fileName}」を保存しています。`,
  fileName: (date: string) => `動作の記録_${date}.txt`,
} as const
