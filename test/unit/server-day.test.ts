/** Claims on a real server: of all the PCs that want one booking or one person's day, one gets it, in whatever order they ask. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Claimed, OfficeServer } from '../../electron/office/server/port.ts'
import { connectPostgres } from '../../electron/office/server/postgres.ts'
import { createSharedMails } from '../../electron/office/server/shared-mails.ts'
import { MINUTE, systemClock } from '../../shared/clock.ts'
import type { Mail } from '../../shared/log/mail.ts'
import { startPostgres, type TestServer } from '../support/postgres.ts'
import { memberOf, officeOn, sealed, type TestOffice } from './server-office.ts'
import { value } from './storage-helpers.ts'

const DAY = '2026-11-24'
const term = (person: string): Uint8Array => sealed(person, 32)

let server: TestServer
let home: TestOffice
beforeAll(async () => {
  server = await startPostgres(['-c', 'max_connections=120'])
  home = await officeOn(server)
})
afterAll(() => server.close())

let pcsSoFar = 0
async function pcs(count: number): Promise<OfficeServer[]> {
  const own = { office: home.office, proves: () => true }
  return Promise.all(
    Array.from({ length: count }, async () => {
      pcsSoFar += 1
      const address = await memberOf(server, home, 'device', `device-${pcsSoFar}`)
      return value(await connectPostgres(address, own, systemClock))
    }),
  )
}
const closed = (all: readonly OfficeServer[]): Promise<unknown> =>
  Promise.all(all.map((pc) => pc.close()))

describe('forty PCs at once', () => {
  it('get one booking once, and are told who has it', async () => {
    const all = await pcs(40)
    const answers = await Promise.all(
      all.map(async (pc, at) =>
        value(await pc.claim({ booking: 'b', record: `r${at}`, day: DAY, term: term('一') })),
      ),
    )
    expect(answers.filter(({ outcome }) => outcome === 'ok')).toHaveLength(1)
    const refused = answers.filter((one) => one.outcome === 'claimed')
    expect(refused).toHaveLength(39)
    expect(new Set(refused.map(({ device }) => device)).size).toBe(1)
    await closed(all)
  })

  it('serve one person once a day, with a booking each', async () => {
    const all = await pcs(40)
    const answers = await Promise.all(
      all.map(async (pc, at) =>
        value(
          await pc.claim({ booking: `own-${at}`, record: `r${at}`, day: DAY, term: term('二') }),
        ),
      ),
    )
    const counts = Map.groupBy(answers, ({ outcome }) => outcome)
    expect([counts.get('ok')?.length, counts.get('onceADay')?.length]).toEqual([1, 39])
    // Who was refused did not keep the booking either.
    const again = answers.findIndex(({ outcome }) => outcome === 'onceADay')
    const [other] = all.filter((_, at) => at !== again)
    if (other === undefined) throw new Error('there is one PC only')
    const booking = { booking: `own-${again}`, record: 'x', day: '2026-11-25', term: term('二') }
    expect(value(await other.claim(booking))).toEqual({ outcome: 'ok' })
    await closed(all)
  })

  it('send one mail from one of them, and from no other whatever becomes of that one', async () => {
    const all = await pcs(10)
    const mail: Mail = {
      ...{ id: 'm', state: 'waiting', begun: false, why: null, kind: 'first', language: 'ja' },
      ...{ when: { date: DAY, slot: '10:00' }, atMs: 0, actorId: 'c', device: 'd' },
    }
    const mails = all.map((line) =>
      createSharedMails({
        ...{ isOffice: () => true, line: () => line },
        vault: { mac: (_purpose, words) => sealed(String(words), 32) },
      }),
    )
    const ask = async (turn: number): Promise<boolean[]> =>
      Promise.all(mails.map(async ({ claim }) => value(await claim('mailed', mail, turn))))
    const first = await ask(0)
    expect(first.filter(Boolean)).toHaveLength(1)
    const at = first.indexOf(true)
    const [holder, line] = [mails[at], all[at]]
    if (holder === undefined || line === undefined) throw new Error('nobody has it')
    // Whoever has it may ask again, and what was not begun is free again.
    expect(value(await holder.claim('mailed', mail, 0))).toBe(true)
    holder.giveBack('mailed', mail, 0)
    expect((await ask(0)).filter(Boolean)).toHaveLength(1)
    const next = (await ask(0)).indexOf(true)
    expect(await mails[next]?.keep('mailed', mail, 0)).toBe(true)
    // It is over, and neither tidied away nor given free.
    expect(value((await all[next]?.ownClaims()) ?? { ok: true, value: [] })).toEqual([])
    mails[next]?.giveBack('mailed', mail, 0)
    expect((await ask(0)).map((got, pc) => (got ? pc : -1)).filter((pc) => pc >= 0)).toEqual([next])
    expect((await ask(1)).filter(Boolean)).toHaveLength(1)
    await closed(all)
  })

  it('make one meeting for one booking, and share one licence in turn', async () => {
    const all = await pcs(10)
    const meetings = await Promise.all(
      all.map(async (pc, at) =>
        value(await pc.ensureMeeting('m', sealed(`meeting ${at}`), null, null)),
      ),
    )
    expect(new Set(meetings.map((one) => Buffer.from(one ?? []).toString('hex'))).size).toBe(1)
    const leases = await Promise.all(all.map(async (pc) => value(await pc.leaseHost('host-1', 30))))
    expect(leases.filter(Boolean)).toHaveLength(1)
    const holder = all[leases.indexOf(true)]
    expect(value((await holder?.leaseHost('host-1', 30)) ?? { ok: true, value: false })).toBe(true)
    await closed(all)
  })
})

describe('a licence at one time', () => {
  it('is one booking’s, whoever of the PCs asks; a booking that is off leaves it', async () => {
    const all = await pcs(8)
    const licence = term('host 10:00')
    const stood = await Promise.all(
      all.map(async (pc, at) =>
        value(await pc.ensureMeeting(`booking-${at}`, sealed(`meeting ${at}`), null, licence)),
      ),
    )
    expect(stood.filter((one) => one !== null)).toHaveLength(1)
    const [pc] = all
    if (pc === undefined) throw new Error('there is no PC')
    expect(value(await pc.takenLicences([licence, term('host 11:00')]))).toHaveLength(1)
    const at = stood.findIndex((one) => one !== null)
    const first = stood[at] ?? null
    const other = `booking-${(at + 1) % 8}`
    // Who is refused keeps what stood before.
    const [own, anew] = [Buffer.from(sealed('own')), Buffer.from(sealed('new'))]
    expect(value(await pc.ensureMeeting(other, own, null, null))).toEqual(own)
    expect(value(await pc.ensureMeeting(other, anew, own, licence))).toBeNull()
    expect(value(await pc.findMeeting(other))).toEqual(own)
    expect(value(await pc.findMeeting(`booking-${at}`))).toEqual(first)
    value(await pc.dropMeeting(`booking-${at}`))
    expect(value(await pc.takenLicences([licence]))).toEqual([])
    expect(value(await pc.ensureMeeting(other, anew, own, licence))).toEqual(anew)
    await closed(all)
  })
})

describe('what a PC held that is gone', () => {
  const word = (sql: string): Promise<unknown> => home.admin.run(sql).then(value)
  /** The server was started that long ago. */
  const up = (minutes: number): Promise<unknown> =>
    word(
      `CREATE OR REPLACE FUNCTION soudan.up_since() RETURNS timestamptz LANGUAGE sql STABLE AS $$ SELECT now() - interval '${minutes} minutes' $$`,
    )
  const silent = (minutes: number): Promise<unknown> =>
    word(
      `UPDATE soudan.presence SET seen = now() - interval '${minutes} minutes'; UPDATE soudan.claims SET at = now() - interval '${minutes} minutes'`,
    )
  afterAll(() => up(0))

  it('is given free ten minutes after its last sign of life, and not before', async () => {
    const all = await pcs(2)
    const [dead, other] = all
    if (dead === undefined || other === undefined) throw new Error('two PCs were asked for')
    await up(60)
    const wish = { booking: 'gone', record: 'r-gone', day: DAY, term: term('五') }
    expect(value(await dead.claim(wish)).outcome).toBe('ok')
    value(await dead.beat(null, 'open', 0))
    expect(value(await dead.leaseHost('host-gone', 90))).toBe(true)
    // It was there a moment ago.
    expect(value(await other.freeClaim('gone', 'r-gone')).outcome).toBe('there')
    await silent(9)
    const there = value(await other.freeClaim('gone', 'r-gone'))
    expect(there.outcome).toBe('there')
    expect(Date.now() - (there.seenMs ?? 0)).toBeGreaterThan(8.9 * MINUTE)
    await silent(11)
    // A server that has just come back has heard nobody yet.
    await up(3)
    expect(value(await other.freeClaim('gone', 'r-gone')).outcome).toBe('there')
    await up(60)
    // Nobody gives free what is its own: it is there.
    expect(value(await dead.freeClaim('gone', 'r-gone')).outcome).toBe('there')
    expect(value(await other.freeClaim('gone', 'r-gone')).outcome).toBe('free')
    // Booking, day and licence may be had again.
    expect(value(await other.claim({ ...wish, record: 'r-next' })).outcome).toBe('ok')
    expect(value(await other.leaseHost('host-gone', 30))).toBe(true)
    await closed(all)
  })

  it('stays where it is when it was used, or is another record’s', async () => {
    const all = await pcs(2)
    const [dead, other] = all
    if (dead === undefined || other === undefined) throw new Error('two PCs were asked for')
    await up(60)
    const wish = { booking: 'used', record: 'r-used', day: DAY, term: term('六') }
    expect(value(await dead.claim(wish)).outcome).toBe('ok')
    value(await dead.endUse('used', true))
    await silent(30)
    expect(value(await other.freeClaim('used', 'r-used')).outcome).toBe('free')
    expect(value(await other.claim({ ...wish, record: 'r2' })).outcome).toBe('claimed')
    expect(value(await other.claim({ ...wish, booking: 'next', record: 'r3' })).outcome).toBe(
      'onceADay',
    )
    expect(value(await other.freeClaim('used', 'r-never')).outcome).toBe('unknown')
    await closed(all)
  })
})

