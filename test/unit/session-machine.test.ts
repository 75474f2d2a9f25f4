/** The state machine of a session: its diagram against the reducer, the gate, and any order of events. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MINUTE } from '../../shared/clock.ts'
import type { MeetingEvent } from '../../shared/meeting/provider.ts'
import { outstanding } from '../../shared/session/outstanding.ts'
import { possibleEnds, possibleOutcomes } from '../../shared/session/ends.ts'
import { type Happening, reduce, type Transition } from '../../shared/session/machine.ts'
import type { Person } from '../../shared/meeting/people.ts'
import { RoleSchema } from '../../shared/log/who-was-there.ts'
import { EndCauseSchema, OutcomeSchema } from '../../shared/log/outcome.ts'
import { type SessionRules, sessionRules } from '../../shared/session/rules.ts'
import {
  isOpen,
  isRunning,
  LiveSchema,
  newSession,
  type Session,
} from '../../shared/session/state.ts'
import { drawnEdges, walkedEdges } from '../support/diagram.ts'
import { booking, profile, TODAY, seekerWaits } from './session-helpers.ts'

const rules = sessionRules(profile({ extension: { allowed: true, maxMinutes: 5 } }), TODAY)
const start = (over: Parameters<typeof booking>[0] = {}): Session =>
  newSession(booking(over), rules, {
    recordId: 'r',
    counselorId: 'c',
    earlierNoShows: 0,
    changedTerms: [],
    told: { informed: 'contact', withdrawn: false, readAtMs: null, elsewhere: false },
    meetingPossible: true,
  })
const goodDevices = { camera: 'none', microphone: 'none', speaker: 'heard', line: 'none' } as const

const interpreter: Person = { ...seekerWaits, guid: 'other', name: '架空 通訳', place: 'in' }

const meetingEvents: MeetingEvent[] = [
  { type: 'joined' },
  { type: 'people', people: [seekerWaits] },
  { type: 'people', people: [{ ...seekerWaits, place: 'in' }] },
  { type: 'people', people: [{ ...seekerWaits, place: 'in' }, interpreter] },
  { type: 'people', people: [] },
  { type: 'hostChanged', host: false },
  { type: 'held', held: true },
  { type: 'held', held: false },
  { type: 'waiting' },
  { type: 'otherJoined' },
  { type: 'otherLeft' },
  { type: 'recordingChanged', recording: true },
  { type: 'connectionLost' },
  { type: 'reconnected' },
  { type: 'ended', by: 'crash' },
  { type: 'ended', by: 'us' },
  { type: 'failed', reason: 'unreachable' },
]
const facts: Extract<Happening, { type: 'fact' }>['fact'][] = [
  { type: 'devicesTested', test: goodDevices },
  ...['ownRoom', 'seekerAlone', 'seekerNetwork', 'made-up'].flatMap((itemId) =>
    [true, false].map((ticked) => ({ type: 'itemTicked' as const, itemId, ticked })),
  ),
  { type: 'heard' },
  { type: 'identityTried', matched: true },
  { type: 'identityTried', matched: false },
  { type: 'nameConfirmed' },
  { type: 'identityExcepted', supervisorId: 's', reason: 'r', checkedInstead: 'c' },
  { type: 'consented', kind: 'ministry', effectiveFrom: '2025-01-06' },
  { type: 'consented', kind: 'office', effectiveFrom: '2025-03-25' },
  { type: 'consented', kind: 'office', effectiveFrom: '2020-01-01' },
  { type: 'companionsSeen', seen: 'asAnnounced' },
  { type: 'companionsSeen', seen: 'unannounced' },
]
/** Everything that can happen to a machine. */
const happenings: Happening[] = [
  { type: 'enter' },
  { type: 'begin' },
  { type: 'exceptTime', supervisorId: 's', reason: 'r' },
  { type: 'pause' },
  { type: 'explainPause', why: 'x' },
  ...RoleSchema.options.flatMap((role) =>
    ['seeker', 'other'].map((guid) => ({ type: 'role' as const, guid, role })),
  ),
  { type: 'told', told: { informed: null, withdrawn: true, readAtMs: 1, elsewhere: false } },
  { type: 'giveBack' },
  { type: 'givenBack' },
  { type: 'takeBackProhibited' },
  { type: 'mistaken' },
  { type: 'resume' },
  { type: 'timePassed' },
  { type: 'recovered' },
  { type: 'extend', supervisorId: 's', minutes: 3, reason: 'x' },
  { type: 'answerNoShow', contacted: true, confirmed: false },
  { type: 'answerNoShow', contacted: false, confirmed: true },
  { type: 'prohibited', act: 'M14-11' },
  {
    type: 'posting',
    act: { was: null, now: { number: '17010-12345678', done: 'shown' } },
  },
  { type: 'ladderDone', viewGone: true },
  { type: 'ladderStep', step: { step: 'destroyView', atMs: 1, result: 'confirmed' } },
  ...meetingEvents.map((event) => ({
    type: 'meeting' as const,
    event,
    provider: 'practice' as const,
  })),
  ...facts.map((fact) => ({ type: 'fact' as const, fact })),
  ...EndCauseSchema.options.map((cause) => ({ type: 'end' as const, cause })),
  ...OutcomeSchema.options.map((outcome) => ({
    type: 'close' as const,
    outcome,
    note: 'n',
    followUp: '',
  })),
]
const nameOf = (happening: Happening): string =>
  happening.type === 'meeting' ? happening.event.type : happening.type

