/** Words of signing several records off at once. */
import type { JudgeReason } from '../../../shared/review/queue.ts'

export const bulkText = {
  column: '選択',
  select: (name: string): string => `${name}さんの記録を選ぶ`,
  selectAll: '一括で確認できる記録をすべて選ぶ',
  signOff: (count: number): string => `選んだ${count}件を確認済みにする`,
  hint: '一括で確認できる記録だけを、まとめて確認済みにできます。ほかの記録は、1件ずつ開いて確認してください。',
  confirmTitle: (count: number): string => `${count}件を確認済みにしますか`,
  confirmBody: '記録を開かずに確認済みにします。確認した人として、お名前が記録に残ります。',
  confirm: '確認済みにする',
  done: (count: number): string => `${count}件を確認済みにしました`,
  why: {
    ownRecord: '自分の担当',
    incident: '禁止行為等',
    answered: '差戻しのあと',
    outcome: '結果の確認が必要',
    exception: '統括の承認あり',
    warning: '注意を要する経過あり',
    conflict: 'ほかの記録と重なり',
    unreadable: '読み取れない内容あり',
  } satisfies Record<JudgeReason, string>,
} as const
