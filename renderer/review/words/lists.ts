/** Words of the lists of people: deemed cancellations, and those who have not come for a year. */
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
