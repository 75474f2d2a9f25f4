/** Words of signing several records off at once. */

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
} as const
