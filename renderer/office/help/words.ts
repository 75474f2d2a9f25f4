/** Words of the help: for each screen what it is for and what comes next, and the keys that act on every screen. */
import { bookingStates, runningState } from '../../../shared/log/states.ts'
import { HELP_KEY } from '../../../shared/meeting/keys.ts'
import type { ActingKey } from '../../state/on-screen.ts'
import type { ScreenId } from './screen.ts'

export const helpText = {
  title: (screen: string): string => `使い方: ${screen}`,
  next: '次にすること',
  here: 'この画面のキー',
  everywhere: 'どの画面でも使えるキー',
} as const

/** What the keyboard does everywhere; the kit and the platform see to it. */
export const everywhere: readonly ActingKey[] = [
  { keys: ['Tab'], does: '次のボタンや入力欄に移る（Shiftと一緒に押すと前に戻る）' },
  { keys: ['Enter'], does: '選んでいるボタンを押す、入力を決める' },
  { keys: ['Space'], does: 'チェックを付ける・外す、選んでいるボタンを押す' },
  { keys: ['Esc'], does: '開いているダイアログやメニューを閉じる（答えが必要な確認は閉じません）' },
  { keys: [HELP_KEY], does: 'この使い方を開く・閉じる' },
]

/** By whose window it is; the desktop app's menu and its tests hold these against each other. */
export const windowKeys: Readonly<Record<'electron' | 'browser', readonly ActingKey[]>> = {
  electron: [
    { keys: ['Ctrl', '+'], does: '画面全体を大きくする' },
    { keys: ['Ctrl', '-'], does: '画面全体を小さくする' },
    { keys: ['Ctrl', '0'], does: '画面全体の大きさを元に戻す' },
    { keys: ['F11'], does: '全画面表示にする・元に戻す' },
    { keys: ['Ctrl', 'Q'], does: '相談デスクを終了する' },
  ],
  browser: [],
}

type ScreenHelp = {
  readonly title: string
  readonly purpose: string
  readonly next: readonly string[]
}

