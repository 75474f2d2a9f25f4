/** Words of the settings of the office's mail server. */
import type { MailTestStep } from '../../../shared/schedule/mail-account.ts'
import type { FailureTexts } from '../../ui/failure-text.ts'
import { handFailures } from './hand-failures.ts'

export const mailSettingsText = {
  tab: 'メール',
  title: '案内を送るメールサーバー',
  none: 'メールサーバーは登録されていません',
  noneBody:
    '登録すると、「案内」の画面から求職者にメールを送信できます。登録しなくても、メールソフト、.emlのファイル、求職者マイページで案内できます。',
  practice: '練習用の事務所では、どこにも送られません',
  practiceBody:
    '「案内」の画面で送信を練習できます。送られるはずだったメールは、その画面に並びます。メールサーバーの登録は、実際の事務所で行います。',
  set: '「案内」の画面からメールを送信できます',
  setBody:
    'パスワードは暗号化して保存し、画面には表示しません。暗号化した接続（TLS）ができないサーバーには、何も送りません。',
  server: 'サーバー',
  host: 'サーバーの名前',
  hostHint: '例: mail.example.jp',
  security: '接続方法',
  starttls: 'STARTTLS（通常はポート587）',
  implicit: 'TLS（通常はポート465）',
  port: 'ポート番号',
  user: 'ユーザー名',
  password: 'パスワード',
  kept: '設定済みです。変更するときだけ入力してください。サーバーかユーザー名を変えるときは、もう一度入力してください。',
  from: '差出人のメールアドレス',
  fromHint: '求職者が返信すると、このアドレスに届きます。差出人の名前は事務所の名前になります。',
  authorityTitle: '認証局の証明書（必要な場合）',
  authority: '証明書（PEM形式）',
  authorityHint:
    'サーバーの証明書を、事務所や組織の認証局が発行しているときだけ、その認証局の証明書を貼り付けてください。',
  missing: '入力してください',
  badHost: 'サーバーの名前だけにしてください（例: mail.example.jp）',
  badPort: '1〜65535の数字にしてください',
  badFrom: 'メールアドレスを1つ、半角で入力してください',
  badAuthority:
    '「-----BEGIN CERTIFICATE-----」から「-----END CERTIFICATE-----」までを貼り付けてください',
  save: '保存する',
  saved: '保存しました。テスト送信で確かめてください。',
  remove: '登録を削除する',
  removeTitle: 'メールサーバーの登録を削除しますか',
  removeBody: 'もう一度登録するまで、相談デスクからメールを送信できません。',
  test: 'テスト送信',
  testTitle: 'テスト送信の結果',
  testHint: '差出人のアドレスに、テストのメールを1通送ります。',
  testing: '確かめています',
  notYet: '未確認',
  ok: '問題ありません',
  failed: '問題あり',
  allGood:
    'メールを送信できます。差出人のアドレスに、テストのメールが届いていることを確かめてください。',
  steps: {
    name: 'サーバーの名前',
    port: 'ポート',
    tls: '暗号化した接続（TLS）と証明書',
    login: 'ログイン',
    send: '差出人とテストのメール',
  } as const satisfies Record<MailTestStep, string>,
} as const

export const mailSettingsFailures: FailureTexts = handFailures
