/** Words of the first screen: which office. */
export const chooseText = {
  title: '事務所を選んでください',
  welcome: 'オンライン職業相談の予約・相談・記録を、この1台で行います。',
  practice: '練習用の事務所で始める',
  practiceHint: '架空の予約が入っています。設定は不要です。実際の相談には影響しません。',
  practiceAgainHint: 'これまでの練習の続きから始まります。',
  setUp: '事務所を設定する',
  setUpHint: '実際の相談に使う事務所を、このパソコンに用意します。5分ほどかかります。',
  join: 'ほかのパソコンの事務所に参加する',
  open: '事務所を開く',
  openHint: 'このパソコンに設定済みの事務所を開きます。',
} as const
