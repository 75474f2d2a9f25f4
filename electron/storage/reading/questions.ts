/** What the reading thread can be asked, and what it answers: one list for both sides of the thread. */
import { z } from 'zod'
import { RecordFilterSchema, ReviewStateSchema } from '../../../shared/records/record.ts'
import { JudgeReasonSchema } from '../../../shared/review/bulk.ts'
import { StatisticsSchema } from '../../../shared/review/statistics.ts'
import { LocalDateSchema } from '../../../shared/time/day.ts'
import { RecordPageSchema, StoredRecordSchema } from '../lists/record-reader.ts'

const limit = z.int().min(1)
const ListKeySchema = z.object({ date: z.string(), slot: z.string(), id: z.int() })
const WaitingKeySchema = ListKeySchema.extend({ incident: z.boolean() })
const part = <Row extends z.ZodType, Key extends z.ZodType>(row: Row, key: Key) =>
  z.object({ rows: z.array(row), next: key.nullable() })
const JudgedSchema = z.object({
  recordId: z.string(),
  review: ReviewStateSchema,
  against: z.array(JudgeReasonSchema),
})

export const questions = {
  /** A page of the list, with how many there are. */
  list: {
    ask: z.object({ filter: RecordFilterSchema, offset: z.int().min(0), limit }),
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
  /** What speaks against that supervisor's signing off each of these together with others; those that are not there are left out. */
  judgedOf: {
    ask: z.object({ by: z.string(), recordIds: z.array(z.string()) }),
    answer: z.array(JudgedSchema),
  },
  /** Closed records of the days from `from` to `to` (both inside), counted and published (M23-2). */
  statistics: {
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
  statistics: questions.statistics.ask,
  noShows: questions.noShows.ask,
  unused: questions.unused.ask,
  due: questions.due.ask,
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

/** To the thread and back; `failed`: the name of an error, never a person's data. */
export const QuestionMessageSchema = z.object({ id: z.int(), name: z.string(), ask: z.unknown() })
export const AnswerMessageSchema = z.union([
  z.object({ ready: z.literal(true) }),
  z.object({ id: z.int(), answer: z.unknown() }),
  z.object({ id: z.int(), failed: z.string() }),
])
export type AnswerMessage = z.infer<typeof AnswerMessageSchema>
