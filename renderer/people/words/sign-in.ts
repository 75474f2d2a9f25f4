/** Words of signing in, and of a supervisor who forgot the password. */
export const signInText = {
  title: 'サインイン',
  who: 'お名前',
  otherName: '一覧にない（ログイン名を入れる）',
  loginName: 'ログイン名',
  passphrase: 'パスフレーズ',
  signIn: 'サインイン',
  otherOffice: '別の事務所を開く',
  sessionRuns: '相談が続いています',
  sessionRunsBody: '担当の相談員がサインインすると、相談の画面に戻ります。残り時間は進んでいます。',
  practiceTitle: '練習用のアカウント',
  practiceHint: '練習用なので、パスフレーズも表示しています。',
  practiceAs: (name: string) => `${name}で始める`,
} as const

export const forgottenText = {
  offer: '統括のパスフレーズを忘れたとき',
  title: 'パスフレーズを決め直す',
  body: '統括がパスフレーズを忘れ、ほかに頼める統括がいないときに使います。金庫などに保管してある復旧キーを用意してください。',
  who: '統括のお名前',
  whoMissing: 'お名前を選んでください',
  recorded: '復旧キーでパスフレーズを決め直したことは、記録に残ります。',
  set: '新しいパスフレーズにする',
  back: '戻る',
  done: '新しいパスフレーズにしました',
  doneBody:
    '新しいパスフレーズでサインインしてください。復旧キーはこれからも使えます。元の場所に戻して保管してください。',
} as const
