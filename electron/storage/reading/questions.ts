/** What the reading thread can be asked, and what it answers: one list for both sides of the thread. */
import { z } from 'zod'
import {
  ListKeySchema,
  PageAtSchema,
  RecordFilterSchema,
  ReviewStateSchema,
} from '../../../shared/records/record.ts'
import { JudgeReasonSchema } from '../../../shared/review/queue.ts'
import { ConflictKindSchema } from '../../../shared/review/conflict.ts'
import { StoredRestrictionSchema } from '../../../shared/review/fold.ts'
import { RunningSchema } from '../../../shared/review/running.ts'
import { StatisticsSchema } from '../../../shared/review/statistics.ts'
import { LocalDateSchema } from '../../../shared/time/day.ts'
import { MendedSchema } from '../../../shared/log/mended.ts'
import { RecordDifferenceSchema } from '../lists/record-check.ts'
import { RecordPageSchema, StoredRecordSchema } from '../lists/record-reader.ts'
import { ThreadStartSchema } from '../keys/thread-start.ts'

const limit = z.int().min(1)
const WaitingKeySchema = ListKeySchema.extend({ incident: z.boolean() })
const part = <Row extends z.ZodType, Key extends z.ZodType>(row: Row, key: Key) =>
  z.object({ rows: z.array(row), next: key.nullable() })
const JudgedSchema = z.object({
  recordId: z.string(),
  review: ReviewStateSchema,
  against: z.array(JudgeReasonSchema),
  noteLine: z.string(),
})

export const questions = {
  /** A page of the list, with how many there are. */
  list: {
    ask: z.object({ filter: RecordFilterSchema, at: PageAtSchema, limit }),
    answer: RecordPageSchema,
  },
  /** All that fit, part by part, newest first; `after`: the last part's `next`. */
  part: {
    ask: z.object({ filter: RecordFilterSchema, after: ListKeySchema.nullable(), limit }),
    answer: part(StoredRecordSchema, ListKeySchema),
  },
  /** Waiting for a supervisor, part by part: incidents first, then the oldest. */
  waiting: {
    ask: z.object({ after: WaitingKeySchema.nullable(), limit }),
    answer: part(StoredRecordSchema, WaitingKeySchema),
  },
  waitingCount: { ask: z.object({}), answer: z.int() },
  /** What speaks against that supervisor's signing off each of these together with others, and how its note begins; those that are not there are left out. */
  judgedOf: {
    ask: z.object({ by: z.string(), recordIds: z.array(z.string()) }),
    answer: z.array(JudgedSchema),
  },
  /** Records of sessions that could not know of each other, of the oldest day first. */
  conflicts: {
    ask: z.object({ limit }),
    answer: z.array(z.object({ kind: ConflictKindSchema, records: z.array(StoredRecordSchema) })),
  },
  /** How those sessions go, as their events tell it; those of which there is none are left out. */
  running: {
    ask: z.object({ recordIds: z.array(z.string()), startsAtConsulting: z.boolean() }),
    answer: z.array(RunningSchema),
  },
  /** Closed records of the days from `from` to `to` (both inside), as they are; for a supervisor's screen. */
  statistics: {
    ask: z.object({ from: LocalDateSchema, to: LocalDateSchema }),
    answer: StatisticsSchema,
  },
  /** The same of whole months as it may leave the office (M23-2). */
  published: {
    ask: z.object({ from: LocalDateSchema, to: LocalDateSchema }),
    answer: StatisticsSchema,
  },
  /** Deemed cancellations from that day on, by job-seeker number, the most first. */
  noShows: {
    ask: z.object({ from: LocalDateSchema, limit }),
    answer: z.array(z.object({ newest: StoredRecordSchema, number: z.string(), count: z.int() })),
  },
  /** The last use of each number that was used before that day and not since, the latest first. */
  unused: {
    ask: z.object({ before: LocalDateSchema, limit }),
    answer: z.object({ rows: z.array(StoredRecordSchema), more: z.boolean() }),
  },
  /** The first of all restrictions as they stand that day, and how many there are. */
  restrictions: {
    ask: z.object({ today: LocalDateSchema, limit }),
    answer: z.object({ total: z.int(), rows: z.array(StoredRestrictionSchema) }),
  },
  /** The records behind `after` (an id; '' from the first) against the log; `next` null: those were the last. `terms`: search entries they should have. */
  recordDifferences: {
    ask: z.object({ after: z.string(), limit }),
    answer: z.object({
      differing: z.array(RecordDifferenceSchema),
      terms: z.int(),
      next: z.string().nullable(),
    }),
  },
  /** Rows behind that one (0: from the first) of records that the log does not know. */
  strayRecords: {
    ask: z.object({ after: z.int(), limit }),
    answer: z.object({ recordIds: z.array(z.string()), next: z.int().nullable() }),
  },
  termCount: { ask: z.object({}), answer: z.int() },
  /** The newest of what was mended, the newest first. */
  mended: {
    ask: z.object({ limit }),
    answer: z.array(MendedSchema.extend({ atMs: z.number() })),
  },
  /** Brings what lies in the write-ahead log into the file, as far as nobody reads it there; nobody waits for it meanwhile. */
  writeBack: { ask: z.object({}), answer: z.null() },
  /** Signed-off records of days before `before`, the oldest first. */
  due: {
    ask: z.object({ incident: z.boolean(), before: LocalDateSchema, limit }),
    answer: z.object({ total: z.int(), rows: z.array(StoredRecordSchema) }),
  },
} as const satisfies Record<string, { readonly ask: z.ZodType; readonly answer: z.ZodType }>

