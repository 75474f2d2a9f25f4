/** Words of the office's server: how this PC stands to it, its test, and taking part. */
import type { CheckedStep, ServerStatus } from '../../../shared/office/server.ts'
import { dateOf, timeOf } from '../../../shared/time/instant.ts'
import { formatInstant } from '../../../shared/time/words.ts'
import type { FailureTexts } from '../../ui/failure-text.ts'
import { MINUTE, SECOND } from '../../../shared/clock.ts'

type Away = Extract<ServerStatus, { readonly state: 'away' }>

export const serverText = {
  tab: '事務所のサーバー',
  title: '事務所のサーバー',
  alone: 'この事務所は、このパソコンだけで使っています',
  aloneWhy:
    '2台以上のパソコンで同じ予約と記録を使うときに、事務所のサーバーに参加します。1台で使うときは、何もする必要はありません。',
  steps: '参加のしかた',
  first: [
    '情報システムの担当者に「参加ファイル」を作ってもらいます。1台に1つ必要で、24時間使えます。',
    '参加ファイルを選び、接続できるかを確かめます。',
    'このパソコンから参加すると、今ある予約と記録がサーバーに送られます。氏名や記録の内容は、暗号化したまま送ります。',
    'ほかのパソコンは、最初の画面の「ほかのパソコンの事務所に参加する」から加わります。',
  ],
  choose: '参加ファイルを選ぶ',
  chooseAnother: '別の参加ファイルを選ぶ',
  chosen: (name: string): string => `選んだファイル: ${name}`,
  test: '接続を確かめる',
  testing: '接続を確かめています',
  testGood: 'すべて正常です。参加できます。',
  testBad: '参加できません。次のところを直してください',
  found: 'このパソコンから参加する',
  founded: '事務所のサーバーに参加しました',
  practice: '練習用の事務所は、サーバーに参加できません',
  where: 'サーバー',
  place: (host: string, port: number): string => `${host}（ポート${port}）`,
  state: '状態',
  states: {
    connecting: '接続しています',
    connected: '接続中',
    away: '接続できません',
    forked: '参加し直しが必要です',
    unreadable: '設定を読み取れません',
  },
  unsent: 'まだ送っていない記録の行',
  unsentCount: (count: number | null): string => (count === null ? '不明' : `${count}件`),
  clock: '時計のずれ',
  clockOff: (ms: number): string => {
    const seconds = Math.round(Math.abs(ms) / SECOND)
    return seconds === 0
      ? 'ありません'
      : `このパソコンの時計が${seconds}秒${ms > 0 ? '遅れています' : '進んでいます'}`
  },
  last: '最後に一致した日時',
  lastAt: (ms: number | null): string =>
    ms === null ? 'アプリを開いてからは、まだありません' : formatInstant(ms),
  again: 'もう一度接続する',
  goesOn: '相談は、このまま続けられます。接続が戻ると、記録は自動で送られます。',
  noticeTitle: (minutes: number): string =>
    minutes < 1
      ? '事務所のサーバーに接続できません'
      : `事務所のサーバーに${lengthWords(minutes)}、接続できていません`,
  notice: (lastMs: number | null, now: number): string =>
    lastMs === null
      ? 'ほかの窓口の予約は、前にアプリを閉じたときのものです。'
      : `ほかの窓口の予約は、${dateOf(lastMs) === dateOf(now) ? timeOf(lastMs) : formatInstant(lastMs)}のものです。`,
  closedTitle: 'このパソコンの参加は、サーバーで止められています',
  closedNext:
    '相談は続けられますが、ほかのパソコンとは予約と記録を共有できません。再開するときは、統括に伝えてください。',
  clockTitle: 'このパソコンの時計が、事務所のサーバーと合っていません',
  clockNext: 'Windowsの時計を合わせてください。時刻は記録に残ります。',
  keyNeededTitle: '事務所の鍵が新しくなり、このパソコンにはまだありません',
  keyNeededNext:
    '相談は続けられますが、ほかの窓口の新しい予約と記録を受け取れません。統括が、設定で新しい鍵を受け取ってください。',
  forkedTitle: '事務所のサーバーに参加し直してください',
  forkedWhy:
    'このパソコンの記録が、前にサーバーに送ったものより古くなっています。古い状態に戻されたおそれがあります。記録は消していません。',
  forkedNext: '相談はこのまま続けられます。統括が、設定で行ってください。',
  forkedKept:
    'このパソコンで入力した内容も、サーバーにある内容も、どちらも残したまま参加し直せます。',
  rejoin: '参加し直す',
  rejoinAsk: '事務所のサーバーに参加し直しますか',
  rejoinThen:
    '事務所を開き直すため、もう一度ログインしてください。このパソコンは、新しい番号で参加します。何も消しません。',
  unreadableTitle: '事務所のサーバーの設定を読み取れません',
  unreadableNext:
    '相談は続けられますが、ほかのパソコンとは予約と記録を共有できません。情報システムの担当者に、この画面を見せてください。',
  open: '設定',
} as const

/** In the largest unit of which there are two. */
function lengthWords(minutes: number): string {
  if (minutes < 2 * 60) return `${minutes}分間`
  const hours = Math.floor(minutes / 60)
  return hours < 2 * 24 ? `${hours}時間` : `${Math.floor(hours / 24)}日間`
}

