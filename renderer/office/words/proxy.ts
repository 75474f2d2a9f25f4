/** Words of the question that a proxy asks. */
export const proxyText = {
  title: 'プロキシーの認証',
  why: (server: string) =>
    `インターネットへの出口（${server}）が、ユーザー名とパスワードを求めています。Zoomへの接続に使います。`,
  kept: '入力した内容は、アプリを終了するまで使います。どこにも保存しません。',
  again: 'ユーザー名かパスワードが違います。もう一度入力してください。',
  user: 'ユーザー名',
  password: 'パスワード',
  send: '送信する',
  later: 'あとで',
} as const
