/** Words of the session while it runs: head, clock, connection, warnings, note. */
import { placeStates, runningState } from '../../../shared/log/states.ts'
import type { DeviceKind } from '../../../shared/log/device.ts'
import type { SessionSnapshot } from '../../../shared/session/snapshot.ts'

export const sessionText = {
  title: runningState.word,
  person: (name: string): string => `${name}さん`,
  companions: (who: string): string => `同席予定: ${who}`,
  alone: '同席予定なし',
  meetingView: '会議の画面',
  side: '相談の進行',
  remaining: '残り',
  remainingSpoken: (minutes: number): string => `残り約${minutes}分`,
  startedAndEnds: (start: string, end: string): string => `${start}開始、${end}まで`,
  progress: '経過時間',
  notStarted: '時間の計測はまだ始まっていません。',
  unsaved:
    '記録の一部を、まだ保存できていません。入力した内容は失われていません。数秒ごとに保存し直しています。',
  unsavedNext: 'アプリを閉じずに、パソコンの空き容量を確かめてください。',
} as const

export const connectionText = {
  label: '接続',
  line: {
    good: { state: '良好', next: null },
    reconnecting: {
      state: '再接続中',
      next: '接続し直しています。そのままお待ちください。時間は進んでいます。',
    },
    held: {
      state: placeStates.waiting.word,
      next: '主催者の操作で、待合室に戻されています。入室が許可されるまで、そのままお待ちください。時間は進んでいます。',
    },
    lost: {
      state: '切断',
      next: 'ケーブルや庁内の通信を確かめてください。上限の時間までは入り直せます。',
    },
  } as const satisfies Record<
    SessionSnapshot['meeting']['line'],
    { readonly state: string; readonly next: string | null }
  >,
  out: '会議から退室しています',
  outNext: '相談は終了していません。時間は進んでいます。入り直してください。',
  joining: '会議に入っています',
  again: '会議に入り直す',
  seekerOut: '求職者の接続が切れています',
  seekerOutNext: '戻るのを待っています。戻らないときは「相談を終了する」で理由を選んでください。',
  seekerWaiting: '求職者が待合室に戻っています',
} as const

export const warningText = {
  left: (minutes: number): string => `残り${minutes}分です`,
  soonBody: 'まとめに入ってください。時間になると会議は自動で終了します。',
  lastBody: 'まもなく会議が自動で終了します。あいさつをしてください。',
  recording: '会議で録画・録音が行われています',
  recordingBody:
    '求職者に止めてもらってください。止まらないときは「禁止行為等」で中止します（厚労省規約第14条第11号）。',
  lost: (kinds: readonly DeviceKind[]): string =>
    `こちらの${kinds.map((kind) => (kind === 'camera' ? 'カメラ' : 'マイク')).join('と')}が使えなくなりました`,
  lostNext: (kinds: readonly DeviceKind[]): string =>
    `求職者に、こちらの${kinds.map((kind) => (kind === 'camera' ? '映像' : '音声')).join('と')}が届いていません。差し直すか、会議の画面の「機器を選ぶ」で別の機器を選んでください。直らないときは、電話などで伝えてください。`,
  elsewhere: 'この予約は、このパソコンのものではなくなっています',
  elsewhereNext:
    'サーバーと接続できない間に、統括が予約を元に戻しました。ほかのパソコンで相談しているかもしれません。統括に確かめてください。',
  paused: '中断しています。時間は進んでいます。',
  pausedWhy: (why: string): string => `理由: ${why}`,
} as const

export const noteText = {
  label: 'メモ',
  hint: '入力すると自動で保存されます。',
  saved: (time: string): string => `保存済み ${time}`,
  unsaved: '保存していない入力があります',
  saving: '保存しています',
  failed: '保存できていません。入力は画面に残っています。数秒後にもう一度保存します。',
  empty: '入力すると自動で保存します',
} as const
