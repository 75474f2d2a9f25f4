/** The booking form and message texts, without a browser. */
import { describe, expect, it } from 'vitest'
import { fillMessage } from '../../renderer/schedule/booking/message.ts'
import { emptyDraft, fieldOf, readWish } from '../../renderer/schedule/booking/wish.ts'
import { text } from '../../renderer/schedule/words/room.ts'
import { HoldReasonSchema } from '../../shared/schedule/booking.ts'
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
    })
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

describe('message texts', () => {
  const facts = {
    name: '架空 一郎',
    date: '令和8年11月24日（火）',
    time: '10:00',
    office: '架空の事務所',
  }

  it('fills in every known word, also twice, and leaves others alone', () => {
    expect(fillMessage('{name}様 {date} {time} {office} {name} {phone}', facts)).toBe(
      '架空 一郎様 令和8年11月24日（火） 10:00 架空の事務所 架空 一郎 {phone}',
    )
  })

  it('does not fill in what a name itself contains', () => {
    expect(fillMessage('{name} {time}', { ...facts, name: '{time}$&' })).toBe('{time}$& 10:00')
  })
})