/** The rule in a few lines: who has which booking, and which booking has whose day. */
class Rule {
  readonly claims = new Map<string, { pc: number; record: string; ended: boolean }>()
  readonly days = new Map<string, { booking: string; used: boolean }>()

  claim(pc: number, booking: string, record: string, person: string | null): Claimed['outcome'] {
    const held = this.claims.get(booking)
    if (held !== undefined && (held.pc !== pc || held.record !== record)) return 'claimed'
    if (person !== null) {
      const day = this.days.get(person)
      if (day !== undefined && (day.booking !== booking || day.used)) return 'onceADay'
      this.days.set(person, { booking, used: false })
    }
    if (held !== undefined) return 'yours'
    this.claims.set(booking, { pc, record, ended: false })
    return 'ok'
  }
  private free(booking: string, usedToo: boolean): void {
    for (const [person, day] of this.days)
      if (day.booking === booking && (usedToo || !day.used)) this.days.delete(person)
  }
  release(pc: number, booking: string): boolean {
    const held = this.claims.get(booking)
    if (held?.pc !== pc || held.ended) return false
    this.claims.delete(booking)
    this.free(booking, false)
    return true
  }
  end(pc: number, booking: string, counts: boolean): boolean {
    const held = this.claims.get(booking)
    if (held?.pc !== pc) return false
    held.ended = true
    if (counts) for (const day of this.days.values()) if (day.booking === booking) day.used = true
    if (!counts) this.free(booking, true)
    return true
  }
}

