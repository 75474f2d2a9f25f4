/** When a practice day is, and how its clock is kept over restarts. Pure but for the settings file that is passed in. */
import { z } from 'zod'
import { addDays, type LocalDate } from '../../shared/time/day.ts'
import { dateOf, instantOf } from '../../shared/time/instant.ts'
import type { SettingsFile } from './settings-file.ts'

/** The practice day begins shortly before the first slot. */
const FIRST_READING = '09:50'
/** After this time of the practice day there is nothing left to rehearse: the next opening begins a new day. */
const LAST_READING = '16:00'

const PracticeSchema = z.object({ date: z.iso.date(), offsetMs: z.number() })

/** A practice day: its date and what its clock is ahead of the real one, ms. */
export type PracticeDay = z.infer<typeof PracticeSchema>

/** The first open day from `realWallMs` on, at 09:50; `isOpen` is the office's calendar. */
export function newPracticeDay(
  realWallMs: number,
  isOpen: (date: LocalDate) => boolean,
): PracticeDay {
  let date = dateOf(realWallMs)
  for (let tried = 0; tried < 366 && !isOpen(date); tried += 1) date = addDays(date, 1)
  return { date, offsetMs: instantOf(date, FIRST_READING) - realWallMs }
}

/** Whether the practice clock is still within its day. */
export function isStillPracticeDay(day: PracticeDay, realWallMs: number): boolean {
  const reading = realWallMs + day.offsetMs
  return (
    reading >= instantOf(day.date, FIRST_READING) && reading < instantOf(day.date, LAST_READING)
  )
}

export function readPracticeDay(file: SettingsFile): PracticeDay | null {
  const read = file.read()
  const parsed = PracticeSchema.safeParse(read.ok ? read.value : null)
  return parsed.success ? parsed.data : null
}
