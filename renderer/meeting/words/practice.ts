/** Words of the practice meeting and of the page that plays the job seeker. */
import type { Persona } from '../../../shared/meeting/line.ts'
import type { Says } from '../../../shared/meeting/played.ts'

export const text = {
  practiceTitle: '練習用の会議',
  seekerTitle: '練習用の会議（求職者役）',
  seekerBadge: '練習用の会議（求職者役）',
  seekerName: '求職者役（練習）',
  you: 'あなた',
  starting: 'カメラとマイクを準備しています。',
  waitingForSeeker: '求職者の入室を待っています。',
  seekerWaits: '求職者が待合室にいます。',
  connecting: '接続しています。',
  connected: '接続しました。',
  reconnecting: '接続が切れました。接続し直しています。',
  ended: '会議は終了しました。カメラとマイクは止まっています。',
  lineGone: '相談デスクとの接続が切れたため、カメラとマイクを止めました。',
  replaced: 'この会議は別の画面で開かれています。この画面のカメラとマイクは止めました。',
  seekerRecords: '求職者側で録画中です（練習）',
  retry: 'もう一度試す',
  soundOn: '音を出す',
  soundBlocked: '相手の音声がまだ再生されていません。',
  camera: {
    cameraRefused:
      'カメラとマイクの使用が許可されていません。Windowsの設定「プライバシーとセキュリティ」で許可してから、もう一度試してください。',
    cameraInUse:
      'カメラまたはマイクが別のアプリで使われています。そのアプリを閉じてから、もう一度試してください。',
    noCamera: 'カメラが見つかりません。接続を確かめてから、もう一度試してください。',
    noMicrophone: 'マイクが見つかりません。接続を確かめてから、もう一度試してください。',
    unknown: 'カメラとマイクを使えませんでした。接続を確かめてから、もう一度試してください。',
  },
  lost: {
    camera: 'カメラが使えなくなりました。差し直すか、「機器を選ぶ」で別のカメラを選んでください。',
    microphone:
      'マイクが使えなくなりました。差し直すか、「機器を選ぶ」で別のマイクを選んでください。',
    both: 'カメラとマイクが使えなくなりました。差し直すか、「機器を選ぶ」で別の機器を選んでください。',
  },
  seeker: {
    outside: 'まだ入室していません。',
    waiting: '待合室にいます。相談員が入室を許可すると始まります。',
    left: '退室しました。',
    standIn: 'カメラを使えないため、絵を映しています。',
    enter: '入室する',
    again: 'もう一度入る',
    leave: '退室する',
    recordOn: '録画を始める（練習）',
    recordOff: '録画を止める（練習）',
    cut: '回線を切る（練習）',
    restore: '回線を戻す（練習）',
    hear: '相談員の音を出す',
    mute: '相談員の音を消す',
    explain:
      'この求職者役の画面は、練習のために求職者の代わりをします。実際の相談では、求職者は自分の機器から参加します。',
  },
} as const

/** The card that tells whoever plays the job seeker who that is. */
const tries = [
  '「回線を切る」を押すと、相談員の画面が切断のときにどうなるかを試せます。「回線を戻す」を押すと、接続が戻ります。',
  '「録画を始める」を押すと、相談員の画面に録画の警告が出ます（厚労省規約第14条第11号）。',
  '「退室する」を押すと、途中で退室したときを試せます。もう一度入ることもできます。',
]
export const roleText = {
  title: (name: string, kana: string | null): string =>
    `あなたの役: ${name}${kana === null ? '' : `（${kana}）`}さん`,
  number: '求職番号',
  noNumber: 'なし（統括の承認で確認します）',
  companions: '同席',
  alone: 'なし（お一人です）',
  hintsTitle: '試してみること',
  hints: [
    '相談員に聞かれたら、お名前と求職番号を答えてください。わざと違う番号を言うと、一致しないときを試せます。',
    ...tries,
  ],
  hintsWithoutNumber: [
    '相談員に聞かれたら、お名前を答えてください。求職番号がない方の確かめ方を試せます。',
    ...tries,
  ],
} as const

/** What stands under the silent picture of the job seeker whom the app plays; `\n` begins its second line. */
export const playedText = {
  says: {
    number: (who) =>
      `${who.name}です。声は聞こえています。\n求職番号は${who.jobSeekerNumber ?? ''}です。`,
    name: (who) => `名前は、${who.name}です。`,
    answers: () => 'はい、そのとおりです。周りには誰もいません。\n利用規約に同意します。',
    talk: () => '応募したい求人があります。\n相談をお願いします。',
    records: () => '（画面を録画しています）\nあとで見直したくて、録画しています。',
    recordsNoMore: () => '録画を止めました。消しておきます。',
    back: () => '接続が切れてしまいました。\nもう聞こえています。',
    alone: () => '家族には、席を外してもらいました。\n今は1人です。',
  } satisfies Readonly<Record<Says, (who: Persona) => string>>,
} as const

export type CameraProblem = keyof typeof text.camera