export const screens: Readonly<Record<ScreenId, ScreenHelp>> = {
  starting: {
    title: '開始',
    purpose: '相談デスクを開いています。',
    next: ['数秒待っても画面が変わらないときは、情報システムの担当者に知らせてください。'],
  },
  choose: {
    title: '事務所を選ぶ',
    purpose: 'このパソコンで使う事務所を選ぶ画面です。',
    next: [
      '操作を試すときは、「練習用の事務所で始める」を選びます。実際の相談には影響しません。',
      '実際の相談には、「事務所を設定する」で設定するか、ほかのパソコンの事務所に参加します。',
    ],
  },
  unlock: {
    title: '事務所のデータを開く',
    purpose: '暗号化された事務所のデータを開く画面です。',
    next: [
      'データのパスフレーズを入力して「開く」を押します。',
      '分からなくなったときは、「復旧キーで開く」を選びます。復旧キーは、設定したときに書き留めた紙にあります。',
    ],
  },
  trouble: {
    title: '事務所を開けないとき',
    purpose: '開けない理由と、残っているものと、できることを示す画面です。',
    next: [
      '画面の説明の順に試してください。データがなくなることはありません。',
      'その日の予約の一覧だけを先に見ることもできます。',
    ],
  },
  opening: {
    title: '事務所を開いています',
    purpose: '予約と記録の一覧を用意しています。',
    next: ['終わると、自動でログインの画面になります。'],
  },
  accounts: {
    title: '最初のアカウント',
    purpose: '途中で終わった設定の続きをする画面です。',
    next: ['統括と相談員のアカウントを入力して、設定を終わらせます。'],
  },
  signIn: {
    title: 'ログイン',
    purpose: 'このパソコンを使う職員を確かめる画面です。',
    next: [
      'お名前を選び、パスワードを入力します。',
      'パスワードを忘れたときは、統括に決め直してもらいます。',
    ],
  },
  locked: {
    title: '画面のロック',
    purpose: '席を離れている間、画面を隠しています。進行中の相談は続いています。',
    next: [
      'ご自分のパスワードを入力すると、元の画面に戻ります。入力していた内容も残っています。',
      'ほかの職員が使うときは、ログアウトして交代します。',
    ],
  },
  board: {
    title: '予約ボード',
    purpose: 'その日の予約を、開始時刻と窓口ごとに見る画面です。相談はここから始めます。',
    next: [
      '相談の時刻が近づいたら、予約の「準備を始める」を押します。',
      '名前を押すと、予約の内容と前回までの相談を確かめられます。',
      '「要確認」があるときは、先に内容を直します。',
    ],
  },
  telling: {
    title: '案内',
    purpose:
      '開庁日の予約の方に、会議のURLと日時を知らせる画面です（厚労省規約第12条第2項第2号）。',
    next: [
      '会議のまだない予約があれば、先に会議を作ります。',
      '「未案内」の方に、メールで送るか、連絡文を渡します。渡したあとは、案内したことを記録します。',
    ],
  },
  import: {
    title: '予約ファイルの取り込み',
    purpose: 'e-TUMOの予約ファイルを読み取り、何が変わるかを確かめてから取り込む画面です。',
    next: [
      '追加・変更・取下げの行を確かめてから、「取り込む」を押します。押すまで予約は変わりません。',
      '「要確認」の行は、取り込んだあとで1件ずつ直します。',
    ],
  },
  held: {
    title: bookingStates.held.word,
    purpose: 'そのままでは予約にできないものを、理由とともに並べた画面です。',
    next: ['理由を読み、内容を直すか、一覧から外します。'],
  },
  preparing: {
    title: '相談の準備',
    purpose: '会議に入る前に、こちらの機器と環境を確かめる画面です。',
    next: [
      '上の手順から順に、開いている手順を済ませます。',
      '済んだら「会議に入る」を押します。求職者が来る前に入っておきます。',
    ],
  },
  lobby: {
    title: '相談の準備（求職者を待つ）',
    purpose: '会議に入って、求職者を待っている画面です。',
    next: [
      '待合室に人が来たら、名前を確かめて入室を許可します。',
      '予約の時刻を10分過ぎると、連絡があったかどうかを確認します（厚労省規約第12条第2項第6号）。それより早くキャンセルとはみなしません。',
    ],
  },
  verifying: {
    title: '相談の準備（本人確認と環境）',
    purpose: '本人であること、周りに人がいないこと、利用規約への同意を確かめる画面です。',
    next: [
      '読み上げる文を順に読み、聞いたことを記録します。',
      '残りの項目は下の帯にあります。すべて済むと「相談を始める」を押せます。',
      '利用時間は、2人が接続したときから進んでいます（厚労省規約第12条第2項第1号）。',
    ],
  },
  consulting: {
    title: runningState.word,
    purpose: '相談の映像、残り時間、メモの画面です。',
    next: [
      '話しながらメモを書きます。自動で保存されます。',
      '残り5分と1分にお知らせし、上限の時間になると会議は自動で終了します（厚労省規約第12条第2項第1号）。',
      '予定にない人に気付いたときは、「中断する」を押します。禁止行為等のときは「禁止行為等」を押します（厚労省規約第14条・第20条）。',
    ],
  },
  closing: {
    title: '記録の確定',
    purpose: '終わった相談の結果とメモを書き、記録を確定する画面です。会議はもう終了しています。',
    next: [
      '結果が合っているかを確かめ、メモを書き足してから「記録を確定する」を押します。',
      '確定した記録は、統括の確認待ちになります。',
    ],
  },
  records: {
    title: '相談記録',
    purpose: 'これまでの相談の記録を検索し、読む画面です。読んだことも記録されます。',
    next: [
      '条件を選ぶと、すぐに一覧が変わります。「条件をすべて消す」で元に戻ります。',
      '差し戻された記録があるときは、開いて回答します。',
    ],
  },
  today: {
    title: '今日',
    purpose: '事務所の今日の相談を、すべてのパソコンについてまとめて見る画面です。',
    next: [
      '上の欄にあるものから対応します。待合室で待っている人がいれば、担当している相談員に知らせます。',
      '確認待ちの記録は「記録の確認」で読みます。',
    ],
  },
  review: {
    title: '記録の確認',
    purpose: '相談員が確定した記録を、統括が読んで確認する画面です。',
    next: [
      '一覧から選び、読んでから「確認済みにする」か「差し戻す」を押します。',
      '確認済みにすると、次の記録が同じ場所に表示されます。',
    ],
  },
  statistics: {
    title: '統計',
    purpose: '利用の件数を見て、外に出すファイルを作る画面です。',
    next: [
      '期間を選びます。',
      '外に出すものでは、人が特定されないように、少ない件数を「＊」にします（厚労省規約第23条第2項）。',
    ],
  },
  settings: {
    title: '設定',
    purpose: '事務所、アカウント、会議、バックアップなどを決める画面です。',
    next: [
      '見出しから項目を選び、変えたら「保存する」を押します。',
      '表示される項目は、役割（相談員・統括・情報システム担当）で異なります。',
    ],
  },
}
