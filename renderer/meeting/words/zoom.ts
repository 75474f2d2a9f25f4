/** Every word of the Zoom settings and of the way out through the Zoom app. */
import type { ZoomTestResult, ZoomTestStep } from '../../../shared/meeting/zoom-account.ts'
import { meetingTroubleText } from '../../../shared/meeting/trouble-text.ts'
import { MeetingReasonSchema } from '../../../shared/meeting/provider.ts'
import type { FailureTexts } from '../../ui/failure-text.ts'

export const zoomText = {
  tab: '会議（Zoom）',
  title: '会議の接続（Zoom）',
  none: 'Zoomのアカウントは設定されていません',
  noneBody:
    '会議はすべて練習用の会議で行います。実際の相談をするには、情報システムの担当者がここで設定します。',
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
  hostUser: '主催者',
  hostHint:
    '会議を主催するZoomのユーザーのメールアドレス。窓口が2つ以上あるときは、パソコンごとに別の主催者にします。',
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
  removeBody: '入力した値はこのパソコンから消えます。これからの会議は練習用の会議になります。',
  removed: '削除しました。会議は練習用の会議で行います。',
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
    scopes: '権限（スコープ）',
    host: '主催者の認証（ZAK）',
    signature: '会議に参加する署名',
    reach: '会議の接続先',
    recording: '録画の設定',
    waitingRoom: '待合室の設定',
  } as const satisfies Record<ZoomTestStep, string>,
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
  appTitle: 'Zoomアプリで会議中です',
  appBody:
    '映像と音声は、Zoomアプリに出ています。求職者の入室はZoomアプリで許可してください。この画面からは見えないため、入室したら下のボタンを押してください。',
  appSeekerIn: '求職者が入室しました',
  appConnected:
    '求職者と接続しています。終了するときは、Zoomアプリではなく、この画面で終了してください。全員の会議を終了します。',
  appRecording:
    '録画・録音の禁止（厚労省規約第14条第11号）は、この画面では検知できません。Zoomアプリの表示を確かめてください。',
} as const

/** What to do about a step that is not well. */
export const stepWhy: Readonly<
  Record<NonNullable<ZoomTestResult['why']>, (what: string) => string>
> = {
  notConfigured: () => '設定がまだありません。',
  wrongCredentials: () =>
    'アカウントID・クライアントID・シークレットのどれかが違います。Zoomのアプリが有効になっているかも確かめてください。',
  scopesMissing: (what) => `Zoomのアプリに次の権限を追加してください: ${what}`,
  otherAccount: () =>
    'この主催者は別のZoomアカウントのものです。アプリと同じアカウントの主催者にしてください。',
  rateLimited: (what) =>
    `Zoomが混み合っています。${what === '' ? '少し' : `${what}秒`}待って、もう一度試してください。`,
  unreachable: () => 'Zoomに接続できません。プロキシーとファイアウォールの設定を確かめてください。',
  meetingNotFound: () => '会議が見つかりません。',
  hostNotFound: () => 'この主催者がZoomのアカウントに見つかりません。',
  signingRefused: () =>
    '署名サーバーから署名を取得できませんでした。URLと認証トークンを確かめてください。',
  refused: () =>
    'Zoomに受け付けられませんでした。少し待っても変わらないときは、アプリの設定を確かめてください。',
  recordingOn: (what) =>
    `録画が使える設定です（${what}）。Zoomの管理画面でオフにして固定してください（厚労省規約第14条第11号）。`,
  recordingNotLocked: () =>
    '録画はオフですが、固定されていません。Zoomの管理画面で固定してください（厚労省規約第14条第11号）。',
  waitingRoomOff: () => '待合室がオフです。Zoomの管理画面でオンにして固定してください。',
  waitingRoomNotLocked: () =>
    '待合室はオンですが、固定されていません。Zoomの管理画面で固定してください。',
  lockUnknown: () =>
    '固定されているかどうかは、この権限では確かめられません。Zoomの管理画面で見てください。',
  settingsUnknown: (what) =>
    `設定を読み取れませんでした。Zoomの管理画面で見てください。${what === '' ? '' : `（足りない権限: ${what}）`}`,
  clockWrong: () => 'このパソコンの時計が5分以上ずれています。時計を合わせてください。',
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
    return known.success ? meetingTroubleText[known.data] : meetingTroubleText.unknown
  },
}