describe('any order of events', () => {
  it('comes out as the rule says', async () => {
    const all = await pcs(3)
    let run = 0
    const step = fc.record({
      what: fc.constantFrom('claim', 'claim', 'claim', 'release', 'end', 'endWithout'),
      pc: fc.nat(2),
      booking: fc.nat(3),
      record: fc.nat(1),
      person: fc.option(fc.nat(2)),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), async (steps) => {
        run += 1
        const rule = new Rule()
        for (const { what, pc, booking, record, person } of steps) {
          const one = all[pc]
          if (one === undefined) throw new Error('no such PC')
          const id = `run ${run} booking ${booking}`
          const who = person === null ? null : `run ${run} person ${person}`
          if (what === 'claim')
            expect(
              value(
                await one.claim({
                  booking: id,
                  record: `r${record}`,
                  day: DAY,
                  term: who === null ? null : term(who),
                }),
              ).outcome,
            ).toBe(rule.claim(pc, id, `r${record}`, who))
          else if (what === 'release')
            expect(value(await one.release(id))).toBe(rule.release(pc, id))
          else
            expect(value(await one.endUse(id, what === 'end'))).toBe(
              rule.end(pc, id, what === 'end'),
            )
        }
      }),
      { numRuns: 100 },
    )
    await closed(all)
  })
})
