/** Words of signing in, and of a supervisor who forgot the password. */
import type { FailureTexts } from '../../ui/failure-text.ts'

export const signInFailures: FailureTexts = {
  serverTooLongAway: (details) => ({
    what: `このパソコンは、${details['days'] ?? ''}日を超えて事務所のサーバーに接続できていません。`,
    kept: 'データはそのまま残っています。',
    next: 'サーバーに接続できる状態にしてから、もう一度ログインしてください。すぐに必要なときは、統括がログインして、設定の「画面のロック」で日数を延ばせます。',
  }),
}

export const signInText = {
  title: 'ログイン',
  who: 'お名前',
  otherName: '一覧にない（ログイン名を入力する）',
  loginName: 'ログイン名',
  passphrase: 'パスワード',
  signIn: 'ログイン',
  otherOffice: '別の事務所を開く',
  sessionRuns: '相談が続いています',
  sessionRunsBody:
    '相談を担当している相談員がログインすると、相談の画面に戻ります。残り時間は進んでいます。',
  practiceTitle: '練習用のアカウント',
  practiceHint: '練習用なので、パスワードも表示しています。',
  practiceAs: (name: string) => `${name}で始める`,
} as const

export const forgottenText = {
  offer: '統括のパスワードを忘れたとき',
  title: 'パスワードを決め直す',
  body: '統括がパスワードを忘れ、ほかに頼める統括がいないときに使います。金庫などに保管してある復旧キーを用意してください。',
  who: '統括のお名前',
  whoMissing: 'お名前を選んでください',
  recorded: '復旧キーでパスワードを決め直したことは、記録に残ります。',
  set: '新しいパスワードにする',
  back: '戻る',
  done: '新しいパスワードにしました',
  doneBody:
    '新しいパスワードでログインしてください。復旧キーはこれからも使えます。元の場所に戻して保管してください。',
} as const
