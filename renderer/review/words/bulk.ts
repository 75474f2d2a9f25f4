/** Words of signing several records off at once. */
import type { JudgeReason } from '../../../shared/review/bulk.ts'

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
