/** How many companions were announced (M20-2): the booking says it in words. Pure. */

const NUMBER = /([0-9一二三四五六七八九])\s*(?:名|人)/u
const KANJI = '一二三四五六七八九'
const APART = /[、，,・/／＋+&＆]|と(?!も)|および|及び/u

/** `2名` says two, a word without a number stands for one, several words for several. None: 0. */
export function announcedCount(words: string | null): number {
  if (words === null) return 0
  const plain = words.normalize('NFKC').replaceAll(/\([^)]*\)/gu, '')
  const parts = plain.split(APART).filter((part) => part.trim() !== '')
  const counts = parts.map((part) => {
    const said = NUMBER.exec(part)?.[1]
    if (said === undefined) return 1
    const kanji = KANJI.indexOf(said)
    return kanji === -1 ? Number(said) : kanji + 1
  })
  return Math.max(
    1,
    counts.reduce((sum, count) => sum + count, 0),
  )
}
