/** What the records room says from the main process. */
export const text = {
  unreadableName: '（氏名を読み取れません）',
  backupFailed: 'バックアップを作れませんでした',
  backupFailedBody:
    '相談の記録は残っています。設定の「バックアップ」を開いて、理由を確かめてください。',
  listsMended: '相談記録の一覧を直しました',
  listsMendedBody:
    '一覧が記録と食い違っていたため、記録の内容に戻しました。設定の「改ざんの確認」を開いてください。',
  checkFailed: '記録に異常が見つかりました',
  checkFailedBody: '設定の「改ざんの確認」を開いて、どこかを確かめてください。',
} as const
