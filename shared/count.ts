/** How many of something, in words. Pure. */

/** 件 records, bookings, rows of a list; 項目 what is still to be done; 名 and 人 people. 〜つ is none of them: nobody says 15つ. */
export type Unit = '件' | '項目' | '名' | '人' | '行' | '回'

/** '1,204件', '12項目'. */
export function counted(count: number, unit: Unit): string {
  return `${count.toLocaleString('ja-JP')}${unit}`
}
