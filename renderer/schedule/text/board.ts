/** Words of the day board, the week, the search and the printed day. */
import {
  formatDate,
  formatDuration,
  type LocalDate,
  weekdayName,
} from '../../../shared/time/jst.ts'

/** 11/24（火） for narrow columns. */
export function shortDate(date: LocalDate): string {
  const [, month = 0, day = 0] = date.split('-').map(Number)
  return `${month}/${day}（${weekdayName(date)}）`
}

function inWords(minutes: number): string {
  return minutes < 60
    ? `${minutes}分`
    : `${Math.floor(minutes / 60)}時間${minutes % 60 === 0 ? '' : `${minutes % 60}分`}`
}

export const boardText = {
  title: '予約ボード',
  previousDay: '前日',
  today: '今日',
  nextDay: '翌日',
  previousWeek: '前の週',
  thisWeek: '今週',
  nextWeek: '次の週',
  weekView: '週表示',
  dayView: '日表示',
  pickDate: '日付を選ぶ',
  navigation: '表示する日',
  importFile: '予約ファイルを取り込む',
  add: '予約を追加',
  print: '印刷',
  lastImport: (time: string, fileName: string) => `最終取込 ${time}（${fileName}）`,
  neverImported: '予約ファイルはまだ取り込まれていません',
  held: (count: number) => `要確認 ${count}件`,
  loading: '予約を読み込んでいます…',
  retry: 'もう一度読み込む',
  boardOf: (date: LocalDate) => `${formatDate(date)}の予約`,
  slotColumn: '開始時刻',
  booth: (n: number) => `窓口${n}`,
  nobody: '－',
  free: '空き',
  addAt: (slot: string, booth: number) => `${slot} 窓口${booth} に予約を追加`,
  prepare: '準備をはじめる',
  prepareFor: (name: string) => `準備をはじめる（${name} さん）`,
  open: (name: string) => `${name} さんの予約をひらく`,
  in: (minutes: number) => `あと${inWords(minutes)}`,
  running: '開始時刻を過ぎています',
  over: '終わった枠',
  companions: (who: string) => `同席: ${who}`,
  noShowBefore: (count: number) =>
    count > 1 ? `前回 連絡なし（これまで${count}回）` : '前回 連絡なし',
  used: (ms: number) => formatDuration(ms),
  by: (name: string) => `担当: ${name}`,
  closedTitle: '閉庁日です',
  closedBecause: (reason: string) => `${reason}のため、この日の枠はありません。`,
  closedNoReason: 'この日の枠はありません。',
  nextOpenDay: (date: LocalDate) => `次の開庁日 ${formatDate(date)} を見る`,
  bookedOnClosed: (count: number) =>
    `閉庁日に予約が${count}件残っています。日時の変更か取り消しをしてください。`,
  openedByOffice: (reason: string) => `${reason}（事務所が開けた日）`,
  emptyTitle: 'この日の予約はまだありません',
  emptyHint: 'e-TUMOの予約ファイルをここに落とすか、「予約を追加」で入力してください。',
  gone: (count: number) => `取り消し・取下げ ${count}件`,
  week: (monday: LocalDate) => `${formatDate(monday)} からの1週間`,
  weekHint: '日付を選ぶと、その日の予約ボードに移ります。',
  countOf: (count: number, booths: number) => `${count}/${booths}`,
  countLabel: (slot: string, count: number) => `${slot} 予約${count}件`,
  full: '満席',
  closedShort: '閉庁',
  searchLabel: '予約をさがす',
  searchHint: '名前・カナ・求職番号',
  search: 'さがす',
  searching: 'さがしています…',
  found: (count: number) => `${count}件見つかりました`,
  nothingFound: '見つかりませんでした',
  nothingFoundHint: '姓だけ、または求職番号の全部の桁で、もう一度さがしてください。',
  clearSearch: 'さがすのをやめる',
  dropHere: 'ここで離すと、予約ファイルの内容を確かめます',
  printTitle: '相談予約一覧',
  printedAt: (date: string, time: string) => `印刷 ${date} ${time}`,
  printColumns: {
    slot: '時刻',
    booth: '窓口',
    name: '氏名',
    kana: 'カナ',
    companions: '同席者',
    state: '状態',
    memo: '控え',
  },
  printSeal: '記録の封印',
  printFoot: '求職番号と連絡先は印刷されません。使い終わったら細断してください。',
  printTotal: (count: number) => `予約 ${count}件`,
} as const
