/** Why the counselor is not in the meeting, and what to do; said by every room that shows the meeting. */
import type { MeetingDetail, MeetingReason } from './provider.ts'

const ASK_IT = '情報システムの担当者に知らせてください。'
const AGAIN = '「会議に入り直す」を押してください。'

export const meetingTroubleText = {
  notConfigured: {
    what: '会議の接続設定がまだありません。',
    next: `設定が済むまで会議は使えません。電話などで求職者に連絡してください。${ASK_IT}`,
  },
  cameraRefused: {
    what: 'カメラとマイクを使う許可がありません。',
    next: `Windowsの設定「プライバシーとセキュリティ」で許可してから、${AGAIN}`,
  },
  cameraInUse: {
    what: 'ほかのアプリがカメラかマイクを使っています。',
    next: `そのアプリを閉じてから、${AGAIN}`,
  },
  noCamera: { what: 'カメラが見つかりません。', next: `ケーブルを差し直してから、${AGAIN}` },
  unreachable: { what: '会議に接続できません。', next: `通信を確かめてから、${AGAIN}` },
  wrongPasscode: { what: '会議のパスコードが合いません。', next: ASK_IT },
  meetingNotFound: { what: '会議が見つかりません。', next: ASK_IT },
  meetingNotStarted: { what: '会議がまだ開かれていません。', next: `少し待ってから、${AGAIN}` },
  signatureInvalid: { what: '会議の認証に失敗しました。', next: ASK_IT },
  signatureExpired: {
    what: '会議の認証の期限が切れました。',
    next: `${AGAIN}パソコンの時計が合っているかも確かめてください。`,
  },
  roleRefused: { what: '主催者として会議に入れませんでした。', next: ASK_IT },
  appKeyWrong: { what: '会議の接続設定に間違いがあります。', next: ASK_IT },
  locked: { what: '会議がロックされていて入れません。', next: `少し待ってから、${AGAIN}` },
  heldOutside: {
    what: '会議の待合室から先に進めませんでした。主催者として認められていません。',
    next: `${AGAIN}変わらないときは、${ASK_IT}`,
  },
  anotherRuns: {
    what: '同じ主催者の前の会議が、まだ開いています。',
    next: '「前の会議を終了する」を押してから、入り直してください。',
  },
  sdkTooOld: {
    what: 'この相談デスクの会議の部品が古くなり、Zoomに受け付けられません。',
    next: `相談デスクの更新が必要です。${ASK_IT}`,
  },
  browserJoinOff: {
    what: 'Zoomの設定で、アプリを使わない参加が禁止されています。',
    next: `Zoomの管理画面で許可します。${ASK_IT}`,
  },
  joinRefused: {
    what: 'Zoomの管理者の設定により、会議に入れません。',
    next: ASK_IT,
  },
  hostMissing: {
    what: 'Zoomの主催者が見つからないか、使えない状態です。',
    next: `主催者のアカウントを確かめます。${ASK_IT}`,
  },
  appOff: {
    what: 'Zoomの会議用アプリ（Meeting SDK）が使えない状態です。',
    next: `Zoomの管理画面でアプリを有効にします。${ASK_IT}`,
  },
  meetingOver: { what: 'この会議は、すでに終了しています。', next: AGAIN },
  meetingFull: {
    what: '会議の定員に達していて入れません。',
    next: `入っている人が減ってから、${AGAIN}`,
  },
  removedBefore: {
    what: 'この会議から一度退室させられたため、入れません。',
    next: `この会議には入り直せません。${ASK_IT}`,
  },
  timeLimit: {
    what: 'Zoomの無料プランの制限（40分）で会議が終了しました。',
    next: `有料のプランが必要です。${ASK_IT}`,
  },
  tooManyTries: {
    what: 'Zoomへの接続を短い間に繰り返したため、しばらく受け付けられません。',
    next: `数分待ってから、${AGAIN}`,
  },
  zakRefused: {
    what: '主催者の鍵（ZAK）がZoomに受け付けられませんでした。',
    next: `${AGAIN}変わらないときは、${ASK_IT}`,
  },
  signInNeeded: {
    what: 'この会議は、Zoomにログインした人だけが入れる設定です。',
    next: `Zoomの管理画面で「参加者の認証」を外します。${ASK_IT}`,
  },
  registrationNeeded: {
    what: 'この会議には事前の登録が必要です。',
    next: `登録のいらない会議にします。${ASK_IT}`,
  },
  personGone: {
    what: 'その方は、もう待合室にも会議にもいません。',
    next: '一覧を見て、入り直すのを待ってください。',
  },
  notHost: {
    what: 'この会議の主催者ではなくなっています。',
    next: '少し待っても変わらないときは、会議に入り直してください。',
  },
  noAnswer: { what: '会議の接続先から応答がありませんでした。', next: AGAIN },
  viewCrashed: { what: '会議の画面が止まりました。', next: AGAIN },
  wrongCredentials: {
    what: 'Zoomの接続設定（アカウント）が受け付けられませんでした。',
    next: ASK_IT,
  },
  scopesMissing: { what: 'Zoomの接続設定に、必要な権限が足りません。', next: ASK_IT },
  otherAccount: { what: 'この会議は別のZoomアカウントのものなので、入れません。', next: ASK_IT },
  rateLimited: {
    what: 'Zoomに、しばらく受け付けられないと断られました。',
    next: `待ってから、${AGAIN}`,
  },
  hostNotFound: { what: '接続設定にあるZoomの主催者が見つかりません。', next: ASK_IT },
  signingRefused: { what: '署名サーバーから署名を取得できませんでした。', next: ASK_IT },
  meetingBusy: {
    what: '会議が進行中のため、Zoomに変更を断られました。',
    next: `会議が終わってから、${AGAIN}`,
  },
  ownMeetingElsewhere: {
    what: '予約に書かれた会議は、この事務所の主催者のものではありません。',
    next: `予約の会議の番号を消すと、新しい会議を作って案内できます。${ASK_IT}`,
  },
  ownMeetingUnsafe: {
    what: '予約に書かれた会議は、待合室や録画の設定が相談に使えません。',
    next: `Zoomでその会議の設定を直すか、予約から会議の番号を消してください。${ASK_IT}`,
  },
  linksHeld: {
    what: 'ほかのアプリが会議のリンクの一覧を使っているため、案内済みの会議を確かめられません。',
    next: `少し待ってから、${AGAIN}変わらないときは、${ASK_IT}`,
  },
  hostBusy: {
    what: 'ほかのパソコンが、同じZoomの主催者で相談しています。',
    next: `その相談が終わってから、${AGAIN}急ぐときは、電話などで求職者に連絡してください。`,
  },
  noFreeHost: {
    what: 'この時刻には、Zoomの主催者の人数までの会議がもう作られています。',
    next: `主催者を増やす（設定の「会議（Zoom）」）か、予約の時刻を変えてください。急ぐときは、電話などで求職者に連絡してください。`,
  },
  serverAway: {
    what: '事務所のサーバーに接続できないため、案内済みの会議を確かめられません。',
    next: `接続が戻ってから、${AGAIN}急ぐときは、電話などで求職者に連絡してください。`,
  },
  unknown: { what: '会議との接続が切れました。原因は特定できませんでした。', next: AGAIN },
} as const satisfies Record<MeetingReason, { readonly what: string; readonly next: string }>

/** The same where there is no meeting to go back into: while one is made, tried out or looked for. */
export function meetingFailureText(reason: MeetingReason): {
  readonly what: string
  readonly next: string
} {
  const { what, next } = meetingTroubleText[reason]
  return { what, next: next.replace(AGAIN, 'もう一度操作してください。') }
}

/** A long wait in the largest unit that says it. */
function waitWords(seconds: number): string {
  if (seconds < 90) return `${seconds}秒`
  const minutes = Math.ceil(seconds / 60)
  return minutes < 90 ? `${minutes}分` : `${Math.ceil(minutes / 60)}時間`
}

/** What Zoom said beside it, small: how long to wait, and its own number for whoever looks into it. */
export function meetingDetailText(detail: MeetingDetail | null): string | null {
  if (detail === null) return null
  const words = [
    detail.seconds === null ? null : `Zoomから伝えられた待ち時間: ${waitWords(detail.seconds)}`,
    detail.code === null ? null : `Zoomの番号: ${detail.code}`,
  ].filter((one) => one !== null)
  return words.length === 0 ? null : words.join('、')
}
