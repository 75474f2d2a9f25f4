/** The published list of national holidays (through @holiday-jp/holiday_jp, up to 2050), the computed rule behind it. */
import listed from '@holiday-jp/holiday_jp/lib/holidays.js'
import { type HolidayTable, holidayTable } from '../../shared/schedule/holidays.ts'

/** The list names a substitute holiday after the day before it, which is not always the one it stands for. */
function plainName(name: string): string {
  if (name.includes('振替休日')) return '振替休日'
  return name === '休日' ? '国民の休日' : name
}

/** Date → name, as published. */
export const listedHolidays: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(listed).map(([date, holiday]) => [date, plainName(holiday.name)]),
)

export const japaneseHolidays: HolidayTable = holidayTable(listedHolidays)
