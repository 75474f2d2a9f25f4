/** Words of the import: choosing, progress, columns, preview. */
import { slashDate } from '../../../shared/time/words.ts'
import { fieldTexts as fields } from '../../../shared/schedule/text.ts'
import type { SourceStatus } from '../../../shared/schedule/entry.ts'
import type { EncodingName, VerdictName } from './names.ts'

const verdicts: Readonly<Record<VerdictName, string>> = {
  added: '追加',
  changed: '変更',
  unchanged: '変更なし',
  withdrawn: '取下げ',
  held: '要確認',
  rejected: '読めない行',
}

const verdictHints: Readonly<Record<VerdictName, string>> = {
  added: '新しく予約になる行です。',
  changed: 'いまの予約の内容が変わる行です。',
  unchanged: 'もう取り込まれていて、同じ内容の行です。',
  withdrawn: 'e-TUMOで取り下げられ、予約がなくなる行です。',
  held: '予約にできない行です。取り込むと「要確認」に入り、人が直すまで残ります。',
  rejected: '読めないため予約にならない行です。「要確認」に写しが残ります。',
}

const verdictEmpty: Readonly<Record<VerdictName, string>> = {
  added: '追加される行はありません。',
  changed: '変更される行はありません。',
  unchanged: '変更のない行はありません。',
  withdrawn: '取り下げられる行はありません。',
  held: '確認が要る行はありません。',
  rejected: '読めない行はありません。',
}

const encodings: Readonly<Record<EncodingName, string>> = {
  'utf-8': 'UTF-8',
  'utf-8-bom': 'UTF-8（BOM付き）',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16（BE）',
  cp932: 'Shift_JIS（CP932）',
}

export const importText = {
  title: '予約ファイルの取り込み',
  choose: 'ファイルを選ぶ',
  chooseAnother: '別のファイルを選ぶ',
  chooseTitle: '取り込む予約ファイルを選んでください',
  chooseHint:
    'e-TUMOから出力したCSVファイルを選ぶか、この画面に落としてください。取り込む前に内容を確かめられます。',
  onlyOne: 'ファイルは1つずつ取り込みます。はじめの1つを開きました。',
  reading: (fileName: string) => `${fileName} を読んでいます…`,
  stop: 'やめる',
  accepting: (fileName: string) => `${fileName} を取り込んでいます…`,
  acceptingHint: '終わるまで、予約ボードは前のままです。途中でやめても、予約は変わりません。',
  again: 'もう一度確かめる',
  fields,
  /** Also for a field a changed booking names in the booking's own words. */
  fieldOf: (name: string) =>
    Object.entries({ ...fields, slot: fields.time, siteId: fields.site, state: '状態' }).find(
      ([key]) => key === name,
    )?.[1] ?? name,
  statuses: {
    booked: '予約',
    withdrawn: '取下げ',
    rejected: '却下・差し戻し',
    unknown: '分からない言葉',
  } satisfies Readonly<Record<SourceStatus, string>>,
  fieldNone: '使わない',
  mappingTitle: '列の意味を教えてください',
  mappingHint: (fileName: string, line: number) =>
    `${fileName} の見出し（${line}行目）に知らない名前があります。どの列が何かを選ぶと、次に同じ見出しのファイルを取り込むときは、同じ答えを使います。`,
  mappingColumn: '列の見出し',
  mappingSample: '中身の例',
  mappingField: '意味',
  mappingFieldOf: (title: string) => `「${title}」の列の意味`,
  untitled: (n: number) => `（見出しなし ${n}列目）`,
  mappingMissing: (names: string) => `まだ決まっていない列: ${names}`,
  mappingTwice: (name: string) => `「${name}」が2つの列に選ばれています。1つにしてください。`,
  mappingReady: '必要な列がそろいました。',
  mappingNext: '内容を確かめる',
  or: 'または',
  previewOf: (fileName: string) => `${fileName} の内容`,
  previewFacts: (encoding: string, headerLine: number, rows: number) =>
    `文字コード ${encoding}、見出し ${headerLine}行目、${rows.toLocaleString('ja-JP')}行`,
  nothingWritten: 'まだ何も保存していません。',
  verdicts,
  verdictHints,
  verdictEmpty,
  encodings,
  tab: (name: string, count: number) => `${name} ${count.toLocaleString('ja-JP')}`,
  whenOf: (date: string, slot: string) => `${slashDate(date)} ${slot}`,
  line: (n: number) => `${n}行目`,
  rowList: (verdict: string) => `${verdict}の行`,
  asCame: 'ファイルのまま',
  asUnderstood: '読み取った内容',
  notUnderstood: '読み取れませんでした。',
  reasons: '理由',
  changes: '変わるところ',
  before: 'いま',
  after: '取り込み後',
  emptyCell: '（空）',
  loadingRow: '読み込んでいます…',
  understood: {
    receiptNumber: '整理番号',
    date: '日付',
    slot: '時刻',
    name: '氏名',
    jobSeekerNumber: '求職番号',
  },
  noNumber: 'なし',
  masked: '●●●●●',
  accept: (count: number) => `取り込む（${count.toLocaleString('ja-JP')}件）`,
  acceptWaiting: (count: number) => `要確認に入れる（${count.toLocaleString('ja-JP')}件）`,
  acceptHeld: (count: number) =>
    `要確認と読めない行の${count.toLocaleString('ja-JP')}件は、取り込んだあと、人が片付けるまで「要確認」に残ります。`,
  nothingToDo: 'このファイルで変わる予約はありません。',
  doneTitle: '取り込みました',
  done: (s: {
    added: number
    changed: number
    withdrawn: number
    held: number
    rejected: number
  }) =>
    `追加 ${s.added}件、変更 ${s.changed}件、取下げ ${s.withdrawn}件、要確認 ${s.held}件、読めない行 ${s.rejected}件`,
} as const
