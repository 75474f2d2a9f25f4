/** This PC's way to the office's server: nothing at all where there is none, the right password of two, and who is asked before a booking is taken. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ServerAddress } from '../../electron/office/server/address.ts'
import { createClaims, dayTerm } from '../../electron/office/server/claims.ts'
import { createServerLink, type Driver, type LinkParts } from '../../electron/office/server/link.ts'
import { openPlaceFile, type Place } from '../../electron/office/server/place.ts'
import type { Claimed, OfficeServer } from '../../electron/office/server/port.ts'
import { createSharedMeetings } from '../../electron/office/server/shared-meetings.ts'
import { createVault } from '../../electron/storage/keys/vault.ts'
import { HOUR, SECOND } from '../../shared/clock.ts'
import { instantOf } from '../../shared/time/instant.ts'
import type { ServerStatus } from '../../shared/office/server.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Booking } from '../../shared/schedule/booking.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import { until } from '../support/until.ts'
import { nobodyAsks } from './server-office.ts'
import { newOffice, temporaryFolder } from './storage-helpers.ts'

const OFFICE = '7b0d570a-0000-4000-8000-000000000001'
const address: ServerAddress = {
  ...{ host: 'localhost', port: 1, database: 'soudan', login: 'sd_1' },
  ...{ password: 'the file’s', ca: null },
}
const place: Place = { office: OFFICE, address, nextPassword: null, agreedMs: null }

/** A server with nothing in it that says yes. */
function emptyServer(more: Partial<OfficeServer> = {}): OfficeServer {
  return {
    heads: async () => ok(new Map()),
    hashAt: async () => ok(null),
    nameDevice: async () => ok(),
    push: async ({ events }) =>
      ok({ outcome: 'ok', head: events.at(-1)?.sequence ?? 0, pos: events.length }),
    forgetKeys: async () => ok(0),
    newestPosition: async () => ok(0),
    keyEvents: async () => ok({ events: [], keys: [], wraps: [] }),
    keepKey: async () => ok(true),
    pull: async () => ok({ events: [], keys: [] }),
    ownClaims: async () => ok([]),
    claim: async () => ok({ outcome: 'ok' }),
    release: async () => ok(true),
    endUse: async () => ok(true),
    freeClaim: async () => ok({ outcome: 'free', seenMs: null }),
    findMeeting: async () => ok(null),
    ensureMeeting: async (_, sealed) => ok(sealed),
    takenLicences: async () => ok([]),
    dropMeeting: async () => ok(true),
    leaseHost: async () => ok(true),
    beat: async () => ok(),
    clockAheadMs: 0,
    enrolments: nobodyAsks,
    onNews: () => () => undefined,
    onLost: () => () => undefined,
    close: async () => undefined,
    ...more,
  }
}

/** Waits for what comes of it: a module is loaded on the way. */
const becomes = (
  link: ReturnType<typeof createServerLink>,
  state: ServerStatus['state'],
): Promise<void> => until(`it is ${state}`, () => Promise.resolve(link.status().state === state))

function linkOf(
  connect: Driver['connect'],
  written: Place | null,
): {
  readonly link: ReturnType<typeof createServerLink>
  readonly states: ServerStatus[]
  readonly parts: LinkParts
  loaded: number
  agreed: number
} {
  const { storage } = newOffice()
  const file = openPlaceFile(temporaryFolder(), storage.vault)
  if (written !== null) expect(file.write(written)).toMatchObject({ ok: true })
  const states: ServerStatus[] = []
  const said = { loaded: 0, agreed: 0 }
  const parts: LinkParts = {
    ...{ storage, file, clock: createVirtualClock(0), random: () => 1 },
    driver: async () => {
      said.loaded += 1
      const joining = await import('../../electron/office/server/joining.ts')
      const { checkServer } = await import('../../electron/office/server/checking.ts')
      return { connect, joining, checkServer }
    },
    onStatus: (status) => states.push(status),
    onAgreed: () => {
      said.agreed += 1
    },
    log: () => undefined,
  }
  return Object.assign(said, { link: createServerLink(parts), states, parts })
}

