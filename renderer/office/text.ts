/** Words of the frame, of opening and setting up an office, and of the settings. */
import { minutesWords } from '../../shared/time/words.ts'
import { SECOND } from '../../shared/clock.ts'
import type { OfficeProfile, TermsVersion } from '../../shared/office/profile.ts'
import type { FailureTexts } from '../ui/failure-text.ts'

export const frameText = {
  appName: '相談デスク',
  practiceMark: '練習用',
  practiceStrip: '練習用の事務所（実際の相談ではありません）',
  browserStrip: '動作確認用（ブラウザ）',
  browserHint: '実際の相談では、デスクトップ版を使ってください。',
  clock: '時刻',
  moves: { minute: '+1分', fiveMinutes: '+5分', nextWarning: '次の予告まで' },
  movesLabel: '練習用の時計を進める',
  moved: (time: string) => `時計を${time}に進めました`,
  lock: 'ロック',
  signOut: 'サインアウト',
  signOutTitle: 'サインアウトしますか',
  signOutBody: '保存していない入力は残りません。予約と記録はそのまま残ります。',
  navigation: 'メニュー',
  skip: '本文へ進む',
  rooms: {
    session: '進行中の相談',
    board: '予約ボード',
    records: '相談記録',
    review: '確認待ち',
    statistics: '統計',
    settings: '設定',
  },
  waiting: (count: number) => `${count}件`,
  sessionGoesOn: (name: string) => `${name}さんの相談が進行中です`,
  backToSession: '相談に戻る',
  otherSession: 'このパソコンで、ほかの相談員の相談が進行中です',
  otherSessionBody: '担当の相談員がサインインすると、続きの画面が開きます。',
  connecting: '準備しています',
} as const

export const chooseText = {
  title: '事務所を選んでください',
  welcome: 'オンライン職業相談の予約・相談・記録を、この1台で行います。',
  practice: '練習用の事務所で始める',
  practiceHint: '見本の予約が入っています。設定はいりません。実際の相談には使われません。',
  practiceAgainHint: 'これまでの練習の続きから始まります。',
  setUp: '事務所を設定する',
  setUpHint: '実際の相談に使う事務所を、このパソコンに用意します。5分ほどかかります。',
  open: '事務所を開く',
  openHint: 'このパソコンに設定済みの事務所を開きます。',
} as const

export const setUpText = {
  title: '事務所の設定',
  steps: {
    office: '事務所',
    supervisor: '統括',
    counselor: '相談員',
    vault: 'データの保護',
    check: '確認',
  },
  step: (index: number, count: number) => `${count}段階の${index}`,
  next: '次へ',
  back: '戻る',
  cancel: '設定をやめる',
  create: 'この内容で設定する',
  officeName: '事務所の名前',
  officeNameWrong: '事務所の名前を入れてください',
  booths: '同じ時間に相談できる窓口の数',
  boothsWrong: '1から20までの数を入れてください',
  fixed: 'はじめから入っている内容',
  fixedHint: '利用規約で決まっている内容です。あとで統括が設定から変えられます。',
  supervisorHint: '記録の確認、アカウントの管理、例外の承認をする人です。あとから追加できます。',
  counselorHint: '求職者と相談をする人です。あとから追加できます。',
  sameLogin: '統括と同じログイン名は使えません',
  vaultWhy:
    'このパソコンには、鍵を安全にしまう場所がありません。そのため、記録を暗号で守るためのパスフレーズを決めます。アプリを開くたびに、このパスフレーズを入れます。',
  vaultLose:
    '忘れると、このあと表示する「復旧キー」でしか開けません。統括と情報システムの担当者だけで管理してください。',
  vaultPassphrase: '事務所のデータのパスフレーズ',
  vaultAgain: 'もう一度',
  vaultShort: '8文字以上にしてください',
  vaultDiffers: '2回の入力が違っています',
  checkHint:
    'この内容でよければ「この内容で設定する」を押してください。次の画面で復旧キーを表示します。',
} as const

export const unlockText = {
  title: '事務所のデータを開きます',
  body: '事務所のデータのパスフレーズを入れてください。サインインのパスフレーズとは別のものです。',
  label: '事務所のデータのパスフレーズ',
  open: '開く',
  other: '別の事務所を開く',
} as const

export const recoverText = {
  title: '復旧キーで開きます',
  body: '設定のときに控えた復旧キーを入れてください。事務所の金庫などに保管してあります。',
  offer: '復旧キーで開く',
  newPassphraseWhy:
    'これから使う、事務所のデータの新しいパスフレーズを決めてください。前のパスフレーズは使えなくなります。',
  newPassphrase: '新しいパスフレーズ',
  again: 'もう一度',
  osWhy:
    '開いたあとは、このパソコンの今の利用者で、これまでどおり開けるようになります。復旧キーもそのまま使えます。',
  passphraseAfter: '次からは新しいパスフレーズで開きます。復旧キーもそのまま使えます。',
  open: 'この復旧キーで開く',
  back: '戻る',
  done: '復旧キーで開きました',
  doneOs: '次からは、このパソコンでこれまでどおり開けます',
  donePassphrase: '次からは、新しいパスフレーズで開いてください',
  keepKey: '復旧キーはこれからも使えます。元の場所に戻して保管してください。',
  goOn: 'サインインへ進む',
} as const

