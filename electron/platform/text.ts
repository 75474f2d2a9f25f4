/** What the browser platform itself says to the person: in the tab, and in the terminal. */
export const browserText = {
  occupied: [
    '相談デスクは別のタブで開かれています。',
    'そのタブを使うか、閉じてからこのページを再読み込みしてください。',
  ],
  replaced: ['この画面は別のタブに引き継がれました。', 'このタブは閉じてかまいません。'],
  ended: ['相談デスクは終了しました。', 'このタブは閉じてかまいません。'],
  lost: [
    '相談デスクとの接続が切れました。',
    '相談デスクを起動し直し、表示された新しいアドレスを開いてください。保存済みの内容は残っています。',
  ],
  refusedTitle: '相談デスクを開けません',
  refused: [
    'このアドレスは使えません。',
    '起動した画面（ターミナル）に表示されている新しいアドレスを開いてください。',
  ],
  notFound: ['ページがありません。'],
  address: '次のアドレスをブラウザで開いてください（一度だけ使えます）:',
  opened: 'ブラウザを開きました。開かないときは、次のアドレスを開いてください（一度だけ使えます）:',
} as const

/** What the desktop around the app says: tray, menus, and the question on closing the window. */
export const appText = {
  appName: '相談デスク',
  trayOpen: '相談デスクを開く',
  trayQuit: '終了する',
  closeTitle: '相談が進行中です',
  closeBody: '窓を閉じても、相談と残り時間はそのまま続きます。時間になると自動的に終わります。',
  closeStay: '相談に戻る',
  closeHide: '窓を閉じる',
  staysOpen:
    '窓を閉じても、予約の5分前のお知らせは届きます。終えるときは、画面右下のアイコンから「終了する」を選んでください。',
  browserBanner: '動作確認用（ブラウザ）',
} as const
