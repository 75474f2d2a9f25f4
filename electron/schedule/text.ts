/** What the main process says by itself about the schedule. */
export const noticeTexts = {
  title: (slot: string): string => `まもなく${slot}の相談です`,
  body: (count: number): string => `${count}件の予約があります。準備を始めてください。`,
} as const

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

/** What the command line says. */
export const commandTexts = {
  usage:
    '使い方: npm run -s cli -- import ファイル --dry-run [--json] [--data フォルダー] [--today 年-月-日]\n取り込みは相談デスクの画面で行います。ここでは結果を確かめるだけです（--dry-run）。',
  fileMissing: (name: string): string =>
    `「${name}」を開けません。場所と読み取りの権限を確かめてください。`,
  officeNotOpened: (folder: string, reason: string): string =>
    `「${folder}」を開けません。${officeTroubles[reason] ?? `（${reason}）`}何も変えていません。`,
} as const
