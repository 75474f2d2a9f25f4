/** Words of the locked screen. */
export const lockText = {
  title: '画面をロックしています',
  body: (name: string) => `${name}さんのパスフレーズを入れると、元の画面に戻ります。`,
  sessionGoesOn: '相談は続いています',
  sessionBody:
    '残り時間は進んでいます。相手には映像と音声が届いたままです。席に戻ったら、すぐにロックを解除してください。',
  unlock: 'ロックを解除',
  signOut: 'サインアウトして別の人に替わる',
} as const
