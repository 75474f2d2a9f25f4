/** Words of the locked screen. */
export const lockText = {
  title: '画面をロックしています',
  body: (name: string) => `${name}さんのパスワードを入力すると、元の画面に戻ります。`,
  sessionGoesOn: '相談は続いています',
  sessionBody:
    '残り時間は進んでいます。求職者には映像と音声が届いたままです。席に戻ったら、すぐにロックを解除してください。',
  unlock: 'ロックを解除する',
  signOut: 'ログアウトして別の職員と交代する',
} as const
