/** Words of slots nobody answered for. */
import type { ReasonOf } from '../../../shared/contract.ts'
import type { FailureText } from '../../ui/failure-text.ts'
import type { SaidByTheKit } from '../../ui/words.ts'

export const unansweredText = {
  notice: (count: number): string => `まだ答えのない枠が${count}件あります`,
  open: '結果を選ぶ',
  title: 'まだ答えのない枠',
  hint: '時刻が過ぎても、相談の結果が選ばれていない予約です。相談を開かずに結果を選べます。会議で待っていない予約は、連絡なしキャンセルにはできません。',
  none: 'すべての枠の結果を選びました。',
  answer: '結果を選ぶ',
  answered: (name: string, outcome: string): string => `${name}さん: ${outcome}`,
  failures: {
    notUnanswered: {
      what: 'この予約の結果は、もう決まっています。',
      kept: '何も変わっていません。',
      next: '予約ボードで確かめてください。',
    },
  } as const satisfies Record<
    Exclude<ReasonOf<'schedule.answerSlot'>, SaidByTheKit | 'notFound'>,
    FailureText
  >,
} as const
