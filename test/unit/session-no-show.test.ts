/** When nobody came (M12-2-6): random truths against the machine: no deemed cancellation outside the rule, and every one inside it possible. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MINUTE, SECOND } from '../../shared/clock.ts'
import type { Told } from '../../shared/log/told.ts'
import type { Person } from '../../shared/meeting/people.ts'
import { possibleEnds } from '../../shared/session/ends.ts'
import { type Happening, reduce, type SessionEvent } from '../../shared/session/machine.ts'
import { type SessionRules, sessionRules } from '../../shared/session/rules.ts'
import { isOpen, isRunning, newSession, type Session } from '../../shared/session/state.ts'
import { booking, profile, seekerWaits, TODAY } from './session-helpers.ts'

const rules: SessionRules = sessionRules(profile(), TODAY)
const BEFORE_MS = 10 * MINUTE
const STEP_MS = 30 * SECOND

/** What can happen in one half minute of an office, told as it truly is. */
type Truth =
  | { readonly type: 'enters' | 'lineLost' | 'lineBack' | 'pageCrashes' | 'hostEnds' }
  | { readonly type: 'people'; readonly there: 'nobody' | 'waits' | 'interpreterWaits' }
  | { readonly type: 'companion' }
  | { readonly type: 'told'; readonly told: Told }
  | { readonly type: 'clockSet'; readonly byMs: number }
  | { readonly type: 'nothing' }

const bookedAtMs = newSession(booking(), rules, {
  recordId: 'r',
  counselorId: 'c',
  earlierNoShows: 0,
  changedTerms: [],
  meetingPossible: true,
  told: { informed: null, withdrawn: false, readAtMs: null, elsewhere: false },
}).bookedAtMs

const told = fc.record({
  informed: fc.constantFrom('contact' as const, 'contact' as const, 'etumo' as const, null),
  withdrawn: fc.constantFrom(false, false, false, true),
  readAtMs: fc.constantFrom(null, bookedAtMs - MINUTE, bookedAtMs + MINUTE),
  elsewhere: fc.boolean(),
})
const truth: fc.Arbitrary<Truth> = fc.oneof(
  { weight: 30, arbitrary: fc.constant<Truth>({ type: 'nothing' }) },
  { weight: 3, arbitrary: fc.constant<Truth>({ type: 'enters' }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Truth>(
      { type: 'lineLost' },
      { type: 'lineBack' },
      { type: 'lineBack' },
      { type: 'pageCrashes' },
      { type: 'hostEnds' },
      { type: 'people', there: 'waits' },
      { type: 'people', there: 'interpreterWaits' },
      { type: 'people', there: 'nobody' },
      { type: 'companion' },
    ),
  },
  { weight: 1, arbitrary: told.map((now): Truth => ({ type: 'told', told: now })) },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: -5 * MINUTE, max: 5 * MINUTE })
      .map((byMs): Truth => ({ type: 'clockSet', byMs })),
  },
)

const interpreter: Person = { ...seekerWaits, guid: 'interpreter', name: '架空 通訳' }

/** The rule as rules.md has it, kept apart from the code: what truly was, half minute by half minute. */
class Truths {
  wallMs = bookedAtMs - BEFORE_MS
  steadyMs = 1_000
  inMeeting = false
  lineGood = true
  there: 'nobody' | 'waits' | 'interpreterWaits' = 'nobody'
  interpreterKnown = false
  cameAtAll = false
  told: Told
  lookedMs = 0
  /** The question stands until it is answered; a moment in which it could be asked was seen. */
  constructor(first: Told) {
    this.told = first
  }
  looks(): boolean {
    const nobody =
      this.there === 'nobody' || (this.there === 'interpreterWaits' && this.interpreterKnown)
    return this.inMeeting && this.lineGood && nobody
  }
  pass(ms: number): void {
    // The clock is looked at between two steps: what lies before the booked time does not count.
    this.lookedMs = this.looks() && this.wallMs >= bookedAtMs ? this.lookedMs + ms : 0
    this.wallMs += ms
    this.steadyMs += ms
  }
  allows(confirmed: boolean): boolean {
    const { informed, withdrawn, readAtMs } = this.told
    const read = confirmed || (readAtMs !== null && readAtMs >= bookedAtMs)
    return (
      !this.cameAtAll &&
      this.wallMs >= bookedAtMs + rules.noShowMs &&
      this.looks() &&
      this.lookedMs >= rules.lookMs &&
      informed !== null &&
      !withdrawn &&
      read
    )
  }
}

