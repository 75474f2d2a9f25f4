/** Words of records that could not know of each other. */
import type { ConflictKind } from '../../../shared/review/conflict.ts'

export const conflictText = {
  found: (count: number): string => `内容が重なる記録が${count}組あります`,
  hint: '事務所のサーバーと接続できない間に、別のパソコンで相談が行われました。どの記録も消えません。並べて確認し、事実と違う結果は訂正してください。どの記録も確認済みにすると、ここから消えます。',
  kind: {
    sameBooking: '同じ予約の記録',
    sameDay: '同じ日の2回の相談',
  } satisfies Record<ConflictKind, string>,
  who: (date: string, name: string): string => `${date} ${name}さん`,
  open: '並べて確認する',
  title: '内容が重なる記録の確認',
  first: '先に届いた記録',
  later: 'あとから届いた記録',
  back: '記録の確認に戻る',
} as const
