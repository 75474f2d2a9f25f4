/** What is asked of the review room. Put together in contract.ts. */
import { z } from 'zod'
import {
  channel,
  type Channels,
  done,
  none,
  record,
  type Stale,
  supervisors,
  text,
} from '../channel.ts'
import { OutcomeSchema } from '../log/outcome.ts'
import { RecordFilterSchema, RecordSummarySchema } from '../records/record.ts'
import { JudgeReasonSchema, QUEUE_SHOWN } from './queue.ts'
import { ConflictSchema } from './conflict.ts'
import { CsvEncodingSchema } from './csv.ts'
import {
  CsvFileSchema,
  DaySheetSchema,
  NoShowSchema,
  RecordSheetSchema,
  UnusedSchema,
} from './papers.ts'
import { MonthSheetSchema } from './month-sheet.ts'
import { MOST_RESTRICTIONS_SHOWN, RestrictionSchema, RestrictionWishSchema } from './restriction.ts'
import { LeftSchema, RunningSchema } from './running.ts'
import { StatisticsSchema } from './statistics.ts'
import { LocalDateSchema, MonthSchema } from '../time/day.ts'

/** `names` of the counselors by account id, and of the sites by id. */
const counted = z.object({
  statistics: StatisticsSchema,
  names: z.record(z.string(), z.string()),
})
const day = z.object({ date: LocalDateSchema })
const month = z.object({ month: MonthSchema })