function play(
  first: Told,
  companions: string | null,
  truths: readonly Truth[],
  each: (session: Session, true_: Truths) => void,
): { session: Session; was: Truths } {
  const was = new Truths(first)
  let session: Session = newSession(booking({ companions }), rules, {
    recordId: 'r',
    counselorId: 'c',
    earlierNoShows: 0,
    changedTerms: [],
    meetingPossible: true,
    told: first,
  })
  const happen = (happening: Happening): void => {
    const event: SessionEvent = {
      ...happening,
      wallMs: was.wallMs,
      elapsedMs: 0,
      steadyMs: was.steadyMs,
    }
    const reduced = reduce(session, event, rules)
    if (reduced.ok) session = reduced.value.session
  }
  const meeting = (event: Extract<Happening, { type: 'meeting' }>['event']): void =>
    happen({ type: 'meeting', event, provider: 'zoom' })
  const tellPeople = (): void => {
    const people = { nobody: [], waits: [seekerWaits], interpreterWaits: [interpreter] }[was.there]
    meeting({ type: 'people', people })
    meeting(people.length > 0 ? { type: 'waiting' } : { type: 'otherLeft' })
  }
  const out = (): void => {
    was.inMeeting = false
    was.lineGood = true
  }
  happen({
    type: 'fact',
    fact: {
      type: 'devicesTested',
      test: { camera: 'none', microphone: 'none', speaker: 'heard', line: 'none' },
    },
  })
  happen({ type: 'fact', fact: { type: 'itemTicked', itemId: 'ownRoom', ticked: true } })
  for (const one of truths) {
    switch (one.type) {
      case 'enters':
        if (was.inMeeting) break
        happen({ type: 'enter' })
        meeting({ type: 'joined' })
        was.inMeeting = true
        was.lineGood = true
        tellPeople()
        break
      case 'lineLost':
        if (!was.inMeeting) break
        was.lineGood = false
        meeting({ type: 'connectionLost' })
        break
      case 'lineBack':
        if (!was.inMeeting) break
        was.lineGood = true
        meeting({ type: 'reconnected' })
        break
      case 'pageCrashes':
      case 'hostEnds':
        if (!was.inMeeting) break
        meeting({ type: 'ended', by: one.type === 'pageCrashes' ? 'crash' : 'host' })
        out()
        break
      case 'people':
        was.there = one.there
        if (was.inMeeting) tellPeople()
        break
      case 'companion':
        if (was.inMeeting && was.there === 'interpreterWaits') {
          was.interpreterKnown = true
          happen({ type: 'role', guid: 'interpreter', role: 'companion' })
        }
        break
      case 'told':
        was.told = one.told
        happen({ type: 'told', told: one.told })
        break
      case 'clockSet':
        was.wallMs += one.byMs
        happen({ type: 'clockStepped', byMs: one.byMs })
        happen({ type: 'timePassed' })
        break
      case 'nothing':
    }
    // Seen by the office: it waits there, and nobody was announced or it is the one who was booked.
    const alone = was.there === 'waits' || (was.there === 'interpreterWaits' && companions === null)
    if (was.inMeeting && alone && !(was.there === 'interpreterWaits' && was.interpreterKnown))
      was.cameAtAll ||= companions === null
    // The clock is looked at four times a second; nothing else happens in between.
    was.pass(STEP_MS)
    happen({ type: 'timePassed' })
    happen({ type: 'timePassed' })
    if (!isOpen(session)) break
    each(session, was)
  }
  return { session, was }
}

describe('a deemed cancellation', () => {
  it('is recorded never outside the rule, and always where the rule allows it', () => {
    let allowed = 0
    let refused = 0
    fc.assert(
      fc.property(
        told,
        fc.constantFrom(null, null, '通訳'),
        fc.array(truth, { minLength: 20, maxLength: 70 }),
        fc.boolean(),
        (first, companions, truths, confirmed) => {
          play(first, companions, truths, (session, was) => {
            const answered = reduce(
              session,
              {
                type: 'answerNoShow',
                contacted: false,
                confirmed,
                wallMs: was.wallMs,
                elapsedMs: 0,
                steadyMs: was.steadyMs,
              },
              rules,
            )
            const may = was.allows(confirmed)
            expect(answered.ok, JSON.stringify({ was, noShow: session.noShow })).toBe(may)
            if (!answered.ok) {
              refused += 1
              return
            }
            allowed += 1
            expect(answered.value.session).toMatchObject({
              ending: { cause: 'deemedCancellation' },
            })
            expect(answered.value.records[0]).toMatchObject({
              type: 'session.noShowAnswered',
              payload: { contacted: false, evidence: { informed: was.told.informed } },
            })
          })
        },
      ),
      { numRuns: Number(process.env['NO_SHOW_RUNS'] ?? 1000) },
    )
    // It would say nothing if one side never came up.
    expect(allowed).toBeGreaterThan(200)
    expect(refused).toBeGreaterThan(2000)
  })

  it('cannot be chosen as an end, and what speaks against the office comes first', () => {
    const nothing = (minutes: number): Truth[] =>
      Array.from({ length: minutes * 2 }, () => ({ type: 'nothing' }))
    const sure: Told = { informed: 'contact', withdrawn: false, readAtMs: null, elsewhere: false }
    const ends = (first: Told, truths: readonly Truth[]): string[] => {
      const { session } = play(first, null, truths, () => undefined)
      if (isRunning(session)) throw new Error('nobody came')
      return possibleEnds(session)
    }
    const inTime = [{ type: 'enters' } as const, ...nothing(25)]
    const tooLate = [...nothing(16), { type: 'enters' } as const, ...nothing(10)]
    for (const all of [ends(sure, inTime), ends(sure, tooLate)])
      expect(all).not.toContain('deemedCancellation')
    expect(ends(sure, inTime)).toContain('contactedNoShow')
    expect(ends(sure, tooLate)[0]).toBe('officeReason')
    expect(ends({ ...sure, informed: null }, inTime)[0]).toBe('officeReason')
    expect(ends({ ...sure, withdrawn: true }, inTime)[0]).toBe('seekerCancelled')
    expect(ends(sure, nothing(30))[0]).toBe('officeReason')
  })
})
