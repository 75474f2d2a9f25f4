/** What the desktop tells about the office itself. */
import type { FolderUse } from '../../shared/office/desktop.ts'

/** Titles of the system's window for choosing a folder. */
export const folderTitles = {
  backup: 'バックアップの保存先を選ぶ',
  restore: '復元するバックアップのフォルダーを選ぶ',
} as const satisfies Record<FolderUse, string>

/** A list or the profile did not say what the log says: somebody's hand or a damaged disk. */
export const mendedNotice = {
  title: '記録と食い違う内容を直しました',
  body: '職員の登録、利用制限、相談記録の一覧、設定、相談中の状態のどれかが、記録と食い違っていたため、記録の内容に戻しました。データに手を加えられたおそれがあります。情報システムの担当者に伝えてください。',
} as const
