/** Words of the question that a proxy asks. */
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
