/** What a supervisor may allow of a booking, in words, for the records and the screens. */
import type { JudgedReason } from './allowed.ts'

export const judgedText = {
  onceADay: '同じ日の2回目の利用',
  residenceMissing: '在留資格の登録が「未登録」',
  residenceUnknown: '在留資格の登録を判別できない',
  categoryThree: '求職番号のない、事務所が必要と認めた方',
} as const satisfies Readonly<Record<JudgedReason, string>>
