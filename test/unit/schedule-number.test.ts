/** The job-seeker number and names in every way they are typed. */
import { describe, expect, it } from 'vitest'
import { compareNames, normaliseKana } from '../../shared/schedule/names.ts'
import { normaliseNumber, readNumber, sameNumber } from '../../shared/schedule/number.ts'

describe('the job-seeker number', () => {
  it.each([
    ['17010-00012345', '17010-00012345'],
    ['1701000012345', '17010-00012345'],
    ['１７０１０－０００１２３４５', '17010-00012345'],
    ['１７０１０ー０００１２３４５', '17010-00012345'],
    ['17010ｰ00012345', '17010-00012345'],
    ['17010−00012345', '17010-00012345'],
    ['17010–00012345', '17010-00012345'],
    ['17010—00012345', '17010-00012345'],
    ['17010‐00012345', '17010-00012345'],
    ['17010‑00012345', '17010-00012345'],
    ['17010―00012345', '17010-00012345'],
    ['17010─00012345', '17010-00012345'],
    [' 17010 - 0001 2345 ', '17010-00012345'],
    ['17010-00012345\u200b', '17010-00012345'],
    ['="17010-00012345"', '17010-00012345'],
    ["'1701000012345", '17010-00012345'],
    ['17010-1', '17010-1'],
    ['170101', '17010-1'],
    ['01010-12345678', '01010-12345678'],
  ])('reads %s as %s', (text, number) => {
    expect(normaliseNumber(text)).toBe(number)
  })

  it.each([
    '17010-',
    '17010',
    '17010-123456789',
    '17010000123456',
    '1701-00012345',
    'abc',
    '17010-0001a345',
    '17010--00012345',
    '十七〇一〇',
  ])('refuses %s', (text) => {
    expect(readNumber(text)).toEqual({ kind: 'malformed', byExcel: false })
  })

  it.each(['1.70E+12', '1.701E+12', '1.7010000012345E+12', '１.７０Ｅ＋１２', '1.7e12'])(
    'notices that a spreadsheet damaged %s',
    (text) => {
      expect(readNumber(text)).toEqual({ kind: 'malformed', byExcel: true })
    },
  )

  it('warns of fewer than four digits after the hyphen, and not of four', () => {
    expect(readNumber('17010-123')).toEqual({ kind: 'ok', number: '17010-123', short: true })
    expect(readNumber('17010-1234')).toEqual({ kind: 'ok', number: '17010-1234', short: false })
  })

  it('takes an empty cell for no number', () => {
    expect(readNumber(' 　')).toEqual({ kind: 'none' })
  })

  it('compares what was typed by digits only', () => {
    expect(sameNumber('１７０１０００１２３４５', '17010-0012345')).toBe(true)
    expect(sameNumber('17010-00012346', '17010-00012345')).toBe(false)
    expect(sameNumber('', '')).toBe(false)
  })
})

describe('names', () => {
  it.each([
    ['架空 一郎', '架空　一郎'],
    ['架空一郎', ' 架空 一 郎 '],
    ['ｶｸｳ ｲﾁﾛｳ', 'カクウ　イチロウ'],
    ['KAKU Ichiro', 'ＫＡＫＵ　Ｉｃｈｉｒｏ'],
  ])('%s and %s are equal', (left, right) => {
    expect(compareNames(left, right)).toBe('equal')
  })

  it.each([
    ['髙橋 架空', '高橋 架空'],
    ['山﨑 見本', '山崎 見本'],
    ['山嵜 見本', '山﨑 見本'],
    ['渡邊 架空', '渡辺 架空'],
    ['渡邉 架空', '渡邊 架空'],
    ['齋藤 架空', '斉藤 架空'],
    ['濵田 架空', '浜田 架空'],
    ['𠮷田 架空', '吉田 架空'],
    ['澤 架空', '沢 架空'],
    ['葛\u{E0100}城 架空', '葛城 架空'],
  ])('%s and %s are the same, but a person should look', (left, right) => {
    expect(compareNames(left, right)).toBe('sameButLook')
    expect(compareNames(right, left)).toBe('sameButLook')
  })

  it.each([
    ['架空 一郎', '架空 二郎'],
    ['高橋 架空', '高村 架空'],
    ['大田 架空', '太田 架空'],
  ])('%s and %s are different', (left, right) => {
    expect(compareNames(left, right)).toBe('different')
  })

  it('reads hiragana and half-width kana as the same reading', () => {
    expect(normaliseKana('かくう いちろう')).toBe('カクウイチロウ')
    expect(normaliseKana('ｶﾞｸｳ')).toBe('ガクウ')
  })
})
