/** One fold for bookings and records: whichever form of a name is typed, the other one is found. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldName } from '../../shared/log/name-fold.ts'
import { COMMON_FORM } from '../../shared/log/variants.ts'
import { foldName as foldForRecords } from '../../shared/records/search.ts'
import { commonName } from '../../shared/schedule/names.ts'

describe('the fold of names', () => {
  it('is one for bookings and records', () => {
    expect(commonName).toBe(foldName)
    expect(foldForRecords).toBe(foldName)
  })

  it.each(
    (
      '淺浅 橫横 奧奥 稻稲 澁渋 間閒 內内 戶戸 圡土 龜亀 鹽塩 穐秋 埜野 緑綠 彥彦 曉暁 薰薫 勳勲 寬寛 顯顕 嚴厳 巖巌 禮礼 ' +
      '賴頼 讓譲 壯壮 黃黄 恆恒 凉涼 鐡鉄 槗橋 𠮷吉 髙高 﨑崎 濵浜 邊辺 邉辺 齋斎 齊斉 斎斉 桒桑 德徳 栁柳 澤沢 廣広 眞真 冨富 嶋島 峯峰 瀨瀬 櫻桜 國国 惠恵 龍竜 曾曽 舘館 鷗鴎 檜桧 淵渕 會会 與与 萬万 彌弥 榮栄 圓円 關関 學学 壽寿 豐豊 瀧滝 條条 亞亜 來来 穗穂 實実 寶宝 靜静 船舩 溫温 郞郎 兒児 塚塚 神神 福福 祐祐'
    ).split(' '),
  )('%s', (pair) => {
    const [left = '', right = ''] = [...pair]
    expect(foldName(`${left}田`)).toBe(foldName(`${right}田`))
  })

  it.each([
    ['葛\u{E0100}城', '葛城'],
    ['辻\uFE00', '辻'],
    ['ｶﾞｸ', 'ガク'],
    ['カ゛ク', 'ガク'],
    ['か\u3099く', 'ガク'],
    ['きょうこ', 'キヨウコ'],
    ['ミッチャン', 'みつちやん'],
    ['鎌ヶ谷', '鎌ケ谷'],
    ['佐佐木', '佐々木'],
    ['ＡＢＣ', 'abc'],
    ['架空　一郎', '架空一郎'],
    ['ジョン・スミス', 'じょん すみす'],
  ])('%s is found as %s', (left, right) => {
    expect(foldName(left)).toBe(foldName(right))
  })

  it.each([
    ['坂田', '阪田'],
    ['大田', '太田'],
    ['畑', '畠'],
    ['カク', 'ガク'],
  ])('%s is not %s', (left, right) => {
    expect(foldName(left)).not.toBe(foldName(right))
  })

  it('has no chains: the common form of a form is its own', () => {
    expect([...COMMON_FORM.values()].filter((common) => COMMON_FORM.has(common))).toEqual([])
    expect(COMMON_FORM.size).toBeGreaterThan(450)
  })

  it('folds to the same form however often it is folded', () => {
    const unit = fc.constantFrom(
      ...'あアｱゃャﾞ゛髙高﨑𠮷佐々木ヶケＡa　・'.split(''),
      '\u{E0100}',
      '\u3099',
    )
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 8 }), (name) => {
        expect(foldName(foldName(name))).toBe(foldName(name))
      }),
    )
  })
})