/** From `at`, each happening in turn; what is refused changes nothing. `minutes` pass between one and the next. */
function run(
  script: readonly Happening[],
  minutes = 0,
  from: Session = start(),
  under: SessionRules = rules,
): {
  session: Session
  transitions: { before: Session; happening: Happening; after: Transition }[]
} {
  let session = from
  let wallMs = session.bookedAtMs
  let startedMs: number | null = null
  const transitions = []
  for (const happening of script) {
    wallMs += minutes * MINUTE
    const reduced = reduce(
      session,
      {
        ...happening,
        wallMs,
        elapsedMs: startedMs === null ? 0 : wallMs - startedMs,
        steadyMs: wallMs,
      },
      under,
    )
    if (!reduced.ok) continue
    transitions.push({ before: session, happening, after: reduced.value })
    session = reduced.value.session
    if (startedMs === null && isRunning(session)) startedMs = wallMs
  }
  return { session, transitions }
}

const toLobby: Happening[] = [
  { type: 'fact', fact: { type: 'devicesTested', test: goodDevices } },
  { type: 'fact', fact: { type: 'itemTicked', itemId: 'ownRoom', ticked: true } },
  { type: 'enter' },
  { type: 'meeting', event: { type: 'joined' }, provider: 'practice' },
]
const toVerifying: Happening[] = [
  ...toLobby,
  {
    type: 'meeting',
    event: { type: 'people', people: [{ ...seekerWaits, place: 'in' }] },
    provider: 'practice',
  },
  { type: 'meeting', event: { type: 'otherJoined' }, provider: 'practice' },
]
const throughGate: Happening[] = [
  ...toVerifying,
  ...facts
    .filter(
      (fact) =>
        !(fact.type === 'itemTicked' && !fact.ticked) &&
        !(fact.type === 'identityTried' && !fact.matched) &&
        !(fact.type === 'companionsSeen' && fact.seen === 'unannounced'),
    )
    .map((fact) => ({ type: 'fact' as const, fact })),
]