describe('the way to the server', () => {
  it('is none where the office has none: no driver is loaded, nothing is asked, nothing is told', async () => {
    const alone = linkOf(() => Promise.reject(new Error('a connection was opened')), null)
    alone.link.start()
    alone.parts.storage.log.append([
      { type: 'office.restored', scope: 'office', actorId: 'system', payload: {} },
    ])
    alone.link.wake()
    // Whatever would begin has had its turn.
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(alone.link.status()).toEqual({ state: 'none' })
    expect(alone.link.line()).toBeNull()
    expect(alone).toMatchObject({ loaded: 0, states: [] })
    await alone.link.close()
  })

  it('is made with the right one of two passwords where a joining was cut off, and keeps that one', async () => {
    for (const right of ['the file’s', 'the next one'] as const) {
      const tried: string[] = []
      const cut = linkOf(
        async ({ password }) => {
          tried.push(password)
          return password === right ? ok(emptyServer()) : fail('loginRefused')
        },
        { ...place, nextPassword: 'the next one' },
      )
      cut.link.start()
      await becomes(cut.link, 'connected')
      expect(tried[0]).toBe('the next one')
      if (right === 'the next one')
        expect(cut.parts.file.read()).toEqual(
          ok({ ...place, address: { ...address, password: right } }),
        )
      await cut.link.close()
    }
  })

  it('is told once for each thing that it becomes, and is tried again', async () => {
    let answer: Result<OfficeServer, 'unreachable'> = fail('unreachable')
    const one = linkOf(async () => answer, place)
    one.link.start()
    await becomes(one.link, 'away')
    expect(one.link.status()).toMatchObject({ why: 'unreachable', unsent: null })
    answer = ok(emptyServer())
    one.link.wake()
    await becomes(one.link, 'connected')
    expect(one.states.map(({ state }) => state)).toEqual(['connecting', 'away', 'connected'])
    // Once for each line, whatever is carried over it.
    const agreed = until('they agree', () => Promise.resolve(one.agreed > 0))
    one.link.wake()
    await agreed
    expect(one.agreed).toBe(1)
    await one.link.close()
  })

  it('writes once that the server’s clock is another one, however often the line is made anew, and once that it is not any more', async () => {
    let aheadMs = 0
    const one = linkOf(async () => ok(emptyServer({ clockAheadMs: aheadMs })), place)
    const written = (): number[] =>
      [...one.parts.storage.log.reader.byScope('office')].flatMap(({ event }) =>
        event.type === 'office.clockApart'
          ? [z.object({ byMs: z.number() }).parse(event.payload).byMs]
          : [],
      )
    for (const [ahead, expected] of [
      [59 * SECOND, []],
      [-90 * SECOND, [-90 * SECOND]],
      [-95 * SECOND, [-90 * SECOND]],
      [2 * SECOND, [-90 * SECOND, 2 * SECOND]],
    ] as const) {
      aheadMs = ahead
      const { link, agreed } = one
      link.start()
      await until('they agree', () => Promise.resolve(one.agreed > agreed))
      expect(written()).toEqual(expected)
      await link.close()
    }
  })

  it('knows after a restart, to the hour, since when it had no line', async () => {
    const HOURS = 5
    let answer: Result<OfficeServer, 'unreachable'> = ok(emptyServer())
    const first = linkOf(async () => answer, place)
    const clock = createVirtualClock(instantOf('2026-11-20', '09:00'))
    const start = (): ReturnType<typeof createServerLink> => {
      const link = createServerLink({ ...first.parts, clock })
      link.start()
      return link
    }
    const one = start()
    expect(one.awayMs()).toBeNull()
    await becomes(one, 'connected')
    await until('it is written', () =>
      Promise.resolve(JSON.stringify(first.parts.file.read()).includes(`${clock.wallMs()}`)),
    )
    expect(one.awayMs()).toBeNull()
    await one.close()
    answer = fail('unreachable')
    clock.advance(HOURS * HOUR)
    const two = start()
    await becomes(two, 'away')
    expect(two.awayMs()).toBe(HOURS * HOUR)
    // A clock that was ahead then: it was just now.
    clock.stepWall(-2 * HOURS * HOUR)
    expect(two.awayMs()).toBe(0)
    await two.close()
  })

  it('says where its place cannot be read, and leaves the file as it is', async () => {
    const { parts } = linkOf(async () => ok(emptyServer()), place)
    const broken = createServerLink({
      ...parts,
      file: { ...parts.file, read: () => fail('unreadable') },
    })
    broken.start()
    expect(broken.status()).toEqual({ state: 'unreadable' })
    expect(parts.file.read()).toEqual(ok(place))
    await broken.close()
  })
})

