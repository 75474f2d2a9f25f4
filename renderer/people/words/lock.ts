/** Words of the locked screen. */
export const lockText = {
  title: '画面をロックしています',
  body: (name: string) => `${name}さんのパスワードを入力すると、元の画面に戻ります。`,
  waiting: {
    title: '待合室に人がいます',
    body: (going: string) =>
      `${going}。席に戻ったら、すぐにロックを解除して、入室を許可してください。`,
  },
  preparing: {
    title: (slot: string) => `${slot}の相談の準備中です`,
    body: '会議には入っていません。映像と音声は届いていません。',
  },
  lobby: {
    title: '会議に入って、求職者を待っています',
    body: 'こちらのカメラとマイクは動いています。席に戻ったら、すぐにロックを解除してください。',
  },
  running: {
    title: (until: string | null) =>
      until === null ? '相談は続いています' : `相談は続いています（${until}まで）`,
    seen: '残り時間は進んでいます。求職者には映像と音声が届いたままです。席に戻ったら、すぐにロックを解除してください。',
    out: '残り時間は進んでいますが、こちらは会議から出ています。席に戻ったら、すぐにロックを解除して、会議に入り直してください。',
  },
  over: {
    title: '相談は終了しています',
    body: '結果の記録が残っています。ロックを解除して、記録を確定してください。',
  },
  unlock: 'ロックを解除する',
  signOut: 'ログアウトして別の職員と交代する',
} as const
