/** What the review room says about restrictions, lists, exports and paper. */
import type { ReasonOf } from '../../shared/contract.ts'
import type { JudgeReason } from '../../shared/review/bulk.ts'
import type { RestrictionState } from '../../shared/review/restriction.ts'
import type { FailureText, FailureTexts } from '../ui/failure-text.ts'

export const bulkText = {
  column: 'まとめて',
  select: (name: string): string => `${name}さんの記録を選ぶ`,
  selectAll: '判断のいらない記録をすべて選ぶ',
  signOff: (count: number): string => `選んだ${count}件を確認済みにする`,
  hint: '判断のいらない記録だけを、まとめて確認済みにできます。ほかの記録は1件ずつ開いてください。',
  confirmTitle: (count: number): string => `${count}件を確認済みにしますか`,
  confirmBody: '記録を開かずに確認済みにします。あなたの名前で記録に残ります。',
  confirm: '確認済みにする',
  done: (count: number): string => `${count}件を確認済みにしました。`,
  why: {
    ownRecord: '自分の担当',
    incident: '禁止行為等',
    answered: '差戻しのあと',
    outcome: '結果の確認が必要',
    exception: '上席の承認あり',
    warning: '注意の出来事あり',
    unreadable: '読み取れない所あり',
  } satisfies Record<JudgeReason, string>,
} as const

export const tabText = {
  label: '確認の種類',
  queue: '確認待ち',
  restrictions: '利用制限',
  noShows: '連絡なしの取消し',
  unused: '1年利用のない方',
} as const

export const restrictionText = {
  hint: '制限中の方は、新しい予約と相談の準備ができません。決めるのは統括（上席）です。',
  caption: '利用制限とこれまでの記録',
  emptyTitle: '利用制限はありません',
  emptyHint: '相談記録か「連絡なしの取消し」の一覧から決められます。',
  loading: '利用制限を読み込んでいます',
  name: '氏名',
  state: '状態',
  period: '期間',
  reason: '理由',
  by: '決めた人',
  what: '操作',
  states: {
    inForce: '制限中',
    ahead: 'これから',
    over: '期間終了',
    lifted: '解除済み',
  } satisfies Record<RestrictionState, string>,
  noEnd: '解除するまで',
  span: (from: string, until: string): string => `${from}から${until}`,
  lifted: (by: string, date: string, why: string): string => `${date} ${by}が解除（${why}）`,
  start: '利用を制限する',
  title: (name: string): string => `${name}さんの利用を制限する`,
  formHint: '求職番号で判断します。決めた日から、すでにある予約も要確認になります。',
  from: 'いつから',
  until: 'いつまで（空欄は解除するまで）',
  notice: '本人に送る文',
  noticeHint: 'メールやマイページで送る文です。ここからは送られません。',
  noticeDraft: (office: string): string =>
    `${office}です。\nオンライン職業相談のご利用を、しばらくお断りすることになりました。\n理由や期間については、窓口までお問い合わせください。窓口での相談はこれまでどおりご利用いただけます。`,
  decide: '制限を決める',
  decided: '利用制限を決めました。',
  showNotice: '送る文を見る',
  noticeTitle: '本人に送る文',
  copy: 'コピー',
  noNotice: '送る文はありません。',
  close: '閉じる',
  lift: '解除する',
  liftTitle: (name: string): string => `${name}さんの利用制限を解除する`,
  liftWhy: '解除する理由',
  liftHint: '要確認になった予約は元に戻りません。予約ボードの「要確認」で確かめてください。',
  liftDone: '利用制限を解除しました。',
  cancel: 'やめる',
} as const

export const listsText = {
  noShowsHint:
    'この1年に、連絡がないまま取消しとみなした方です（第12条第2項第6号）。制限するかどうかは統括（上席）が決めます。',
  noShowsCaption: '連絡なしの取消しがあった方',
  noShowsEmpty: '連絡なしの取消しはありません',
  noShowsEmptyHint: 'この1年の記録に、取消しとみなしたものはありません。',
  times: '回数',
  timesValue: (count: number): string => `${count}回`,
  last: '最後の日',
  restricted: '制限中',
  open: '記録を開く',
  unusedHint: (date: string): string =>
    `${date}より前に利用し、そのあと利用のない方です（第6条第4項）。ここでは見るだけで、登録を消すかどうかは別の手続きで決めます。`,
  unusedCaption: '1年利用のない方',
  unusedEmpty: '1年利用のない方はいません',
  unusedEmptyHint: '最後の利用から1年を過ぎると、ここに並びます。',
  lastUse: '最後の利用',
  counselor: 'そのときの相談員',
  more: 'ほかにもいます。新しい順に200人までを表示しています。',
  loading: '一覧を読み込んでいます',
  name: '氏名',
  retry: 'もう一度読み込む',
} as const

export const handText = {
  csv: 'CSVで書き出す',
  csvTitle: '一覧をCSVで書き出す',
  csvHint: (total: number | null): string =>
    `いまの条件に合う${total === null ? '' : `${total}件の`}記録を書き出します。求職番号とメモは入りません。`,
  statisticsHint: '画面と同じ数を書き出します。伏せた数は＊のままです。',
  encoding: '文字の種類',
  encodings: [
    { value: 'utf8', label: 'UTF-8（いまのExcel）' },
    { value: 'cp932', label: 'Shift_JIS（古いソフト）' },
  ] as const,
  csvWhy: { label: '書き出す理由', hint: '誰が・何を・なぜ書き出したかが記録に残ります。' },
  run: '書き出す',
  cancel: 'やめる',
  done: (fileName: string, rows: number): string => `${fileName}に${rows}行を書き出しました。`,
  replaced: (characters: string): string => `Shift_JISにない文字を〓にしました: ${characters}`,
  printRecord: '印刷・PDF',
  printRecordTitle: 'この記録を印刷・PDFにする',
  printDay: '日報を印刷',
  printDayTitle: '日報を印刷・PDFにする',
  day: '日付',
  printStatistics: '印刷・PDF',
  printStatisticsTitle: '統計を印刷・PDFにする',
  printWhy: { label: '印刷・PDFにする理由', hint: '誰が・何を・なぜ印刷したかが記録に残ります。' },
  printRun: '印刷・PDFに進む',
  saved: 'PDFを保存しました。',
  cancelled: '保存をやめました。',
} as const

