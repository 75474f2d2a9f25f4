/** Words of このアプリについて. */
export const aboutText = {
  tab: 'このアプリについて',
  title: '相談デスク',
  version: '版',
  dataFolder: 'データの場所',
  platform: '動き方',
  platforms: {
    electron: 'パソコンのアプリ',
    browser: 'ブラウザー（動作確認用）',
  },
  system: 'システム',
  runtime: '動かしているもの',
  notices: '使っているソフトウェアとライセンス',
  noticesHint:
    '名前やライセンスの文を探せます。Electronに含まれるChromiumのライセンスは、アプリと同じフォルダーの LICENSES.chromium.html にあります。',
  search: '探す',
  count: (shown: number, all: number) => (shown === all ? `${all}件` : `${all}件のうち${shown}件`),
  nothing: '見つかりません。ことばを短くしてみてください。',
}
