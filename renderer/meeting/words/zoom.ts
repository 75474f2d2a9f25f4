/** Every word of the Zoom settings and of the way out through the Zoom app. */
import { type ZoomTestResult, type ZoomTestStep } from '../../../shared/meeting/zoom-account.ts'
import { meetingFailureText, meetingTroubleText } from '../../../shared/meeting/trouble-text.ts'
import { MeetingReasonSchema } from '../../../shared/meeting/provider.ts'
import type { FailureTexts } from '../../ui/failure-text.ts'

export const zoomText = {
  tab: '会議（Zoom）',
  title: '会議の接続（Zoom）',
  none: 'Zoomのアカウントは設定されていません',
  noneBody: {
    practice: '会議はすべて練習用の会議で行います。',
    office: '設定するまで、オンラインの会議は開けません。情報システムの担当者がここで設定します。',
  },
  noMeetings: 'Zoomの接続設定がないため、オンラインの会議を開けません',
  noMeetingsNext:
    '予約の方には、電話などで連絡してください。接続設定は、統括か情報システムの担当者が、設定の「会議（Zoom）」で行います。',
  set: 'Zoomで会議を行います',
  setBody:
    '会議に入るときに、予約ごとの会議をZoomに作ります。シークレットは暗号化してこのパソコンに保存し、画面には表示しません。',
  practiceKey:
    '練習用の事務所では、試験用のZoomアカウントだけを使ってください。ブラウザで動かしている間は、入力した内容は保護されません。',
  sdkTitle: '会議の画面（Meeting SDK）',
  sdkKey: 'クライアントID（Meeting SDKのアプリ）',
  by: '署名の作り方',
  bySecret: 'このパソコンで作る',
  byService: '署名サーバーから受け取る',
  sdkSecret: 'クライアントシークレット（Meeting SDKのアプリ）',
  serviceUrl: '署名サーバーのURL',
  serviceToken: '署名サーバーの認証トークン（必要な場合）',
  apiTitle: '会議の作成と終了（Server-to-Server OAuth）',
  accountId: 'アカウントID',
  clientId: 'クライアントID（Server-to-Server OAuthのアプリ）',
  clientSecret: 'クライアントシークレット（Server-to-Server OAuthのアプリ）',
  hosts: '主催者',
  hostsHint:
    '会議を主催するZoomのユーザー（有料のライセンスがある人）のメールアドレスを、1行に1人ずつ入力します。同じ時刻に開ける会議は、ここに書いた人数までです。窓口の数だけ用意してください。',
  addressTitle: '接続先のアドレス',
  addressHint: '通常は変更しません。',
  api: 'APIのアドレス',
  oauth: '認証のアドレス',
  web: '会議の接続先（ホスト名）',
  webHint: '空欄ならzoom.us',
  kept: '設定済みです。変更するときだけ入力してください。',
  missing: '入力してください',
  badAddress: 'https:// で始まるアドレスにしてください',
  badHost: 'ホスト名だけにしてください（例: zoom.us）',
  save: '保存する',
  saved: '保存しました。接続テストで確かめてください。',
  remove: '設定を削除する',
  removeTitle: 'Zoomの接続設定を削除しますか',
  removeBody:
    '入力した値はこのパソコンから消えます。もう一度設定するまで、Zoomの会議は開けません。',
  test: '接続テスト',
  testTitle: '接続テストの結果',
  testing: '確かめています',
  notYet: '未確認',
  ok: '問題ありません',
  warning: '確認してください',
  failed: '問題あり',
  allGood: 'Zoomで会議ができます。',
  steps: {
    token: 'アカウントの認証',
    clock: 'パソコンの時計',
    scopes: '権限（スコープ）',
    host: '主催者の認証（ZAK）',
    licence: '主催者のライセンス',
    reach: '会議の接続先',
    recording: '録画の設定',
    ai: 'AIの設定',
    chatSaving: 'チャット保存の設定',
    fileTransfer: 'ファイル送信の設定',
    waitingRoom: '待合室の設定',
    trial: '試しの会議（作成・入室・主催者・終了・削除）',
  } as const satisfies Record<ZoomTestStep, string>,
  sdkOld: {
    soon: 'Zoomの会議の部品の更新を計画してください',
    mayBeRefused: 'Zoomの会議の部品が、近く使えなくなるおそれがあります',
  },
  sdkOldNext:
    'Zoomは年に4回、使える最小のバージョンを上げます。この相談デスクの部品は、2027年5月から、すべてのパソコンで一度に使えなくなるおそれがあります。情報システムの担当者に、相談デスクの更新を依頼してください。',
  invite: '会議のリンクを表示する',
  inviteTitle: '求職者に伝える会議のリンク',
  inviteLink: '会議のリンク',
  invitePasscode: 'パスコード',
  inviteHint:
    'この予約の方だけに伝えてください。登録された連絡先か、求職者マイページで送ります（厚労省規約第12条第2項第2号）。',
  copy: 'リンクとパスコードをコピー',
  appOffer: 'Zoomアプリで会議を開く',
  appOfferHint:
    '会議の画面に入れないときは、このパソコンのZoomアプリで続けられます。残り時間と記録はこのまま続きます。',
  appOpening: 'Zoomアプリで会議を開いています',
  appOpeningBody:
    'Zoomアプリの会議に入ったら、下のボタンを押してください。押すまでは、会議に入ったことになりません。',
  appSignIn:
    'Zoomアプリに「ホストを待っています」と出るときは、この窓口の主催者のアカウントでZoomアプリにログインしてから、もう一度開いてください。',
  appSelfIn: 'Zoomアプリの会議に入りました',
  appSelfNotIn: '入れませんでした',
  appTitle: 'Zoomアプリで会議中です',
  appBody:
    '映像と音声は、Zoomアプリに出ています。求職者の入室はZoomアプリで許可してください。この画面からは見えないため、入室したら下のボタンを押してください。',
  appSeekerIn: '求職者が入室しました',
  appConnected:
    '求職者と接続しています。終了するときは、Zoomアプリではなく、この画面で終了してください。全員の会議を終了します。',
  appRecording:
    '録画・録音の禁止（厚労省規約第14条第11号）は、この画面では検知できません。Zoomアプリの表示を確かめてください。',
} as const