describe('the diagram in machine.ts', () => {
  const source = readFileSync(new URL('../../shared/session/machine.ts', import.meta.url), 'utf8')
  const useful = new Set(throughGate.map((happening) => JSON.stringify(happening)))
  const walked = walkedEdges<Session, { happening: Happening; late: number }>({
    start: start(),
    // At times before and after each threshold.
    events: happenings
      .filter((happening) => happening.type !== 'fact' || useful.has(JSON.stringify(happening)))
      .flatMap((happening) => [0, 40 * MINUTE].map((late) => ({ happening, late }))),
    step(session, { happening, late }) {
      const wallMs = session.bookedAtMs + late
      const at = { wallMs, elapsedMs: late, steadyMs: wallMs }
      const reduced = reduce(session, { ...happening, ...at }, rules)
      return reduced.ok ? reduced.value.session : null
    },
    nameOf: (session) => session.state,
    eventOf: ({ happening }) => nameOf(happening),
    keyOf: (session) =>
      JSON.stringify([
        session.state,
        session.meeting.counselor,
        session.meeting.seeker,
        session.meeting.others,
        session.meeting.people.length,
        session.who.seeker.length,
        session.pendingAct !== null,
        session.look.sinceMs !== null,
        session.noShow,
        session.seekerCame,
        session.gate.devices !== null,
        session.gate.ticked.length,
        session.gate.identity.numberMatched,
        session.gate.identity.nameConfirmed,
        session.gate.consents.length,
        session.gate.companions.seen,
        session.pause?.cause,
        session.prohibited?.mistaken,
        session.gate.heard,
        session.state === 'closing' && session.ending.cause === 'givenBack',
        session.state === 'closing' && session.ending.done,
      ]),
  })

  it('names exactly the edges that the reducer has', () => {
    expect(walked.edges).toEqual(drawnEdges(source))
  })
  it('has the chain of all states in its picture', () => {
    const chain = 'preparing -> lobby -> verifying -> consulting -> closing -> closed'
    expect(source).toContain(chain)
    expect(walked.states).toEqual(chain.split(' -> ').sort())
  })
})

