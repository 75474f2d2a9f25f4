/** The courier between the log and the server: whatever breaks between them, each event arrives once and nothing here waits for it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  BEAT_MS,
  type Courier,
  type CourierParts,
  type CourierState,
  createCourier,
  POLL_MS,
} from '../../electron/office/server/courier.ts'
import type {
  ChainHead,
  OfficeServer,
  Parcel,
  PulledEvent,
  ServerTrouble,
  TravellingEvent,
} from '../../electron/office/server/port.ts'
import type { Outbox } from '../../electron/storage/log/outbox.ts'
import { GENESIS, sameBytes } from '../../electron/storage/log/event-hash.ts'
import { MINUTE, SECOND } from '../../shared/clock.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import { chain, nobodyAsks } from './server-office.ts'

/** The server in a few lines: what it has, and what its line does next. */
class FakeServer {
  readonly events: PulledEvent[] = []
  readonly forgotten: string[] = []
  beats = 0
  readonly lines = new Set<{ lost: () => void; news: () => void }>()
  /** Null: it answers. */
  trouble: ServerTrouble | null = null
  /** The next push is taken in, and the line breaks before its answer. */
  breaksAfterPush = false
  connects = 0

  head(device: string): ChainHead {
    const last = this.events.filter((event) => event.device === device).at(-1)
    return last ?? { sequence: 0, hash: GENESIS }
  }
  news(): void {
    for (const line of this.lines) line.news()
  }
  breakLines(): void {
    for (const line of this.lines) line.lost()
  }

  push({ events }: Parcel): void {
    for (const event of events) {
      const head = this.head(event.device)
      if (event.sequence <= head.sequence) continue
      if (!sameBytes(event.previous, head.hash)) throw new Error('a gap was sent')
      this.events.push({ ...event, pos: this.events.length + 1 })
    }
  }

  connect(): Promise<Result<OfficeServer, ServerTrouble>> {
    this.connects += 1
    if (this.trouble !== null) return Promise.resolve(fail(this.trouble))
    let isBroken = false
    const line = { lost: (): void => undefined, news: (): void => undefined }
    this.lines.add(line)
    const asked = async <T>(answer: () => T): Promise<Result<T, ServerTrouble>> => {
      await Promise.resolve()
      if (this.trouble !== null) isBroken = true
      return isBroken ? fail(this.trouble ?? 'unreachable') : ok(answer())
    }
    const no = (): never => {
      throw new Error('the courier does not ask this')
    }
    return Promise.resolve(
      ok({
        clockAheadMs: 0,
        heads: (devices) =>
          asked(
            () =>
              new Map(
                devices
                  .map((device) => [device, this.head(device)] as const)
                  .filter(([, { sequence }]) => sequence > 0),
              ),
          ),
        nameDevice: () => asked(() => null),
        push: async (parcel) => {
          const done = await asked(() => {
            this.push(parcel)
            const { device } = parcel.events[0] ?? { device: '' }
            return {
              outcome: 'ok' as const,
              head: this.head(device).sequence,
              pos: this.events.length,
            }
          })
          if (!this.breaksAfterPush || !done.ok) return done
          this.breaksAfterPush = false
          isBroken = true
          return fail('unreachable')
        },
        forgetKeys: (scopes) =>
          asked(() => {
            this.forgotten.push(...scopes)
            return scopes.length
          }),
        pull: (after, limit) =>
          asked(() => ({
            events: this.events.filter(({ pos }) => pos > after).slice(0, limit),
            keys: [],
          })),
        ...{
          newestPosition: no,
          keyEvents: no,
          keepKey: no,
          ownClaims: no,
          claim: no,
          release: no,
          endUse: no,
          ensureMeeting: no,
          takenLicences: no,
          leaseHost: no,
          freeClaim: no,
          hashAt: no,
          enrolments: nobodyAsks,
        },
        beat: () =>
          asked(() => {
            this.beats += 1
            return null
          }),
        ...{ findMeeting: no, dropMeeting: no },
        onNews(listener) {
          line.news = listener
          return () => undefined
        },
        onLost: (listener) => {
          line.lost = () => {
            isBroken = true
            listener()
          }
          return () => undefined
        },
        close: () => {
          this.lines.delete(line)
          return Promise.resolve()
        },
      }),
    )
  }
}

/** The log of one PC, in memory. */
class Desk {
  events: TravellingEvent[] = []
  gone: string[] = []
  readonly came: PulledEvent[] = []
  readonly device: string
  constructor(device: string) {
    this.device = device
  }