type Questions = typeof questions
export type QuestionName = keyof Questions
export type Ask<N extends QuestionName> = z.output<Questions[N]['ask']>
export type AnswerOf<N extends QuestionName> = z.output<Questions[N]['answer']>

/** The same objects, under types that keep name, question and answer together. */
export const asks: { readonly [N in QuestionName]: z.ZodType<Ask<N>> } = {
  list: questions.list.ask,
  part: questions.part.ask,
  waiting: questions.waiting.ask,
  waitingCount: questions.waitingCount.ask,
  judgedOf: questions.judgedOf.ask,
  running: questions.running.ask,
  conflicts: questions.conflicts.ask,
  statistics: questions.statistics.ask,
  published: questions.published.ask,
  noShows: questions.noShows.ask,
  unused: questions.unused.ask,
  due: questions.due.ask,
  restrictions: questions.restrictions.ask,
  recordDifferences: questions.recordDifferences.ask,
  strayRecords: questions.strayRecords.ask,
  termCount: questions.termCount.ask,
  mended: questions.mended.ask,
  writeBack: questions.writeBack.ask,
}
export const answersTo: {
  readonly [N in QuestionName]: { readonly answer: z.ZodType<AnswerOf<N>> }
} = questions

export type Answering = { readonly [N in QuestionName]: (ask: Ask<N>) => AnswerOf<N> }

export const isQuestion = (name: string): name is QuestionName => Object.hasOwn(questions, name)

/** One question, whatever its name: what is asked is read by the schema that the answer is typed after. */
export function answered<N extends QuestionName>(
  answering: Answering,
  name: N,
  ask: unknown,
): AnswerOf<N> {
  const one: Answering[N] = answering[name]
  const schema: z.ZodType<Ask<N>> = asks[name]
  return one(schema.parse(ask))
}

/** To the thread and back; `secret`: as in keys/thread-start.ts, as it is now; `failed`: the name of an error, never a person's data. */
export const QuestionMessageSchema = z.object({
  ...{ id: z.int(), name: z.string(), ask: z.unknown() },
  secret: ThreadStartSchema.shape.secret,
})
export const AnswerMessageSchema = z.union([
  z.object({ ready: z.literal(true) }),
  z.object({ id: z.int(), answer: z.unknown() }),
  z.object({ id: z.int(), failed: z.string() }),
])
export type AnswerMessage = z.infer<typeof AnswerMessageSchema>