describe('before a booking is taken', () => {
  const vault = createVault(new Uint8Array(32).fill(3))
  const wish = {
    ...{ booking: 'b1', record: 'r1', date: '2026-11-24', jobSeekerNumber: '17010-00012345' },
  } as const
  const claimsOver = (
    server: OfficeServer | null,
    clock = createVirtualClock(0),
    find: (id: string) => Booking | null = () => null,
  ): ReturnType<typeof createClaims> => createClaims({ line: () => server, vault, clock, find })

  it.each<[Claimed, Result<string>]>([
    [{ outcome: 'ok' }, ok('confirmed')],
    [{ outcome: 'yours' }, ok('confirmed')],
    [{ outcome: 'onceADay' }, fail('onceADay')],
    [{ outcome: 'claimed', device: 'pc2', atMs: 0 }, fail('takenElsewhere')],
  ])('the server’s %j counts', async (said, answer) => {
    expect(await claimsOver(emptyServer({ claim: async () => ok(said) })).take(wish)).toEqual(
      answer,
    )
  })

  it('nobody waits longer than two seconds, and a server that is away or in trouble stops nobody', async () => {
    expect(await claimsOver(null).take(wish)).toEqual(ok('unconfirmed'))
    const troubled = emptyServer({ claim: async () => fail('serverFailed') })
    expect(await claimsOver(troubled).take(wish)).toEqual(ok('unconfirmed'))
    const clock = createVirtualClock(0)
    const silent = emptyServer({ claim: () => new Promise(() => undefined) })
    const taken = claimsOver(silent, clock).take(wish)
    clock.advance(2 * SECOND)
    expect(await taken).toEqual(ok('unconfirmed'))
  })

  it('the server hears a code of person and day in which neither stands, and no two days are alike', () => {
    const terms = [
      dayTerm(vault, '2026-11-24', '17010-00012345'),
      dayTerm(vault, '2026-11-25', '17010-00012345'),
      dayTerm(vault, '2026-11-24', '17010-00067890'),
    ].map((term) => Buffer.from(term).toString('hex'))
    expect(new Set(terms).size).toBe(3)
    // The same person however the number is written.
    expect(
      Buffer.from(dayTerm(vault, '2026-11-24', '１７０１０－１２３４５')).toString('hex'),
    ).toBe(terms[0])
  })

  it('what is over is told, what runs is not, and what is being taken this moment is left alone', async () => {
    const told: string[] = []
    const server = emptyServer({
      ownClaims: async () =>
        ok([
          { booking: 'runs', record: 'r1' },
          { booking: 'over', record: 'r2' },
          { booking: 'gone', record: 'r3' },
          { booking: 'b1', record: 'r1' },
        ]),
      claim: async () => {
        await claims.tidy()
        return ok({ outcome: 'ok' })
      },
      release: async (booking) => {
        told.push(`release ${booking}`)
        return ok(true)
      },
      endUse: async (booking, counts) => {
        told.push(`end ${booking} ${counts}`)
        return ok(true)
      },
    })
    const bookings: Readonly<Record<string, Partial<Booking>>> = {
      runs: { state: 'inSession', recordId: 'r1' },
      over: { state: 'closed', recordId: 'r2', outcome: 'completed', usedMs: 60_000 },
      gone: { state: 'live', recordId: null },
    }
    const claims = claimsOver(
      server,
      createVirtualClock(0),
      (id) => (bookings[id] as Booking | undefined) ?? null,
    )
    await claims.take(wish)
    expect(told).toEqual(['end over true', 'release gone'])
    // Nothing came of it: it is free again, a moment later.
    told.length = 0
    claims.letGo()
    await until('it is let go', () => Promise.resolve(told.includes('release b1')))
  })
})

describe('one meeting for one booking', () => {
  const vault = createVault(new Uint8Array(32).fill(4))

  it('is what was put there first, sealed on its way, and another only in the place of one that is gone', async () => {
    let lies: Uint8Array | null = null
    const server = emptyServer({
      findMeeting: async () => ok(lies),
      ensureMeeting: async (_, sealed, gone) => {
        if (lies !== null && gone !== null && Buffer.compare(lies, gone) === 0) lies = null
        lies ??= sealed
        return ok(lies)
      },
    })
    const pc = (): ReturnType<typeof createSharedMeetings> =>
      createSharedMeetings({ isOffice: () => true, line: () => server, vault })
    const [one, other] = [pc(), pc()]
    expect(await one.find('b1')).toEqual(ok(null))
    expect(await one.stand('b1', '架空の会議 1', null, null)).toEqual(ok('架空の会議 1'))
    expect(await other.stand('b1', '架空の会議 2', null, null)).toEqual(ok('架空の会議 1'))
    const lying: unknown = lies
    if (!(lying instanceof Uint8Array)) throw new Error('nothing lies there')
    expect(Buffer.from(lying).includes(Buffer.from('架空'))).toBe(false)
    expect(await other.find('b1')).toEqual(ok('架空の会議 1'))
    expect(await other.stand('b1', '架空の会議 3', '架空の会議 1', null)).toEqual(
      ok('架空の会議 3'),
    )
    // Whoever still thinks of the first one takes nothing away.
    expect(await one.stand('b1', '架空の会議 4', '架空の会議 1', null)).toEqual(ok('架空の会議 3'))
  })

  it('is not known while the server is away, and a licence is nobody’s then', async () => {
    const away = createSharedMeetings({ isOffice: () => true, line: () => null, vault })
    expect(await away.find('b1')).toEqual(fail('away'))
    expect(await away.stand('b1', 'x', null, null)).toEqual(fail('away'))
    expect(await away.lease('host@fake.test')).toBe(true)
    const busy = emptyServer({ leaseHost: async () => ok(false) })
    const late = createSharedMeetings({ isOffice: () => true, line: () => busy, vault })
    expect(await late.lease('host@fake.test')).toBe(false)
  })
})
