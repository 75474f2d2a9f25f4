/** Sentences of the schedule that the screen, the command line and the main process share. */
import { sourceStates, verdictStates, wordsOf } from '../log/states.ts'
import type { HoldReason } from './booking.ts'
import type { Doubt, Field, FileNotice, ImportReason, RowReason, Verdict } from './import.ts'

/** Why a day is closed, or opened by the office. */
export const dayTexts = {
  saturday: '土曜日',
  sunday: '日曜日',
  yearEnd: '年末年始（12月29日から1月3日）',
  holiday: (name: string): string => `祝日（${name}）`,
  opened: (reason: string): string => `臨時開庁（${reason}）`,
  closed: (reason: string): string => `臨時閉庁（${reason}）`,
} as const

/** Why a booking is held, and what a person can do about it. */
export const holdTexts: Readonly<Record<HoldReason, string>> = {
  outsideSlot:
    'この時刻に相談の枠はありません。枠のある時刻に変更してください（事務所の規程第3条第1号）。',
  closedDay: '開庁日ではありません。別の日に変更してください（事務所の規程第3条第1号）。',
  pastDate: '日付が過ぎています。別の日に変更するか、取り消してください。',
  onceADay:
    '同じ求職番号の予約が同じ日にすでにあります。利用は1日1回です（厚労省規約第12条第2項第1号）。',
  slotFull: 'この枠は満席です。別の枠に変更してください。',
  restricted: '利用制限中の方です。統括に相談してください。',
  residenceMissing:
    '在留資格の登録が「未登録」です。統括に相談してください（厚労省規約第20条第4項）。',
  numberMissing:
    '求職番号がありません。番号を入力するか、区分を見直してください（厚労省規約第3条）。',
  numberMalformed: '求職番号の形式が違います。5桁、ハイフン、1〜8桁で入力してください。',
  nameMissing: '氏名がありません。氏名を入力してください。',
  statusUnknown: 'e-TUMOの申込状態を判別できません。e-TUMOで状態を確認してください。',
  statusRejected: 'e-TUMOで却下、差戻し、または返却中です。e-TUMOで状態を確認してください。',
  duplicateReceipt:
    '同じ整理番号の予約がほかの日時にもあります。どちらが正しいか確認してください。',
  startedMeanwhile:
    'この整理番号の予約は、相談が始まったか、終わったか、事務所で取り消されています。内容を確認してください。',
  siteUnknown: 'この事務所の施設ではありません。施設を確認してください。',
  pastSlot: '今日のこの枠は終わっています。別の枠か別の日に変更してください。',
  residenceUnknown:
    '在留資格の登録について、書かれている言葉を判別できません。内容を確かめ、統括に相談してください（厚労省規約第20条第4項）。',
  sameKeyOtherPerson:
    '同じ整理番号が、氏名も求職番号も違う別の方の予約に付いています。e-TUMOで番号を確認してください。',
  keyLost: '表計算ソフトで整理番号の桁が失われています。e-TUMOで番号を確認してください。',
  statusWentBack:
    '取り下げられた予約が、予約に戻っています。古いファイルかもしれません。e-TUMOで状態を確認してください。',
  withdrawalUnmatched:
    '取下げの行ですが、同じ方か同じ日時の別の予約が残っています。どの予約の取下げか、e-TUMOで確認してください。',
  columnsDiffer: '同じ項目の列が複数あり、内容が食い違っています。正しい内容を確認してください。',
  cellsMissing: '行が途中で終わっています。足りない内容がないか確認してください。',
  categoryThree:
    '求職番号のない、事務所が必要と認めた方です。統括の承認が必要です（厚労省規約第3条）。',
  officeUnavailable:
    '事務所の都合で、この日時には行えません。求職者に連絡して、別の日時に変更してください（厚労省規約第12条第2項第4号）。',
  lettersLost:
    '氏名の文字が失われているか、ほかの文字に置き換わっています。氏名を確認してください。',
}

/** All that can be said about one row of a file. */
export const rowTexts: Readonly<Record<RowReason, string>> = {
  ...holdTexts,
  badDate:
    '日付を読み取れません。「2025/3/25」や「令和7年3月25日」の形に直して、もう一度取り込んでください。',
  badTime: '時刻を読み取れません。「10:00」や「10時」の形に直して、もう一度取り込んでください。',
  noReceiptNumber: '整理番号（受付番号）がありません。e-TUMOで番号を確認してください。',
  unreadableRow: '文字化けしていて読み取れません。e-TUMOからもう一度出力してください。',
  cellsDiffer:
    '列の数か並びが見出しと合わないため、どの内容がどの項目か分かりません。元のファイルのこの行を確認してください。',
  phoneZero: '電話番号の先頭の0が失われていたため、補いました。確認してください。',
  phoneLost: '表計算ソフトで電話番号の桁が失われています。元の番号を確認してください。',
  nameDecoded: '氏名の文字が番号（&#…;）で書かれていたため、文字に戻しました。確認してください。',
  shortNumber: '求職番号のハイフンの後ろが4桁より短くなっています。念のため確認してください。',
  nameVariant: '氏名の漢字が前の記録と違います（異体字）。同じ方か確認してください。',
  numberFormattedByExcel:
    '表計算ソフトで求職番号の桁が失われています。元の番号を確認してください。',
}

