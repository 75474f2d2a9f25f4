/** Names of the lists in the review room. */
import { outcomeStates, reviewStates } from '../../../shared/log/states.ts'

export const tabText = {
  label: '確認の種類',
  queue: reviewStates.waiting.word,
  restrictions: '利用制限',
  noShows: outcomeStates.deemedCancellation.word,
  unused: '1年以上利用のない方',
} as const
