/** Random calls with any payload through the real dispatcher. `GATE_RUNS` says how many sequences (10,000 for the long run). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDispatcher } from '../../electron/ipc.ts'
import { type ChannelName, contract } from '../../shared/contract.ts'
import type { Presence } from '../../shared/people/account.ts'
import {
  counselor,
  credentials,
  type Desk,
  desk,
  NUMBER,
  otherCounselor,
  supervisor,
  untilBooked,
  standingChecks,
} from './session-helpers.ts'

const own = (Object.keys(contract) as ChannelName[]).filter(
  (name) => name.startsWith('session.') || name.startsWith('precall.'),
)
const supervisorOnly = (Object.keys(contract) as ChannelName[]).filter((name) => {
  const { access } = contract[name]
  return access !== 'anyone' && !(access as readonly string[]).includes('counselor')
})

const presences: Record<string, Presence | null> = {
  counselor: { account: counselor, locked: false },
  other: { account: otherCounselor, locked: false },
  supervisor: { account: supervisor, locked: false },
  locked: { account: counselor, locked: true },
  it: { account: { ...counselor, id: 'i1', role: 'it' }, locked: false },
  nobody: null,
}

/** Values that a channel may find in its payload: mostly sensible, now and then anything. */
const field: Record<string, fc.Arbitrary<unknown>> = {
  recordId: fc.constantFrom('r1', 'r1', 'r1', 'r1', 'r2', ''),
  bookingId: fc.constantFrom('b1', 'b1', 'b9'),
  itemId: fc.constantFrom('ownRoom', 'seekerAlone', 'seekerNetwork', 'constructor', '__proto__'),
  ticked: fc.constantFrom(true, true, true, false),
  typed: fc.constantFrom(NUMBER, NUMBER, '17010-1', 'x', '１７０１０００００１２３４５'),
  kind: fc.constantFrom('ministry', 'office', 'zoom', 'toString'),
  seen: fc.constantFrom('asAnnounced', 'asAnnounced', 'unannounced'),
  credentials: fc.constantFrom(
    credentials,
    credentials,
    { ...credentials, passphrase: 'wrong' },
    { ...credentials, loginName: 'soudan' },
  ),
  test: fc.constant({ camera: 'none', microphone: 'none', speaker: 'heard', line: 'none' }),
  reason: fc.constantFrom('x', ''),
  checkedInstead: fc.constantFrom('x', ''),
  why: fc.constantFrom('x', ''),
  text: fc.constant('x'),
  note: fc.constant('x'),
  followUp: fc.constant(''),
  minutes: fc.constantFrom(1, 5, 30, -1, 1.5),
  contacted: fc.boolean(),
  act: fc.constantFrom('M14-11', 'M20-1', 'M99'),
  cause: fc.constantFrom('counselorEnded', 'seekerLeft', 'identityNotConfirmed', 'cap'),
  outcome: fc.constantFrom('completed', 'capReached', 'deemedCancellation'),
}
const payload = fc.oneof(
  { weight: 12, arbitrary: fc.record(field) },
  { weight: 1, arbitrary: fc.anything({ maxDepth: 2 }) },
)
const who = fc.constantFrom(
  'counselor',
  'counselor',
  'counselor',
  'counselor',
  'supervisor',
  'other',
  'locked',
  'it',
  'nobody',
)
// Ends would cut almost every sequence short; they come with their own small share.
const gentle = own.filter(
  (name) =>
    ![
      'session.end',
      'session.giveBack',
      'session.prohibited',
      'session.close',
      'session.answerNoShow',
    ].includes(name),
)
const call = fc.tuple(
  fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(...gentle) },
    { weight: 1, arbitrary: fc.constantFrom(...own) },
  ),
  who,
  payload,
)
const happening = fc.constantFrom(
  'joined',
  'joined',
  'otherJoined',
  'otherJoined',
  'otherLeft',
  'waiting',
  'minute',
)
const r1 = { recordId: 'r1' }
/** What a counselor would do, so that the other side of the gate is reached at all. */
const sensible: [ChannelName, string, unknown][] = [
  ['precall.heard', 'counselor', r1],
  ['precall.tryNumber', 'counselor', { ...r1, typed: NUMBER }],
  ['precall.confirmName', 'counselor', r1],
  ...['seekerAlone', 'seekerNetwork', 'ownRoom'].map((itemId): [ChannelName, string, unknown] => [
    'precall.tick',
    'counselor',
    { ...r1, itemId, ticked: true },
  ]),
  ...['ministry', 'office'].map((kind): [ChannelName, string, unknown] => [
    'precall.consent',
    'counselor',
    { ...r1, kind },
  ]),
  ['precall.companions', 'counselor', { ...r1, seen: 'asAnnounced' }],
  ['session.begin', 'counselor', r1],
  ['session.resume', 'counselor', r1],
  ['session.enter', 'counselor', r1],
]
const opening: (string | [ChannelName, string, unknown])[] = [
  [
    'precall.devicesTested',
    'counselor',
    { ...r1, test: { camera: 'none', microphone: 'none', speaker: 'heard', line: 'none' } },
  ],
  ['precall.tick', 'counselor', { ...r1, itemId: 'ownRoom', ticked: true }],
  ['session.enter', 'counselor', r1],
  'joined',
  'otherJoined',
]
const random = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: call },
    { weight: 3, arbitrary: fc.constantFrom(...sensible) },
    { weight: 1, arbitrary: happening },
  ),
  { minLength: 40, maxLength: 160 },
)

