/** What the commands of the office's server say. */
import type { CheckStep } from './checking.ts'
import type { ServerTrouble } from './port.ts'

export const troubleText: Readonly<Record<ServerTrouble, string>> = {
  nameUnknown:
    'サーバーの名前が見つかりません。名前のつづりと、このパソコンのDNSの設定を確かめてください。',
  unreachable:
    'サーバーに接続できません。PostgreSQLが動いているか、ポート番号、ファイアウォールを確かめてください。',
  tlsRefused:
    'サーバーの証明書を確認できません。--caに、サーバーの証明書を発行した認証局の証明書（PEM）を指定し、証明書の名前がサーバーの名前と同じかを確かめてください。',
  loginRefused: 'ログイン名かパスワードが違います。',
  loginClosed: 'このログインは使えません。期限が切れたか、止められています。',
  notAllowed: 'このログインには、この操作をする権限がありません。',
  notSetUp: '相談デスクの準備がまだです。「server init」を実行してください。',
  serverOlder:
    'サーバーの準備が、このアプリより古いバージョンです。「server init」をもう一度実行してください。',
  otherOffice: '別の事務所のサーバーです。参加ファイルを確かめてください。',
  serverFull: 'サーバーの空き容量がありません。空きを作ってください。',
  serverFailed: 'サーバーがエラーを返しました。PostgreSQLのログを確かめてください。',
}

/** What to do where a step does not work. */
export const stepHelp: Readonly<Record<CheckStep, string>> = {
  name: troubleText.nameUnknown,
  port: troubleText.unreachable,
  tls: troubleText.tlsRefused,
  login: `${troubleText.loginRefused}データベースの名前も確かめてください。`,
  version: 'PostgreSQL 16以降が必要です。',
  schema: troubleText.serverOlder,
  clock:
    'サーバーとこのパソコンの時計が、1分より大きくずれています。どちらの時計も合わせてください。',
  rights: 'このログインには権限がありません。管理用のログインか、参加ファイルを使ってください。',
}

export const commandText = {
  needsAddress:
    'サーバーの場所を「postgres://ログイン名@ホスト名:ポート/データベース」の形で指定してください。',
  needsCa:
    'ほかのパソコンにあるサーバーには、--caで認証局の証明書（PEM）を指定してください。暗号化なしで使えるのは、このパソコンのサーバーだけです。',
  badCa: '--caのファイルを読めないか、証明書（PEM）ではありません。',
  chooseOffice: (offices: readonly string[]): string =>
    `このサーバーには事務所が${offices.length}か所あります。--officeで指定してください: ${offices.join(' ')}`,
  noSuchOffice: 'その事務所は、このサーバーにありません。',
  made: (office: string): string => `事務所を作りました: ${office}`,
  broughtUp: (from: number, to: number): string =>
    from === 0
      ? `サーバーを準備しました（バージョン${to}）。`
      : `サーバーの準備をバージョン${from}から${to}にしました。`,
  upToDate: (version: number): string => `サーバーの準備はできています（バージョン${version}）。`,
  next: '次に「server invite」で、パソコンを参加させるファイルを作ってください。',
  invited: (hours: number): string =>
    `参加ファイルを作りました。${hours}時間以内に、参加させるパソコンで使ってください。1台に1つ必要です。中にパスワードがあるため、使ったら消してください。`,
  notSetUp: '準備がまだです。',
  version: (version: number): string => `準備のバージョン: ${version}`,
  office: (office: string): string => `事務所 ${office}`,
  joined: { yes: '参加済み', no: 'まだどのパソコンも参加していません' },
  pcs: (pcs: number, invited: number): string =>
    `パソコン${pcs}台${invited > 0 ? `、使われていない参加ファイル${invited}件` : ''}`,
  events: (events: number, megabytes: string): string =>
    `届いた記録の行 ${events}件、${megabytes} MB`,
  newest: (when: string): string => `最後に届いた日時: ${when}`,
  joiningFile: {
    unreadable: '参加ファイルを読めません。',
    notAJoiningFile: '参加ファイルではありません。',
    noTls:
      'この参加ファイルには認証局の証明書がありません。「server invite」に--caを付けて作り直してください。',
    expired: '参加ファイルの期限が切れています。新しいものを作ってください。',
  },
} as const
