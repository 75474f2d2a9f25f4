/** What the records room says from the main process. */
export const text = {
  unreadableName: '（氏名を読み取れません）',
  backupFailed: 'バックアップを作れませんでした',
  backupFailedBody:
    '相談の記録は残っています。設定の「バックアップ」を開いて、理由を確かめてください。',
} as const
