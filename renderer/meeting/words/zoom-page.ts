/** Words of the page of a Zoom meeting. */
/** What the page of a Zoom meeting says beside the SDK's own screens. */
export const zoomPageText = {
  loading: '会議を準備しています。',
  joining: '会議に入っています。',
  inMeeting: '会議に入りました。',
  ended: '会議は終了しました。カメラとマイクは止まっています。',
  lineGone: '相談デスクとの接続が切れたため、カメラとマイクを止めました。',
  replaced: 'この会議は別の画面で開かれています。この画面のカメラとマイクは止めました。',
} as const

/** The bar below the meeting. */
export const barText = {
  microphone: { none: 'マイクを使う', muted: 'マイクをオンにする', on: 'マイクをオフにする' },
  camera: { off: 'カメラをオンにする', on: 'カメラをオフにする' },
  notThere: {
    sound: 'マイクの準備がまだできていません。少し待ってから、もう一度押してください。',
    camera: 'カメラの準備がまだできていません。少し待ってから、もう一度押してください。',
  },
  nextTime: '選んだマイクは、次に会議に入ったときから使います。',
  speakerFailed:
    'スピーカーを切り替えられませんでした。Windowsの音の設定で、使うスピーカーを選んでください。',
  failed: 'マイクを切り替えられませんでした。もう一度押してください。',
} as const
