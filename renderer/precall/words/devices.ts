/** What the device test says: each problem names its cause and what to do. */
import type { DeviceProblem } from '../../../shared/log/device.ts'

/** What to do about a device, by cause; the cause itself is named first. */
export const cameraText = {
  none: '映っています。',
  noDevice: 'カメラが見つからないか、外れました。ケーブルを差し直して、もう一度確認してください。',
  refused:
    'カメラを使う許可がありません。Windowsの設定「プライバシーとセキュリティ」の「カメラ」で許可してください。',
  inUse: 'ほかのアプリがカメラを使っています。Zoomなどを閉じて、もう一度確認してください。',
  silent: 'カメラから映像が届きません。ケーブルとカメラのふたを確かめてください。',
  unreachable: 'カメラに接続できません。ケーブルを差し直してください。',
  unknown:
    'カメラを使えません。原因は特定できませんでした。パソコンを再起動しても直らないときは、情報システムの担当者に知らせてください。',
} as const satisfies Record<DeviceProblem, string>

export const microphoneText = {
  none: '音が入っています。',
  noDevice:
    'マイクが見つからないか、外れました。ヘッドセットを差し直し、もう一度確認してください。',
  refused:
    'マイクを使う許可がありません。Windowsの設定「プライバシーとセキュリティ」の「マイク」で許可してください。',
  inUse: 'ほかのアプリがマイクを使っています。Zoomなどを閉じて、もう一度確認してください。',
  silent:
    'マイクから音が入りません。ヘッドセットの消音スイッチと、Windowsの入力の音量を確かめてください。',
  unreachable: 'マイクに接続できません。ヘッドセットを差し直してください。',
  unknown:
    'マイクを使えません。原因は特定できませんでした。パソコンを再起動しても直らないときは、情報システムの担当者に知らせてください。',
} as const satisfies Record<DeviceProblem, string>

export const lineText = {
  none: '会議に接続できます。',
  unreachable: '会議に接続できません。ケーブルや庁内の通信を確かめ、もう一度確認してください。',
  noDevice: '通信の機器が見つかりません。ケーブルを確かめてください。',
  refused: '会議の接続先への通信が許可されていません。情報システムの担当者に知らせてください。',
  inUse: '通信が混み合っています。少し待って、もう一度確認してください。',
  silent: '会議の接続先から応答がありません。少し待って、もう一度確認してください。',
  unknown: '会議に接続できるかどうかを確かめられませんでした。もう一度確認してください。',
} as const satisfies Record<DeviceProblem, string>

export const deviceText = {
  title: '機器の確認',
  article: '厚労省規約第20条第3項',
  camera: 'カメラ',
  microphone: 'マイク',
  speaker: 'スピーカー',
  line: '会議への接続',
  choose: { camera: '使うカメラ', microphone: '使うマイク' },
  usual: 'いつもの機器',
  chosenHere: 'この確認だけに使います。会議では、会議の画面の「機器を選ぶ」で選んでください。',
  start: '機器を確認する',
  again: 'もう一度確認する',
  checking: '確認しています',
  speak: '声を出してください',
  level: 'マイクの音量',
  picture: 'カメラの映像（この画面だけに映ります）',
  tone: '試験音を鳴らす',
  toneAgain: '試験音をもう一度鳴らす',
  tonePlaying: '鳴らしています',
  heard: '聞こえた',
  notHeard: '聞こえない',
  toneQuestion: '「ピー」という音が聞こえましたか。',
  toneHint: 'ヘッドセットを着けて「試験音を鳴らす」を押してください。',
  toneFailed: '音を鳴らせませんでした。音声の出力先を確かめてください。',
  notHeardHint:
    'ヘッドセットの差し込みと、Windowsの出力の音量を確かめて、もう一度鳴らしてください。',
  finish: '機器の確認を終了する',
  finishWithProblem: '問題があるまま進む',
  problemRemains:
    '問題が残っています。直せないときは、このまま進むか、「機器・回線の不具合」で終了してください。記録に残ります。',
  intro:
    'カメラ、マイク、スピーカー、会議への接続を、会議に入る前に確かめます。映像と音はどこにも送られません。',
  looking: '今日の確認が使えるかを確かめています',
  checkedAt: (time: string): string => `${time}に確認`,
  stands:
    '今日このパソコンで確認した機器と同じです。変えたいとき、調子が悪いときは、もう一度確認してください。',
  used: (camera: string, microphone: string): string => `カメラ: ${camera}、マイク: ${microphone}`,
  changed: '前の確認のあとに機器が変わりました。もう一度確認してください。',
  lineChanged: '機器は同じですが、会議に接続できません。もう一度確認してください。',
  waiting: 'まだ確認していません',
  ok: '問題なし',
  problem: '問題あり',
} as const
