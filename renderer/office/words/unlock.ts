/** Words of opening an office with its passphrase or its recovery key. */
export const unlockText = {
  title: '事務所のデータを開きます',
  body: '事務所のデータのパスフレーズを入れてください。サインインのパスフレーズとは別のものです。',
  label: '事務所のデータのパスフレーズ',
  open: '開く',
  other: '別の事務所を開く',
} as const

export const recoverText = {
  title: '復旧キーで開きます',
  body: '設定のときに控えた復旧キーを入れてください。事務所の金庫などに保管してあります。',
  offer: '復旧キーで開く',
  newPassphraseWhy:
    'これから使う、事務所のデータの新しいパスフレーズを決めてください。前のパスフレーズは使えなくなります。',
  newPassphrase: '新しいパスフレーズ',
  again: 'もう一度',
  osWhy:
    '開いたあとは、このパソコンの今の利用者で、これまでどおり開けるようになります。復旧キーもそのまま使えます。',
  passphraseAfter: '次からは新しいパスフレーズで開きます。復旧キーもそのまま使えます。',
  open: 'この復旧キーで開く',
  back: '戻る',
  done: '復旧キーで開きました',
  doneOs: '次からは、このパソコンでこれまでどおり開けます',
  donePassphrase: '次からは、新しいパスフレーズで開いてください',
  keepKey: '復旧キーはこれからも使えます。元の場所に戻して保管してください。',
  goOn: 'サインインへ進む',
} as const
