/** Words of the job postings (求人票) in the session: adding, correcting, withdrawing. */
import { postingDoneText } from '../../../shared/log/posting-text.ts'
import { MOST_POSTINGS } from '../../../shared/session/postings.ts'
import type { FailureText } from '../../ui/failure-text.ts'

export const postingText = {
  title: '求人票',
  count: (count: number): string => (count === 0 ? 'なし' : `${count}件`),
  number: '求人番号',
  numberHint: '例: 17010-12345678',
  numberWrong: '求人番号は、ハイフンの前が5桁、後ろが8桁です。',
  done: postingDoneText,
  added: (number: string, done: string): string => `求人票 ${number}を「${done}」で記録しました`,
  correct: '訂正する',
  correctOf: (number: string): string => `求人票 ${number}を訂正する`,
  corrected: (number: string): string => `求人票 ${number}の記録を訂正しました`,
  withdraw: '取り消す',
  withdrawOf: (number: string): string => `求人票 ${number}の記録を取り消す`,
  withdrawn: (number: string): string => `求人票 ${number}の記録を取り消しました`,
  cancel: 'やめる',
} as const

export const jobSiteText = {
  title: '求人のウィンドウ',
  impossible:
    'ブラウザで動かしている間は、求人のウィンドウを開くことも、求職者に見せることもできません。デスクトップのアプリで使えます。',
  open: '開いて見る',
  openOf: (number: string): string => `求人票 ${number}を開いて見る`,
  isOpen: '求人のウィンドウを開いています。次の番号で検索してください。',
  noNumber: '求人のウィンドウを開いています。',
  copyFront: '前の5桁をコピー',
  copyBack: '後ろの8桁をコピー',
  show: '求職者に見せる',
  showing: '求職者に見せています',
  stop: '見せるのをやめる',
  only: '求職者に見えるのは求人のウィンドウだけです。この画面やほかのウィンドウは見えません。',
  refused: '求人のウィンドウで、できない操作を止めました',
  refusedBody:
    '求人のウィンドウで見られるのは、ハローワークインターネットサービスだけです。ほかのサイト、ダウンロード、新しいウィンドウは開けません。',
} as const

export const jobSiteFailures = {
  noWindow: {
    what: '求人のウィンドウが開いていません。',
    kept: '求職者には何も見えていません。',
    next: '求人票の「開いて見る」を押してください。',
  },
  siteUnreachable: {
    what: 'ハローワークインターネットサービスを表示できませんでした。',
    kept: '相談は続いています。',
    next: '庁内の通信を確かめて、もう一度押してください。続くときは、情報システムの担当者に連絡してください。',
  },
  notShown: {
    what: '求人のウィンドウを求職者に見せる操作ができませんでした。',
    kept: '相談は続いています。求職者に見えるものは変わっていません。',
    next: 'もう一度押してください。Zoomアプリで話しているときは、この操作は使えません。番号と内容を口頭で伝えてください。',
  },
} as const satisfies Record<string, FailureText>

export const postingFailures = {
  postingThere: {
    what: 'この求人番号は、もう記録されています。',
    kept: '何も変わっていません。',
    next: '紹介したか、見せたかを変えるときは、一覧の「訂正する」を押してください。',
  },
  postingGone: {
    what: 'この求人票の記録は、もう取り消されています。',
    kept: '何も変わっていません。',
    next: '必要なときは、もう一度記録してください。',
  },
  tooManyPostings: {
    what: `記録できる求人票は${MOST_POSTINGS}件までです。`,
    kept: '何も変わっていません。',
    next: 'ほかの求人票は、メモに記入してください。',
  },
} as const satisfies Record<string, FailureText>
