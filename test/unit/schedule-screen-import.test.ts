/** What the import screen says of a preview, without a browser. */
import { describe, expect, it } from 'vitest'
import { changeWords } from '../../renderer/schedule/import/change-words.ts'
import { missingFields } from '../../renderer/schedule/import/columns.ts'
import { LARGEST_FILE_BYTES } from '../../renderer/schedule/import/file.ts'
import {
  isNumberCell,
  maskContact,
  maskSample,
  mustShowNumber,
} from '../../renderer/schedule/import/mask.ts'
import { moveTo } from '../../renderer/schedule/import/move.ts'
import { contract } from '../../shared/contract.ts'
import { isComplete } from '../../shared/schedule/columns.ts'
import { SourceStatusSchema } from '../../shared/schedule/entry.ts'
import { type Field, FieldSchema, type ImportRow } from '../../shared/schedule/import.ts'
import fc from 'fast-check'

const row: ImportRow = {
  line: 3,
  verdict: 'added',
  reasons: [],
  raw: [],
  changes: [],
  booking: {
    receiptNumber: '1001',
    date: '2026-11-24',
    slot: '10:00',
    jobSeekerNumber: '17010-00012345',
    name: '架空 一郎',
    kana: null,
    status: 'booked',
    category: null,
    residence: null,
    companions: null,
    siteId: null,
    hasPhone: false,
    hasEmail: false,
    hasMeeting: false,
  },
}

describe('what a file changes', () => {
  it('is told in the words of the booking, not in those of the program', () => {
    const sites = [{ id: 'tsubata', name: '津幡分室' }]
    const told = (
      [
        ['status', 'booked'],
        ['status', 'withdrawn'],
        ['residence', 'notApplicable'],
        ['category', '2'],
        ['siteId', 'tsubata'],
        ['date', '2026-11-24'],
        ['slot', '10:00'],
        ['kana', 'カクウ'],
        ['companions', ''],
      ] as const
    ).map(([field, value]) => changeWords(field, value, sites))
    expect(told).toEqual([
      '予約',
      '取下げ',
      '対象外',
      'インターネットサービスで登録',
      '津幡分室',
      '令和8年11月24日（火）',
      '10:00',
      'カクウ',
      '',
    ])
  })

  it('has a word for each status e-TUMO can be understood to say', () => {
    for (const status of SourceStatusSchema.options)
      expect(changeWords('status', status, [])).not.toBe(status)
  })
})

describe('naming the columns of an unknown file', () => {
  it('asks for exactly what the importer cannot do without', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.constantFrom(...FieldSchema.options))), (mapping) => {
        expect(missingFields(mapping).length === 0).toBe(isComplete(mapping))
      }),
    )
  })

  it('offers one column for date and time only where neither has been named alone', () => {
    const named: readonly (Field | null)[] = ['receiptNumber', 'name', null]
    expect(missingFields(named)).toEqual([
      ['date', 'dateTime'],
      ['time', 'dateTime'],
    ])
    expect(missingFields([...named, 'date'])).toEqual([['time']])
  })
})

describe('the job-seeker number in the preview', () => {
  it('is recognised in every spelling, and only it', () => {
    expect(
      ['１７０１０－０００１２３４５', '17010-00012345', '1701000012345'].every((cell) =>
        isNumberCell(row, cell),
      ),
    ).toBe(true)
    expect(['1001', '076-000-0000', '', '架空 一郎'].some((cell) => isNumberCell(row, cell))).toBe(
      false,
    )
  })

  it('is shown only where the number itself is what has to be looked at', () => {
    expect(mustShowNumber(row)).toBe(false)
    expect(mustShowNumber({ ...row, reasons: ['outsideSlot'] })).toBe(false)
    expect(mustShowNumber({ ...row, reasons: ['shortNumber'] })).toBe(true)
  })

  it('is not shown whole in a cell nobody has named', () => {
    expect(maskSample('１７０１０－０００１２３４５')).toBe('17010-●●●●●')
    expect(maskSample('17010-12')).toBe('17010-●●●●●')
    expect(maskSample('1701000012345')).toBe('17010-●●●●●')
    expect(['1001', '076-000-0000', '2026/11/24', '10:00'].map(maskSample)).toEqual([
      '1001',
      '076-000-0000',
      '2026/11/24',
      '10:00',
    ])
  })
})

describe('the samples of a column', () => {
  it('show what it holds, and nobody’s telephone or address', () => {
    expect(
      ['090-0000-0001', '09000000001', 'a.b@example.jp', '17010-00012345', '10:00', '完了'].map(
        maskContact,
      ),
    ).toEqual(['090-●●●●●', '090-●●●●●', '●●●●●@example.jp', '17010-●●●●●', '10:00', '完了'])
  })
})

describe('the list of rows by keyboard', () => {
  it('stays inside the list and leaves other keys alone', () => {
    expect([
      moveTo('ArrowDown', 4, 5),
      moveTo('ArrowUp', 0, 5),
      moveTo('PageDown', 0, 100),
      moveTo('End', 0, 100),
      moveTo('Home', 50, 100),
    ]).toEqual([4, 0, 8, 99, 0])
    expect([moveTo('Tab', 1, 5), moveTo('a', 1, 5)]).toEqual([null, null])
  })
})

describe('the largest file', () => {
  it('is one the contract still takes', () => {
    const base64 = (bytes: number): number => Math.ceil(bytes / 3) * 4
    const limit = contract['schedule.preview'].request.shape.base64.maxLength
    expect(base64(LARGEST_FILE_BYTES)).toBe(limit)
    expect(base64(LARGEST_FILE_BYTES + 1)).toBeGreaterThan(limit ?? 0)
  })
})
