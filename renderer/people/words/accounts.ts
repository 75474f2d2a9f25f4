/** Words of the accounts: their roles, their list and what can go wrong with them. */
import type { Role } from '../../../shared/people/account.ts'
import type { FailureTexts } from '../../ui/failure-text.ts'

export const roleName: Readonly<Record<Role, string>> = {
  counselor: '相談員',
  supervisor: '統括',
  it: '情報システム担当',
}

export const accountText = {
  add: 'アカウントを追加',
  addTitle: 'アカウントを追加する',
  list: 'アカウントの一覧',
  displayName: '表示する名前',
  loginName: 'ログイン名',
  loginNameHint: 'ログインするときに使う名前です。例: tanaka',
  passphrase: '最初のパスワード',
  passphraseHint: '8文字以上。本人がログインしたあと、設定で変更できます。',
  tooShort: '8文字以上にしてください',
  missing: '入力してください',
  sameLogin: '統括と同じログイン名は使えません',
  role: '役割',
  state: '状態',
  action: '操作',
  active: '有効',
  disabled: '停止中',
  disable: '使用を停止する',
  enable: '使用を再開する',
  disableTitle: (name: string) => `${name}さんの使用を停止しますか`,
  disableBody: 'ログインできなくなります。これまでの記録はそのまま残ります。あとで再開できます。',
  reset: 'パスワードを決め直す',
  resetTitle: (name: string) => `${name}さんのパスワードを決め直す`,
  resetBody:
    'パスワードを忘れたときに使います。決めたパスワードを本人に伝え、ログインしたあとで変更してもらってください。',
  resetDone: (name: string) => `${name}さんのパスワードを変更しました`,
  save: '追加する',
  added: (name: string) => `${name}さんのアカウントを追加しました`,
  own: '自分のパスワード',
  ownTitle: '自分のパスワードを変更する',
  ownPresent: '現在のパスワード',
  ownNew: '新しいパスワード',
  ownAgain: 'もう一度',
  ownDiffers: '2回の入力が一致しません',
  ownSave: '変更する',
  ownSaved: 'パスワードを変更しました',
} as const

export const accountFailures: FailureTexts = {
  loginNameTaken: {
    what: '同じログイン名のアカウントがあります。',
    kept: '入力した内容は残っています。',
    next: '別のログイン名にしてください。',
  },
  lastSupervisor: {
    what: '有効な統括がいなくなるため、変更できませんでした。',
    kept: '何も変わっていません。',
    next: '先に、別の統括のアカウントを追加してください。',
  },
  wrongRecoveryKey: {
    what: 'この事務所の復旧キーではありません。',
    kept: 'パスワードは変わっていません。一致しなかったことは記録に残りました。',
    next: '別の事務所のものや、作り直す前の古い復旧キーでないか確かめてください。',
  },
  notSupervisor: {
    what: '復旧キーでパスワードを決め直せるのは、有効な統括のアカウントだけです。',
    kept: '何も変わっていません。',
    next: '統括のお名前を選んでください。ほかの方のパスワードは、統括に頼んでください。',
  },
  keyDamaged: {
    what: 'データを開く鍵のファイルを読み取れないため、復旧キーを確かめられません。',
    kept: 'パスワードは変わっていません。',
    next: 'アプリを閉じずに、情報システムの担当者に連絡してください。',
  },
  wrongCredentials: {
    what: '現在のパスワードが違います。',
    kept: 'パスワードは変わっていません。',
    next: '大文字・小文字と、日本語入力の状態を確かめて、もう一度入力してください。',
  },
  ownPassphrase: {
    what: '自分のパスワードは、この画面では変更できません。',
    kept: '何も変わっていません。',
    next: '「自分のパスワード」で、今のパスワードを入力して変更してください。',
  },
}
