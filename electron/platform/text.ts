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

/** What the frame of the job site's window says: its title and its menu. */
export const jobSiteText = {
  title: (number: string | null): string =>
    `${number === null ? '' : `求人番号 ${number}　`}求人のウィンドウ（相談デスク）`,
  refused:
    'この操作はできません。このウィンドウで見られるのは、ハローワークインターネットサービスだけです（相談デスク）',
  move: '移動',
  back: '前のページに戻る',
  search: '求人番号の検索を開く',
} as const

/** What the desktop around the app says: tray, menus, and the question on closing the window. */
export const appText = {
  appName: '相談デスク',
  trayOpen: '相談デスクを開く',
  trayQuit: '終了する',
  closeTitle: '相談が進行中です',
  closeBody:
    'ウィンドウを閉じても、相談と残り時間はそのまま続きます。時間になると、会議は自動で終了します。',
  closeStay: '相談に戻る',
  closeHide: 'ウィンドウを閉じる',
  staysOpen:
    'ウィンドウを閉じても、予約の5分前のお知らせは届きます。終了するときは、画面右下のアイコンから「終了する」を選んでください。',
  browserBanner: '動作確認用（ブラウザ）',
  menu: {
    edit: '編集',
    undo: '元に戻す',
    redo: 'やり直す',
    cut: '切り取り',
    copy: 'コピー',
    paste: '貼り付け',
    selectAll: 'すべて選択',
    view: '表示',
    zoomIn: '文字を大きくする',
    zoomOut: '文字を小さくする',
    zoomReset: '文字を標準の大きさに戻す',
    fullScreen: '全画面表示',
  },
  page: {
    goneTitle: '画面を表示できません',
    goneBody:
      '画面が続けて止まったため、自動で開き直すのをやめました。進行中の相談と残り時間は、画面とは別に動いていて、そのまま続きます。',
    goneReload: 'もう一度表示する',
    goneLater: 'あとで',
    hungTitle: '画面が応答していません',
    hungBody:
      '進行中の相談と残り時間は、画面とは別に動いていて、そのまま続きます。読み込み直すと、保存済みの内容から画面を開き直します。',
    hungWait: '待つ',
    hungReload: '画面を読み込み直す',
  },
} as const
