/** What comes in from the office's server: altered in any place it is refused whole, and so it is where it cannot be written. */
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { PulledEvent } from '../../electron/office/server/port.ts'
import { keyPath, databasePath } from '../../electron/storage/file/names.ts'
import { recoveryWrapOf } from '../../electron/storage/keys/key-file.ts'
import { hashOf } from '../../electron/storage/log/event-hash.ts'
import type { Pulled } from '../../electron/storage/log/inbox.ts'
import { createStorage, joinStorage, type Storage } from '../../electron/storage/storage.ts'
import { noFilter } from '../../shared/records/record.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import { addRecord, noKeyStore, START_MS, temporaryFolder, value } from './storage-helpers.ts'

const RECORDS = 4

const parts = (folder: string) => ({
  ...{ folder, keyStore: noKeyStore, vaultPassphrase: '架空の合い言葉 いろは' },
  ...{ kind: 'office' as const, clock: createVirtualClock(START_MS) },
})

/** What one PC of an office wrote, as the server gives it to another one, which has nothing of it yet. */
function twoPcs(): { readonly there: Pulled; readonly here: Storage; readonly folder: string } {
  const [first, folder] = [temporaryFolder(), temporaryFolder()]
  const { storage: wrote, recoveryKey } = value(createStorage(parts(first)))
  const wrap = recoveryWrapOf(keyPath(first))
  if (wrap === null) throw new Error('no recovery wrap')
  const here = value(joinStorage(parts(folder), [wrap], recoveryKey))
  for (let n = 0; n < RECORDS; n += 1) addRecord(wrote, { recordId: `r${n}`, counselorId: 'c1' })
  const { events, keys } = wrote.outbox.after(wrote.device, 0, 100, 1e6)
  const there = {
    events: events.map((event, at) => ({ ...event, pos: at + 1 })),
    keys: keys.map((key) => ({ ...key, device: wrote.device })),
  }
  onTestFinished(() => {
    wrote.close()
    here.close()
  })
  return { there, here, folder }
}

/** How many records this PC shows, and how far it has heard. */
const shown = async (storage: Storage): Promise<readonly [number, number]> => {
  const { total } = await storage.reading.ask('list', {
    filter: noFilter,
    at: { edge: null, skip: 0 },
    limit: 10,
  })
  return [total, storage.inbox.position()]
}

const flipped = (bytes: Uint8Array, at: number): Uint8Array => {
  const other = Uint8Array.from(bytes)
  other[at % other.length] = (other[at % other.length] ?? 0) ^ 1
  return other
}

/** What somebody who has the server, and no key, can do to one event. `again`: the hash is made to fit. */
const alterations: Readonly<Record<string, (event: PulledEvent, at: number) => PulledEvent>> = {
  payload: (event, at) => ({ ...event, payload: flipped(event.payload, at) }),
  previous: (event, at) => ({ ...event, previous: flipped(event.previous, at) }),
  hash: (event, at) => ({ ...event, hash: flipped(event.hash, at) }),
  time: (event, at) => ({ ...event, atMs: event.atMs + 1 + at }),
  actor: (event) => ({ ...event, actor: 'somebody-else' }),
  type: (event) => ({ ...event, type: 'session.paused' }),
  scope: (event) => ({ ...event, scope: 'record/r9' }),
  sequence: (event, at) => ({ ...event, sequence: event.sequence + 1 + at }),
}
const again = (event: PulledEvent): PulledEvent => ({ ...event, hash: hashOf(event) })

describe('what comes in from the server', () => {
  it('is taken in as its PC wrote it', async () => {
    const { there, here } = twoPcs()
    expect(here.inbox.receive(there)).toMatchObject({ ok: true })
    expect(await shown(here)).toEqual([RECORDS, there.events.length])
  })

  it('is refused whole where one event of it was altered, also with a hash that fits, and is taken in as it was afterwards', async () => {
    const { there, here } = twoPcs()
    // Whose hash was made to fit is found by the event after it.
    const inside = there.events.length - 2
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(alterations)),
        fc.nat(inside),
        fc.nat(31),
        fc.boolean(),
        (what, at, byte, fits) => {
          const alter = alterations[what]
          const event = there.events[at]
          if (alter === undefined || event === undefined) throw new Error('nothing to alter')
          const other = alter(event, byte)
          const isHash = what === 'hash'
          const altered = there.events.with(at, fits && !isHash ? again(other) : other)
          expect(here.inbox.receive({ ...there, events: altered })).toEqual({
            ok: false,
            reason: 'badHash',
          })
          expect(here.inbox.position()).toBe(0)
        },
      ),
      { numRuns: 300 },
    )
    expect(await shown(here)).toEqual([0, 0])
    expect(here.inbox.receive(there)).toMatchObject({ ok: true })
    expect(await shown(here)).toEqual([RECORDS, there.events.length])
  })

  it('is refused where it tells of a known event another thing, or speaks under this PC’s own name', async () => {
    const { there, here } = twoPcs()
    expect(here.inbox.receive(there)).toMatchObject({ ok: true })
    const last = there.events.at(-1)
    if (last === undefined) throw new Error('nothing was written')
    const other = again({ ...last, actor: 'somebody-else' })
    expect(here.inbox.receive({ events: [other], keys: [] })).toMatchObject({ reason: 'badHash' })
    const forged = again({ ...last, device: here.device, sequence: 1, pos: last.pos + 1 })
    expect(here.inbox.receive({ events: [forged], keys: [] })).toMatchObject({ reason: 'badHash' })
    expect(await shown(here)).toEqual([RECORDS, there.events.length])
  })

  it('leaves nothing half written where the disk refuses, and is taken in once it does not', async () => {
    const { there, here, folder } = twoPcs()
    const disk = new DatabaseSync(databasePath(folder))
    onTestFinished(() => disk.close())
    for (let place = 1; place <= there.events.length; place += 1) {
      disk.exec(`CREATE TRIGGER refuse AFTER INSERT ON event_positions WHEN NEW.position = ${place}
        BEGIN SELECT RAISE(ABORT, 'the disk refuses'); END`)
      expect(here.inbox.receive(there)).toMatchObject({ ok: false, reason: 'saveFailed' })
      disk.exec('DROP TRIGGER refuse')
      expect(await shown(here)).toEqual([0, 0])
    }
    expect(here.inbox.receive(there)).toMatchObject({ ok: true })
    expect(await shown(here)).toEqual([RECORDS, there.events.length])
  })
})
