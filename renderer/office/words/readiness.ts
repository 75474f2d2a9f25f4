/** Words of the seven things until a new office may open. */
import type { ReadinessItem } from '../../../shared/office/readiness.ts'

export const readinessText = {
  title: '開設までの7項目',
  intro:
    '相談を始める前に整えるものです。チェックは、設定や記録の実際の状態から付きます。順番は変えてもかまいません。',
  left: (done: number): string => `開設までの7項目のうち、${done}項目が済んでいます`,
  show: '7項目を見る',
  whole: '7項目がそろいました',
  wholeBody: '相談を始められます。練習用の事務所での練習も済ませてください。',
  unknown: 'まだ確かめられていない項目があります。',
} as const

export const readinessSteps: Readonly<
  Record<
    ReadinessItem,
    { readonly title: string; readonly what: string; readonly go: string; readonly article: string }
  >
> = {
  accounts: {
    title: '統括と相談員のアカウント',
    what: '記録の確認と承認をする統括と、相談をする相談員が、どちらも必要です。自分が担当した記録は、別の統括が確認します。',
    go: 'アカウントを開く',
    article: '',
  },
  hours: {
    title: '開始時刻・窓口の数・開庁時間',
    what: '最初に入っている内容を見直し、事務所に合わせて保存します。相談は、開庁日のこの時刻にだけ行います。',
    go: '事務所の内容を開く',
    article: '事務所の規程第3条第1号',
  },
  terms: {
    title: '利用規約の版',
    what: '相談の前に同意を確かめる規約の版が、今日の日付で有効になっていることを確かめます。',
    go: '事務所の内容を開く',
    article: '厚労省規約第2条・第4条',
  },
  telling: {
    title: '案内の送り方',
    what: '会議のURLを知らせる方法を決めます。メールサーバーを設定するか、e-TUMOから自動で知らせることを「事務所の内容」に登録します。',
    go: 'メールの設定を開く',
    article: '厚労省規約第12条第2項第2号',
  },
  zoom: {
    title: 'Zoomのアカウント',
    what: '会議に使うアカウントを設定し、接続テストを最後まで行います。',
    go: '会議（Zoom）を開く',
    article: '厚労省規約第4条',
  },
  backup: {
    title: 'バックアップ',
    what: '保存先のフォルダーを決め、1度作って、読み戻して確かめます。復旧キーを書き留めた紙が金庫などにあることも確かめてください。',
    go: 'バックアップを開く',
    article: '厚労省規約第18条第1項',
  },
  bookings: {
    title: '最初の予約',
    what: '予約ボードで、e-TUMOの予約ファイルを取り込みます。',
    go: '予約ボードを開く',
    article: '',
  },
}
