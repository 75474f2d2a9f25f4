/** The log on a real server: every event once, in one order, by its own PC only, whatever is sent twice, torn off or killed. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ServerAddress } from '../../electron/office/server/address.ts'
import type { OfficeServer, PulledEvent } from '../../electron/office/server/port.ts'
import { connectPostgres } from '../../electron/office/server/postgres.ts'
import { steps } from '../../electron/office/server/schema/index.ts'
import { systemClock } from '../../shared/clock.ts'
import { startPostgres, type TestServer } from '../support/postgres.ts'
import { until } from '../support/until.ts'
import {
  chain,
  firstBad,
  memberOf,
  officeOn,
  parcelOf,
  sealed,
  type TestOffice,
} from './server-office.ts'
import { value } from './storage-helpers.ts'

let server: TestServer
beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server.close())

const connected = async (address: ServerAddress, { office }: TestOffice): Promise<OfficeServer> =>
  value(await connectPostgres(address, { office, proves: () => true }, systemClock))

/** One PC of a new office. */
async function onePc(
  device = 'device-1',
): Promise<{ home: TestOffice; pc: OfficeServer; address: ServerAddress }> {
  const home = await officeOn(server)
  const address = await memberOf(server, home, 'device', device)
  return { home, address, pc: await connected(address, home) }
}

async function everything(pc: OfficeServer): Promise<PulledEvent[]> {
  const all: PulledEvent[] = []
  for (;;) {
    const { events } = value(await pc.pull(all.at(-1)?.pos ?? 0, 7))
    if (events.length === 0) return all
    all.push(...events)
  }
}
const places = (events: readonly PulledEvent[]): string[] =>
  events.map(({ pos, device, sequence }) => `${pos} ${device} ${sequence}`)

