/** What the pre-call room says; its failures are in text-failures.ts, its device test in text-devices.ts. */
import type { Outstanding } from '../../shared/precall/gate.ts'
import type { SessionSnapshot } from '../../shared/session/snapshot.ts'
import type { EarlyEnd } from './early-ends.ts'

export const roomText = {
  title: '相談の準備',
  person: (name: string): string => `${name} さん`,
  steps: '準備の手順',
  done: '済み',
  open: 'いまここ',
  later: 'このあと',
  count: (done: number, all: number): string => `${done}/${all}`,
  companions: (who: string): string => `同席: ${who}`,
  earlierNoShows: (times: number): string => `これまでの連絡なしの取消し ${times}回`,
  termsChanged: '規約が変わってからはじめての相談',
  article: (article: string): string => article,
  retry: 'もう一度',
  loading: '読み込んでいます',
  meetingView: '会議の画面',
  paused: '中断しています。時間は進んでいます。',
  pausedWhyCompanion:
    '届出のない人がいるため中断しました。席を外してもらえたら、5の同席者で「届出どおり」を選ぶと再開します。',
  resume: '再開する',
  remaining: '残り',
} as const

export const ownText = {
  title: 'こちらの環境',
  intro: '会議に入る前に、窓口の側を確かめてください。',
} as const

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
  admit: '入室を許可する',
  countdown: '無断キャンセルの確認まで',
  beforeStart: (slot: string): string =>
    `予約は ${slot} からです。早めに入って待つことができます。`,
  contacted: '連絡がありました。来るまで待っています。',
  asking: (minutes: number): string =>
    `予約の時刻から${minutes}分たちました。連絡があったかどうかを確かめてください。`,
  askOpen: '連絡の有無を答える',
  openSeeker: '求職者役の窓を開く',
  seekerOpened:
    '求職者役の窓を開きました。見当たらないときは、ポップアップの許可を確かめて、もう一度押してください。',
  practiceHint: '練習用: 別の窓が求職者の役をします。',
  script: 'はじめのあいさつ',
  scriptLines: (cap: string) => [
    '（あいさつのあと）ハローワークの相談員です。声は聞こえていますか。こちらの顔は見えていますか。',
    'はじめに、お名前と求職番号をお聞きして、ご本人であることを確認します。',
    `相談は1回${cap}までです。残り5分と1分でお知らせします。時間になると会議は自動で終わります。`,
    '録音と録画はご遠慮ください。お一人の場所か、ご予約のときにうかがった方だけがいる場所でお話しください。',
    'この相談は仕事さがしのお手伝いで、採用が決まることをお約束するものではありません（第12条第2項第5号）。',
  ],
} as const

export const identityText = {
  title: '本人確認',
  article: '第12条第2項第3号',
  ask: '求職番号を本人に言ってもらい、聞いたとおりに入力してください。正しい番号はこの画面には出ません。',
  field: '聞いた求職番号',
  hint: '例: 00000-00000000（ハイフンなしも可）',
  check: '照合する',
  attempt: (nth: number): string => `${nth}回目`,
  attemptsLeft: (left: number): string => `あと${left}回`,
  matched: '番号が一致しました。',
  notMatched: (left: number): string =>
    left > 0
      ? `一致しません。聞き直してください（あと${left}回）。`
      : '3回とも一致しませんでした。',
  nameTitle: 'お名前の確認',
  nameAsk: '次のお名前を読み上げて、まちがいがないか本人に確かめてください。',
  noKana: 'かなの届出はありません。読み方も本人に確かめてください。',
  confirmName: 'お名前を読み上げて確認しました',
  nameDone: 'お名前を確認しました。',
  noNumber: 'この予約には求職番号がありません。上席の承認による別の方法で確認します。',
  except: '別の方法で確認する（上席の承認）',
  exceptTitle: '別の方法での本人確認',
  exceptIntro:
    '統括（上席）がその場で承認します。理由と確認したものは記録に残ります。求職番号そのものは書かないでください。',
  exceptReason: '別の方法にする理由',
  exceptReasonHint: '例: 手もとに番号がない',
  exceptChecked: '代わりに確認したもの',
  exceptCheckedHint: '例: 生年月日と、前回の相談の内容',
  supervisor: '統括（上席）のログイン名',
  passphrase: '統括（上席）のパスフレーズ',
  approve: '承認して確認済みにする',
  cancel: 'やめる',
  excepted: '上席の承認による別の方法で確認しました。',
  folded: '番号とお名前を確認済み',
  foldedExcept: '上席の承認で確認済み',
} as const

