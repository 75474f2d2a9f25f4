/** Words of the lists of people: deemed cancellations, and those who have not come for a year. */
export const listsText = {
  noShowsHint:
    'この1年に、連絡がないままキャンセルとみなした方です（厚労省規約第12条第2項第6号）。利用を制限するかどうかは、統括が決めます。',
  noShowsCaption: '連絡なしキャンセルがあった方',
  noShowsEmpty: '連絡なしキャンセルはありません',
  noShowsEmptyHint: 'この1年の記録に、キャンセルとみなしたものはありません。',
  times: '回数',
  timesValue: (count: number): string => `${count}回`,
  last: '最後の日',
  open: '記録を開く',
  unusedHint: (date: string): string =>
    `${date}より前に利用し、そのあと利用のない方です（厚労省規約第6条第4項）。ここでは一覧を見るだけです。アカウントを抹消するかどうかは、別の手続で決めます。`,
  unusedCaption: '1年以上利用のない方',
  unusedEmpty: '1年以上利用のない方はいません',
  unusedEmptyHint: '最後の利用から1年が過ぎると、ここに並びます。',
  lastUse: '最後の利用',
  counselor: '相談員',
  more: '新しい順に200人までを表示しています。ほかにもいます。',
  loading: '一覧を読み込んでいます',
  name: '氏名',
  retry: 'もう一度読み込む',
} as const
