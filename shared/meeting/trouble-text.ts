/** Why the counselor is not in the meeting, and what to do; said by every room that shows the meeting. */
import type { MeetingReason } from './provider.ts'

const ASK_IT = '情報システムの担当者に知らせてください。'
const AGAIN = '「会議に入り直す」を押してください。'

export const meetingTroubleText = {
  notConfigured: {
    what: '会議の接続設定がまだありません。',
    next: `設定が済むまで会議は使えません。${ASK_IT}`,
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
  noAnswer: { what: '会議の接続先から応答がありませんでした。', next: AGAIN },
  viewCrashed: { what: '会議の画面が止まりました。', next: AGAIN },
  wrongCredentials: {
    what: 'Zoomの接続設定（アカウント）が受け付けられませんでした。',
    next: ASK_IT,
  },
  scopesMissing: { what: 'Zoomの接続設定に、必要な権限が足りません。', next: ASK_IT },
  otherAccount: { what: 'この会議は別のZoomアカウントのものなので、入れません。', next: ASK_IT },
  rateLimited: {
    what: 'Zoomへの接続が混み合っています。',
    next: `1分ほど待ってから、${AGAIN}`,
  },
  hostNotFound: { what: '接続設定にあるZoomの主催者が見つかりません。', next: ASK_IT },
  signingRefused: { what: '署名サーバーから署名を取得できませんでした。', next: ASK_IT },
  unknown: { what: '会議との接続が切れました。原因は特定できませんでした。', next: AGAIN },
} as const satisfies Record<MeetingReason, { readonly what: string; readonly next: string }>