export const environmentText = {
  title: '環境と同意',
  seekerItems: '求職者の環境',
  seekerIntro: 'ひとつずつ本人に聞いて、確かめたものに印をつけてください。',
  consents: '利用規約への同意',
  consentIntro: '本人に口頭で確かめてください。いま有効な版を表示しています。',
  consentItem: (title: string, effective: string): string =>
    `${title}に同意している（${effective}からの版）`,
  consentArticle: '第2条',
  consentChanged: '前回の相談のあとに変わりました',
  consentChangedTitle: '利用規約が変わってからはじめての相談です',
  consentChangedBody: (titles: readonly string[]): string =>
    `${titles.join('、')}が変わったことを本人に伝えてから、同意を確かめてください。`,
  consentChangedArticle: '第22条',
  companions: '同席者',
  announced: (who: string): string => `届出: ${who}`,
  noneAnnounced: '届出: なし（本人だけ）',
  asAnnounced: '届出どおり',
  unannounced: '届出のない人がいる',
  companionArticle: '第20条第2項',
  unannouncedTitle: '届出のない人がいるときは中断します',
  unannouncedBody:
    '相談を中断し、記録に残します。時間は進み続けます。席を外してもらえたら「届出どおり」を選び、再開してください。',
  unannouncedConfirm: '中断する',
  residenceNo:
    '在留資格の登録がありません。このままでは相談をはじめられません。統括（上席）に相談してください（第20条第4項）。',
} as const

export const beginText = {
  begin: '相談をはじめる',
  ready: '確認がすべて済みました。',
  waitsFor: (count: number, words: string): string => `あと${count}つ: ${words}`,
  several: (what: string, count: number): string => `${what} ${count}つ`,
  more: (count: number): string => `ほか${count}つ`,
} as const

/** How each missing thing is called beside the start button; items and terms have their own words. */
export const outstandingText = {
  devices: '機器の確認',
  ownItem: 'こちらの環境',
  entered: '会議への入室',
  seekerPresent: '求職者の入室',
  identityNumber: '本人確認',
  identityName: '本人確認',
  seekerItem: '求職者の環境',
  consent: '利用規約への同意',
  companions: '同席者の確認',
  residence: '在留資格の登録の確認',
  paused: '中断からの再開',
} as const satisfies Record<Outstanding['what'], string>
export const itemConfirmation = (item: string): string => `「${item}」の確認`
export const consentConfirmation = (title: string): string => `${title}への同意`

/** Ways to end before counselling has begun, each with its question. */
export const endText = {
  title: '相談をはじめずに終える',
  cancel: 'やめる',
  causes: {
    identityNotConfirmed: {
      label: '本人確認ができない',
      question: '本人確認ができないため終えますか',
      body: '会議を全員終了し、「本人確認できず」として記録します（第12条第2項第3号）。',
      confirm: '終える',
    },
    environmentNotConfirmed: {
      label: '環境が整わない',
      question: '環境が整わないため終えますか',
      body: '会議を全員終了し、「環境が整わず」として記録します（第20条第2項）。',
      confirm: '終える',
    },
    seekerLeft: {
      label: '求職者が退室して戻らない',
      question: '求職者が退室したため終えますか',
      body: '会議を全員終了し、「求職者が退室」として記録します。連絡なしの取消しには数えません（第12条第2項第6号）。',
      confirm: '終える',
    },
    systemFailure: {
      label: '機器・回線の不具合',
      question: '機器・回線の不具合で終えますか',
      body: '取消しには数えません。記録を閉じたあと、電話などで次の予約を案内してください。',
      confirm: '終える',
    },
    officeReason: {
      label: '窓口の都合',
      question: '窓口の都合で終えますか',
      body: '求職者の取消しには数えません。次の予約を案内してください（第12条第2項第4号）。',
      confirm: '終える',
    },
    seekerCancelled: {
      label: '本人から取消し',
      question: '本人から取消しの連絡がありましたか',
      body: '本人からの取消しとして記録します（第12条第2項第6号）。',
      confirm: '取消しとして終える',
    },
  } satisfies Readonly<
    Record<
      EarlyEnd,
      {
        readonly label: string
        readonly question: string
        readonly body: string
        readonly confirm: string
      }
    >
  >,
} as const

export const noShowText = {
  title: '求職者から連絡はありましたか',
  body: (slot: string, minutes: number): string =>
    `予約の ${slot} から${minutes}分たちましたが、まだ来ていません（第12条第2項第6号）。`,
  contacts: 'この予約の連絡の記録',
  noContacts: '連絡の記録はありません。電話やメール、マイページも確かめてください。',
  contactsFailed: '連絡の記録を読み込めませんでした。電話やメールの記録を直接確かめてください。',
  earlier: (times: number): string => `これまでに連絡なしの取消しが ${times}回あります。`,
  yes: '連絡があった',
  no: '連絡はなかった（キャンセルとみなす）',
  later: 'あとで答える',
  confirmTitle: '連絡なしの取消しとして終えますか',
  confirmBody: '会議を終了し、連絡なしの取消しとして記録します。あとから取り消すことはできません。',
  confirm: '取消しとみなして終える',
  means: { phone: '電話', email: 'メール', myPage: 'マイページ' },
  direction: { toSeeker: '窓口から', fromSeeker: '本人から' },
  result: {
    reached: 'つながった',
    notReached: 'つながらなかった',
    messageLeft: '伝言を残した',
    sent: '送信した',
  },
} as const

/** A contact logged from the question. */
export const contactText = {
  title: 'いま連絡したことを記録する',
  note: 'ひとこと（なくてもよい）',
  log: '記録する',
  logged: '連絡を記録しました',
  way: (who: string, means: string, result: string): string => `${who}${means}: ${result}`,
} as const