describe('what is pushed', () => {
  it('is there once and in order, with its keys, however often and in whatever pieces it is sent', async () => {
    const { pc } = await onePc()
    const events = chain('device-1', [
      'profile',
      'booking/1',
      'record/1',
      'booking/1',
      'record/1',
      'record/1',
    ])
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(5), fc.nat(6)), { maxLength: 12 }),
        async (pieces) => {
          let head = value(await pc.heads(['device-1'])).get('device-1')?.sequence ?? 0
          for (const [from, count] of pieces) {
            const sent = events.slice(from, from + count)
            if (sent.length === 0) continue
            const pushed = value(await pc.push(parcelOf(sent)))
            const isGap = from > head
            if (!isGap) head = Math.max(head, from + sent.length)
            expect(pushed).toMatchObject({ outcome: isGap ? 'gap' : 'ok', head })
          }
        },
      ),
      { numRuns: 30 },
    )
    value(await pc.push(parcelOf(events)))
    const all = await everything(pc)
    expect(places(all)).toEqual(events.map((_, at) => `${at + 1} device-1 ${at + 1}`))
    expect(all.map(({ pos: _, ...event }) => event)).toEqual(
      events.map((event) => ({
        ...event,
        payload: Buffer.from(event.payload),
        previous: Buffer.from(event.previous),
        hash: Buffer.from(event.hash),
      })),
    )
    expect(firstBad(all)).toBeNull()
    const { keys } = value(await pc.pull(0, 500))
    expect(keys.map(({ scope, wrapped }) => [scope, wrapped]).sort()).toEqual(
      ['booking/1', 'profile', 'record/1'].map((scope) => [
        scope,
        Buffer.from(sealed(`key ${scope}`)),
      ]),
    )
  })

  it('is refused as a fork where the PC says something else than before, or goes on from something else', async () => {
    const { pc } = await onePc()
    const events = chain('device-1', ['profile', 'profile', 'profile'])
    value(await pc.push(parcelOf(events)))
    const [first] = events
    if (first === undefined) throw new Error('no event')
    const other = chain('device-1', ['profile', 'settings'], first).map((event) => ({ ...event }))
    expect(await pc.push(parcelOf(other))).toMatchObject({ ok: false, reason: 'fork' })
    const elsewhere = chain('device-1', ['profile'], { sequence: 3, hash: sealed('another', 32) })
    expect(await pc.push(parcelOf(elsewhere))).toMatchObject({ ok: false, reason: 'fork' })
    expect(await everything(pc)).toHaveLength(3)
  })

  it('is taken as a whole or not at all: with one event that cannot be taken nothing is', async () => {
    const { pc } = await onePc()
    const events = chain('device-1', ['profile', 'record/x', 'profile']).map((event) => ({
      ...event,
      type: 'session.warned',
    }))
    expect(await pc.push(parcelOf(events))).toMatchObject({ ok: false, details: { code: '22023' } })
    expect(await everything(pc)).toEqual([])
    expect(value(await pc.pull(0, 10)).keys).toEqual([])
    expect(value(await pc.heads(['device-1'])).size).toBe(0)
  })

  it('is its own only: nothing under another PC’s name, no record that nobody opened', async () => {
    const { home, pc } = await onePc()
    await memberOf(server, home, 'device', 'device-2')
    expect(await pc.push(parcelOf(chain('device-2', ['profile'])))).toMatchObject({
      reason: 'notAllowed',
    })
    expect(await pc.nameDevice('device-2')).toMatchObject({ reason: 'taken' })
    const unopened = chain('device-1', ['record/x']).map((event) => ({
      ...event,
      type: 'session.warned',
    }))
    expect(await pc.push(parcelOf(unopened, []))).toMatchObject({ details: { code: '22023' } })
    expect(await everything(pc)).toEqual([])
  })

  it('has a place behind everything that was there when it came, with many PCs at a time', async () => {
    const home = await officeOn(server)
    const pcs = await Promise.all(
      Array.from({ length: 8 }, async (_, at) => {
        const device = `device-${at}`
        return { device, pc: await connected(await memberOf(server, home, 'device', device), home) }
      }),
    )
    const [reader] = pcs
    const seen: PulledEvent[] = []
    const read = (async () => {
      while (reader !== undefined && seen.length < 8 * 40)
        seen.push(...value(await reader.pc.pull(seen.at(-1)?.pos ?? 0, 50)).events)
    })()
    await Promise.all(
      pcs.map(async ({ device, pc }) => {
        const events = chain(
          device,
          Array.from({ length: 40 }, () => 'profile'),
        )
        for (let at = 0; at < events.length; at += 4)
          value(await pc.push(parcelOf(events.slice(at, at + 4))))
      }),
    )
    await read
    // A reader that only ever goes on has missed nobody's.
    expect(seen.map(({ pos }) => pos)).toEqual(Array.from({ length: 8 * 40 }, (_, at) => at + 1))
    expect(firstBad(seen)).toBeNull()
    for (const { device } of pcs)
      expect(
        seen.filter((event) => event.device === device).map(({ sequence }) => sequence),
      ).toEqual(Array.from({ length: 40 }, (_, at) => at + 1))
  })

  it('is told to the others, who need not wait for their next look', async () => {
    const { home, pc } = await onePc()
    const other = await connected(await memberOf(server, home, 'device', 'device-2'), home)
    const heard = new Promise<void>((resolve) => other.onNews(resolve))
    value(await pc.push(parcelOf(chain('device-1', ['profile']))))
    await heard
    expect(places(await everything(other))).toEqual(['1 device-1 1'])
  })

  it('wakes for a record only the PC whose record it is and those with everybody’s, and for nothing of another office', async () => {
    const { home, pc } = await onePc()
    const supervisor = await memberOf(server, home, 'device', 'device-2')
    value(
      await home.admin.run(
        `UPDATE soudan.members SET whole = true WHERE login = '${supervisor.login}'`,
      ),
    )
    const whole = await connected(supervisor, home)
    const other = await connected(await memberOf(server, home, 'device', 'device-3'), home)
    const { pc: stranger } = await onePc()
    value(await pc.nameDevice('device-1'))
    const woken: string[] = []
    const all = { pc, whole, other, stranger }
    for (const [name, line] of Object.entries(all)) line.onNews(() => woken.push(name))
    const events = chain('device-1', ['record/1', 'record/1', 'booking/1'])
    value(await pc.push(parcelOf(events.slice(0, 2))))
    // What is asked afterwards is answered behind the news.
    for (const line of Object.values(all)) value(await line.newestPosition())
    await until('they heard', () => Promise.resolve(woken.length >= 2))
    expect(woken.toSorted()).toEqual(['pc', 'whole'])
    value(await pc.push(parcelOf(events.slice(2))))
    await until('they heard', () => Promise.resolve(woken.length >= 5))
    expect(woken.slice(2).toSorted()).toEqual(['other', 'pc', 'whole'])
  })
})

describe('keys', () => {
  it('that were destroyed come back by nothing that is sent again', async () => {
    const { pc } = await onePc()
    const parcel = parcelOf(chain('device-1', ['booking/1', 'record/1']))
    value(await pc.push(parcel))
    expect(value(await pc.forgetKeys(['booking/1', 'record/unknown']))).toBe(1)
    value(await pc.push(parcel))
    const wrapped = value(await pc.pull(0, 10)).keys.map((key) => [key.scope, key.wrapped === null])
    expect(wrapped.sort()).toEqual([
      ['booking/1', true],
      ['record/1', false],
    ])
  })

  it('of another PC are left alone', async () => {
    const { home, pc } = await onePc()
    value(await pc.push(parcelOf(chain('device-1', ['booking/1']))))
    const other = await connected(await memberOf(server, home, 'device', 'device-2'), home)
    expect(value(await other.forgetKeys(['booking/1']))).toBe(0)
  })
})

