/** Words about what lies around the app: the data folder, a proxy, the technical log. */
export const shareText = {
  title: 'データの保存先が、ほかのパソコンやサーバーのフォルダーです',
  body: '共有フォルダーやネットワークドライブに置くと、記録が壊れることがあります。このパソコンの中のフォルダーに変えてから設定してください。',
  next: '保存先は、情報システムの担当者に変えてもらってください。',
  folder: '今の保存先',
} as const

export const proxyText = {
  title: 'プロキシの認証',
  why: (server: string) =>
    `インターネットへの出口（${server}）が、ユーザー名とパスワードを求めています。Zoomにつなぐために使います。`,
  kept: '入れた内容は、アプリを終えるまで使います。どこにも保存しません。',
  again: 'ユーザー名かパスワードが違います。もう一度入れてください。',
  user: 'ユーザー名',
  password: 'パスワード',
  send: '送る',
  later: 'あとで',
} as const

export const logText = {
  tab: '動作の記録',
  title: '動作の記録',
  what: '不具合を調べるための記録です。起きたことの場所と番号だけで、氏名や求職番号、相談の内容は入りません。',
  folder: '保存先',
  list: '新しい順',
  none: 'まだ何も記録されていません。',
  reload: '新しくする',
  save: '動作の記録を保存する',
  saved: (fileName: string) => `「${fileName}」を保存しています。`,
  fileName: (date: string) => `動作の記録_${date}.txt`,
} as const