export const paperText = {
  record: '相談記録',
  day: '相談の日報',
  practice: '練習用の事務所の記録です。実際の相談ではありません。',
  printed: (at: string, by: string): string => `${at} ${by}が印刷`,
  care: '個人の情報が書かれています。使い終わったら、決められた方法で処分してください。',
  date: '日時',
  name: '氏名',
  counselor: '担当',
  outcome: '結果',
  used: '利用時間',
  companions: '届出の同席者',
  number: '求職番号',
  has: 'あり',
  none: 'なし',
  noOutcome: '相談中',
  note: 'メモ',
  followUp: '次にすること',
  thread: '確認のやりとり',
  timeline: '何があったか',
  noText: '書かれていません。',
  threadKind: { signedOff: '確認済みにした', returned: '差し戻した', answered: '差戻しに答えた' },
  columns: ['時間', '氏名', '相談員', '結果', '利用時間', '禁止行為等', '確認'],
  total: (count: number): string => `${count}件`,
  empty: 'この日の記録はありません。',
  seal: '記録の封',
  sealHint: 'この行を保管すると、ここまでの記録が書き換えられていないことをあとで確かめられます。',
  sign: '統括（上席）の確認',
} as const

type Restricting = ReasonOf<'review.restrict' | 'review.liftRestriction'>
const KEPT = '何も変わっていません。'
export const restrictionFailures = {
  notFound: {
    what: '記録が見つかりません。',
    kept: KEPT,
    next: '一覧に戻って選び直してください。',
  },
  noNumber: {
    what: '求職番号のない記録からは、利用制限を決められません。',
    kept: KEPT,
    next: '求職番号のある記録から決めてください。',
  },
  untilBeforeFrom: {
    what: '終わりの日が、始まりの日より前です。',
    kept: '入力はこの画面に残っています。',
    next: '日付を確かめてください。',
  },
  alreadyOver: {
    what: '終わりの日が、もう過ぎています。',
    kept: '入力はこの画面に残っています。',
    next: '今日以後の日を入れるか、空欄にしてください。',
  },
  alreadyRestricted: {
    what: 'この方には、すでに利用制限があります。',
    kept: 'その制限はそのままです。',
    next: '期間を変えるときは、今の制限を解除してから決め直してください。',
  },
  notStanding: {
    what: 'この利用制限は、もう終わっています。',
    kept: KEPT,
    next: '一覧を開き直してください。',
  },
  saveFailed: {
    what: '記録を書けなかったため、操作できませんでした。',
    kept: '入力はこの画面に残っています。',
    next: 'ディスクの空きを確かめて、もう一度操作してください。',
  },
} as const satisfies Record<Restricting, FailureText>

export const handFailures: FailureTexts = {
  nothingToExport: {
    what: '条件に合う記録がありません。',
    kept: KEPT,
    next: '条件を変えてください。',
  },
  tooMany: (details) => ({
    what: `一度に書き出せるのは${details['most'] ?? ''}件までです。`,
    kept: KEPT,
    next: '期間を短くしてください。',
  }),
  periodWrong: {
    what: '期間を読み取れません。',
    kept: KEPT,
    next: '始まりと終わりの日を、5年以内で入れてください。',
  },
  notWritten: {
    what: 'PDFを保存できませんでした。',
    kept: '元の記録はそのまま残っています。',
    next: '別の場所を選ぶか、同じ名前のファイルを閉じてから、もう一度操作してください。',
  },
  saveFailed: {
    what: '記録を書けなかったため、書き出しをやめました。',
    kept: KEPT,
    next: 'ディスクの空きを確かめて、もう一度操作してください。',
  },
  needsJudging: {
    what: '1件ずつ判断のいる記録が入っています。',
    kept: '何も確認済みになっていません。',
    next: '一覧を開き直して、選び直してください。',
  },
  notWaiting: {
    what: 'もう確認待ちではない記録が入っています。',
    kept: '何も確認済みになっていません。',
    next: '一覧を開き直して、選び直してください。',
  },
}

export const statisticsText = {
  title: '統計',
  period: '期間',
  from: 'いつから',
  to: 'いつまで',
  presets: { month: '今月', lastMonth: '先月', fiscalYear: '今年度' },
  loading: '数えています',
  retry: 'もう一度数える',
  emptyTitle: 'この期間に終わった相談はありません',
  emptyHint: '期間を変えてください。',
  asTable: '表で読む',
  table: '表の種類',
  tableTitle: '表',
  count: '件数',
  total: '合計',
  unit: '件',
  minutes: (value: number): string => `${value}分`,
  percent: (value: number): string => `${value}％`,
  hiddenWords: '伏せた数',
  compare:
    '期間の違う統計を見比べると、差から件数がわかることがあります。外に渡すのは一つの期間だけにしてください。',
  closedOnly: '終わった相談だけを数えています。進行中の相談は入りません。',
} as const