/** What to do about a step that is not well, for whoever looks after the settings at Zoom. */
const stepText: Readonly<Partial<Record<Why, (what: string) => string>>> = {
  notConfigured: () => '設定がまだありません。',
  wrongCredentials: () =>
    'アカウントID・クライアントID・シークレットのどれかが違います。Zoomのアプリが有効になっているかも確かめてください。',
  scopesMissing: (what) => `Zoomのアプリに次の権限を追加してください: ${what}`,
  otherAccount: () =>
    'この主催者は別のZoomアカウントのものです。アプリと同じアカウントの主催者にしてください。',
  rateLimited: (what) =>
    `Zoomに、しばらく受け付けられないと断られました。${what === '' ? '少し' : `${what}秒`}待って、もう一度試してください。`,
  unreachable: () => 'Zoomに接続できません。プロキシーとファイアウォールの設定を確かめてください。',
  meetingNotFound: () => '会議が見つかりません。',
  hostNotFound: () => 'この主催者がZoomのアカウントに見つかりません。',
  signingRefused: () =>
    '署名サーバーから署名を取得できませんでした。URLと認証トークンを確かめてください。',
  refused: () =>
    'Zoomに受け付けられませんでした。少し待っても変わらないときは、アプリの設定を確かめてください。',
  recordingOn: (what) =>
    `録画が使える設定です（${what}）。Zoomの管理画面でオフにして固定してください（厚労省規約第14条第11号）。`,
  recordingNotLocked: (what) =>
    `録画はオフですが、固定されていません（${what}）。Zoomの管理画面で固定してください（厚労省規約第14条第11号）。`,
  aiOn: (what) =>
    `AIによる要約や質問が使える設定です（${what}）。Zoomの管理画面でオフにして固定してください。`,
  aiNotLocked: (what) =>
    `AIの設定はオフですが、固定されていません（${what}）。Zoomの管理画面で固定してください。`,
  chatSavingOn: () =>
    'チャットが自動で保存される設定です。Zoomの管理画面でオフにして固定してください。',
  chatSavingNotLocked: () =>
    'チャットの自動保存はオフですが、固定されていません。Zoomの管理画面で固定してください。',
  fileTransferOn: () =>
    'チャットでファイルを送れる設定です。Zoomの管理画面でオフにして固定してください。',
  fileTransferNotLocked: () =>
    'ファイル送信はオフですが、固定されていません。Zoomの管理画面で固定してください。',
  waitingRoomOff: () => '待合室がオフです。Zoomの管理画面でオンにして固定してください。',
  waitingRoomNotLocked: () =>
    '待合室はオンですが、固定されていません。Zoomの管理画面で固定してください。',
  waitingRoomNotForAll: () =>
    '待合室を通らずに入れる人がいる設定です。Zoomの管理画面で、待合室の対象を「全員」にしてください。',
  lockUnknown: (what) =>
    `固定されているかどうかは、この権限では確かめられません。Zoomの管理画面で見てください。${what === '' ? '' : `（足りない権限: ${what}）`}`,
  settingsUnknown: (what) =>
    `設定を読み取れませんでした。Zoomの管理画面で見てください。${what === '' ? '' : `（足りない権限: ${what}）`}`,
  settingUntold: (what) =>
    `Zoomから答えがなかった設定があります（${what}）。Zoomの管理画面で見てください。`,
  clockWrong: (what) =>
    `このパソコンの時計がZoomより${what}秒ずれています。Windowsの「日付と時刻」で時刻を合わせてください。`,
  noLicence: () =>
    'この主催者は無料プランです。会議が40分で終了し、同時に開ける会議も1つだけです。有料のライセンスを割り当ててください。',
  hostInactive: () =>
    'この主催者のアカウントは使えない状態です。Zoomの管理画面で有効にしてください。',
  endNotConfirmed: () =>
    '試しの会議が終了したことを確認できませんでした。Zoomの管理画面で、開いたままの会議がないか見てください。',
  trialNotDeleted: () =>
    '試しの会議を削除できませんでした。Zoomの管理画面で「接続テスト」の会議を削除してください。',
  gaveWay: () =>
    '相談の会議を開いたため、テストを途中でやめました。相談が終わってから、もう一度試してください。',
  notHost: () =>
    '会議に入れましたが、主催者になれませんでした。主催者のライセンスと、アプリのアカウントを確かめてください。',
  signatureInvalid: () =>
    'Meeting SDKのアプリのシークレットが違います。クライアントIDとシークレットを確かめてください。',
  appKeyWrong: () => 'Meeting SDKのアプリのクライアントIDが違います。',
  appOff: () =>
    'Meeting SDKのアプリが有効になっていません。Zoomのアプリの画面で有効にしてください。',
  browserJoinOff: () =>
    'ブラウザからの参加が禁止されています。Zoomの管理画面で「ブラウザから参加する」を許可してください。',
  signInNeeded: () => '参加者の認証が必要な設定です。Zoomの管理画面でオフにしてください。',
  sdkTooOld: () =>
    'この相談デスクのMeeting SDKは、Zoomの最小バージョンより古くなりました。更新してください。',
  anotherRuns: () =>
    '同じ主催者の別の会議が開いています。相談中の窓口がないことを確かめてから、終了して試してください。',
}
type Why = NonNullable<ZoomTestResult['why']>

