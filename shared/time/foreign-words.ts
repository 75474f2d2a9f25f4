/** Dates for people who do not read Japanese, or little of it. Pure. */
import type { LocalDate } from './day.ts'

const easyWeekday = new Intl.DateTimeFormat('ja-JP', { weekday: 'long', timeZone: 'UTC' })
const eraYear = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
  era: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})

/** 2026年（令和8年）11月24日（火曜日）, for who does not reckon in eras. */
export function easyDate(date: LocalDate): string {
  const day = new Date(date)
  const [, month, dayOfMonth] = date.split('-').map(Number)
  return `${date.slice(0, 4)}年（${eraYear.format(day)}）${month}月${dayOfMonth}日（${easyWeekday.format(day)}）`
}

const foreign = {
  en: 'en-US',
  zh: 'zh-CN',
  pt: 'pt-BR',
  vi: 'vi-VN',
} as const

/** Tuesday, November 24, 2026; 2026年11月24日星期二; terça-feira, 24 de novembro de 2026; Thứ Ba, 24 tháng 11, 2026. */
export function dateInForeign(date: LocalDate, language: keyof typeof foreign): string {
  const format = new Intl.DateTimeFormat(foreign[language], { dateStyle: 'full', timeZone: 'UTC' })
  return format.format(new Date(date))
}
