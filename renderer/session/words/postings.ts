/** Words of the job postings (求人票) in the session: adding, correcting, withdrawing. */
import { postingDoneText } from '../../../shared/log/posting-text.ts'
import { MOST_POSTINGS } from '../../../shared/session/postings.ts'
import type { FailureText } from '../../ui/failure-text.ts'

export const postingText = {
  title: '求人票',
  count: (count: number): string => (count === 0 ? 'なし' : `${count}件`),
  number: '求人番号',
  numberHint: '例: 17010-12345678（紹介したか、見せたかを押すと記録されます）',
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