const script = fc.oneof(
  random,
  random.map((steps) => [...opening, ...steps]),
)

type Step = string | [ChannelName, string, unknown]

async function play(d: Desk, steps: readonly Step[]): Promise<{ bugs: string[] }> {
  const bugs: string[] = []
  let presence: Presence | null = null
  const dispatch = createDispatcher({
    handlers: () => ({ ...d.session, ...d.precall }),
    presence: () => presence,
    onBug: (name, error) => bugs.push(`${name}: ${String(error)}`),
  })
  presence = presences['counselor'] ?? null
  await dispatch('session.prepare', { bookingId: 'b1' })
  for (const step of steps) {
    if (step === 'minute') d.clock.advance(15_000)
    else if (step === 'joined') d.meeting.emit({ type: step })
    else if (step === 'otherJoined') d.meeting.connected()
    else if (step === 'otherLeft') d.meeting.left()
    else if (step === 'waiting') d.meeting.knock()
    else if (typeof step === 'string') throw new Error(step)
    else {
      presence = presences[step[1]] ?? null
      await dispatch(step[0], step[2])
    }
  }
  return { bugs }
}

describe('the dispatcher in front of the session', () => {
  it(
    'lets no sequence of calls with any payload into consulting without the gate, and none makes a bug',
    { timeout: 900_000 },
    async () => {
      let through = 0
      await fc.assert(
        fc.asyncProperty(script, async (steps) => {
          const d = desk()
          untilBooked(d)
          const { bugs } = await play(d, steps)
          expect(bugs).toEqual([])
          const begun = d.types().indexOf('session.consultingBegan')
          if (begun < 0) return
          through += 1
          const before = d.store.events.slice(
            0,
            d.store.events.findIndex(({ type }) => type === 'session.consultingBegan'),
          )
          const types = before.map((event) => event.type)
          expect(types).toEqual(
            expect.arrayContaining([
              'precall.devicesTested',
              'precall.heard',
              'precall.nameConfirmed',
              'precall.companionsSeen',
              'session.clockStarted',
            ]),
          )
          expect(
            before.some(
              (event) =>
                event.type === 'precall.identityExcepted' ||
                (event.type === 'precall.identityTried' && event.payload.matched),
            ),
          ).toBe(true)
          for (const itemId of ['ownRoom', 'seekerAlone', 'seekerNetwork'])
            expect(
              before.findLast(
                (event) => event.type === 'precall.itemTicked' && event.payload.itemId === itemId,
              )?.payload,
            ).toMatchObject({ ticked: true })
          expect(
            before.findLast((event) => event.type === 'precall.companionsSeen')?.payload,
          ).toEqual({ seen: 'asAnnounced' })
          expect(standingChecks(before)).toEqual(new Set(['heard', 'name', 'ministry', 'office']))
          for (const event of before) expect(['c1', 's1', 'system']).toContain(event.actorId)
        }),
        { numRuns: Number(process.env['GATE_RUNS'] ?? 500) },
      )
      expect(through).toBeGreaterThan(3)
    },
  )

  it('keeps every supervisor’s call from a counselor, whatever the payload', async () => {
    expect(supervisorOnly.length).toBeGreaterThan(5)
    const reached: string[] = []
    const handlers = Object.fromEntries(
      supervisorOnly.map((name) => [name, () => reached.push(name)]),
    )
    for (const presence of ['counselor', 'it', 'locked', 'nobody']) {
      const dispatch = createDispatcher({
        handlers: () => handlers,
        presence: () => presences[presence] ?? null,
        onBug: () => undefined,
      })
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...supervisorOnly),
          fc.anything({ maxDepth: 2 }),
          async (name, given) => {
            if (presence === 'it' && (contract[name].access as readonly string[]).includes('it'))
              return
            expect(['notAllowed', 'locked', 'notSignedIn']).toContain(
              ((await dispatch(name, given)) as { reason?: string }).reason,
            )
          },
        ),
        { numRuns: 300 },
      )
    }
    expect(reached).toEqual([])
  })
})

describe('a room that fails', () => {
  const ask = async (leftMeanwhile: boolean) => {
    const bugs: string[] = []
    let open = true
    const dispatch = createDispatcher({
      presence: () => null,
      onBug: (name) => bugs.push(name),
      handlers: () =>
        open
          ? {
              'people.signInNames': () => {
                open = !leftMeanwhile
                throw new Error('架空の不具合')
              },
            }
          : {},
    })
    return { answer: await dispatch('people.signInNames', {}), bugs }
  }

  it('has a bug, which is told', async () => {
    const { answer, bugs } = await ask(false)
    expect(answer).toMatchObject({ ok: false, reason: 'internal' })
    expect(bugs).toEqual(['people.signInNames'])
  })

  it('has none when its office was left while it was asked', async () => {
    const { answer, bugs } = await ask(true)
    expect(answer).toMatchObject({ ok: false, reason: 'officeNotOpen' })
    expect(bugs).toEqual([])
  })
})
