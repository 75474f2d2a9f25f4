/** Words of アップデート. */
import type { UpdateBar, UpdateFailure } from '../../../shared/office/updates.ts'

const bars: Readonly<Record<UpdateBar, string>> = {
  notInstalled: 'パソコンに入れたアプリではないため、ここからは更新できません。',
  otherSystem: 'この画面からの更新は、Windowsだけで使えます。新しい版は入れ直してください。',
  otherInstaller:
    'MSIで入れたアプリです。新しい版は、情報システム担当がMSIで配ります。ここからは更新しません。',
  unsignedBuild:
    'このアプリには署名がないため、新しい版が本物かを確かめられません。ここからは更新できません。',
  practice: '練習用の事務所では更新できません。実際の事務所を開いてから行ってください。',
}

const failures: Readonly<Record<UpdateFailure, string>> = {
  unreachable:
    '入手先につながりません。アドレスと、ネットワークやプロキシーの設定を確かめてください。',
  notFound: '入手先に、新しい版の一覧（latest.yml）がありません。アドレスを確かめてください。',
  badAnswer: '入手先の答えを読めません。置いたファイルを確かめてください。',
  notSecure: '入手先が、別のアドレスのファイルを指しています。更新しませんでした。',
  checksum: '届いたファイルが一覧と違います。更新しませんでした。もう一度お試しください。',
  notSigned:
    'このアプリを作った人の署名を確かめられません。更新しませんでした。情報システム担当に知らせてください。',
  diskFull: 'ディスクの空きが足りません。空きを作ってから、もう一度お試しください。',
  failed: '更新できませんでした。もう一度お試しください。',
}

export const updatesText = {
  tab: 'アップデート',
  title: 'アップデート',
  hint: '新しい版の入手先を、情報システム担当が決めます。決めなければ、どこにも問い合わせません。',
  now: (version: string) => `今の版: ${version}`,
  address: '入手先のアドレス',
  addressHint:
    '「https://」で始まるアドレスを入れてください。空のまま保存すると、問い合わせをやめます。',
  save: '保存する',
  saved: '入手先を保存しました',
  none: '入手先が決まっていません。新しい版があるかは調べません。',
  bars,
  failures,
  check: '新しい版を調べる',
  checking: '調べています',
  current: '新しい版はありません',
  checkedAt: (when: string) => `${when}に調べました。`,
  available: (version: string) => `新しい版 ${version} があります`,
  availableBody: 'ダウンロードしても、まだ入れ替わりません。相談中はダウンロードできません。',
  download: 'ダウンロードする',
  downloading: (version: string) => `新しい版 ${version} をダウンロードしています`,
  ready: (version: string) => `新しい版 ${version} の用意ができました`,
  readyBody: '署名を確かめました。入れ替えるとアプリが一度閉じ、新しい版で開きます。',
  install: '入れ替える',
  askTitle: (version: string) => `新しい版 ${version} に入れ替えますか`,
  askBody:
    'アプリが閉じ、数分で新しい版が開きます。記録と設定はそのままです。相談の準備をしている人がいないことを確かめてください。',
  installing: (version: string) => `新しい版 ${version} に入れ替えています。アプリが閉じます。`,
  failed: '更新できませんでした',
  notice: (version: string) => `新しい版 ${version} があります`,
  open: '設定を開く',
}

export const updateFailures = {
  badAddress: {
    what: 'このアドレスは使えません。',
    next: '「https://」で始まるアドレスを入れてください。利用者名、パスワード、「?」や「#」は入れられません。',
  },
  notPossible: {
    what: 'ここでは変えられません。',
    next: '実際の事務所を開いてから行ってください。',
  },
  sessionRunning: {
    what: '相談中です。',
    next: '相談が終わってから、もう一度お試しください。',
  },
  nothingThere: {
    what: '状態が変わりました。',
    next: 'もう一度、新しい版を調べてください。',
  },
}
