/** The practice office's own clock as it is opened with it: its day, and the file that remembers both. */
import type { Clock } from '../../shared/clock.ts'
import type { OfficeProfile } from '../../shared/office/profile.ts'
import type { LocalDate } from '../../shared/time/day.ts'
import { createMovableClock, type MovableClock } from './movable-clock.ts'
import {
  isStillPracticeDay,
  newPracticeDay,
  type PracticeDay,
  readPracticeDay,
} from './practice-day.ts'
import { type OpenConf, openSettingsFile, type SettingsFile } from './settings-file.ts'

type PracticeParts = {
  readonly realClock: Clock
  readonly openConf: OpenConf
  readonly defaults: () => OfficeProfile
  readonly isOpenDay: (date: LocalDate, profile: OfficeProfile) => boolean
}

/** The practice office's clock and the file that remembers it. */
export type PracticeClock = {
  readonly clock: MovableClock
  readonly file: SettingsFile
  readonly day: PracticeDay
  readonly isNewDay: boolean
}

/** Moves the practice clock on and remembers it. */
export function movePractice(practice: PracticeClock, ms: number): void {
  practice.clock.move(ms)
  practice.file.write({ date: practice.day.date, offsetMs: practice.clock.offsetMs() })
}

/** Of today's practice day, or of a new one where that is over. */
export function openPracticeClock(parts: PracticeParts, folder: string): PracticeClock {
  const file = openSettingsFile(parts.openConf, folder, 'practice')
  const now = parts.realClock.wallMs()
  const known = readPracticeDay(file)
  const isNewDay = known === null || !isStillPracticeDay(known, now)
  const day = isNewDay
    ? newPracticeDay(now, (date) => parts.isOpenDay(date, parts.defaults()))
    : known
  return { clock: createMovableClock(parts.realClock, day.offsetMs), file, day, isNewDay }
}