describe('the gate', () => {
  const anything = fc.array(fc.constantFrom(...happenings), { maxLength: 120 })
  /** Mostly the right steps, so that the other side of the gate is reached at all, with anything in between. */
  const nearly = fc
    .tuple(fc.shuffledSubarray(throughGate, { minLength: 5 }), anything, fc.boolean())
    .map(([steps, noise, begin]): Happening[] => [
      ...toVerifying,
      ...noise.slice(0, 6),
      ...toVerifying,
      ...steps,
      ...(begin ? [{ type: 'begin' as const }] : []),
      ...noise,
    ])

  it('lets nobody into consulting while anything of it is not recorded', () => {
    let through = 0
    fc.assert(
      fc.property(fc.oneof(anything, nearly), (script) => {
        for (const { before, happening, after } of run(script).transitions) {
          if (after.session.state !== 'consulting' || before.state === 'consulting') continue
          through += 1
          expect(happening.type).toBe('begin')
          expect(isOpen(before) && outstanding(before, rules)).toEqual([])
          const { gate } = before
          expect(gate.identity.numberMatched || gate.identity.exception !== null).toBe(true)
          expect(gate.identity.nameConfirmed).toBe(true)
          expect(gate.devices).not.toBeNull()
          expect(gate.ticked).toEqual(
            expect.arrayContaining(['ownRoom', 'seekerAlone', 'seekerNetwork']),
          )
          expect(gate.consents).toEqual(expect.arrayContaining([...rules.terms]))
          expect(gate.companions.seen).toBe('asAnnounced')
          expect(before.pause).toBeNull()
          expect(before.meeting).toMatchObject({ counselor: 'in', seeker: 'in' })
        }
      }),
      { numRuns: 3000 },
    )
    // The property would say nothing if no script ever got through.
    expect(through).toBeGreaterThan(20)
  })
  it('is kept by what is recorded: every fact it rests on is an event', () => {
    const { transitions, session } = run([...throughGate, { type: 'begin' }])
    expect(session.state).toBe('consulting')
    const types = transitions.flatMap(({ after }) => after.records.map((record) => record.type))
    expect(types).toEqual(
      expect.arrayContaining([
        'precall.devicesTested',
        'precall.itemTicked',
        'precall.identityTried',
        'precall.nameConfirmed',
        'precall.consented',
        'precall.companionsSeen',
        'session.consultingBegan',
      ]),
    )
  })
  it('closes for each single thing that is missing', () => {
    const needed = throughGate.filter(
      (step) =>
        !(
          step.type === 'fact' &&
          (step.fact.type === 'identityExcepted' ||
            ('itemId' in step.fact && step.fact.itemId === 'made-up') ||
            ('kind' in step.fact && step.fact.effectiveFrom === '2020-01-01'))
        ),
    )
    expect(run([...needed, { type: 'begin' }]).session.state).toBe('consulting')
    for (const missing of needed) {
      const without = needed.filter((step) => JSON.stringify(step) !== JSON.stringify(missing))
      expect(run([...without, { type: 'begin' }]).session.state, JSON.stringify(missing)).not.toBe(
        'consulting',
      )
    }
  })
  it('does not open with the residence registration missing (M20-4), even if such a session came to be', () => {
    const { session } = run([...throughGate, { type: 'begin' }], 0, start({ residence: 'no' }))
    expect(session.state).toBe('verifying')
  })
  it('takes three attempts and then only a supervisor’s exception', () => {
    const wrong: Happening = { type: 'fact', fact: { type: 'identityTried', matched: false } }
    const right: Happening = { type: 'fact', fact: { type: 'identityTried', matched: true } }
    const { session } = run([...toVerifying, wrong, wrong, wrong, right])
    expect(session.gate.identity).toMatchObject({ attempts: 3, numberMatched: false })
    const excepted = run(
      [
        {
          type: 'fact',
          fact: { type: 'identityExcepted', supervisorId: 's', reason: 'r', checkedInstead: 'c' },
        },
        { type: 'fact', fact: { type: 'nameConfirmed' } },
      ],
      0,
      session,
    )
    expect(excepted.session.gate.identity).toMatchObject({
      nameConfirmed: true,
      exception: { supervisorId: 's' },
    })
  })
  it('has no identity attempt for a person without a number (M3 category 3)', () => {
    const { session } = run(
      [...toVerifying, { type: 'fact', fact: { type: 'identityTried', matched: true } }],
      0,
      start({ jobSeekerNumber: null, category: 3 }),
    )
    expect(session.gate.identity).toMatchObject({ attempts: 0, numberMatched: false })
  })
})

describe('whatever happens in whatever order', () => {
  it('the clock is never stopped, shortened or set back, the state stays readable, and closed is for ever', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...happenings, ...throughGate), { maxLength: 150 }),
        fc.integer({ min: 0, max: 4 }),
        (script, minutes) => {
          for (const { before, happening, after } of run([...toVerifying, ...script], minutes)
            .transitions) {
            const now = after.session
            expect(
              LiveSchema.parse(JSON.parse(JSON.stringify({ session: now, rules }))).session,
            ).toEqual(now)
            expect(before.state).not.toBe('closed')
            if (before.clock !== null) {
              expect(now.clock).not.toBeNull()
              // Only while it is verified, and only by the word that somebody else is the job seeker.
              const another = happening.type === 'role' && before.state === 'verifying'
              if (!another) expect(now.clock?.startedAtMs).toBe(before.clock.startedAtMs)
              expect(now.clock?.capMs).toBeGreaterThanOrEqual(before.clock.capMs)
              expect(now.clock?.capMs).toBeLessThanOrEqual(rules.capMs + 5 * MINUTE)
            }
            if (!isOpen(before)) expect(isOpen(now)).toBe(false)
          }
        },
      ),
      { numRuns: 500 },
    )
  })
  it('no session is open after the cap once time is looked at', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(...happenings.filter((h) => h.type !== 'extend'), ...throughGate),
          { maxLength: 60 },
        ),
        (script) => {
          const { session } = run([...toVerifying, ...script])
          const looked = reduce(
            session,
            { type: 'timePassed', wallMs: session.bookedAtMs, elapsedMs: rules.capMs, steadyMs: 0 },
            rules,
          )
          if (looked.ok) expect(isRunning(looked.value.session)).toBe(false)
        },
      ),
    )
  })
})

