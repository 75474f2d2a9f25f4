/** What the drafts of the hours, the slots and the holidays stand for, or what is wrong with them. Pure. */
import { z } from 'zod'
import { fitsHours } from '../../../shared/office/edit.ts'
import {
  type HolidayChange,
  type OfficeProfile,
  OfficeProfileSchema,
} from '../../../shared/office/profile.ts'
import { LocalDateSchema, LocalTimeSchema } from '../../../shared/time/day.ts'
import { readTypedTime } from '../../../shared/time/read.ts'
import { readBy } from '../../ui/wrong-fields.ts'
import { editText, holidaysSectionText, slotsSectionText } from '../words/profile.ts'
import { numberIn } from './lists.ts'

const whole = OfficeProfileSchema.shape

const typedTime = (text: string): string => readTypedTime(text) ?? text

export type SlotsDraft = {
  readonly slots: readonly string[]
  readonly booths: string
  readonly from: string
  readonly to: string
}

/** K3-1; and M12-2-1: each slot's consultation lies within the opening hours at its full length. */
export function readSlots({ slots, booths, from, to }: SlotsDraft, base: OfficeProfile) {
  const schema = z
    .object({
      slots: whole.slots.superRefine((listed, context) => {
        for (const [at, slot] of listed.entries())
          if (listed.indexOf(slot) < at) context.addIssue({ code: 'custom', path: [at] })
      }),
      boothsPerSlot: whole.boothsPerSlot,
      openingHours: whole.openingHours,
    })
    .superRefine(({ openingHours, slots: listed }, context) => {
      if (openingHours.from >= openingHours.to)
        return context.addIssue({ code: 'custom', path: ['openingHours', 'to'] })
      for (const [at, slot] of listed.entries())
        if (!fitsHours(slot, openingHours, base.capSeconds))
          context.addIssue({ code: 'custom', path: ['slots', at] })
    })
    .transform((typed) => ({ ...typed, slots: typed.slots.toSorted() }))
  const times = slots.map(typedTime)
  const isTime = (typed: unknown): boolean => LocalTimeSchema.safeParse(typed).success
  const slotWords = (slot: unknown): string => {
    if (!isTime(slot)) return slotsSectionText.noTime
    return times.filter((time) => time === slot).length > 1
      ? slotsSectionText.twice
      : slotsSectionText.outside
  }
  const hourWords = (time: unknown): string =>
    isTime(time) ? slotsSectionText.reversed : slotsSectionText.noTime
  return readBy(
    schema,
    {
      slots: times,
      boothsPerSlot: numberIn(booths),
      openingHours: { from: typedTime(from), to: typedTime(to) },
    },
    {
      'slots.*': slotWords,
      boothsPerSlot: editText.number(1, 20),
      'openingHours.from': slotsSectionText.noTime,
      'openingHours.to': hourWords,
    },
  )
}

export type HolidaysDraft = { readonly holidays: readonly HolidayChange[] }

/** Each change has a date of its own and, unless it takes a holiday away, a name. */
export const readHolidays = ({ holidays }: HolidaysDraft) =>
  readBy(
    z.object({ holidays: whole.holidays }),
    { holidays },
    { holidays: holidaysSectionText.tooMany },
  )

export type NewHoliday = { readonly date: string; readonly name: string }

/** A holiday to be added; one of that date that is listed already takes the new name. */
export const readNewHoliday = (typed: NewHoliday) =>
  readBy(z.object({ date: LocalDateSchema, name: z.string().trim().min(1).max(40) }), typed, {
    date: holidaysSectionText.noDate,
    name: editText.missing,
  })
