/** The sealed file of bookings: generations, damage, refused writes. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readGenerations, restoreGeneration } from '../../electron/schedule/generations.ts'
import { openScheduleStore } from '../../electron/schedule/store.ts'
import {
  counselor,
  csv,
  DAY,
  importText,
  openConf,
  openTestOffice,
  supervisor,
  type TestOffice,
  testSeal,
  value,
  wish,
} from './schedule-helpers.ts'

const reopen = (office: TestOffice) =>
  openScheduleStore({ folder: office.folder, openConf, seal: office.seal, clock: office.clock })
const parts = (office: TestOffice): string[] =>
  readdirSync(join(office.folder, 'schedule')).filter((name) => name.endsWith('.piece'))

async function withBooking(): Promise<TestOffice> {
  const office = openTestOffice()
  await value(office.room.handlers['schedule.book']({ wish: wish() }, counselor))
  return office
}

describe('the schedule on disk', () => {
  it('is there again after a restart, contacts and mappings and all', async () => {
    const office = await withBooking()
    const [entry] = office.store.index().entries.values()
    office.restart()
    expect([...office.store.index().entries.values()]).toEqual([entry])
    expect(office.store.revision()).toBe(1)
  })

  it('holds no name, number or address in plain text', async () => {
    const office = await withBooking()
    await importText(
      office,
      csv([
        { receipt: '3001', name: '髙橋 架空', number: '17010-00098765', time: '11:00' },
        { receipt: '3002', date: '未定', name: '見本 みどり' },
      ]),
      '架空の一覧.csv',
    )
    for (const name of readdirSync(office.folder, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(json|part)$/u.test(name)) continue
      const bytes = readFileSync(join(office.folder, name))
      for (const secret of [
        '架空',
        '髙橋',
        '見本',
        '00012345',
        '00098765',
        'a@example.jp',
        '076-000-0000',
      ])
        expect(bytes.includes(Buffer.from(secret)), `${secret} in ${name}`).toBe(false)
    }
  })

  it('changes nothing in memory when the log cannot be written', async () => {
    const office = await withBooking()
    const before = parts(office)
    office.faults.log = true
    const answer = await office.room.handlers['schedule.book'](
      { wish: wish({ slot: '11:00', jobSeekerNumber: '17010-00000002' }) },
      counselor,
    )
    expect(answer).toMatchObject({
      ok: false,
      reason: 'saveFailed',
      details: { cause: 'diskFull' },
    })
    expect(office.store.index().entries.size).toBe(1)
    expect(parts(office)).toEqual(before)
    office.faults.log = false
    office.restart()
    expect(office.store.index().entries.size).toBe(1)
  })

  it('changes nothing in memory when the folder is read-only, and the log says so', async () => {
    const office = await withBooking()
    office.faults.conf = true
    const answer = await office.room.handlers['schedule.book'](
      { wish: wish({ slot: '11:00', jobSeekerNumber: '17010-00000002' }) },
      counselor,
    )
    expect(answer).toMatchObject({
      ok: false,
      reason: 'saveFailed',
      details: { cause: 'readOnly' },
    })
    expect(office.store.index().entries.size).toBe(1)
    expect(office.events.at(-1)).toMatchObject({
      type: 'schedule.changed',
      payload: { what: 'notSaved' },
    })
    office.faults.conf = false
    office.restart()
    expect(office.store.index().entries.size).toBe(1)
  })

  it('cannot be read with another key, and is left as it is', async () => {
    const office = await withBooking()
    const before = readFileSync(join(office.folder, 'schedule.json'))
    expect(
      openScheduleStore({ folder: office.folder, openConf, seal: testSeal(), clock: office.clock }),
    ).toMatchObject({ ok: false, reason: 'scheduleDamaged' })
    expect(readFileSync(join(office.folder, 'schedule.json'))).toEqual(before)
  })
})

describe('a schedule that cannot be read', () => {
  it.each([
    [
      'a changed byte in a part',
      (office: TestOffice) => {
        const path = join(office.folder, 'schedule', parts(office)[0] ?? '')
        const bytes = readFileSync(path)
        bytes[20] = (bytes[20] ?? 0) ^ 1
        writeFileSync(path, bytes)
      },
      'scheduleDamaged',
      'damaged',
    ],
    [
      'a part that is cut off',
      (office: TestOffice) =>
        parts(office).forEach((name) => truncateSync(join(office.folder, 'schedule', name), 30)),
      'scheduleDamaged',
      'truncated',
    ],
    [
      'a part that is gone',
      (office: TestOffice) =>
        parts(office).forEach((name) => rmSync(join(office.folder, 'schedule', name))),
      'scheduleDamaged',
      'missing',
    ],
    [
      'a manifest that is cut off',
      (office: TestOffice) => truncateSync(join(office.folder, 'schedule.json'), 25),
      'scheduleDamaged',
      'truncated',
    ],
    [
      'an empty manifest',
      (office: TestOffice) => truncateSync(join(office.folder, 'schedule.json'), 0),
      'scheduleDamaged',
      'truncated',
    ],
    [
      'a manifest of something else',
      (office: TestOffice) => writeFileSync(join(office.folder, 'schedule.json'), '{"hello": 1}'),
      'scheduleDamaged',
      'damaged',
    ],
    [
      'a manifest of a newer app',
      (office: TestOffice) =>
        writeFileSync(
          join(office.folder, 'schedule.json'),
          '{"format": 2, "sealed": {"other": "shape"}}',
        ),
      'scheduleNewer',
      undefined,
    ],
  ])('says so for %s, and deletes nothing', async (_name, break_, reason, what) => {
    const office = await withBooking()
    break_(office)
    const before = readdirSync(office.folder, { recursive: true, encoding: 'utf8' }).sort()
    const answer = reopen(office)
    expect(answer).toMatchObject({ ok: false, reason })
    if (!answer.ok && what !== undefined) expect(answer.details?.['what']).toBe(what)
    expect(readdirSync(office.folder, { recursive: true, encoding: 'utf8' }).sort()).toEqual(before)
  })

  it('comes back from the newest generation in one step, the damaged file being kept', async () => {
    const office = await withBooking()
    await value(
      office.room.handlers['schedule.book'](
        { wish: wish({ slot: '11:00', jobSeekerNumber: '17010-00000002' }) },
        counselor,
      ),
    )
    writeFileSync(join(office.folder, 'schedule.json'), 'garbage')
    const store = { folder: office.folder, openConf, seal: office.seal }
    const [newest] = readGenerations(store)
    expect(newest).toMatchObject({ revision: 1, bookings: 1 })
    expect(restoreGeneration(store, 1, office.clock.wallMs())).toEqual({ ok: true, value: null })
    office.restart()
    expect(office.store.index().entries.size).toBe(1)
    expect(
      readdirSync(join(office.folder, 'schedule')).some((name) => name.startsWith('damaged-')),
    ).toBe(true)
  })

  it('does not take a missing manifest with generations beside it for an empty schedule', async () => {
    const office = await withBooking()
    await value(
      office.room.handlers['schedule.book'](
        { wish: wish({ slot: '11:00', jobSeekerNumber: '17010-00000002' }) },
        counselor,
      ),
    )
    rmSync(join(office.folder, 'schedule.json'))
    expect(reopen(office)).toMatchObject({
      ok: false,
      reason: 'scheduleDamaged',
      details: { what: 'missing' },
    })
  })
})

describe('generations', () => {
  it('are the last seven states, and parts nobody names any more are gone', async () => {
    const office = openTestOffice()
    for (let n = 0; n < 12; n += 1) {
      office.clock.advance(60_000)
      await value(
        office.room.handlers['schedule.book'](
          {
            wish: wish({
              date: `2027-04-${String(5 + (n % 5)).padStart(2, '0')}`,
              jobSeekerNumber: `17010-0000${n + 1000}`,
              slot: ['10:00', '11:00', '14:00'][Math.floor(n / 5)] ?? '',
            }),
          },
          counselor,
        ),
      )
    }
    const kept = await value(office.room.handlers['schedule.generations']({}, supervisor))
    expect(kept.map(({ revision, bookings }) => [revision, bookings])).toEqual(
      [11, 10, 9, 8, 7, 6, 5].map((revision) => [revision, revision]),
    )
    expect(parts(office).length).toBeLessThanOrEqual(8 + 1)
  })

  it('are restored by a supervisor, with what is being run or over left as it is, and as an event', async () => {
    const office = await withBooking()
    const [first] = office.store.index().entries.keys()
    await value(
      office.room.handlers['schedule.book'](
        { wish: wish({ slot: '11:00', jobSeekerNumber: '17010-00000002' }) },
        counselor,
      ),
    )
    expect(office.room.port.claim(first ?? '', { recordId: 'r1', counselorId: 'c1' }).ok).toBe(true)
    expect(
      await office.room.handlers['schedule.restore']({ revision: 1 }, supervisor),
    ).toMatchObject({ ok: false, reason: 'sessionRunning' })
    expect(office.room.port.close(first ?? '', { outcome: 'completed', usedMs: 60_000 }).ok).toBe(
      true,
    )
    expect(
      await office.room.handlers['schedule.restore']({ revision: 99 }, supervisor),
    ).toMatchObject({ ok: false, reason: 'notFound' })
    await value(office.room.handlers['schedule.restore']({ revision: 1 }, supervisor))
    expect(office.store.index().entries.size).toBe(1)
    expect(office.store.index().get(first ?? '')?.booking).toMatchObject({
      state: 'closed',
      outcome: 'completed',
      usedMs: 60_000,
    })
    office.restart()
    expect(office.store.index().get(first ?? '')?.booking.state).toBe('closed')
    expect(
      office.events.some(
        (event) => event.type === 'schedule.changed' && event.payload.what === 'restored',
      ),
    ).toBe(true)
  })

  it('start in a folder that has never held a schedule', () => {
    const folder = mkdtempSync(join(tmpdir(), 'soudan-empty-'))
    mkdirSync(join(folder, 'schedule'))
    const office = openTestOffice({}, folder)
    expect(office.store.index().entries.size).toBe(0)
    expect(office.store.index().onDate(DAY)).toEqual([])
  })
})