/** How long the line has been away, full minutes. */
export const minutesAway = (since: number, now: number): number =>
  Math.max(0, Math.floor((now - since) / MINUTE))

export const awayText: Readonly<Record<Away['why'], string>> = {
  nameUnknown: 'サーバーの名前が見つかりません。',
  unreachable: 'サーバーから応答がありません。',
  tlsRefused: 'サーバーの証明書を確認できません。',
  loginRefused: 'サーバーにログインできません。パスワードが変えられています。',
  loginClosed: 'このパソコンの参加が、サーバーで止められています。',
  notAllowed: 'このパソコンには、サーバーを使う権限がありません。',
  notSetUp: 'サーバーに相談デスクの準備がありません。',
  serverOlder: 'サーバーの準備が、このアプリより古いバージョンです。',
  otherOffice: '別の事務所のサーバーです。',
  serverFull: 'サーバーの空き容量がありません。',
  serverFailed: 'サーバーがエラーを返しました。',
  badHash: '届いた記録が、書いたパソコンのものと一致しません。受け取っていません。',
  saveFailed: '届いた記録を、このパソコンに保存できません。空き容量を確かめてください。',
  taken: 'ほかのパソコンが、このパソコンの番号を使っています。',
  keyNeeded: '事務所の鍵が新しくなり、このパソコンにはまだありません。',
}

/** What to do where a step does not work. */
export const stepHelp: Readonly<Record<CheckedStep['step'], string>> = {
  name: 'サーバーの名前のつづりと、このパソコンのDNSの設定を確かめてください。',
  port: 'サーバーが動いているか、ポート番号、ファイアウォールを確かめてください。',
  tls: 'サーバーの証明書と、参加ファイルに入れた認証局の証明書を確かめてください。',
  login: '参加ファイルが使用済みか、期限切れです。新しい参加ファイルを作ってください。',
  version: 'PostgreSQL 16以降が必要です。',
  schema: 'サーバーで「server init」を実行してください。',
  clock: 'サーバーとこのパソコンの時計が、1分より大きくずれています。時計を合わせてください。',
  rights: '参加ファイルの権限が止められています。新しい参加ファイルを作ってください。',
}

export const joinText = {
  title: 'ほかのパソコンの事務所に参加します',
  body: '参加ファイルは、情報システムの担当者が作ります。1台に1つ必要で、24時間使えます。',
  file: '参加ファイル',
  fileMissing: '参加ファイルを選んでください',
  passphraseWhy: 'このパソコンで使う、データのパスフレーズを決めてください。',
  passphrase: 'データのパスフレーズ',
  again: 'もう一度',
  join: '参加する',
  joining: '事務所の予約と記録を受け取っています。',
  back: '戻る',
} as const

const KEPT = '何も変わっていません。'
const NEW_FILE = '情報システムの担当者に、新しい参加ファイルを作ってもらってください。'
const SHOW = '情報システムの担当者に、この画面を見せてください。'

const troubles: FailureTexts = Object.fromEntries(
  Object.entries(awayText).map(([reason, what]) => [
    reason,
    { what, kept: KEPT, next: reason === 'loginClosed' ? NEW_FILE : SHOW },
  ]),
)

/** Why a PC does not take part again. */
export const rejoinFailures: FailureTexts = {
  ...troubles,
  notForked: {
    what: 'このパソコンは、参加し直す必要がなくなっています。',
    kept: KEPT,
    next: '画面を開き直してください。',
  },
}

/** Why a PC does not come to take part. */
export const serverFailures: FailureTexts = {
  ...troubles,
  loginRefused: {
    what: 'この参加ファイルは、すでに使われているか、取り消されています。',
    kept: KEPT,
    next: NEW_FILE,
  },
  loginClosed: {
    what: 'この参加ファイルは、すでに使われているか、期限が切れています。',
    kept: KEPT,
    next: NEW_FILE,
  },
  notAJoiningFile: {
    what: '参加ファイルではありません。',
    kept: KEPT,
    next: '情報システムの担当者から受け取った参加ファイルを選んでください。',
  },
  noTls: {
    what: 'この参加ファイルには、認証局の証明書が入っていません。',
    kept: KEPT,
    next: NEW_FILE,
  },
  expired: { what: '参加ファイルの期限が切れています。', kept: KEPT, next: NEW_FILE },
  alreadyJoined: {
    what: 'このパソコンは、すでに事務所のサーバーに参加しています。',
    kept: KEPT,
    next: '画面を開き直してください。',
  },
  taken: {
    what: 'この事務所のサーバーには、ほかのパソコンが先に参加しています。',
    kept: 'このパソコンの予約と記録は、そのまま残っています。',
    next: 'このパソコンだけの記録がある事務所は、あとから合わせられません。情報システムの担当者に相談してください。',
  },
  noRecoveryKey: {
    what: 'この事務所の鍵のファイルを、復旧キーで開けません。',
    kept: KEPT,
    next: '「バックアップ」のとなりの設定で新しい復旧キーを作ってから、もう一度参加してください。',
  },
  notInPractice: {
    what: '練習用の事務所は、サーバーに参加できません。',
    kept: KEPT,
    next: '実際の事務所を開いてから参加してください。',
  },
  notFounded: {
    what: 'このサーバーには、まだ事務所がありません。',
    kept: KEPT,
    next: '先に、予約と記録があるパソコンの「設定」の「事務所のサーバー」から参加してください。',
  },
}
