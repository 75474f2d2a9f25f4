/** Bookings that cannot be read come back from an earlier state. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { scheduleTrouble } from '../../electron/schedule/pieces.ts'
import { scheduleRescue } from '../../electron/schedule/rescue.ts'
import { openScheduleStore } from '../../electron/schedule/store.ts'
import { ok } from '../../shared/result.ts'
import {
  counselor,
  csv,
  importText,
  openConf,
  openTestOffice,
  type TestOffice,
  value,
  wish,
} from './schedule-helpers.ts'

const manifest = (office: TestOffice): string => join(office.folder, 'schedule.json')
const parts = (office: TestOffice): string[] =>
  readdirSync(join(office.folder, 'schedule'))
    .filter((name) => name.endsWith('.piece'))
    .map((name) => join(office.folder, 'schedule', name))
const open = (office: TestOffice) =>
  openScheduleStore({ folder: office.folder, openConf, seal: office.seal, clock: office.clock })
const trouble = (office: TestOffice): string | null => {
  const opened = open(office)
  return opened.ok ? null : scheduleTrouble(opened)
}
const rescue = (office: TestOffice) =>
  scheduleRescue({
    folder: office.folder,
    openConf,
    seal: office.seal,
    clock: office.clock,
    log: {
      append: (events) => {
        office.events.push(...events)
        return ok([])
      },
    },
  })

/** Three states: one booking, two, three. */
async function threeStates(): Promise<TestOffice> {
  const office = openTestOffice()
  await importText(office, csv([{ receipt: '1' }]))
  await importText(office, csv([{ receipt: '2', time: '11:00' }]))
  await value(office.room.handlers['schedule.book']({ wish: wish({ slot: '14:00' }) }, counselor))
  office.room.close()
  return office
}

describe('bookings that cannot be read', () => {
  it.each([
    [
      'altered',
      (office: TestOffice) =>
        writeFileSync(manifest(office), JSON.stringify({ format: 1, sealed: 'AAAA' })),
      'scheduleDamaged',
    ],
    [
      'cut off',
      (office: TestOffice) =>
        writeFileSync(manifest(office), readFileSync(manifest(office), 'utf8').slice(0, 60)),
      'scheduleTruncated',
    ],
    ['gone', (office: TestOffice) => rmSync(manifest(office)), 'scheduleMissing'],
    [
      'of a newer app',
      (office: TestOffice) =>
        writeFileSync(manifest(office), JSON.stringify({ format: 99, sealed: '' })),
      'scheduleNewer',
    ],
  ])('%s: have their own trouble', async (_, spoil, reason) => {
    const office = await threeStates()
    spoil(office)
    expect(trouble(office)).toBe(reason)
  })

  it('come back from the newest state in one step, with the spoiled file kept and an event in the log', async () => {
    const office = await threeStates()
    writeFileSync(manifest(office), '{"format":1,"sealed":"AAAA"}')
    const [newest] = rescue(office).whole()
    expect(newest?.bookings).toBe(2)
    expect(rescue(office).restore(newest?.revision ?? -1)).toEqual(ok())
    const opened = open(office)
    expect(
      opened.ok &&
        [...opened.value.index().entries.values()].map(({ booking }) => booking.receiptNumber),
    ).toEqual(['1', '2'])
    expect(
      readdirSync(join(office.folder, 'schedule')).some((name) => name.startsWith('damaged-')),
    ).toBe(true)
    expect(office.events.at(-1)).toMatchObject({
      type: 'schedule.changed',
      actorId: 'system',
      payload: { what: 'restored' },
    })
  })

  it('are never offered a state of which a part is gone as well', async () => {
    const office = await threeStates()
    const before = rescue(office).whole().length
    expect(before).toBeGreaterThan(1)
    for (const part of parts(office)) writeFileSync(part, readFileSync(part).subarray(0, 10))
    expect(trouble(office)).toBe('scheduleTruncated')
    expect(rescue(office).whole()).toEqual([])
    expect(rescue(office).restore(1)).toMatchObject({ ok: false, reason: 'notFound' })
  })

  it('make way for an empty board where nothing can be read, and the next file fills it', async () => {
    const office = await threeStates()
    for (const part of parts(office)) writeFileSync(part, 'spoiled')
    const spoiled = parts(office).length
    expect(rescue(office).restore(null)).toEqual(ok())
    expect(parts(office).length).toBeGreaterThanOrEqual(spoiled)
    office.restart()
    expect(office.store.index().entries.size).toBe(0)
    await importText(office, csv([{ receipt: '1' }]))
    expect(office.store.index().entries.size).toBe(1)
  })
})
