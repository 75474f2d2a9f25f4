/** Invented job seekers, as many as are wanted, the same in every run. */

/** Characters with a reading each; two of them make a family name, two a given name that no register holds. */
const family: readonly (readonly [string, string])[] = [
  ['架', 'カ'],
  ['空', 'クウ'],
  ['仮', 'カリ'],
  ['想', 'ソウ'],
  ['高', 'タカ'],
  ['橋', 'ハシ'],
  ['霧', 'キリ'],
  ['鳥', 'トリ'],
  ['星', 'ホシ'],
  ['沢', 'サワ'],
  ['雪', 'ユキ'],
  ['灯', 'トウ'],
  ['湖', 'ウミ'],
  ['竹', 'タケ'],
  ['岬', 'ミサキ'],
  ['峰', 'ミネ'],
  ['浜', 'ハマ'],
  ['郷', 'ゴウ'],
  ['坂', 'サカ'],
  ['苔', 'コケ'],
]
const given: readonly (readonly [string, string])[] = [
  ['一', 'イチ'],
  ['二', 'ジ'],
  ['三', 'サン'],
  ['郎', 'ロウ'],
  ['子', 'コ'],
  ['花', 'ハナ'],
  ['葉', 'ヨウ'],
  ['実', 'ミ'],
  ['恵', 'メグ'],
  ['光', 'ミツ'],
  ['里', 'サト'],
  ['江', 'エ'],
  ['之', 'ユキ'],
  ['介', 'スケ'],
  ['美', 'ヨシ'],
  ['夫', 'オ'],
  ['代', 'ヨ'],
  ['平', 'ヘイ'],
  ['太', 'タ'],
  ['和', 'カズ'],
]

export type Invented = {
  readonly name: string
  readonly kana: string
  readonly jobSeekerNumber: string
}

/** A whole number that looks random and is the same in every run. */
export function mix(n: number): number {
  let x = Math.imul(n ^ 0x9e3779b9, 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return (x ^ (x >>> 16)) >>> 0
}

const pick = <T>(list: readonly T[], n: number): T => {
  const item = list[n % list.length]
  if (item === undefined) throw new Error('the list is empty')
  return item
}

export function invent(n: number): Invented {
  const dice = mix(n)
  // Some family names are frequent and most are not, as in life: the product of two draws leans to the front.
  const skew = (of: number): number => Math.floor(((of % 997) / 997) ** 2 * family.length)
  const [a, b] = [pick(family, skew(dice)), pick(family, skew(dice >>> 7))]
  const [c, d] = [pick(given, dice >>> 3), pick(given, dice >>> 11)]
  return {
    name: `${a[0]}${b[0]} ${c[0]}${d[0]}`,
    kana: `${a[1]}${b[1]} ${c[1]}${d[1]}`,
    jobSeekerNumber: `17010-${String(10_000_000 + n)}`,
  }
}