/** The trial meeting fails for the same reasons as a session's. */
export function stepWords(why: Why, what: string): string {
  const own = stepText[why]
  if (own !== undefined) return own(what)
  const known = MeetingReasonSchema.safeParse(why)
  const { what: said } = meetingTroubleText[known.success ? known.data : 'unknown']
  return what === '' ? said : `${said}（Zoomの番号: ${what}）`
}

export const zoomFailures: FailureTexts = {
  secretMissing: {
    what: 'シークレットが入力されていません。',
    kept: '入力した内容は残っています。',
    next: 'シークレットを入力して、もう一度保存してください。',
  },
  sessionRunning: {
    what: '相談が進行中のため、変更できません。',
    kept: '何も変わっていません。',
    next: '相談が終了してから、もう一度操作してください。',
  },
  notConfigured: {
    what: '接続設定がまだありません。',
    kept: '何も変わっていません。',
    next: '入力して保存してから試してください。',
  },
  notFound: {
    what: 'この予約には会議を用意できません。',
    kept: '予約はそのまま残っています。',
    next: '予約の状態を確かめてください。',
  },
  notZoom: {
    what: 'この会議は、練習用の会議です。',
    kept: '会議はそのまま続いています。',
    next: 'Zoomのリンクはありません。',
  },
  meetingFailed({ reason }) {
    const known = MeetingReasonSchema.safeParse(reason)
    return meetingFailureText(known.success ? known.data : 'unknown')
  },
}