  write(count: number): void {
    const last = this.events.at(-1) ?? { sequence: 0, hash: GENESIS }
    this.events.push(
      ...chain(
        this.device,
        Array.from({ length: count }, () => 'profile'),
        last,
      ),
    )
  }
  readonly outbox: Outbox = {
    devices: () => [this.device],
    headOf: () => this.events.at(-1)?.sequence ?? 0,
    has: (_, sequence, hash) => {
      const event = this.events[sequence - 1]
      return event !== undefined && sameBytes(event.hash, hash)
    },
    after: (_, sequence, limit) => ({
      events: this.events.slice(sequence, sequence + limit),
      keys: [],
    }),
    opened: () => false,
    destroyed: () => this.gone,
  }
  readonly inbox: CourierParts['inbox'] = {
    position: () => this.came.at(-1)?.pos ?? 0,
    agrees: ({ events: [there] }) => there?.pos === this.came.at(-1)?.pos,
    startOver: () => {
      this.came.length = 0
      return ok()
    },
    receive: ({ events }) => {
      this.came.push(...events)
      return ok()
    },
    learn: () => false,
  }
}

function courierOf(
  server: FakeServer,
  desk: Desk,
  clock = createVirtualClock(0),
): {
  readonly courier: Courier
  readonly states: CourierState[]
  readonly clock: ReturnType<typeof createVirtualClock>
} {
  const states: CourierState[] = []
  const courier = createCourier({
    connect: () => server.connect(),
    outbox: desk.outbox,
    inbox: desk.inbox,
    clock,
    random: () => 1,
    onState: (state) => states.push(state),
  })
  return { courier, states, clock }
}

