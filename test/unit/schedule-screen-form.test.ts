/** The booking form, without a browser. */
import { describe, expect, it } from 'vitest'
import {
  type Draft,
  draftOf,
  emptyDraft,
  fieldOf,
  hiddenFields,
  readTouched,
  readWish,
  seenOf,
  touchedFields,
} from '../../renderer/schedule/booking/wish.ts'
import { text } from '../../renderer/schedule/words/room.ts'
import { type BoardBooking, HoldReasonSchema } from '../../shared/schedule/booking.ts'
import { RowReasonSchema } from '../../shared/schedule/import.ts'

const draft = emptyDraft('2026-11-24', '10:00', 'kanazawa')

describe('the booking form', () => {
  it('turns what was typed into a wish, empty fields into null', () => {
    const { value } = readWish({
      ...draft,
      name: ' 架空 一郎 ',
      jobSeekerNumber: '17010-00012345',
      category: '2',
    })
    expect(value).toEqual({
      date: '2026-11-24',
      slot: '10:00',
      siteId: 'kanazawa',
      name: '架空 一郎',
      kana: null,
      jobSeekerNumber: '17010-00012345',
      category: 2,
      residence: 'notApplicable',
      companions: null,
      phone: null,
      email: null,
      meeting: null,
    })
  })

  const named = { ...draft, name: '架空 一郎' }

  it('takes a word for nobody for nobody, and keeps other words as they were typed', () => {
    const companions = (typed: string) =>
      readWish({ ...named, companions: typed }).value?.companions
    for (const nobody of ['なし', ' 無し ', '同席者はいません', '０名', '本人のみ', ''])
      expect(companions(nobody), nobody).toBe(null)
    for (const somebody of ['母（隣に座ります）', '手話通訳者１名', 'あり', '通訳者なしで母'])
      expect(companions(somebody), somebody).toBe(somebody)
  })

  it('reads a meeting that exists already: a link, or a number with its passcode', () => {
    const meeting = (typed: Partial<Draft>) => readWish({ ...named, ...typed })
    expect(meeting({ meeting: '９１２ 3456 7890', passcode: ' 482913 ' }).value?.meeting).toEqual({
      ...{ number: '91234567890', passcode: '482913', link: null },
    })
    const link = 'https://us02web.zoom.us/j/91234567890?pwd=Ab1'
    expect(meeting({ meeting: link }).value?.meeting).toEqual({
      ...{ number: '91234567890', passcode: 'Ab1', link },
    })
    const wrong = { value: null, wrong: { meeting: text.booking.malformed.meeting } }
    for (const typed of [
      'https://example.jp/meeting',
      'https://teams.example/j/91234567890',
      '12345',
    ])
      expect(meeting({ meeting: typed })).toEqual(wrong)
    // A passcode opens nothing by itself.
    expect(meeting({ passcode: '482913' })).toEqual(wrong)
  })

  const known: BoardBooking = {
    ...{ id: 'b1', receiptNumber: null, date: '2026-11-24', slot: '10:00', siteId: 'kanazawa' },
    ...{ name: '架空 一郎', kana: null, category: 1, residence: 'notApplicable', companions: null },
    ...{ state: 'live', holdReasons: [], source: 'manual', recordId: null, counselorId: null },
    isElsewhere: false,
    ...{
      outcome: null,
      corrected: false,
      allowed: [],
      usedMs: null,
      cancelled: null,
      contacts: [],
      createdAtMs: 0,
    },
    ...{ updatedAtMs: 0, hasNumber: false, hasPhone: false, hasEmail: false, hasMeeting: true },
    ...{ mark: 'm', earlierNoShows: 0, counselorName: null },
  }

  it('leaves the meeting of a booking alone until it is opened, and takes it away where it is emptied', () => {
    const begun = draftOf(known)
    const kept = hiddenFields(known)
    expect(kept).toEqual(['meeting'])
    expect(touchedFields(begun, begun, kept, known)).toEqual([])
    const fields = touchedFields(begun, begun, [], known)
    expect(readTouched(begun, fields).value).toEqual({ meeting: null })
    // What is hidden is compared by the booking's mark alone.
    expect(seenOf(begun, fields, 'm')).toEqual({ mark: 'm', values: {} })
    const typed = { ...begun, passcode: '1' }
    expect(touchedFields(typed, begun, [], { ...known, hasMeeting: false })).toEqual(['passcode'])
  })

  it('says of each field that has no form at all what to do', () => {
    expect(readWish({ ...draft, date: '' })).toEqual({
      value: null,
      wrong: { name: text.booking.malformed.name, date: text.booking.malformed.date },
    })
  })

  it('has a sentence for every reason a row or a wish can be refused for', () => {
    const sentences = RowReasonSchema.options
      .flatMap((schema) => schema.options)
      .map((reason) => text.reasons.row(reason))
    expect(sentences.filter((sentence) => !sentence.endsWith('。'))).toEqual([])
    expect(HoldReasonSchema.options.map(fieldOf)).not.toContain(undefined)
  })
})
