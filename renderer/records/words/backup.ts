/** Words of backups and of restoring them. */
import type { ReasonOf } from '../../../shared/contract.ts'
import type { BackupReason } from '../../../shared/records/backup.ts'
import type { FailureText } from '../../ui/failure-text.ts'

export const backupText = {
  tab: '控え',
  title: '控え（バックアップ）',
  hint: '相談記録、予約、設定、鍵のファイルをまとめて、選んだフォルダーに写します。中身は暗号のままです。USBメモリーや共有フォルダーなど、このPCとは別の場所を選んでください。',
  disposedHint:
    '保存期間が終わって処分した記録や利用制限も、それより前の控えの中には残ります。控えは新しいものに入れ替わるにつれて消えます。',
  folder: '控えを置くフォルダー',
  folderHint: '例: E:\\soudan-hikae　空にすると、控えを作りません。',
  time: '毎日作る時刻',
  timeHint:
    'その時刻にPCが止まっていたときは、次に起動したときに作ります。相談中は終わるまで待ちます。',
  keep: '残す数',
  keepHint: '古いものから消えます（1〜60）。',
  save: '設定を保存する',
  saved: '控えの設定を保存しました。',
  now: 'いま控えを作る',
  working: '控えを作り、読み直して確かめています',
  made: '控えを作り、読み直して確かめました。',
  last: '前回の控え',
  none: 'まだ控えはありません。',
  good: (when: string, events: number): string =>
    `${when}　確認済み（記録 ${events.toLocaleString('ja-JP')}件）`,
  at: '置いた場所',
  failedAt: (when: string): string => `${when} の控えは作れませんでした`,
  lastGood: (when: string): string => `使える最後の控えは ${when} のものです。`,
  noGood: '使える控えはまだありません。',
  notice: '控え（バックアップ）を作れていません',
  noticeNone: '控え（バックアップ）の設定がまだです',
  noticeNoneBody: 'PCが壊れると記録が失われます。設定の「控え」で置き場所を選んでください。',
  restoreTitle: '控えから戻す',
  restoreHint:
    'いまの事務所のフォルダーは消さずに別の名前で残します。戻したあと、控えより後の記録や予約はいまの画面からは見えなくなります。',
  restoreNewPc:
    '新しいPCでは、控えのフォルダーを指定して事務所を戻します。開くときに復旧キーがいることがあります。',
  restoreFolder: '控えのフォルダー',
  restoreFolderHint: '「soudan-desk-」で始まるフォルダーの場所を入れてください。',
  restore: '控えから戻す',
  restoring: '控えを確かめて、戻しています',
  askTitle: 'この控えから戻しますか',
  askBody:
    'いまの事務所は別の名前のフォルダーに残ります。戻すと、この画面はサインインからになります。',
  askYes: '戻す',
  askNo: 'やめる',
  open: '控えから事務所を戻す',
} as const

const why = {
  noFolder: '置き場所が選ばれていません。',
  folderMissing: '控えを置くフォルダーが見つかりません。',
  insideOffice: 'そのフォルダーはこのアプリのデータの中にあります。',
  folderReadOnly: '控えを置くフォルダーに書き込めません。',
  diskFull: '控えを置く場所の空きが足りません。',
  notVerified: '書いた控えを読み直すと、記録と合いませんでした。',
  backupRunning: 'いま別の控えを作っています。',
  saveFailed: '控えを書けませんでした。',
} as const satisfies Record<BackupReason, string>

const next = {
  noFolder: 'フォルダーを入れて保存してください。',
  folderMissing: 'ドライブがつながっているか、場所の書き方を確かめてください。',
  insideOffice: 'このPCとは別の場所を選んでください。',
  folderReadOnly: '書き込める場所を選ぶか、情報担当に相談してください。',
  diskFull: '空きを増やすか、残す数を減らしてください。',
  notVerified:
    'もう一度作ってください。続くときは、記録の検査（verify）を情報担当に頼んでください。',
  backupRunning: '終わるまでお待ちください。',
  saveFailed: 'もう一度お試しください。',
} as const satisfies Record<BackupReason, string>

const kept = '相談の記録はこのPCに残っています。'
export const backupReasonText = (reason: BackupReason): string => why[reason]

type BackupChannel = 'records.backupNow' | 'records.setBackup'
export const backupFailures: Record<ReasonOf<BackupChannel>, FailureText> = {
  noFolder: { what: why.noFolder, kept, next: next.noFolder },
  folderMissing: { what: why.folderMissing, kept, next: next.folderMissing },
  insideOffice: { what: why.insideOffice, kept, next: next.insideOffice },
  folderReadOnly: { what: why.folderReadOnly, kept, next: next.folderReadOnly },
  diskFull: { what: why.diskFull, kept, next: next.diskFull },
  notVerified: { what: why.notVerified, kept, next: next.notVerified },
  backupRunning: { what: why.backupRunning, kept, next: next.backupRunning },
  saveFailed: { what: why.saveFailed, kept, next: next.saveFailed },
}

const untouched = 'いまの事務所はそのままです。'
export const restoreFailures: Readonly<Record<string, FailureText>> = {
  noBackup: {
    what: 'そのフォルダーに控えはありません。',
    kept: untouched,
    next: '「soudan-desk-」で始まるフォルダーを選んでください。',
  },
  backupNewer: {
    what: 'この控えは新しい版のアプリで作られています。',
    kept: untouched,
    next: 'アプリを新しくしてから戻してください。',
  },
  backupDamaged: {
    what: 'この控えは壊れているか、書き換えられています。',
    kept: untouched,
    next: '別の日の控えを選んでください。',
  },
  needsSupervisor: {
    what: '控えから戻せるのは、サインインした統括（上席）か情報担当だけです。',
    kept: untouched,
    next: '事務所を開いてサインインし、設定の「控え」から戻してください。',
  },
  sessionRunning: {
    what: '相談が進んでいるため、いまは戻せません。',
    kept: untouched,
    next: '相談を終えてから戻してください。',
  },
  saveFailed: {
    what: '控えを戻せませんでした。',
    kept: untouched,
    next: 'もう一度お試しください。',
  },
  diskFull: {
    what: 'このPCの空きが足りません。',
    kept: untouched,
    next: '空きを増やしてから戻してください。',
  },
  folderReadOnly: {
    what: 'データのフォルダーに書き込めません。',
    kept: untouched,
    next: '情報担当に相談してください。',
  },
  alreadyRunning: {
    what: '同じ事務所が別の画面で開かれています。',
    kept: untouched,
    next: 'その画面を閉じてから戻してください。',
  },
}