describe('ends and outcomes', () => {
  it('a state allows only its own ends', () => {
    const lobby = run(toLobby).session
    const verifying = run(toVerifying).session
    const consulting = run([...throughGate, { type: 'begin' }]).session
    expect(possibleEnds(lobby)).toEqual(['seekerCancelled', 'officeReason', 'systemFailure'])
    expect(possibleEnds(verifying)).toContain('identityNotConfirmed')
    expect(possibleEnds(verifying)).not.toContain('counselorEnded')
    expect(possibleEnds(consulting)).toEqual([
      'counselorEnded',
      'seekerLeft',
      'officeReason',
      'systemFailure',
    ])
    for (const session of [lobby, verifying, consulting]) {
      for (const cause of EndCauseSchema.options) {
        const ended = reduce(
          session,
          { type: 'end', cause, wallMs: 0, elapsedMs: 0, steadyMs: 0 },
          rules,
        )
        expect(ended.ok).toBe(possibleEnds(session).includes(cause))
      }
    }
  })
  it('"the cap" is an outcome only after the cap, and a deemed cancellation only after the question', () => {
    for (const cause of possibleEnds(run([...throughGate, { type: 'begin' }]).session)) {
      const closing = run([...throughGate, { type: 'begin' }, { type: 'end', cause }]).session
      expect(possibleOutcomes(closing)).not.toContain('capReached')
      expect(possibleOutcomes(closing)).not.toContain('deemedCancellation')
      expect(possibleOutcomes(closing)[0]).toBe(cause === 'counselorEnded' ? 'completed' : cause)
    }
    const capped = run(
      [
        ...throughGate,
        { type: 'begin' },
        ...Array.from({ length: 31 }, (): Happening => ({ type: 'timePassed' })),
      ],
      1,
    ).session
    expect(possibleOutcomes(capped)[0]).toBe('capReached')
    const verifyingOnly = run(
      [...toVerifying, ...Array.from({ length: 31 }, (): Happening => ({ type: 'timePassed' }))],
      1,
    ).session
    expect(possibleOutcomes(verifyingOnly)).not.toContain('completed')
  })
  it('outcomes are offered in closing only', () => {
    for (const session of [start(), run(toLobby).session, run(toVerifying).session])
      expect(possibleOutcomes(session)).toEqual([])
  })
})

describe('the use clock', () => {
  it('skips warnings that are longer than the cap', () => {
    const short = { ...rules, capMs: 3 * MINUTE, warningMinutes: [10, 5, 1] }
    const { transitions } = run(
      [...toVerifying, { type: 'timePassed' }, { type: 'timePassed' }, { type: 'timePassed' }],
      1,
      start(),
      short,
    )
    expect(
      transitions
        .flatMap(({ after }) => after.records)
        .filter((record) => record.type === 'session.warned')
        .map((record) => record.payload),
    ).toEqual([{ minutesLeft: 1 }])
  })
  it('gives up the use of a sleep at the cap but keeps the raw time in the event', () => {
    const { session } = run(toVerifying)
    const slept = reduce(
      session,
      { type: 'timePassed', wallMs: 0, elapsedMs: 5 * 60 * MINUTE, steadyMs: 0 },
      rules,
    )
    expect(slept).toMatchObject({
      ok: true,
      value: {
        session: { ending: { cause: 'cap', usedMs: 30 * MINUTE } },
        records: [{ payload: { elapsedMs: 300 * MINUTE } }],
      },
    })
  })
})
