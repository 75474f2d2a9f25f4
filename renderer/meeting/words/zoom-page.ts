/** Words of the page of a Zoom meeting. */
/** What the page of a Zoom meeting says beside the SDK's own screens. */
export const zoomPageText = {
  loading: '会議を準備しています。',
  joining: '会議に入っています。',
  devices: 'マイクは「オーディオ」、カメラは「ビデオを開始する」を押すと使えます。',
  ended: '会議は終了しました。カメラとマイクは止まっています。',
  lineGone: '相談デスクとの接続が切れたため、カメラとマイクを止めました。',
  replaced: 'この会議は別の画面で開かれています。この画面のカメラとマイクは止めました。',
} as const
