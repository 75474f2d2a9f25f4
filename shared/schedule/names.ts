/** Names written in two ways: width and spaces do not matter, 異体字 are "the same, but look". */

export type NameLikeness = 'equal' | 'sameButLook' | 'different'

/** Each group: forms of one character as they stand in family registers; the first one is the common form. */
const VARIANTS = [
  '高髙',
  '崎﨑嵜碕',
  '辺邊邉',
  '浜濱濵',
  '島嶋嶌',
  '沢澤',
  '斉齊斎齋',
  '徳德',
  '広廣',
  '国國',
  '真眞',
  '恵惠',
  '竜龍',
  '瀬瀨',
  '桜櫻',
  '蔵藏',
  '増增',
  '黒黑',
  '曽曾',
  '吉𠮷',
  '富冨',
  '峰峯',
  '槙槇',
  '薮藪籔',
  '凛凜',
  '栄榮',
  '円圓',
  '関關',
  '鉄鐵',
  '学學',
  '寿壽',
  '豊豐',
  '清淸',
  '青靑',
  '滝瀧',
  '会會',
  '条條',
  '与與',
  '万萬',
  '亜亞',
  '弥彌',
  '沖冲',
  '柳栁',
  '館舘',
  '鴎鷗',
  '桧檜',
  '岳嶽',
  '来來',
  '渕淵渊',
  '栃杤',
  '尭堯',
  '穂穗',
  '衛衞',
  '実實',
  '宝寶',
  '晃晄',
  '昇曻',
  '静靜',
  '鶴靏靍',
  '桑桒',
  '船舩',
  '奈柰',
  '梅楳',
  '巳已',
  '遥遙',
  '麻蔴',
  '検檢',
  '歩步',
  '温溫',
  '郎郞',
  '児兒',
  '斗㪷',
  '角⻆',
] as const

const COMMON = new Map<string, string>()
for (const group of VARIANTS) {
  const [common = '', ...others] = Array.from(group)
  for (const other of others) if (other !== common) COMMON.set(other, common)
}

const SPACES = /[\s\u200B-\u200D\u2060\uFEFF]/gu
/** Variation selectors pick one drawing of a character; the character stays the same. */
const SELECTORS = /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu

/** NFKC and no space at all: what two spellings of one name have in common. */
export function normaliseName(name: string): string {
  return name.normalize('NFKC').replace(SPACES, '')
}

/** As `normaliseName`, with every variant drawn back to its common form; also what a search compares. */
export function commonName(name: string): string {
  return [...normaliseName(name).replace(SELECTORS, '')]
    .map((character) => COMMON.get(character) ?? character)
    .join('')
}

/** Small kana, width and hiragana do not separate two readings of a name. */
export function normaliseKana(kana: string): string {
  return normaliseName(kana).replace(/[ぁ-ゖ]/gu, (character) =>
    String.fromCodePoint((character.codePointAt(0) ?? 0) + 0x60),
  )
}

/** equal: the same characters. sameButLook: the same but for 異体字, a person should look. */
export function compareNames(left: string, right: string): NameLikeness {
  if (normaliseName(left) === normaliseName(right)) return 'equal'
  return commonName(left) === commonName(right) ? 'sameButLook' : 'different'
}