describe('a login that is closed in the middle of the day', () => {
  it('can do nothing any more on the line that it has, and is told so', async () => {
    const { home, pc, address } = await onePc()
    value(await pc.push(parcelOf(chain('device-1', ['profile']))))
    const supervisor = await server.connect(await memberOf(server, home, 'supervisor', 's'))
    const closing = `SELECT soudan.close_login('${address.login}') AS it`
    expect(value(await supervisor.ask(z.object({ it: z.boolean() }), closing))).toEqual([
      { it: true },
    ])
    expect(await pc.pull(0, 10)).toMatchObject({ reason: 'loginClosed' })
    const [next] = chain('device-1', ['profile', 'profile']).slice(1)
    if (next === undefined) throw new Error('no event')
    expect(await pc.push(parcelOf([next]))).toMatchObject({ reason: 'loginClosed' })
    expect(
      await pc.claim({ booking: 'b', record: 'r', day: '2026-11-24', term: null }),
    ).toMatchObject({
      reason: 'loginClosed',
    })
  })
})

describe('a server that is killed', () => {
  it('in the middle of pushes has each of them whole or not, and takes them again', async () => {
    const { home, address } = await onePc()
    const events = chain(
      'device-1',
      Array.from({ length: 120 }, (_, at) => (at % 10 === 0 ? 'profile' : 'booking/1')),
    )
    let pc = await connected(address, home)
    let sent = 0
    let kills = 0
    const killer = (async () => {
      for (; kills < 3; kills += 1) {
        await new Promise((resolve) => setTimeout(resolve, 150))
        await server.crash()
        await server.start()
      }
    })()
    while (sent < events.length || kills < 3) {
      const pushed = await pc.push(parcelOf(events.slice(Math.max(0, sent - 2), sent + 3)))
      if (pushed.ok) {
        sent = Math.max(sent, pushed.value.head)
        if (sent >= events.length) await new Promise((resolve) => setTimeout(resolve, 20))
        continue
      }
      expect(pushed.reason).toBe('unreachable')
      await pc.close()
      await until('it is there again', async () => {
        const again = await connectPostgres(
          address,
          { office: home.office, proves: () => true },
          systemClock,
        )
        if (again.ok) pc = again.value
        return again.ok
      })
      sent = value(await pc.heads(['device-1'])).get('device-1')?.sequence ?? 0
    }
    await killer
    await pc.close()
    const after = await connected(address, home)
    expect(places(await everything(after))).toEqual(
      events.map((_, at) => `${at + 1} device-1 ${at + 1}`),
    )
  })
})

describe('a server without room', () => {
  it('says so, has nothing of what was sent, and all of it once there is room', async () => {
    const { pc, home } = await onePc()
    const events = chain('device-1', ['profile', 'booking/1', 'profile'])
    value(
      await home.admin.run(`
        CREATE FUNCTION soudan.no_room() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$;
        CREATE TRIGGER no_room AFTER INSERT ON soudan.events FOR EACH STATEMENT EXECUTE FUNCTION soudan.no_room();`),
    )
    expect(await pc.push(parcelOf(events))).toMatchObject({ ok: false, reason: 'serverFull' })
    expect(await everything(pc)).toEqual([])
    value(
      await home.admin.run(
        'DROP TRIGGER no_room ON soudan.events; DROP FUNCTION soudan.no_room();',
      ),
    )
    // On the same line: nothing has to be made anew.
    value(await pc.push(parcelOf(events)))
    expect(places(await everything(pc))).toHaveLength(3)
  })
})

describe('a server that is newer than the app', () => {
  it('is pushed to and read as before', async () => {
    const { home, address } = await onePc()
    const newer = steps.length + 1
    value(
      await home.admin.run(`
        INSERT INTO soudan.versions VALUES (${newer});
        ALTER TABLE soudan.events ADD COLUMN of_a_later_app text;`),
    )
    const pc = await connected(address, home)
    value(await pc.push(parcelOf(chain('device-1', ['profile', 'booking/1']))))
    expect(places(await everything(pc))).toHaveLength(2)
    value(
      await home.admin.run(`
        ALTER TABLE soudan.events DROP COLUMN of_a_later_app;
        DELETE FROM soudan.versions WHERE version = ${newer};`),
    )
  })
})

describe('the hello', () => {
  it('is refused by another office, by an older server, and by none', async () => {
    const { address } = await onePc()
    const other = await officeOn(server)
    const refused = async (own: TestOffice, as = address): Promise<string> => {
      const met = await connectPostgres(as, { office: own.office, proves: () => true }, systemClock)
      return met.ok ? 'ok' : met.reason
    }
    expect(await refused(other)).toBe('otherOffice')
    expect(await refused(other, { ...address, password: 'wrong' })).toBe('loginRefused')
    expect(await refused(other, { ...address, port: 1 })).toBe('unreachable')
    expect(await refused(other, { ...address, host: 'no-such-host.invalid' })).toBe('nameUnknown')
    expect(await refused(other, { ...address, host: '192.0.2.1', ca: null })).toBe('tlsRefused')
  })

  it('is refused where the office’s proof was made with another key', async () => {
    const { home, address } = await onePc()
    value(
      await home.admin.ask(
        z.unknown(),
        `UPDATE soudan.offices SET proof = '\\x01' WHERE office = '${home.office}'`,
      ),
    )
    const met = await connectPostgres(
      address,
      { office: home.office, proves: () => false },
      systemClock,
    )
    expect(met).toMatchObject({ ok: false, reason: 'otherOffice' })
  })
})