/** Lets everything that waits for no clock come to its end. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 200; turn += 1) await Promise.resolve()
}
const written = (desk: Desk): string[] =>
  desk.events.map(({ device, sequence }) => `${device} ${sequence}`)
const arrived = (server: FakeServer, device: string): string[] =>
  server.events
    .filter((event) => event.device === device)
    .map(({ sequence }) => `${device} ${sequence}`)

describe('the courier', () => {
  it('sends all that was written before it began, and what is written later at once', async () => {
    const server = new FakeServer()
    const desk = new Desk('a')
    desk.write(1_201)
    const { courier, states } = courierOf(server, desk)
    courier.start()
    await settled()
    expect(arrived(server, 'a')).toEqual(written(desk))
    expect(states.map(({ name }) => name)).toEqual(['connecting', 'working', 'quiet'])
    expect(courier.state()).toMatchObject({ unsent: 0 })
    desk.write(2)
    courier.written(false)
    await settled()
    expect(arrived(server, 'a')).toEqual(written(desk))
  })

  it('brings what others wrote on a hint, and without one at its next look', async () => {
    const server = new FakeServer()
    const [one, other] = [new Desk('a'), new Desk('b')]
    const first = courierOf(server, one)
    const second = courierOf(server, other)
    first.courier.start()
    second.courier.start()
    await settled()
    one.write(1)
    first.courier.written(false)
    await settled()
    server.news()
    await settled()
    expect(other.came.map(({ device }) => device)).toEqual(['a'])
    one.write(1)
    first.courier.written(false)
    await settled()
    expect(other.came).toHaveLength(1)
    second.clock.advance(POLL_MS)
    await settled()
    expect(other.came).toHaveLength(2)
  })

  it('tells the server that it is there once a minute, however much it sends, and anew on each line', async () => {
    const server = new FakeServer()
    const desk = new Desk('a')
    const { courier, clock } = courierOf(server, desk)
    courier.start()
    await settled()
    expect(server.beats).toBe(1)
    for (let sent = 0; sent < 5; sent += 1) {
      desk.write(1)
      courier.written(false)
      await settled()
    }
    expect(server.beats).toBe(1)
    for (let passed = 0; passed < BEAT_MS; passed += POLL_MS) {
      clock.advance(POLL_MS)
      await settled()
    }
    expect(server.beats).toBe(2)
    server.trouble = 'unreachable'
    clock.advance(POLL_MS)
    await settled()
    server.trouble = null
    courier.wake()
    await settled()
    expect(server.beats).toBe(3)
  })

  it('tries again ever more slowly, says since when there is no line, and at once when it is woken', async () => {
    const server = new FakeServer()
    server.trouble = 'unreachable'
    const { courier, clock } = courierOf(server, new Desk('a'))
    courier.start()
    await settled()
    const waits: number[] = []
    for (let last = clock.monotonicMs(); waits.length < 8; last = clock.monotonicMs()) {
      const before = server.connects
      while (server.connects === before) {
        clock.advance(500)
        await settled()
      }
      waits.push(clock.monotonicMs() - last)
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60].map((seconds) => seconds * SECOND))
    expect(courier.state()).toEqual({ name: 'away', why: 'unreachable', sinceMs: 0 })
    server.trouble = null
    courier.wake()
    await settled()
    expect(courier.state().name).toBe('quiet')
  })

  it('sends no event twice whose answer was lost', async () => {
    const server = new FakeServer()
    const desk = new Desk('a')
    desk.write(3)
    server.breaksAfterPush = true
    const { courier, clock } = courierOf(server, desk)
    courier.start()
    await settled()
    expect(courier.state().name).toBe('away')
    clock.advance(MINUTE)
    await settled()
    expect(arrived(server, 'a')).toEqual(written(desk))
  })

  it('says fork, and writes over nothing, where this disk is an older image of itself', async () => {
    const server = new FakeServer()
    const desk = new Desk('a')
    desk.write(5)
    const before = courierOf(server, desk)
    before.courier.start()
    await settled()
    await before.courier.stop()
    desk.events = desk.events.slice(0, 3)
    const behind = courierOf(server, desk)
    behind.courier.start()
    await settled()
    expect(behind.courier.state()).toEqual({ name: 'forked' })
    behind.clock.advance(10 * MINUTE)
    behind.courier.wake()
    await settled()
    expect(arrived(server, 'a')).toHaveLength(5)
  })

  it('destroys there what was destroyed here, also before the line was there', async () => {
    const server = new FakeServer()
    const desk = new Desk('a')
    desk.gone = ['record/1']
    const { courier } = courierOf(server, desk)
    courier.start()
    await settled()
    expect(server.forgotten).toEqual(['record/1'])
    desk.write(1)
    courier.written(false)
    await settled()
    expect(server.forgotten).toHaveLength(1)
    desk.gone = ['record/1', 'record/2']
    courier.written(true)
    await settled()
    expect(server.forgotten.slice(1)).toEqual(['record/1', 'record/2'])
  })

  it('comes to the same in whatever order lines break, servers go and PCs stop', async () => {
    const what = fc.constantFrom(
      'write',
      'write',
      'break',
      'down',
      'up',
      'lostAnswer',
      'restart',
      'wait',
      'news',
      'wake',
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(what, fc.nat(2), fc.integer({ min: 1, max: 40 })), { maxLength: 40 }),
        async (steps) => {
          const server = new FakeServer()
          const clock = createVirtualClock(0)
          const desks = ['a', 'b', 'c'].map((name) => new Desk(name))
          const couriers = desks.map((desk) => courierOf(server, desk, clock).courier)
          for (const courier of couriers) courier.start()
          for (const [step, at, amount] of steps) {
            const [desk, courier] = [desks[at], couriers[at]]
            if (desk === undefined || courier === undefined) throw new Error('no such desk')
            if (step === 'write') {
              desk.write(amount)
              courier.written(false)
            } else if (step === 'break') server.breakLines()
            else if (step === 'down') server.trouble = 'unreachable'
            else if (step === 'up') server.trouble = null
            else if (step === 'lostAnswer') server.breaksAfterPush = true
            else if (step === 'news') server.news()
            else if (step === 'wake') courier.wake()
            else if (step === 'wait') clock.advance(amount * SECOND)
            else {
              await courier.stop()
              couriers[at] = courierOf(server, desk, clock).courier
              couriers[at].start()
            }
            if (amount % 2 === 0) await settled()
          }
          server.trouble = null
          server.breaksAfterPush = false
          for (let minute = 0; minute < 4; minute += 1) {
            await settled()
            clock.advance(MINUTE)
          }
          await settled()
          for (const desk of desks) {
            expect(arrived(server, desk.device)).toEqual(written(desk))
            expect(desk.came.map(({ pos }) => pos)).toEqual(server.events.map(({ pos }) => pos))
          }
          await Promise.all(couriers.map((courier) => courier.stop()))
          expect(server.lines.size).toBe(0)
        },
      ),
      { numRuns: 100 },
    )
  })
})
