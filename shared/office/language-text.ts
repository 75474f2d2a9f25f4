/** The languages of the texts to job seekers, as a counselor reads them. */
import type { Language } from './languages.ts'

export const languageWords = {
  ja: '日本語',
  easy: 'やさしい日本語',
  en: '英語',
  zh: '中国語（簡体字）',
  pt: 'ポルトガル語',
  vi: 'ベトナム語',
} as const satisfies Readonly<Record<Language, string>>
