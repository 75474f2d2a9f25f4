/** Words of このアプリについて. */
export const aboutText = {
  tab: 'このアプリについて',
  title: '相談デスク',
  version: 'バージョン',
  dataFolder: 'データの場所',
  platform: '動作環境',
  platforms: {
    electron: 'パソコンのアプリ',
    browser: 'ブラウザ（動作確認用）',
  },
  system: 'システム',
  runtime: '実行環境',
  notices: '使っているソフトウェアとライセンス',
  noticesHint:
    '名前やライセンスの文を検索できます。Electronに含まれるChromiumのライセンスは、アプリと同じフォルダーの LICENSES.chromium.html にあります。',
  search: '検索',
  count: (shown: number, all: number) => (shown === all ? `${all}件` : `${all}件のうち${shown}件`),
  nothing: '見つかりません。短い語で検索してください。',
}
