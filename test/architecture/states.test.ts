/** One table says how every outcome and every state is called and looks: nobody else writes such a word, and a word has one look. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { BookingStateSchema, SourceStatusSchema } from '../../shared/log/booking.ts'
import { ContactSchema } from '../../shared/log/contact.ts'
import { MailStateSchema } from '../../shared/log/mail.ts'
import { OutcomeSchema } from '../../shared/log/outcome.ts'
import * as table from '../../shared/log/states.ts'
import { PersonSchema } from '../../shared/meeting/people.ts'
import { ReviewStateSchema } from '../../shared/records/record.ts'
import { JudgeReasonSchema } from '../../shared/review/queue.ts'
import { RestrictionStateSchema } from '../../shared/review/restriction.ts'
import { stands } from '../../shared/review/today.ts'
import { VerdictSchema } from '../../shared/schedule/import.ts'
import { stringsOf } from './strings.ts'

const root = join(import.meta.dirname, '..', '..')
const TABLE = 'shared/log/states.ts'
const StateSchema = z.strictObject({ word: z.string(), tone: z.string(), icon: z.string() })
type State = z.infer<typeof StateSchema>

/** All entries of the table. */
function statesIn(value: unknown): State[] {
  const state = StateSchema.safeParse(value)
  if (state.success) return [state.data]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(statesIn) : []
}
const states = statesIn(table)
const words = new Set(states.map(({ word }) => word))

/** The same letters for something that is no state: `because` says what. */
const otherThings: readonly { file: string; word: string; because: string }[] = [
  {
    file: 'electron/storage/verify/verify-keys.ts',
    word: '予約',
    because: 'a kind of key, beside 記録',
  },
  { file: 'renderer/schedule/words/history.ts', word: '予約', because: 'the heading over counts' },
  { file: 'renderer/review/words/today.ts', word: '予約', because: 'the name of a figure: all' },
  {
    file: 'renderer/office/words/profile.ts',
    word: '追加',
    because: 'of holidays in the settings, nothing of a file',
  },
  { file: 'renderer/office/words/profile.ts', word: '変更', because: 'of holidays' },
  { file: 'renderer/office/words/profile.ts', word: '変更なし', because: 'of holidays' },
  { file: 'renderer/session/words/closing.ts', word: '終了', because: 'the heading over a time' },
  {
    file: 'shared/records/text.ts',
    word: '終了',
    because: 'the heading over a part of the timeline',
  },
]
const isOther = (file: string, word: string): boolean =>
  otherThings.some((other) => other.file === file && other.word === word)

/** Words of the table that stand alone in a literal or between tags: 「完了」 yes, 「完了を確認」 no. */
const saidIn = (file: string, text: string): string[] =>
  stringsOf(file, text)
    .map((literal) => literal.trim())
    .filter((literal) => words.has(literal))

const sources = execFileSync(
  'git',
  ['ls-files', '-co', '--exclude-standard', 'renderer', 'electron', 'shared'],
  { cwd: root, encoding: 'utf8' },
)
  .split('\n')
  // The gallery is no screen of the app.
  .filter((file) => /\.tsx?$/.test(file) && file !== TABLE && !file.startsWith('renderer/gallery/'))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))

/** What a sentence names in brackets as the way a session is recorded. */
const namedOutcomes = (literal: string): string[] =>
  [...literal.matchAll(/「([^「」]+)」として記録/gu)].flatMap(([, word]) => word ?? [])

describe('the table of outcomes and states', () => {
  it('is read', () => {
    expect(states.length).toBeGreaterThan(50)
    expect(words.has('連絡なしキャンセル')).toBe(true)
    expect(sources.length).toBeGreaterThan(300)
  })

  it('has an entry for each of them and none besides', () => {
    expect(
      [
        table.verdictStates,
        table.standStates,
        table.reviewStates,
        table.judgeStates,
        table.restrictionStates,
        table.outcomeStates,
        table.bookingStates,
        table.sourceStates,
        table.mailStates,
        table.contactStates,
        table.placeStates,
      ].map((known) => Object.keys(known).toSorted()),
    ).toEqual(
      [
        VerdictSchema.options,
        stands,
        ReviewStateSchema.options,
        JudgeReasonSchema.options,
        RestrictionStateSchema.options,
        OutcomeSchema.options,
        BookingStateSchema.options,
        SourceStatusSchema.options,
        MailStateSchema.options,
        ContactSchema.shape.result.options,
        PersonSchema.shape.place.options,
      ].map((options) => options.toSorted()),
    )
  })

  it('gives one word one colour and one icon', () => {
    const looks = new Map<string, Set<string>>()
    for (const { word, tone, icon } of states)
      looks.set(word, (looks.get(word) ?? new Set()).add(`${tone} ${icon}`))
    expect([...looks].filter(([, all]) => all.size > 1)).toEqual([])
  })

  it('would catch a word that is written elsewhere, and no sentence or counted word', () => {
    expect(saidIn('renderer/some.ts', "const x = '完了'")).toEqual(['完了'])
    expect(saidIn('renderer/some.tsx', 'const x = <p>\n  未案内\n</p>')).toEqual(['未案内'])
    expect(saidIn('renderer/some.ts', 'const x = `要確認`')).toEqual(['要確認'])
    expect(saidIn('renderer/some.ts', "const x = '完了を確認'")).toEqual([])
    expect(saidIn('renderer/some.ts', 'const x = `要確認 ${n}件`')).toEqual([])
  })

  it('is the only place that says them', () => {
    const said = sources.flatMap(({ file, text }) =>
      saidIn(file, text)
        .filter((word) => !isOther(file, word))
        .map((word) => `${file}: ${word}`),
    )
    expect(said).toEqual([])
  })

  it('lets pass only what is still there', () => {
    const there = new Map(sources.map(({ file, text }) => [file, saidIn(file, text)]))
    const gone = otherThings.filter(({ file, word }) => there.get(file)?.includes(word) !== true)
    expect(gone).toEqual([])
  })

  it('is what sentences name in brackets as the end of a session', () => {
    expect(namedOutcomes('「退出」として記録します')).toEqual(['退出'])
    const outcomes = new Set(Object.values(table.wordsOf(table.outcomeStates)))
    const named = sources.flatMap(({ file, text }) => stringsOf(file, text).flatMap(namedOutcomes))
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter((word) => !outcomes.has(word))).toEqual([])
  })
})