export const firstAccountsText = {
  title: 'アカウントを作ってください',
  why: '前回の設定が途中で終わったため、この事務所にはまだサインインできる人がいません。',
  kept: '事務所のデータと鍵はできています。予約や記録はまだありません。',
  next: '統括と相談員のアカウントを作ると、新しい復旧キーを表示します。前に控えた復旧キーがあれば、破棄してください。',
  create: 'アカウントを作る',
  other: '別の事務所を開く',
} as const

export const officeFailures: FailureTexts = {
  nothingToRecover: {
    what: '復旧キーを使う必要はなくなっています。',
    kept: 'データはそのまま残っています。',
    next: '前の画面に戻って、もう一度開いてください。',
  },
  nothingToSetUp: {
    what: 'この事務所の設定は、すでに終わっています。',
    kept: 'データはそのまま残っています。',
    next: '最初の画面に戻り、「事務所を開く」を押してください。',
  },
  termsRemoved: {
    what: 'これまでの利用規約の版は、消したり直したりできません（第22条）。',
    kept: '前の内容がそのまま残っています。',
    next: '新しい版として追加してください。',
  },
  sameTermsDate: {
    what: '同じ規約に、同じ日から始まる版がすでにあります。',
    kept: '前の内容がそのまま残っています。',
    next: '始まる日を確かめてください。',
  },
  warningTooLate: {
    what: '予告の時刻が、相談の長さより前になってしまいます。',
    kept: '前の内容がそのまま残っています。',
    next: '相談の長さを延ばすか、予告を減らしてください。',
  },
  sideEmpty: {
    what: '確認項目は、相談員側と求職者側にそれぞれ1つ以上必要です。',
    kept: '前の内容がそのまま残っています。',
    next: '項目を追加してください。',
  },
  sameId: {
    what: '同じ項目が2回入っています。',
    kept: '前の内容がそのまま残っています。',
    next: '画面を開き直して、もう一度変更してください。',
  },
  wrongPassphrase: {
    what: 'パスフレーズが違います。',
    kept: 'データはそのまま残っています。',
    next: '大文字・小文字と、日本語入力の状態を確かめて、もう一度入れてください。',
  },
  alreadyExists: {
    what: 'このパソコンには、設定済みの事務所があります。',
    kept: 'その事務所のデータはそのまま残っています。',
    next: '最初の画面に戻り、「事務所を開く」を押してください。',
  },
  passphraseNeeded: {
    what: '事務所のデータのパスフレーズが必要です。',
    kept: '入力した内容は残っています。',
    next: '「データの保護」に戻って、パスフレーズを決めてください。',
  },
  sameLoginName: {
    what: '統括と相談員のログイン名が同じです。',
    kept: '入力した内容は残っています。',
    next: 'どちらかを別のログイン名にしてください。',
  },
  notPractice: {
    what: '時計を進められるのは、練習用の事務所だけです。',
    kept: '何も変わっていません。',
  },
  noWarningAhead: {
    what: 'この先に予告の予定がありません。',
    kept: '時計はそのままです。',
    next: '「+1分」か「+5分」を使ってください。',
  },
  changedMeanwhile: {
    what: 'ほかの画面で、先に設定が変更されました。',
    kept: '先に保存された内容が残っています。',
    next: '開き直して、もう一度変更してください。',
  },
}

export const troubleScreenText = {
  kept: '残っているもの',
  next: 'すること',
  folder: '保存先のフォルダー',
  retry: 'もう一度開く',
  other: '別の事務所を開く',
} as const

export const settingsText = {
  title: '設定',
  tabs: {
    days: '開庁日',
    accounts: 'アカウント',
    office: '事務所の内容',
    own: '自分のパスフレーズ',
  },
  daysHint:
    '土曜・日曜・祝日と、12月29日から1月3日は、はじめから閉庁日です。それ以外に閉じる日や、特別に開く日をここで決めます。',
  date: '日付',
  kind: 'その日をどうしますか',
  kindShort: '扱い',
  close: '閉じる',
  open: '開く',
  reason: '理由',
  reasonHint: '予約ボードに表示します。例: 庁舎の停電のため',
  reasonWrong: '理由を入れてください',
  dateWrong: '日付を入れてください',
  save: 'この日を決める',
  saved: (date: string) => `${date}を決めました`,
  list: '事務所が決めた日',
  none: '事務所が決めた日はまだありません',
  noneHint: '上の欄で、閉じる日や特別に開く日を決められます。',
  opened: '開く日',
  closed: '閉じる日',
  officeHint: '事務所の内容です。変更が必要なときは統括に相談してください。',
  checklistVersion: (version: number) => `確認項目（第${version}版）`,
  own: '相談員側',
  seeker: '求職者側',
} as const

export const profileText = {
  officeName: '事務所の名前',
  sites: '同じ事務所として扱う施設',
  slots: '予約の枠',
  booths: '同じ時間の窓口',
  boothsValue: (count: number) => `${count}窓口`,
  cap: '1回の相談の長さ',
  capValue: (seconds: number) => `${minutesWords(seconds * SECOND)}まで（第12条第2項第1号）`,
  warnings: '終了前の予告',
  warningsValue: (minutes: readonly number[]) =>
    `${minutes.map((minute) => `${minute}分前`).join('、')}`,
  noShow: '連絡がないときの確認',
  noShowValue: (minutes: number) => `予約時刻の${minutes}分後（第12条第2項第6号）`,
  extension: '延長',
  extensionValue: (extension: OfficeProfile['extension']) =>
    extension.allowed ? `統括の承認で${extension.maxMinutes}分まで` : '認めていません',
  terms: '利用規約',
  termsValue: (version: TermsVersion, from: string) => `${version.title}（${from}から）`,
} as const
