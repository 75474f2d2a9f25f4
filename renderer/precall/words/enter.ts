/** Words of entering the meeting, and what is said first. */
import type { SessionSnapshot } from '../../../shared/session/snapshot.ts'

export const enterText = {
  title: '入室',
  enter: '会議に入る',
  entering: '会議に入っています',
  enterAgain: '会議に入り直す',
  entered: '会議に入りました',
  seeker: {
    absent: '求職者: まだ来ていません',
    waiting: '求職者: 待合室にいます',
    in: '求職者: 入室済み',
  } as const satisfies Record<SessionSnapshot['meeting']['seeker'], string>,
  countdown: '連絡の確認まで',
  beforeStart: (slot: string): string => `予約は${slot}からです。早めに入って待つことができます。`,
  contacted: '連絡がありました。来るまで待っています。',
  lookFirst: 'まず会議に入り、待合室を確かめてください。',
  lookFirstBody: (minutes: number): string =>
    `待合室に誰もいないことを${minutes}分続けて確かめてから、連絡の有無を選べます。`,
  looking: '待合室を確かめています。',
  lookingLeft: (left: string): string => `あと${left}で、連絡の有無を選べます。`,
  late: '予約の時刻より5分を過ぎて遅れています。求職者が来ないときは「事務所の都合」で終了してください。',
  asking: (minutes: number): string =>
    `予約の時刻から${minutes}分が過ぎました。連絡があったかどうかを確かめてください。`,
  askOpen: '連絡の有無を選ぶ',
  openSeeker: '求職者役の画面を開く',
  seekerOpened:
    '求職者役の画面を開きました。見当たらないときは、ポップアップの許可を確かめて、もう一度押してください。',
  appPlays: '練習用: 求職者は、アプリが演じます。まもなく待合室に来ます。',
  nobodyPlays: '練習用: この練習では、求職者は来ません。待合室を確かめながら待ちます。',
  practiceHint: '練習用: 求職者の役は、「求職者役の画面」で行います。',
} as const
