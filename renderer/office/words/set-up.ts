/** Words of setting up an office. */
export const setUpText = {
  title: '事務所の設定',
  steps: {
    office: '事務所',
    supervisor: '統括',
    counselor: '相談員',
    vault: 'データの保護',
    check: '確認',
  },
  step: (index: number, count: number) => `手順${index}（全${count}手順）`,
  next: '次へ',
  back: '戻る',
  cancel: '設定をやめる',
  create: 'この内容で設定する',
  officeName: '事務所の名前',
  officeNameWrong: '事務所の名前を入力してください',
  booths: '同じ時刻に相談できる窓口の数',
  boothsWrong: '1から20までの数を入力してください',
  fixed: '初期設定の内容',
  fixedHint: '利用規約で決まっている内容です。あとで統括が設定で変更できます。',
  supervisorHint: '記録の確認、アカウントの管理、例外の承認をする職員です。あとから追加できます。',
  counselorHint: '求職者と相談をする職員です。あとから追加できます。',
  vaultWhy:
    'このパソコンには、暗号の鍵を安全に保管する機能がありません。そのため、記録を暗号化して守るための「データのパスフレーズ」を決めます。アプリを開くたびに、このパスフレーズを入力します。',
  vaultLose:
    '忘れると、このあと表示する「復旧キー」でしか開けません。統括と情報システムの担当者だけで管理してください。',
  vaultPassphrase: 'データのパスフレーズ',
  vaultAgain: 'もう一度',
  vaultShort: '8文字以上にしてください',
  vaultDiffers: '2回の入力が一致しません',
  checkHint:
    'この内容でよければ「この内容で設定する」を押してください。次の画面で復旧キーを表示します。',
} as const

export const firstAccountsText = {
  title: 'アカウントを作ってください',
  why: '前回の設定が途中で終わったため、この事務所にはまだログインできる職員がいません。',
  kept: '事務所のデータと鍵はできています。予約や記録はまだありません。',
  next: '統括と相談員のアカウントを作ると、新しい復旧キーを表示します。前に書き留めた復旧キーの紙があれば、廃棄してください。',
  create: 'アカウントを作る',
  other: '別の事務所を開く',
} as const
