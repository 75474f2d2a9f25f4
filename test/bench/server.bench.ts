/**
 * The office's server: events that a PC pushes (500 at a time, checked and chained, each time on the disk before the answer) against
 * the client's own COPY … FROM STDIN of the same rows, as many at a time; and what another PC sees of it: catching up with all of
 * them, and one event from push to the other end.
 */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { TravellingEvent } from '../../electron/office/server/port.ts'
import type { OfficeServer } from '../../electron/office/server/port.ts'
import { connectPostgres } from '../../electron/office/server/postgres.ts'
import { systemClock } from '../../shared/clock.ts'
import { startPostgres } from '../support/postgres.ts'
import { chain, firstBad, memberOf, officeOn, parcelOf } from '../unit/server-office.ts'
import { type Bench, median, round, timed } from './bench.ts'

const EVENTS = 20_000
const AT_ONCE = 500
const ROUNDS = 5
const ALONE = 200

const must = <T>(result: { ok: true; value: T } | { ok: false; reason: string }): T => {
  if (!result.ok) throw new Error(result.reason)
  return result.value
}

/** A session's events under its record, as on an ordinary day: 33 each. */
const scopesOf = (round_: number): string[] =>
  Array.from({ length: EVENTS }, (_, at) => `record/${round_}-${Math.floor(at / 33)}`)

const hex = (bytes: Uint8Array): string => `\\\\x${Buffer.from(bytes).toString('hex')}`

/** A line of COPY's text form. */
const lineOf = (event: TravellingEvent): string =>
  `${[
    ...[event.device, event.sequence, event.atMs, event.actor, event.type, event.scope],
    ...[hex(event.payload), hex(event.previous), hex(event.hash)],
  ].join('\t')}\n`

async function catchUp(pc: OfficeServer, from: number): Promise<number> {
  let pos = from
  for (;;) {
    const { events } = must(await pc.pull(pos, AT_ONCE))
    if (firstBad(events) !== null) throw new Error('an event is not what it was')
    const last = events.at(-1)
    if (last === undefined) return pos
    pos = last.pos
  }
}

export const bench: Bench = {
  name: 'server',
  target: { atLeast: 0.5 },
  async run() {
    // Durable as in an office: every push is on the disk before it is answered.
    const server = await startPostgres(['-c', 'shared_buffers=256MB', '-c', 'max_wal_size=4GB'])
    try {
      const home = await officeOn(server)
      const own = { office: home.office, proves: () => true }
      const connect = async (kind: 'device' | 'supervisor', name: string): Promise<OfficeServer> =>
        must(await connectPostgres(await memberOf(server, home, kind, name), own, systemClock))
      const [pc, other] = [await connect('device', 'device-1'), await connect('supervisor', 's')]
      const times = { push: [] as number[], copy: [] as number[], catchUp: [] as number[] }
      must(
        await home.admin.run(
          'CREATE TABLE plain (device text, sequence bigint, at_ms bigint, actor text, type text, scope text, payload bytea, previous bytea, hash bytea, PRIMARY KEY (device, sequence))',
        ),
      )
      const { host, port, database, login, password, ca } = server.address
      const bare = new Client({
        host,
        port,
        database,
        user: login,
        password,
        ssl: { ca: ca ?? '' },
      })
      await bare.connect()
      let head = must(await pc.heads(['device-1'])).get('device-1')
      let pos = 0
      for (let at = 0; at < ROUNDS; at += 1) {
        const events = chain('device-1', scopesOf(at), head)
        times.push.push(
          await timed(async () => {
            for (let from = 0; from < events.length; from += AT_ONCE)
              must(await pc.push(parcelOf(events.slice(from, from + AT_ONCE))))
          }),
        )
        head = events.at(-1)
        times.copy.push(
          await timed(async () => {
            for (let from = 0; from < events.length; from += AT_ONCE)
              await pipeline(
                Readable.from(events.slice(from, from + AT_ONCE).map(lineOf)),
                bare.query(copyFrom('COPY plain FROM STDIN')),
              )
          }),
        )
        const from = pos
        times.catchUp.push(await timed(async () => (pos = await catchUp(other, from))))
      }
      const hints: number[] = []
      for (let at = 0; at < ALONE; at += 1) {
        const events = chain('device-1', ['profile'], head)
        head = events.at(-1)
        const heard = new Promise<void>((resolve) => {
          const stop = other.onNews(() => {
            stop()
            resolve()
          })
        })
        hints.push(
          await timed(async () => {
            must(await pc.push(parcelOf(events)))
            await heard
            pos = await catchUp(other, pos)
          }),
        )
      }
      await bare.end()
      await pc.close()
      await other.close()
      const perSecond = (ms: readonly number[]): number => Math.round((EVENTS * 1_000) / median(ms))
      return {
        ratio: median(times.copy) / median(times.push),
        unit: 'x the speed of the client’s COPY … FROM STDIN',
        details: {
          events: EVENTS * ROUNDS,
          pushedPerSecond: perSecond(times.push),
          copiedPerSecond: perSecond(times.copy),
          caughtUpPerSecond: perSecond(times.catchUp),
          oneEventToAnotherPcMs: round(median(hints)),
          oneEventToAnotherPcP95Ms: round(
            [...hints].sort((a, b) => a - b)[Math.floor(ALONE * 0.95)] ?? NaN,
          ),
        },
      }
    } finally {
      await server.close()
    }
  },
}
