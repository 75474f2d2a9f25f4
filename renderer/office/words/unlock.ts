/** Words of opening an office with its passphrase or its recovery key. */
export const unlockText = {
  title: '事務所のデータを開きます',
  body: 'データのパスフレーズを入力してください。',
  label: 'データのパスフレーズ',
  open: '開く',
  other: '別の事務所を開く',
} as const

export const recoverText = {
  title: '復旧キーで開きます',
  body: '設定のときに書き留めた復旧キーを入力してください。事務所の金庫などに保管してあります。',
  offer: '復旧キーで開く',
  newPassphraseWhy:
    'これから使う、新しいデータのパスフレーズを決めてください。前のパスフレーズは使えなくなります。',
  newPassphrase: '新しいデータのパスフレーズ',
  again: 'もう一度',
  osWhy:
    '開いたあとは、このパソコンの今のWindowsのユーザーで、これまでどおり開けるようになります。復旧キーもそのまま使えます。',
  passphraseAfter: '次からは新しいデータのパスフレーズで開きます。復旧キーもそのまま使えます。',
  open: 'この復旧キーで開く',
  back: '戻る',
  done: '復旧キーで開きました',
  doneOs: '次からは、このパソコンでこれまでどおり開けます',
  donePassphrase: '次からは、新しいデータのパスフレーズで開いてください',
  keepKey: '復旧キーはこれからも使えます。元の場所に戻して保管してください。',
  goOn: 'ログインへ進む',
} as const
