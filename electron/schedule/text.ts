/** What the main process says by itself about the schedule. */
import { type Doubt, type Field, FieldSchema } from '../../shared/schedule/import.ts'
import { doubtTexts, fieldTexts } from '../../shared/schedule/text.ts'

/** A held booking that stands now. */
export const keepUpTexts = {
  title: '要確認の予約が枠に入りました',
  body: (count: number): string =>
    `理由がなくなった${count}件が、枠に入りました。予約ボードで確かめて、求職者に連絡してください。`,
} as const

export const noticeTexts = {
  title: (slot: string): string => `まもなく${slot}の相談です`,
  body: (count: number): string => `${count}件の予約があります。準備を始めてください。`,
  leftTitle: 'まだ答えのない枠があります',
  left: (count: number): string =>
    `${count}件の予約の結果が選ばれていません。予約ボードで選んでください。`,
  missedTitle: (slots: readonly string[]): string => `${slots.join('・')}の開始時刻を過ぎました`,
  missedBody: (count: number): string =>
    `パソコンがスリープしている間に過ぎました。まだ始めていない予約が${count}件あります。予約ボードを確かめてください。`,
} as const

/** The mail of a test, to the office's own address. */
export const mailTestText = (
  officeName: string,
): { readonly subject: string; readonly text: string } => ({
  subject: '相談デスクのテスト送信',
  text: `${officeName}の相談デスクから送ったテストのメールです。このメールが届いていれば、求職者への案内をメールで送信できます。返信は不要です。`,
})

/** Names of events in the log (`schedule.changed`), for the record. */
const officeTroubles: Readonly<Record<string, string>> = {
  notFound: '事務所のデータがありません。フォルダーを確かめてください。',
  passphraseNeeded:
    'データのパスフレーズが必要です。環境変数 SOUDAN_PASSPHRASE に設定してください。',
  wrongPassphrase: 'データのパスフレーズが違います。',
  keyUnavailable:
    '鍵を取り出せません。この事務所の鍵はOSが保管しているため、相談デスクの画面からだけ開けます。',
  alreadyRunning: '相談デスクが動いています。終了してから、もう一度実行してください。',
}

/** One column of a file whose columns are asked about. */
export function columnWords(
  title: string,
  field: Field | null | undefined,
  doubt: Doubt | null | undefined,
): string {
  const meant =
    field === null || field === undefined ? '（使わない）' : `${field}（${fieldTexts[field]}）`
  return `  ${title} → ${meant}${doubt === null || doubt === undefined ? '' : ` ※ ${doubtTexts[doubt]}`}`
}

/** What the command line says. */
export const commandTexts = {
  usage:
    '使い方: npm run -s cli -- import ファイル --dry-run [--json] [--data フォルダー] [--today 年-月-日] [--map 見出し=項目]…\n取り込みは相談デスクの画面で行います。ここでは結果を確かめるだけです（--dry-run）。',
  columns: (lines: string): string =>
    `列と、読み取れた項目:\n${lines}\n違うときや足りないときは、--map 見出し=項目 で指定してください（使わない列は --map 見出し=none）。\n項目: ${FieldSchema.options.join(' ')}`,
  fileMissing: (name: string): string =>
    `「${name}」を開けません。場所と読み取りの権限を確かめてください。`,
  officeNotOpened: (folder: string, reason: string): string =>
    `「${folder}」を開けません。${officeTroubles[reason] ?? `（${reason}）`}何も変えていません。`,
} as const
