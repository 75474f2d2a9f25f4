/** The log is the truth of the bookings; the cache can be anything. */
import {
  cpSync,
  existsSync,
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
import type { StartThread } from '../../electron/schedule/folding-thread.ts'
import { scheduleSeal } from '../../electron/schedule/keys.ts'
import { openScheduleStoreGently } from '../../electron/schedule/store.ts'
import { breathe } from '../../electron/slices.ts'
import { SECOND } from '../../shared/clock.ts'
import { until } from '../support/until.ts'
import { verifyFolder } from '../../electron/storage/verify/verify.ts'
import {
  claim,
  closeBooking,
  counselor,
  csv,
  DAY,
  importText,
  openConf,
  openTestOffice,
  preview,
  type TestOffice,
  value,
  wish,
} from './schedule-helpers.ts'
import { temporaryFolder } from './storage-helpers.ts'

const folderOf = (office: TestOffice): string => join(office.folder, 'schedule')
const pieces = (office: TestOffice): string[] =>
  readdirSync(folderOf(office)).filter((name) => name.endsWith('.piece'))
const lists = (office: TestOffice): unknown => ({
  entries: [...office.store.index().entries.values()],
  head: office.store.head(),
})

async function withBooking(): Promise<TestOffice> {
  const office = openTestOffice()
  await value(office.room.handlers['schedule.book']({ wish: wish() }, counselor))
  return office
}

/** Bookings of every kind, an unreadable row and a remembered mapping. */
async function busy(): Promise<TestOffice> {
  const office = await withBooking()
  await importText(
    office,
    csv([
      { receipt: '3001', number: '17010-00098765', time: '11:00' },
      { receipt: '3002', date: '未定' },
      { receipt: '3003', time: '14:00', number: '17010-00000003' },
    ]),
  )
  const [first] = office.store.index().entries.keys()
  await value(
    office.room.handlers['schedule.contact'](
      {
        bookingId: first ?? '',
        contact: { means: 'phone', direction: 'toSeeker', result: 'reached', note: '架空' },
      },
      counselor,
    ),
  )
  await importText(office, csv([{ receipt: '3003', status: '取下げ', time: '14:00' }]))
  return office
}

describe('the bookings', () => {
  it('are the same from the cache, from the cache and what the log says since, and from the log alone', async () => {
    const office = await busy()
    const before = lists(office)
    office.kill()
    expect(lists(office)).toEqual(before)
    office.restart()
    expect(lists(office)).toEqual(before)
    expect(pieces(office).length).toBeGreaterThan(0)
    await value(
      office.room.handlers['schedule.book'](
        { wish: wish({ slot: '15:00', jobSeekerNumber: '17010-00000009' }) },
        counselor,
      ),
    )
    const after = lists(office)
    office.kill()
    expect(lists(office)).toEqual(after)
    rmSync(folderOf(office), { recursive: true })
    rmSync(join(office.folder, 'schedule.json'), { force: true })
    office.kill()
    expect(lists(office)).toEqual(after)
    expect(verifyFolder(office.folder).ok).toBe(true)
  })

  it('hold no name, number or address in plain text, wherever they lie', async () => {
    const office = await busy()
    office.close()
    for (const name of readdirSync(office.folder, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(json|piece|sqlite|sqlite-wal)$/u.test(name)) continue
      const bytes = readFileSync(join(office.folder, name))
      for (const secret of ['架空', '00012345', '00098765', 'a@example.jp', '076-000-0000'])
        expect(bytes.includes(Buffer.from(secret)), `${secret} in ${name}`).toBe(false)
    }
  })

  it('change nowhere when the log cannot be written', async () => {
    const office = await withBooking()
    const before = lists(office)
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
    expect(lists(office)).toEqual(before)
    office.faults.log = false
    office.restart()
    expect(lists(office)).toEqual(before)
  })

  it('change all the same when the cache cannot be written; it is tried again', async () => {
    const office = await withBooking()
    office.faults.conf = true
    await value(
      office.room.handlers['schedule.book'](
        { wish: wish({ slot: '11:00', jobSeekerNumber: '17010-00000002' }) },
        counselor,
      ),
    )
    const after = lists(office)
    office.restart()
    expect(lists(office)).toEqual(after)
    expect(pieces(office)).toEqual([])
    office.faults.conf = false
    office.restart()
    expect(pieces(office).length).toBeGreaterThan(0)
    expect(lists(office)).toEqual(after)
  })
})

describe('the cache on the disk', () => {
  it.each([0, 1, 2, 3, 5, 8, 20])(
    'is written beside the day: a change after %i turns begins it anew, and nothing half written is left',
    async (turns) => {
      const office = await withBooking()
      office.clock.advance(5 * SECOND)
      for (let turn = 0; turn < turns; turn += 1) await breathe()
      await value(
        office.room.handlers['schedule.book'](
          { wish: wish({ slot: '11:00', jobSeekerNumber: '17010-00000002' }) },
          counselor,
        ),
      )
      const after = lists(office)
      const manifest = join(office.folder, 'schedule.json')
      const before = existsSync(manifest) ? readFileSync(manifest, 'utf8') : null
      await until('the first try has ended', async () => {
        office.clock.advance(5 * SECOND)
        return existsSync(manifest) && readFileSync(manifest, 'utf8') !== before
      })
      // The bookings and what stands beside them.
      await until('it is tidied', async () => pieces(office).length === 2)
      const written = readFileSync(manifest)
      office.kill()
      expect(lists(office)).toEqual(after)
      expect(readFileSync(manifest)).toEqual(written)
    },
  )
})

describe('a cache that is anything else', () => {
  const manifest = (office: TestOffice): string => join(office.folder, 'schedule.json')
  const eachPiece = (office: TestOffice, spoil: (path: string) => void): void =>
    pieces(office).forEach((name) => spoil(join(folderOf(office), name)))
  const flip = (path: string): void => {
    const bytes = readFileSync(path)
    bytes[20] = (bytes[20] ?? 0) ^ 1
    writeFileSync(path, bytes)
  }

  it.each<[string, (office: TestOffice) => void]>([
    ['pieces with a changed byte', (office) => eachPiece(office, flip)],
    ['pieces that are cut off', (office) => eachPiece(office, (path) => truncateSync(path, 30))],
    ['pieces that are gone', (office) => eachPiece(office, (path) => rmSync(path))],
    [
      'a folder in the place of pieces',
      (office) =>
        eachPiece(office, (path) => {
          rmSync(path)
          mkdirSync(path)
        }),
    ],
    ['a manifest that is no JSON', (office) => writeFileSync(manifest(office), '{ "sealed": "')],
    ['a manifest that is empty', (office) => writeFileSync(manifest(office), '')],
    ['a manifest that is gone', (office) => rmSync(manifest(office))],
    [
      'a manifest of a newer app',
      (office) => writeFileSync(manifest(office), JSON.stringify({ format: 99, sealed: 'x' })),
    ],
  ])('%s: made again without a word', async (_, spoil) => {
    const office = await busy()
    const before = lists(office)
    office.close()
    spoil(office)
    office.restart()
    expect(lists(office)).toEqual(before)
    office.restart()
    expect(lists(office)).toEqual(before)
  })

  it('of another office is not believed', async () => {
    const office = await busy()
    const other = await withBooking()
    const before = lists(office)
    office.close()
    other.close()
    rmSync(folderOf(office), { recursive: true })
    cpSync(folderOf(other), folderOf(office), { recursive: true })
    cpSync(manifest(other), manifest(office))
    office.restart()
    expect(lists(office)).toEqual(before)
  })

  it('rolled back allows no second session on one day', async () => {
    const office = await withBooking()
    office.restart()
    const old = mkdtempSync(join(tmpdir(), 'soudan-rolled-'))
    cpSync(folderOf(office), join(old, 'schedule'), { recursive: true })
    cpSync(manifest(office), join(old, 'schedule.json'))
    const [id = ''] = office.store.index().entries.keys()
    expect(claim(office, id)).toMatchObject({ ok: true })
    closeBooking(office, id, { outcome: 'completed', usedMs: 60_000 })
    office.close()
    rmSync(folderOf(office), { recursive: true })
    cpSync(join(old, 'schedule'), folderOf(office), { recursive: true })
    cpSync(join(old, 'schedule.json'), manifest(office))
    office.restart()
    expect(claim(office, id, 'r2')).toMatchObject({ ok: false, reason: 'notLive' })
    expect(
      await office.room.handlers['schedule.book']({ wish: wish({ slot: '15:00' }) }, counselor),
    ).toMatchObject({ ok: false, reason: 'onceADay' })
  })
})

describe('once a day', () => {
  it('is asked of the records too: a use that no booking knows of, by the number without its zeros', async () => {
    const office = await withBooking()
    const [id = ''] = office.store.index().entries.keys()
    const rest = { scope: 'record/r9', actorId: 'c1' } as const
    await value(
      office.storage.log.append([
        {
          ...rest,
          type: 'session.opened',
          payload: {
            bookingId: 'lost',
            date: DAY,
            slot: '10:00',
            siteId: 'kanazawa',
            name: '架空 一郎',
            kana: null,
            jobSeekerNumber: '17010-12345',
            companions: null,
            category: 1,
            practice: false,
          },
        },
        { ...rest, type: 'session.consultingBegan', payload: {} },
        {
          ...rest,
          type: 'session.closed',
          payload: { outcome: 'completed', note: '', followUp: '', usedMs: 60_000 },
        },
      ]),
    )
    expect(claim(office, id)).toMatchObject({ ok: false, reason: 'onceADay' })
    expect(
      await office.room.handlers['schedule.book']({ wish: wish({ slot: '15:00' }) }, counselor),
    ).toMatchObject({ ok: false, reason: 'onceADay' })
  })
})

describe('an import', () => {
  const many = Array.from({ length: 120 }, (_, n) => ({
    receipt: String(7000 + n),
    date: `2027-04-${String((n % 2) + 5).padStart(2, '0')}`,
  }))

  it('that was killed between two slices leaves nothing, and can be done again', async () => {
    const office = await withBooking()
    const before = lists(office)
    const { previewId } = await preview(office, csv(many))
    office.faults.after = 2
    expect(await office.room.handlers['schedule.accept']({ previewId }, counselor)).toMatchObject({
      ok: false,
      reason: 'saveFailed',
    })
    office.faults.after = null
    expect(lists(office)).toEqual(before)
    expect(office.events.filter(({ type }) => type === 'schedule.booked').length).toBe(101)
    office.kill()
    expect(lists(office)).toEqual(before)
    rmSync(folderOf(office), { recursive: true, force: true })
    office.kill()
    expect(lists(office)).toEqual(before)
    await importText(office, csv(many))
    expect(office.store.index().entries.size).toBe(121)
    const after = lists(office)
    office.kill()
    expect(lists(office)).toEqual(after)
    rmSync(folderOf(office), { recursive: true, force: true })
    office.kill()
    expect(lists(office)).toEqual(after)
  })

  it('gives the same ids on two PCs with the same key, and a dismissed row does not come back', async () => {
    const text = csv([
      { receipt: '１００１' },
      { receipt: '1002', time: '11:00' },
      { receipt: '1002', time: '14:00', name: '架空 別人' },
      { receipt: '1003', date: '未定' },
    ])
    const one = openTestOffice()
    const other = openTestOffice({ tag: (said) => tagOf(one, said) })
    await importText(one, text)
    await importText(other, text)
    const ids = (office: TestOffice): string[] => [...office.store.index().entries.keys()]
    expect(ids(one).length).toBe(3)
    expect(ids(other)).toEqual(ids(one))
    const [row] = one.store.head().unread
    expect(other.store.head().unread[0]?.id).toBe(row?.id)
    await value(one.room.handlers['schedule.dismissUnread']({ rowId: row?.id ?? '' }, counselor))
    expect(one.store.head().unread).toEqual([])
    await importText(one, text)
    expect(one.store.head().unread).toEqual([])
    const before = lists(one)
    rmSync(folderOf(one), { recursive: true, force: true })
    one.kill()
    expect(lists(one)).toEqual(before)
    // Nothing can read the row's words any more.
    const events = one.storage.log.eventsOf(`row/${row?.id ?? ''}`)
    expect(events.map(({ type, payload }) => [type, payload])).toEqual([
      ['schedule.rowUnread', null],
      ['schedule.rowDismissed', null],
    ])
  })
})

function tagOf(office: TestOffice, said: string): string {
  return Buffer.from(office.storage.vault.mac('scopeId', said).subarray(0, 16)).toString('hex')
}

describe('a long log without a cache', () => {
  it('is folded in a thread, to the same lists', async () => {
    const office = await withBooking()
    await importText(
      office,
      csv(
        Array.from({ length: 5_200 }, (_, n) => ({
          receipt: String(10_000 + n),
          // Most are held, for their slots are full: nothing of them is lost on the way.
          date: `2027-04-${String((n % 2) + 5).padStart(2, '0')}`,
        })),
      ),
    )
    const before = lists(office)
    const started: string[] = []
    const open = async (thread?: StartThread): Promise<unknown> => {
      const store = await openScheduleStoreGently({
        ...{ folder: temporaryFolder(), openConf, clock: office.clock, readOnly: true },
        ...{ seal: scheduleSeal(office.storage.vault), log: office.storage.log },
        inbox: office.storage.inbox,
        ...(thread === undefined ? {} : { thread }),
      })
      return { entries: [...store.index().entries.values()], head: store.head() }
    }
    const beside: StartThread = (script) => {
      started.push(script)
      return office.storage.thread(script)
    }
    expect(await open(beside)).toEqual(before)
    expect(started).toHaveLength(1)
    // One that does not come up: folded here.
    const broken = await open(() => office.storage.thread(join(tmpdir(), 'no-such-script.js')))
    expect(broken).toEqual(before)
  }, 120_000)
})
