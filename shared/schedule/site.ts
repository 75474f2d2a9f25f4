/** Which of the office's sites a cell means. Pure. */
import type { Site } from '../office/profile.ts'

const plain = (text: string): string =>
  text.normalize('NFKC').replace(/\s|ハローワーク|公共職業安定所|職業安定所/gu, '')

/** The site meant; '' when it is none of the office's (Young and Mothers Hello Work are not in scope). */
export function siteOf(text: string, sites: readonly Site[]): string {
  const word = plain(text)
  const first = sites[0]?.id ?? ''
  if (word === '') return first
  const exact = sites.find((site) => plain(site.name) === word || site.id === text)
  if (exact !== undefined) return exact.id
  // 金沢（本所）, ハローワーク金沢津幡分室: the longest name that is part of the cell, but not ヤングハローワーク金沢.
  if (/ヤング|マザーズ|新卒|わかもの/u.test(word)) return ''
  const parts = sites.filter((site) => word.includes(plain(site.name)))
  return parts.sort((left, right) => right.name.length - left.name.length)[0]?.id ?? ''
}
