/** Words of backups and of restoring them. */
import { counted } from '../../../shared/count.ts'
import type { ReasonOf } from '../../../shared/contract.ts'
import type { BackupReason } from '../../../shared/records/backup.ts'
import type { FailureText } from '../../ui/failure-text.ts'

export const backupText = {
  tab: 'バックアップ',
  title: 'バックアップ',
  hint: '相談記録、予約、設定、鍵のファイルをまとめて、選んだフォルダーにコピーします。2回目からは、増えたところだけをコピーします。中身は暗号化されたままです。USBメモリーや共有フォルダーなど、このパソコンとは別の場所を選んでください。',
  disposedHint:
    '保存期間が満了して廃棄した記録や利用制限も、それより前のバックアップの中には残ります。毎日作る場合、およそ8か月でなくなります。',
  folder: 'バックアップの保存先',
  folderHint: '例: E:\\soudan-backup　空欄にすると、バックアップを作りません。',
  time: '毎日作る時刻',
  timeHint:
    'その時刻にパソコンの電源が入っていなかったときは、次に起動したときに作ります。相談中は、終了するまで待ちます。',
  keep: 'すべて残す世代の数',
  keepHint:
    '新しいものから、この数だけ残します（1〜60）。それより前は、7つに1つ、さらに前は28に1つだけ残し、ほかは削除します。',
  save: '設定を保存する',
  saved: 'バックアップの設定を保存しました',
  now: '今すぐバックアップする',
  working: 'バックアップを作り、元の記録と一致するか確かめています',
  made: 'バックアップを作り、元の記録と一致することを確かめました',
  last: '前回のバックアップ',
  none: 'バックアップはまだありません。',
  good: (when: string, events: number): string =>
    `${when}　確認済み（記録 ${counted(events, '件')}）`,
  at: '保存した場所',
  failedAt: (when: string): string => `${when}のバックアップを作れませんでした`,
  lastGood: (when: string): string => `使える最後のバックアップは、${when}のものです。`,
  noGood: '使えるバックアップはまだありません。',
  notice: 'バックアップを作れていません',
  noticeNone: 'バックアップの設定がまだ済んでいません',
  noticeNoneBody:
    'パソコンが壊れると記録が失われます。設定の「バックアップ」で保存先を選んでください。',
  restoreTitle: 'バックアップから復元する',
  restoreHint:
    '今の事務所のフォルダーは、削除せずに別の名前で残します。復元すると、バックアップより後の記録と予約は、画面に出なくなります（残したフォルダーの中にはあります）。',
  restoreNewPc:
    '新しいパソコンでは、バックアップのフォルダーを指定して事務所を復元します。開くときに、復旧キーが必要なことがあります。',
  restoreFolder: 'バックアップのフォルダー',
  restoreFolderHint:
    '「soudan-desk-」で始まるフォルダーの場所を入力すると、最新のバックアップから復元します。前の日のものは、その中にある日付のフォルダーを入力してください。',
  restore: 'バックアップから復元する',
  restoring: 'バックアップを確かめて、復元しています',
  restoringKept: '今の事務所は、確かめ終わるまでそのままです。途中でやめても、何も変わりません。',
  cancelRestore: '復元をやめる',
  askTitle: 'このバックアップから復元しますか',
  askBody: '今の事務所は、別の名前のフォルダーに残ります。復元すると、ログインの画面に戻ります。',
  askYes: 'このバックアップから復元する',
  askNo: 'やめる',
} as const

const why = {
  noFolder: '保存先が選ばれていません。',
  folderMissing: '保存先のフォルダーが見つかりません。',
  insideOffice: '保存先のフォルダーが、相談デスクのデータの中にあります。',
  folderReadOnly: '保存先のフォルダーに書き込めません。',
  diskFull: '保存先の空き容量が足りません。',
  notVerified: '作成したバックアップが、元の記録と一致しませんでした。',
  backupRunning: '今、別のバックアップを作っています。',
  saveFailed: 'バックアップを保存できませんでした。',
} as const satisfies Record<BackupReason, string>

const next = {
  noFolder: 'フォルダーを入力して保存してください。',
  folderMissing:
    'ドライブが接続されているか、フォルダーの場所の書き方が正しいかを確かめてください。',
  insideOffice: 'このパソコンとは別の場所を選んでください。',
  folderReadOnly: '書き込めるフォルダーを選ぶか、情報システムの担当者に相談してください。',
  diskFull: '空き容量を増やすか、残す世代の数を減らしてください。',
  notVerified:
    'もう一度作ってください。続くときは、記録の検査（verify）を情報システムの担当者に頼んでください。',
  backupRunning: '終わるまでお待ちください。',
  saveFailed: 'もう一度操作してください。続くときは、情報システムの担当者に連絡してください。',
} as const satisfies Record<BackupReason, string>

const kept = '相談の記録はこのパソコンに残っています。'
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

const untouched = '今の事務所はそのままです。'
export const restoreFailures: Readonly<Record<string, FailureText>> = {
  noBackup: {
    what: 'そのフォルダーにバックアップはありません。',
    kept: untouched,
    next: '「soudan-desk-」で始まるフォルダーを選んでください。',
  },
  backupNewer: {
    what: 'このバックアップは、新しいバージョンの相談デスクで作られています。',
    kept: untouched,
    next: 'このパソコンの相談デスクを更新してから、復元してください。',
  },
  backupDamaged: {
    what: 'このバックアップは壊れているか、書き換えられています。',
    kept: untouched,
    next: '別の日のバックアップを選んでください。',
  },
  backupIncomplete: {
    what: 'このバックアップには、続きのファイル（「base-」で始まるフォルダー）がありません。',
    kept: untouched,
    next: '「soudan-desk-」で始まるフォルダーを、中身ごと指定してください。',
  },
  cancelled: {
    what: '復元をやめました。',
    kept: untouched,
    next: '必要なら、もう一度復元してください。',
  },
  needsSupervisor: {
    what: 'バックアップから復元できるのは、ログインした統括か情報システムの担当者だけです。',
    kept: untouched,
    next: '事務所を開いてログインし、設定の「バックアップ」で復元してください。',
  },
  sessionRunning: {
    what: '相談が進行中のため、今は復元できません。',
    kept: untouched,
    next: '相談が終了してから復元してください。',
  },
  saveFailed: {
    what: 'バックアップから復元できませんでした。',
    kept: untouched,
    next: 'もう一度操作してください。続くときは、情報システムの担当者に連絡してください。',
  },
  diskFull: {
    what: 'このパソコンの空き容量が足りません。',
    kept: untouched,
    next: '空き容量を増やしてから復元してください。',
  },
  folderReadOnly: {
    what: 'データのフォルダーに書き込めません。',
    kept: untouched,
    next: '情報システムの担当者に相談してください。',
  },
  alreadyRunning: {
    what: '同じ事務所が別の画面で開かれています。',
    kept: untouched,
    next: 'その画面を閉じてから復元してください。',
  },
}
