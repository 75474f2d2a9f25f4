/** What can stand against the time of a beginning, in words, for the records and the screens. */
import type { Untimely } from './untimely.ts'

export const untimelyText = {
  beforeBooked: '予約の時刻より前',
  beforeOpening: '開庁時刻より前',
  pastClosing: '閉庁時刻を過ぎる',
} as const satisfies Readonly<Record<Untimely, string>>