export const reviewChannels = {
  /** What waits, incidents first, then the oldest: the first QUEUE_SHOWN. */
  'review.queue': channel(supervisors, none, z.array(RecordSummarySchema)),
  /** How those sessions go, on whatever PC of the office; those of which nothing has come here are left out. */
  'review.sessions': channel(
    supervisors,
    z.object({ recordIds: z.array(z.string().max(80)).max(200) }),
    z.array(RunningSchema.extend({ left: LeftSchema.nullable() })),
  ),
  /** How many wait. */
  'review.waiting': channel(supervisors, none, z.object({ waiting: z.int() })),
  'review.signOff': channel(supervisors, record, done, [
    'notFound',
    'notWaiting',
    'ownRecord',
    'saveFailed',
  ]),
  /** Within ten seconds, by who signed off: it waits again. */
  'review.takeBackSignOff': channel(supervisors, record, done, [
    'notFound',
    'tooLate',
    'saveFailed',
  ]),
  /** How the session ended, as it truly was. Lists, counts, once a day and the booking follow. */
  'review.correctOutcome': channel(
    supervisors,
    record.extend({ outcome: OutcomeSchema, reason: text(500) }),
    done,
    ['notFound', 'stillOpen', 'ownRecord', 'outcomeNotPossible', 'saveFailed'],
  ),
  'review.return': channel(supervisors, record.extend({ comment: text(1000) }), done, [
    'notFound',
    'notWaiting',
    'ownRecord',
    'saveFailed',
  ]),
  /** What is said against signing off each record of the queue together with others (nothing: it may be), and how its note begins. */
  'review.judgeReasons': channel(
    supervisors,
    none,
    z.array(record.extend({ against: z.array(JudgeReasonSchema), noteLine: z.string() })),
  ),
  /** Sessions that could not know of each other (M12-2-1), the oldest day first: the first QUEUE_SHOWN. */
  'review.conflicts': channel(supervisors, none, z.array(ConflictSchema)),
  /** All of them or, where one needs judging meanwhile, none. */
  'review.signOffMany': channel(
    supervisors,
    z.object({ recordIds: z.array(z.string().max(80)).min(1).max(QUEUE_SHOWN) }),
    z.object({ signedOff: z.int() }),
    ['needsJudging', 'notFound', 'notWaiting', 'saveFailed'],
  ),
  /** In force first, then what is to come, then what is past, the newest first within each: so many, and how many there are. */
  'review.restrictions': channel(
    supervisors,
    z.object({ limit: z.int().min(1).max(MOST_RESTRICTIONS_SHOWN) }),
    z.object({ total: z.int(), rows: z.array(RestrictionSchema) }),
  ),
  /** M12-2-6, M14, M20-1: a supervisor's decision; the number comes from the record and is never shown. */
  'review.restrict': channel(
    supervisors,
    record.extend({ wish: RestrictionWishSchema }),
    RestrictionSchema,
    ['notFound', 'noNumber', 'untilBeforeFrom', 'alreadyOver', 'alreadyRestricted', 'saveFailed'],
  ),
  'review.liftRestriction': channel(
    supervisors,
    z.object({ restrictionId: z.string().max(80), why: text(500) }),
    RestrictionSchema,
    ['notFound', 'notStanding', 'saveFailed'],
  ),
  /** People with deemed cancellations within the last year (M12-2-6), the most first. */
  'review.noShows': channel(supervisors, none, z.array(NoShowSchema)),
  /** People whose last use is over a year ago (M6-4), the latest first. */
  'review.unused': channel(
    supervisors,
    none,
    z.object({ before: LocalDateSchema, people: z.array(UnusedSchema), more: z.boolean() }),
  ),
  /** The true figures, for the supervisor's screen (rules: suppression applies to what leaves it). */
  'review.statistics': channel(
    supervisors,
    z.object({ from: LocalDateSchema, to: LocalDateSchema }),
    counted,
    ['periodWrong'],
  ),
  'review.exportStatistics': channel(
    supervisors,
    z.object({
      from: LocalDateSchema,
      to: LocalDateSchema,
      encoding: CsvEncodingSchema,
      why: text(300),
    }),
    CsvFileSchema,
    ['periodNotWhole', 'saveFailed'],
  ),
  /** The list as it is filtered; without job-seeker numbers. */
  'review.exportRecords': channel(
    supervisors,
    z.object({ filter: RecordFilterSchema, encoding: CsvEncodingSchema, why: text(300) }),
    CsvFileSchema,
    ['nothingToExport', 'tooMany', 'saveFailed'],
  ),
  /** Recorded first; then the sheet is shown, to be printed or kept as PDF. */
  'review.recordSheet': channel(supervisors, record.extend({ why: text(300) }), RecordSheetSchema, [
    'notFound',
    'saveFailed',
  ]),
  'review.daySheet': channel(supervisors, day.extend({ why: text(300) }), DaySheetSchema, [
    'saveFailed',
  ]),
  'review.statisticsSheet': channel(
    supervisors,
    z.object({ from: LocalDateSchema, to: LocalDateSchema, why: text(300) }),
    counted,
    ['periodNotWhole', 'saveFailed'],
  ),
  /** The labour bureau's sheet of a month with the true figures, for the supervisor's screen. `isOver`: it may leave. */
  'review.monthSheet': channel(
    supervisors,
    month,
    z.object({ sheet: MonthSheetSchema, isOver: z.boolean() }),
  ),
  'review.exportMonthSheet': channel(
    supervisors,
    month.extend({ encoding: CsvEncodingSchema, why: text(300) }),
    CsvFileSchema,
    ['periodNotWhole', 'saveFailed'],
  ),
  /** Recorded first; as it may leave. */
  'review.monthPaper': channel(supervisors, month.extend({ why: text(300) }), MonthSheetSchema, [
    'periodNotWhole',
    'saveFailed',
  ]),
  /** Keeps the page's print layout as PDF. `printHere`: this platform cannot, the page prints itself. */
  'review.savePdf': channel(
    supervisors,
    z.object({ fileName: text(120) }),
    z.object({ done: z.enum(['saved', 'cancelled', 'printHere']) }),
    ['notWritten'],
  ),
} as const satisfies Channels

export const reviewTopics = {
  /** A restriction was made or lifted. */
  'review.restrictions': z.null(),
} as const

/** Which topic makes which of these answers old. */
export const reviewStale = {
  'records.changed': [
    'review.queue',
    'review.waiting',
    'review.judgeReasons',
    'review.conflicts',
    'review.noShows',
    'review.statistics',
    'review.monthSheet',
    'review.unused',
    'review.sessions',
  ],
  'schedule.changed': ['review.monthSheet'],
  // The practice office's clock was moved on, or a wall clock set.
  'office.clock': ['review.sessions'],
  'review.restrictions': ['review.restrictions'],
} as const satisfies Stale<typeof reviewChannels>
