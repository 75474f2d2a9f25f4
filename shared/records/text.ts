/** Words for what the log holds, used by the reader on screen and by what is printed. */
import type { Check } from '../log/checks.ts'
import { type JudgedReason } from '../log/allowed.ts'
import { judgedText } from '../log/allowed-text.ts'
import type { DeviceKind, DeviceProblem } from '../log/device.ts'
import type { Posting } from '../log/posting.ts'
import { postingDoneText, postingWords } from '../log/posting-text.ts'
import { type Untimely } from '../log/untimely.ts'
import { untimelyText } from '../log/untimely-text.ts'
import type { Role } from '../log/who-was-there.ts'
import type { LadderStep } from '../log/outcome.ts'
import type { ReviewState } from './record.ts'

export const reviewStateText = {
  open: '相談中',
  waiting: '確認待ち',
  returned: '差戻し',
  answered: '再確認待ち',
  signedOff: '確認済み',
} as const satisfies Record<ReviewState, string>

const deviceProblems = {
  none: '問題なし',
  noDevice: '機器が見つからない',
  refused: '使う許可がない',
  inUse: 'ほかのアプリが使用中',
  unreachable: '接続できない',
  unknown: '原因不明',
} as const satisfies Record<Exclude<DeviceProblem, 'silent'>, string>

/** What was found at the device test: the same cause is something else at a camera, a microphone and a line. */
export const deviceProblemText = {
  camera: { ...deviceProblems, silent: '映像が届かない' },
  microphone: { ...deviceProblems, silent: '音が入らない' },
  line: {
    ...deviceProblems,
    noDevice: '通信の機器が見つからない',
    refused: '通信が許可されていない',
    inUse: '混み合っている',
    silent: '応答がない',
  },
} as const satisfies Record<'camera' | 'microphone' | 'line', Record<DeviceProblem, string>>

export const ladderStepText = {
  endForEverybody: '全員の会議を終了',
  destroyView: '会議の画面を閉じ、カメラを停止',
  endByAccount: '会議の管理機能から終了',
} as const satisfies Record<LadderStep['step'], string>

export const ladderResultText = {
  sent: '指示を送信',
  confirmed: '完了を確認',
  notConfirmed: '完了を確認できず',
  notConfigured: '設定なし',
  failed: '失敗',
} as const satisfies Record<LadderStep['result'], string>

export const phaseText = {
  preparing: '準備',
  verifying: '入室と確認',
  consulting: '相談',
  ending: '終了',
  after: '記録の確定のあと',
} as const
export type Phase = keyof typeof phaseText

export const termsKindText: Readonly<Record<string, string>> = {
  ministry: '厚労省規約',
  office: '事務所の規程',
  zoom: 'Zoomの利用規約',
}

const categoryText: Readonly<Record<number, string>> = {
  1: 'ハローワークで登録した方',
  2: 'インターネットで登録した方',
  3: 'ハローワークが必要と認めた方',
}
const companions = (announced: string | null): string =>
  announced === null ? '同席予定なし' : `同席予定: ${announced}`

const roleText = {
  seeker: '求職者',
  seekerToo: '求職者（別の機器）',
  companion: '同席者',
  stranger: '予定にない人',
} as const satisfies Record<Role, string>
const deviceKindText: Readonly<Record<DeviceKind, string>> = {
  camera: 'カメラ',
  microphone: 'マイク',
}

