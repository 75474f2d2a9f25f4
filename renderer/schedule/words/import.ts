/** Words of the import: choosing, progress, columns, preview. */
import { counted } from '../../../shared/count.ts'
import { slashDate } from '../../../shared/time/words.ts'
import { fieldTexts as fields, statusTexts, verdictTexts } from '../../../shared/schedule/text.ts'
import type { EncodingName, VerdictName } from './names.ts'

const verdictHints: Readonly<Record<VerdictName, string>> = {
  added: '新しく予約になる行です。',
  changed: '今の予約の内容が変わる行です。',
  unchanged: 'もう取り込まれていて、同じ内容の行です。',
  withdrawn: 'e-TUMOで取り下げられ、予約がなくなる行です。',
  held: '予約にできない行です。取り込むと「要確認」に入り、職員が直すまで残ります。',
  rejected: '読み取れないため予約にならない行です。「要確認」に残ります。',
}

const verdictEmpty: Readonly<Record<VerdictName, string>> = {
  added: '追加される行はありません。',
  changed: '変更される行はありません。',
  unchanged: '変更のない行はありません。',
  withdrawn: '取り下げられる行はありません。',
  held: '確認が必要な行はありません。',
  rejected: '読み取れない行はありません。',
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
    'e-TUMOから出力したCSVファイルを選ぶか、この画面にドラッグしてください。取り込む前に内容を確かめられます。',
  onlyOne: 'ファイルは1件ずつ取り込みます。最初の1件を開きました。',
  reading: (fileName: string) => `${fileName}を読み取っています`,
  stop: 'やめる',
  accepting: (fileName: string) => `${fileName}を取り込んでいます`,
  acceptingHint:
    '取り込みが終わるまで、予約ボードは変わりません。途中でやめても、予約は変わりません。',
  again: 'もう一度確かめる',
  fields,
  /** Also for a field a changed booking names in the booking's own words. */
  fieldOf: (name: string) =>
    Object.entries({ ...fields, slot: fields.time, siteId: fields.site, state: '状態' }).find(
      ([key]) => key === name,
    )?.[1] ?? name,
  statuses: statusTexts,
  fieldNone: '使わない',
  secretColumn: 'パスワードの列（読み取りません）',
  columnsTitle: (used: number, unused: readonly string[]) =>
    unused.length === 0
      ? `列の読み取り方（${used}列を使います）`
      : `列の読み取り方（${used}列を使います。使わない列: ${unused.join('、')}）`,
  columnsCorrect: '列の読み取り方を直す',
  notUsed: '使わない',
  noticesTitle: 'このファイルは、確かめてから取り込んでください',
  mappingTitle: '列の内容を選んでください',
  mappingHint: (fileName: string, line: number) =>
    `${fileName}の見出し（${line}行目）の、それぞれの列の内容を選んでください。同じ内容の列が複数あるときは、どれも同じ内容を選びます。次に同じ見出しのファイルを取り込むときは、選んだ内容を使います。`,
  mappingColumn: '列の見出し',
  mappingSample: 'データの例',
  mappingField: '内容',
  mappingFieldOf: (title: string) => `「${title}」の列の内容`,
  untitled: (n: number) => `（見出しなし ${n}列目）`,
  mappingMissing: (names: string) => `まだ選んでいない列: ${names}`,
  mappingDoubtful: (titles: readonly string[]) =>
    `特に確かめる列: ${titles.map((title) => `「${title}」`).join('、')}`,
  mappingReady: '必要な列がそろいました。',
  mappingNext: '内容を確かめる',
  or: 'または',
  previewOf: (fileName: string) => `${fileName}の内容`,
  previewFacts: (encoding: string, headerLine: number, rows: number) =>
    `文字コード ${encoding}、見出し ${headerLine}行目、${counted(rows, '行')}。`,
  nothingWritten: 'まだ何も保存していません。',
  verdicts: verdictTexts,
  verdictHints,
  verdictEmpty,
  encodings,
  tab: (name: string, count: number) => `${name} ${count.toLocaleString('ja-JP')}`,
  whenOf: (date: string, slot: string) => `${slashDate(date)} ${slot}`,
  line: (n: number) => `${n}行目`,
  keys: {
    step: '行の一覧で: 前後の行を選ぶ',
    page: '行の一覧で: 8行ずつ動かす',
    ends: '行の一覧で: 最初・最後の行を選ぶ',
  },
  rowList: (verdict: string) => `${verdict}の行`,
  asCame: 'ファイルの記載',
  asUnderstood: '読み取った内容',
  notUnderstood: '読み取れませんでした。',
  reasons: '理由',
  changes: '変わるところ',
  before: '現在',
  after: '取り込み後',
  emptyCell: '（空）',
  loadingRow: '読み込んでいます',
  understood: {
    receiptNumber: '整理番号',
    date: '日付',
    slot: '開始時刻',
    name: '氏名',
    kana: 'フリガナ',
    jobSeekerNumber: '求職番号',
    status: '状態',
    category: '区分',
    residence: '在留資格の登録',
    companions: '同席予定',
    contact: '連絡先',
    site: '施設',
    meeting: '会議',
  },
  noReceipt: '（失われています）',
  noCompanions: 'なし',
  contactOf: (phone: boolean, email: boolean) =>
    [phone ? '電話番号あり' : '', email ? 'メールアドレスあり' : '']
      .filter((word) => word !== '')
      .join('、') || 'なし',
  ownMeeting: 'ファイルにある会議を使います',
  noNumber: 'なし',
  masked: '●●●●●',
  accept: (count: number) => `取り込む（${counted(count, '件')}）`,
  acceptWaiting: (count: number) => `要確認に入れる（${counted(count, '件')}）`,
  acceptHeld: (count: number) =>
    `要確認と読み取れない行の${counted(count, '件')}は、取り込んだあと、職員が直すか一覧から外すまで「要確認」に残ります。`,
  nothingToDo: 'このファイルで変わる予約はありません。',
  doneTitle: '取り込みました',
  done: (s: {
    added: number
    changed: number
    withdrawn: number
    held: number
    rejected: number
  }) =>
    `追加 ${s.added}件、変更 ${s.changed}件、取下げ ${s.withdrawn}件、要確認 ${s.held}件、読み取れない行 ${s.rejected}件`,
} as const
