/** Words of the day's list of an office whose records cannot be opened. */
import type { FailureTexts } from '../../ui/failure-text.ts'

export const cachedDayText = {
  open: 'その日の予約の一覧を見る',
  title: 'その日の予約の一覧',
  hint: '記録を開けなくても、前回までに取り込んだ予約の一覧は見られます。ログインができないため、復旧キーを持っている統括が操作してください。何も書き換えません。',
  hintPractice:
    '記録を開けなくても、前回までに取り込んだ予約の一覧は見られます。何も書き換えません。',
  date: '日付',
  show: '一覧を表示する',
  loading: '予約の一覧を読み込んでいます',
  nobodyTitle: 'この日の予約はありません',
  nobodyHint: '前回この相談デスクを使ったときまでの予約です。',
  caption: (date: string): string => `${date}の予約`,
  asOf: '前回この相談デスクを使ったときまでの内容です。その後の変更は、e-TUMOで確かめてください。',
  slot: '開始時刻',
  name: '氏名',
  kana: 'カナ',
  reach: '電話・メール',
  state: '状態',
  print: '印刷する',
  printTitle: '予約一覧（記録を開けないときのもの）',
} as const

export const cachedDayFailures: FailureTexts = {
  notInTrouble: {
    what: '事務所を開けるようになっています。',
    kept: '予約と記録はそのまま残っています。',
    next: '前の画面に戻り、ログインして予約ボードを見てください。',
  },
  nothingCached: {
    what: '予約の一覧がこのパソコンにないか、読み取れません。',
    kept: 'ファイルには手を加えていません。',
    next: 'e-TUMOの画面で、その日の予約を確かめてください。',
  },
}