export const verdictTexts: Readonly<Record<Verdict, string>> = wordsOf(verdictStates)

export const statusTexts = wordsOf(sourceStates)

/** Names of the columns, for the mapping question and the list of changes. */
export const fieldTexts: Readonly<Record<Field, string>> = {
  receiptNumber: '整理番号',
  date: '日付',
  time: '開始時刻',
  dateTime: '日時',
  name: '氏名',
  familyName: '氏名の姓',
  givenName: '氏名の名',
  kana: 'フリガナ',
  familyKana: 'フリガナの姓',
  givenKana: 'フリガナの名',
  jobSeekerNumber: '求職番号',
  status: '状態',
  category: '区分',
  residence: '在留資格の登録',
  companions: '同席者',
  phone: '電話番号',
  email: 'メールアドレス',
  site: '施設',
  meetingLink: '会議のリンク',
  meetingNumber: '会議の番号',
  meetingPasscode: '会議のパスコード',
}

/** Why a person is asked about a column. */
export const doubtTexts: Readonly<Record<Doubt, string>> = {
  brackets: '見出しのかっこや言葉で意味が変わるため、使う列を選んでください。',
  states: '取下げなどの状態のような言葉が入っています。',
  numbers: '求職番号のような番号が入っています。',
  dates: '日付か時刻が入っています。',
}

/** What is odd about a whole file. */
export const noticeTexts: Readonly<Record<FileNotice, string>> = {
  olderDate:
    '前に取り込んだファイルより、出力した日が古いファイルです。取り込むと、予約の内容が前に戻ることがあります。',
  statesGoBack:
    '取り下げられた予約が予約に戻っている行があります。前に取り込んだものより古いファイルかもしれません。戻った行は「要確認」に入れます。',
  numbersRestart:
    '取り込み済みの別の方と同じ整理番号の行が複数あります。別の様式のファイルか、番号が最初から振り直されたファイルかもしれません。その行は「要確認」に入れます。',
}

/** Put in the place of what is on no screen by itself. */
export const MASK = '●●●●●'

/** The first letters of a long text, and how long it is. */
export function cutText(text: string, letters: number): string {
  return `${text.slice(0, letters)}…（全${text.length.toLocaleString('ja-JP')}文字）`
}

/** Why a whole file does not come in: what happened, what was kept, what to do. */
export const importTexts: Readonly<
  Record<ImportReason | 'unknownHeader', (fileName: string) => string>
> = {
  fileEmpty: (name) =>
    `「${name}」は空のファイルです（1行目から何も書かれていません）。e-TUMOからもう一度出力してください。予約は変わっていません。`,
  fileUnreadable: (name) =>
    `「${name}」はCSVとして読み取れません（1行目から文字として読めません）。Excelブックのままの場合は、CSV形式で保存し直してください。予約は変わっていません。`,
  noHeader: (name) =>
    `「${name}」の1行目から10行目までに見出しの行が見つかりません。整理番号、氏名、日付、時刻の見出しがある一覧を選んでください。予約は変わっていません。`,
  unknownHeader: (name) =>
    `「${name}」の見出しを判別できません。画面で取り込み、どの列が何かを選んでください。予約は変わっていません。`,
  tooLarge: (name) =>
    `「${name}」は大きすぎます（60MBまで）。期間を分けて出力してください。予約は変わっていません。`,
  cancelled: (name) => `「${name}」の取り込みを中止しました。予約は変わっていません。`,
  previewGone: (name) =>
    `「${name}」の確認の画面は古くなりました。もう一度ファイルを選んでください。予約は変わっていません。`,
  scheduleChanged: (name) =>
    `「${name}」を確認している間に予約が変わりました。内容を計算し直しますので、もう一度確認してください。`,
  saveFailed: (name) =>
    `「${name}」の取り込みを保存できませんでした。パソコンの空き容量と書き込みの権限を確認してください。予約は変わっていません。`,
}

/** 「ファイル名」 12行目: … */
export function lineText(fileName: string, line: number, reason: RowReason): string {
  return `「${fileName}」${line}行目: ${rowTexts[reason]}`
}
