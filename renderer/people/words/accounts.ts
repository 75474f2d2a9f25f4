/** Words of the accounts: their roles, their list and what can go wrong with them. */
import type { Role } from '../../../shared/people/account.ts'
import type { FailureTexts } from '../../ui/failure-text.ts'

export const roleName: Readonly<Record<Role, string>> = {
  counselor: '相談員',
  supervisor: '統括（上席）',
  it: '情報システム担当',
}

export const accountText = {
  add: 'アカウントを追加',
  addTitle: 'アカウントを追加する',
  list: 'アカウントの一覧',
  displayName: '表示する名前',
  loginName: 'ログイン名',
  loginNameHint: 'サインインで使う名前です。例: tanaka',
  passphrase: 'はじめのパスフレーズ',
  passphraseHint: '8文字以上。ご本人がサインインしたあと、設定で変えられます。',
  tooShort: '8文字以上にしてください',
  missing: '入力してください',
  role: '役割',
  state: '状態',
  action: '操作',
  active: '使用中',
  disabled: '停止中',
  disable: '使用を止める',
  enable: '使用を再開',
  disableTitle: (name: string) => `${name}さんの使用を止めますか`,
  disableBody: 'サインインできなくなります。これまでの記録はそのまま残ります。あとで再開できます。',
  reset: 'パスフレーズを決め直す',
  resetTitle: (name: string) => `${name}さんのパスフレーズを決め直す`,
  resetBody:
    'パスフレーズを忘れたときに使います。決めたパスフレーズをご本人に伝え、サインインしたあとで変えてもらってください。',
  resetDone: (name: string) => `${name}さんのパスフレーズを変更しました`,
  save: '追加する',
  added: (name: string) => `${name}さんのアカウントを追加しました`,
  own: '自分のパスフレーズ',
  ownTitle: '自分のパスフレーズを変える',
  ownNew: '新しいパスフレーズ',
  ownAgain: 'もう一度',
  ownDiffers: '2回の入力が違っています',
  ownSave: '変更する',
  ownSaved: 'パスフレーズを変更しました',
} as const

export const accountFailures: FailureTexts = {
  loginNameTaken: {
    what: '同じログイン名のアカウントがあります。',
    kept: '入力した内容は残っています。',
    next: '別のログイン名にしてください。',
  },
  lastSupervisor: {
    what: '統括が一人もいなくなるため、変更できませんでした。',
    kept: '何も変わっていません。',
    next: '先に、別の統括のアカウントを追加してください。',
  },
  wrongRecoveryKey: {
    what: 'この事務所の復旧キーではありません。',
    kept: 'パスフレーズは変わっていません。間違えたことは記録に残りました。',
    next: '別の事務所のものや、作り直す前の古い復旧キーでないか確かめてください。',
  },
  notSupervisor: {
    what: '復旧キーでパスフレーズを決め直せるのは、使用中の統括のアカウントだけです。',
    kept: '何も変わっていません。',
    next: '統括のお名前を選んでください。ほかの方のパスフレーズは、統括に頼んでください。',
  },
  keyDamaged: {
    what: 'データを開く鍵のファイルを読めないため、復旧キーを確かめられません。',
    kept: 'パスフレーズは変わっていません。',
    next: 'アプリを閉じずに、情報システムの担当者に連絡してください。',
  },
  notAllowedForOthers: {
    what: 'ほかの人のパスフレーズは変えられません。',
    kept: '何も変わっていません。',
    next: 'ご本人か統括が変更してください。',
  },
}
