/** The published list of national holidays (through @holiday-jp/holiday_jp, up to 2050), the computed rule behind it. */
import listed from '@holiday-jp/holiday_jp/lib/holidays.js'
import { type HolidayTable, holidayTable } from '../../shared/schedule/holidays.ts'

/** Date → name, as published. */
export const listedHolidays: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(listed).map(([date, holiday]) => [date, holiday.name]))

export const japaneseHolidays: HolidayTable = holidayTable(listedHolidays)