/** Sentence parts of the timeline; `timeline.ts` chooses and fills them. */
export const timelineText = {
  opened: (category: number, announced: string | null, practice: boolean): string =>
    `準備を始めた（${categoryText[category] ?? '区分不明'}、${companions(announced)}${practice ? '、練習' : ''}）`,
  devices: (
    camera: DeviceProblem,
    microphone: DeviceProblem,
    speaker: 'heard' | 'notHeard',
    line: DeviceProblem,
  ): string =>
    `機器を確認した（カメラ: ${deviceProblemText.camera[camera]}、マイク: ${deviceProblemText.microphone[microphone]}、スピーカー: ${speaker === 'heard' ? '聞こえた' : '聞こえない'}、会議への接続: ${deviceProblemText.line[line]}）`,
  ticked: (item: string, ticked: boolean): string =>
    ticked ? `「${item}」を確認した` : `「${item}」の確認を取り消した`,
  identityTried: (attempt: number, matched: boolean): string =>
    `求職番号の照合 ${attempt}回目: ${matched ? '一致' : '不一致'}`,
  heard: 'こちらの声が聞こえることを確認した',
  nameConfirmed: '氏名を本人に名乗ってもらい、確認した',
  identityExcepted: (reason: string, checkedInstead: string): string =>
    `統括の承認による別の方法での本人確認（理由: ${reason}／確認したもの: ${checkedInstead}）`,
  consented: (kind: string, effectiveFrom: string | null): string =>
    `${termsKindText[kind] ?? kind}${effectiveFrom === null ? '' : `（${effectiveFrom}適用の版）`}への同意を確認した`,
  resting: (when: string): string => `［${when}に確認したもの］`,
  checkTakenBack: (check: Check): string => {
    switch (check.what) {
      case 'heard':
        return 'こちらの声が聞こえることの確認を取り消した'
      case 'name':
        return '氏名の確認を取り消した'
      case 'consent':
        return `${termsKindText[check.kind] ?? check.kind}への同意の確認を取り消した`
    }
  },
  companionsSeen: (seen: 'asAnnounced' | 'unannounced'): string =>
    seen === 'asAnnounced' ? '同席者は予定どおり' : '予定にない人がいた',
  entered: (provider: 'practice' | 'zoom' | 'zoomApp'): string =>
    `会議に入った（${{ practice: '練習用の会議', zoom: 'Zoom', zoomApp: 'Zoomアプリ' }[provider]}）`,
  seekerJoined: '求職者が入室した',
  seekerLeft: '求職者の接続が切れた・退室した',
  roleNamed: (role: Role, name: string, alone: boolean): string => {
    const who = name === '' ? '名前の表示がない人' : `「${name}」`
    return alone ? `${who}を求職者とした（ほかに誰もいない）` : `${who}を${roleText[role]}とした`
  },
  clockStarted: (limit: string, ago: string | null): string =>
    ago === null
      ? `時間の計測が始まった（上限 ${limit}）`
      : `時間の計測が始まった（上限 ${limit}、接続してから${ago}がたっている）`,
  consultingBegan: '相談を始めた',
  unconfirmed: (reason: string | null): string =>
    `事務所のサーバーに接続できず、ほかのパソコンで同じ予約を始めていないかを確かめずに準備を始めた${reason === null ? '' : `（統括の承認／理由: ${reason}）`}`,
  bookingAllowed: (what: JudgedReason, reason: string): string =>
    `統括が予約のときに認めた（${judgedText[what]}／理由: ${reason}）`,
  timeExcepted: (what: readonly Untimely[], reason: string): string =>
    `統括の承認で、時刻の例外を認めた（${what.map((why) => untimelyText[why]).join('、')}／理由: ${reason}）`,
  warned: (minutesLeft: number): string => `残り${minutesLeft}分を知らせた`,
  paused: (why: string): string => (why === '' ? '中断した' : `中断した（${why}）`),
  pauseExplained: (why: string): string => `中断の理由: ${why}`,
  resumed: '再開した',
  extended: (minutes: number, reason: string): string =>
    `統括の承認で${minutes}分延ばした（理由: ${reason}）`,
  lineLost: '接続が切れた',
  lineBack: '接続が戻った',
  deviceLost: (kind: DeviceKind): string => `こちらの${deviceKindText[kind]}が使えなくなった`,
  deviceBack: (kind: DeviceKind): string =>
    `こちらの${deviceKindText[kind]}がまた使えるようになった`,
  recordingSeen: (recording: boolean): string =>
    recording ? '会議で録画・録音が始まった' : '会議の録画・録音が止まった',
  prohibitedAct: (short: string, article: string): string => `禁止行為等: ${short}（${article}）`,
  prohibitedChosen: (short: string): string => `禁止行為等を選んだ（${short}）。音声と映像を止めた`,
  prohibitedTakenBack: '禁止行為等の選択を取り消した。音声と映像を戻した',
  prohibitedMistaken: '禁止行為等は押し間違いだったと、相談員が申し出た',
  withdrawalSeen: 'e-TUMOで取下げが届いた',
  givenBack: '準備をやめ、予約に戻した',
  deemedOn: (looked: string, informed: 'contact' | 'etumo', read: 'file' | 'counselor'): string =>
    `求職者から連絡はなかった（会議で${looked}待った。会議の案内: ${informed === 'contact' ? '連絡の記録あり' : 'e-TUMOから'}。取下げがないことの確認: ${read === 'file' ? '予約ファイル' : '相談員'}）`,
  postingAdded: ({ number, done }: Posting): string =>
    `求人票（${number}）を${postingDoneText[done]}`,
  postingCorrected: (was: Posting, now: Posting): string =>
    `求人票の記録を訂正した（${postingWords(was)}→${postingWords(now)}）`,
  postingWithdrawn: (was: Posting): string => `求人票の記録を取り消した（${postingWords(was)}）`,
  jobSiteShown: (on: boolean): string =>
    on ? '求人のウィンドウを求職者に見せ始めた' : '求人のウィンドウを見せるのをやめた',
  noShowAsked: '連絡があったかどうかの確認を求めた',
  noShowAnswered: (contacted: boolean): string =>
    contacted ? '求職者から連絡があった' : '求職者から連絡はなかった',
  clockStepped: (length: string, forward: boolean): string =>
    `パソコンの時計が${length}${forward ? '進められた' : '戻された'}（利用時間の計測には影響しない）`,
  recovered: (elapsed: string): string => `アプリを起動し直し、続きから再開した（経過 ${elapsed}）`,
  ending: (cause: string, elapsed: string): string => `${cause}（経過 ${elapsed}）`,
  ladderStep: (step: string, result: string): string => `${step}: ${result}`,
  closed: (outcome: string, used: string): string =>
    `記録を確定した（${outcome}、利用時間 ${used}）`,
  read: '記録を読んだ',
  exported: (what: string, why: string): string => `書き出した（${what}、理由: ${why}）`,
  noteAmended: 'メモを補足した',
  signedOff: '確認済みにした',
  takenBack: '確認済みを取り消した',
  outcomeCorrected: (was: string, now: string, reason: string): string =>
    `結果を訂正した（${was}→${now}、理由: ${reason}）`,
  returned: (comment: string): string => `差し戻した（${comment}）`,
  answered: (comment: string): string => `差戻しに回答した（${comment}）`,
  contacted: (who: string, means: string, result: string, note: string): string =>
    `${who}${means}で連絡（${result}${note === '' ? '' : `、${note}`}）`,
  mailing: (state: string, about: string): string => `メール（${about}）: ${state}`,
  numberShown: (field: string): string =>
    `${field === 'jobSeekerNumber' ? '求職番号' : field === 'phone' ? '電話番号' : field === 'email' ? 'メールアドレス' : '予約の項目'}を表示した`,
  other: (type: string): string => `このバージョンでは表示できない経過（種類: ${type}）`,
  unreadable: '内容を読み取れない経過',
} as const
