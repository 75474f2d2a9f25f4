/** The CSV for spreadsheets: whole, and never a formula. */
import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { csvEncoder, type Encoded, MISSING } from '../../electron/review/encode.ts'
import { type CsvEncoding, neutral, toCsv } from '../../shared/review/csv.ts'

const read = (text: string): string[][] =>
  parse(text, { relax_column_count: true, record_delimiter: '\r\n' })

function encodeCsv(text: string, encoding: CsvEncoding): Encoded {
  const encoder = csvEncoder(encoding)
  encoder.add(text)
  return encoder.end()
}

describe('a CSV for a spreadsheet', () => {
  it('keeps commas, quotes and line breaks inside a cell, and ends every line with CRLF', () => {
    const cells = ['架空, 一郎', '「"引用"」', '一行目\n二行目', '', ' 前後 ']
    const text = toCsv([cells, ['次の行']])
    expect(read(text)).toEqual([cells, ['次の行']])
    expect(text.endsWith('\r\n')).toBe(true)
    expect(text.replaceAll('\r\n', '').includes('\r')).toBe(false)
  })

  it.each([
    '=1+1',
    '+81-76',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠cmd',
    '  =cmd|x',
    '\n=1',
    '=HYPERLINK("http://x.example","y")',
  ])('makes a text of what would be a formula: %j', (cell) => {
    expect(neutral(cell)).toBe(`'${cell}`)
    expect(read(toCsv([[cell]]))[0]?.[0]).toBe(`'${cell}`)
  })

  it('leaves numbers, dates and ordinary words alone', () => {
    expect(['10:00', '2026/11/24', '髙橋 架空', '＊'].map(neutral)).toEqual([
      '10:00',
      '2026/11/24',
      '髙橋 架空',
      '＊',
    ])
    expect([neutral(-3), neutral(27.5), neutral(null)]).toEqual(['-3', '27.5', ''])
  })

  it('never lets a cell begin like a formula, whatever is written into it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 4 }), {
          minLength: 1,
          maxLength: 5,
        }),
        (rows) => {
          for (const row of read(toCsv(rows)))
            for (const cell of row) expect(cell.trimStart()).not.toMatch(/^[=+\-@＝＋－＠]/u)
        },
      ),
    )
  })

  it('opens in a UTF-8 reader by its byte order mark, every character as it was', () => {
    const text = toCsv([['髙橋 𠮷田', '〜−—']])
    const { bytes, replaced } = encodeCsv(text, 'utf8')
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toBe(text)
    expect(replaced).toEqual([])
  })

  it('opens in a CP932 reader; what CP932 lacks is shown as 〓 and named, the same sign under another code is kept', () => {
    const { bytes, replaced } = encodeCsv(
      toCsv([['髙橋 﨑', '𠮷田 ☃', '10:00〜10:30 −1']]),
      'cp932',
    )
    expect(new TextDecoder('shift_jis', { fatal: true }).decode(bytes)).toBe(
      `髙橋 﨑,${MISSING}田 ${MISSING},10:00～10:30 －1\r\n`,
    )
    expect(replaced).toEqual(['𠮷', '☃'])
  })

  it('never writes a question mark for a character it does not have', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { bytes } = encodeCsv(text, 'cp932')
        const marks = (words: string): number =>
          [...words].filter((character) => character === '?').length
        expect(marks(iconv.decode(Buffer.from(bytes), 'cp932'))).toBe(marks(text.normalize('NFC')))
      }),
    )
  })
})
