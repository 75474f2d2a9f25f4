/** Words of the date field and its calendar. */
import type { LocalDate } from '../../shared/time/day.ts'
import { formatDate } from '../../shared/time/words.ts'

export const dateText = {
  hint: '例: 令和8年11月28日、8-11-28、11/28',
  readAs: (date: LocalDate) => `${formatDate(date)}と読み取りました`,
  noDate:
    '日付として読み取れません。令和8年11月28日、8-11-28、2026/11/28のように入力してください。',
  timeHint: '例: 17:30、1730、午後5時30分',
  noTime: '時刻として読み取れません。17:30、1730、午後5時30分のように入力してください。',
  pick: '選ぶ',
  pickFor: (label: string) => `${label}をカレンダーから選ぶ`,
  previousMonth: '前月',
  nextMonth: '翌月',
  previousYear: '前年',
  nextYear: '翌年',
  weekdays: ['日', '月', '火', '水', '木', '金', '土'],
  weekday: (name: string) => `${name}曜日`,
  /** In the day's place, where the office is closed. */
  closed: '休',
  closedBecause: (reason: string) => `閉庁日: ${reason}`,
  today: '今日を選ぶ',
} as const
