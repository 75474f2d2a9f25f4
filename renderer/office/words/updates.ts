/** Words of アップデート. */
import type { UpdateBar, UpdateFailure } from '../../../shared/office/updates.ts'

const bars: Readonly<Record<UpdateBar, string>> = {
  notInstalled: 'パソコンにインストールした相談デスクではないため、ここからは更新できません。',
  otherSystem:
    'この画面からの更新は、Windowsだけで使えます。新しいバージョンは、インストールし直してください。',
  otherInstaller:
    'MSIでインストールした相談デスクです。新しいバージョンは、情報システムの担当者がMSIで配布します。ここからは更新できません。',
  unsignedBuild:
    'この相談デスクには署名がないため、新しいバージョンが正規のものか確かめられません。ここからは更新できません。',
  practice: '練習用の事務所では更新できません。実際の事務所を開いてから行ってください。',
}

const failures: Readonly<Record<UpdateFailure, string>> = {
  unreachable:
    '入手先に接続できません。アドレスと、ネットワークやプロキシーの設定を確かめてください。',
  notFound:
    '入手先に、新しいバージョンの一覧（latest.yml）がありません。アドレスを確かめてください。',
  badAnswer: '入手先からの応答を読み取れません。入手先に置いたファイルを確かめてください。',
  notSecure: '入手先が、別のアドレスのファイルを指しています。更新しませんでした。',
  checksum:
    '受け取ったファイルが一覧と一致しません。更新しませんでした。もう一度操作してください。',
  notSigned:
    '相談デスクの発行元の署名を確かめられません。更新しませんでした。情報システムの担当者に知らせてください。',
  diskFull: 'パソコンの空き容量が足りません。空き容量を増やしてから、もう一度操作してください。',
  failed:
    '更新できませんでした。もう一度操作してください。続くときは、情報システムの担当者に連絡してください。',
}

export const updatesText = {
  tab: 'アップデート',
  title: 'アップデート',
  hint: '新しいバージョンの入手先を、情報システムの担当者が設定します。設定しなければ、どこにも問い合わせません。',
  now: (version: string) => `今のバージョン: ${version}`,
  address: '入手先のアドレス',
  addressHint:
    '「https://」で始まるアドレスを入力してください。空のまま保存すると、問い合わせをやめます。',
  save: '保存する',
  saved: '入手先を保存しました',
  none: '入手先が設定されていません。新しいバージョンがあるかどうかは調べません。',
  bars,
  failures,
  check: '新しいバージョンを調べる',
  checking: '調べています',
  current: '新しいバージョンはありません',
  checkedAt: (when: string) => `${when}に調べました。`,
  available: (version: string) => `新しいバージョン（${version}）があります`,
  availableBody: 'ダウンロードしても、まだ更新されません。相談中はダウンロードできません。',
  download: 'ダウンロードする',
  downloading: (version: string) => `新しいバージョン（${version}）をダウンロードしています`,
  ready: (version: string) => `新しいバージョン（${version}）の準備ができました`,
  readyBody: '署名を確かめました。更新すると、アプリが一度終了し、新しいバージョンで開きます。',
  install: '更新する',
  askTitle: (version: string) => `新しいバージョン（${version}）に更新しますか`,
  askBody:
    'アプリが終了し、数分で新しいバージョンが開きます。記録と設定はそのままです。相談の準備をしている相談員がいないことを確かめてください。',
  installing: (version: string) =>
    `新しいバージョン（${version}）に更新しています。アプリが終了します。`,
  failed: '更新できませんでした',
  notice: (version: string) => `新しいバージョン（${version}）があります`,
  open: '設定を開く',
}

export const updateFailures = {
  badAddress: {
    what: 'このアドレスは使えません。',
    kept: '入手先は変わっていません。',
    next: '「https://」で始まるアドレスを入力してください。ユーザー名、パスワード、「?」や「#」は入力できません。',
  },
  notPossible: {
    what: 'ここでは変更できません。',
    kept: '何も変わっていません。',
    next: '実際の事務所を開いてから行ってください。',
  },
  sessionRunning: {
    what: '相談が進行中のため、操作できませんでした。',
    kept: '相談はそのまま続いています。',
    next: '相談が終了してから、もう一度操作してください。',
  },
  nothingThere: {
    what: '更新の状態が変わりました。',
    kept: '何も更新していません。',
    next: 'もう一度、新しいバージョンを調べてください。',
  },
}
