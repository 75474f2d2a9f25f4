/** Long work that somebody waits for tells how far it is, and can be given up with nothing lost. */
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { createRestoring } from '../../electron/office/restore-desk.ts'
import { createRetentionDesk } from '../../electron/records/retention-desk.ts'
import { summaryOf } from '../../electron/records/summary.ts'
import { kanazawaProfile } from '../../electron/schedule/office-data.ts'
import { databasePath } from '../../electron/storage/file/names.ts'
import { restoreBackup } from '../../electron/storage/backup/restore.ts'
import { openStorage } from '../../electron/storage/storage.ts'
import { recordScope } from '../../shared/log/scope.ts'
import { keepEverything } from '../../shared/office/retention.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import {
  addRecord,
  newOffice,
  noBookings,
  START_MS,
  temporaryFolder,
  value,
} from './storage-helpers.ts'

it('a disposal tells how many are gone, and stops between two of its writes when it is told to', async () => {
  const { storage } = newOffice()
  const ids = Array.from({ length: 14 }, (_, n) => `r${n}`)
  for (const recordId of ids) {
    addRecord(storage, { recordId, counselorId: 'anna', date: '2020-04-01' })
    value(
      storage.log.append([
        { type: 'review.signedOff', scope: recordScope(recordId), actorId: 'sup', payload: {} },
      ]),
    )
  }
  const told: ({ done: number; total: number } | null)[] = []
  let stopAfter = 2
  const desk = createRetentionDesk({
    storage,
    bookings: noBookings,
    office: {
      profile: () => ({ ...kanazawaProfile(), retention: { ...keepEverything, record: 12 } }),
    },
    clock: createVirtualClock(START_MS),
    sessionRunning: () => false,
    shown: (record) => summaryOf(record, (id) => id),
    tell: (progress) => {
      told.push(progress)
      if ((stopAfter -= 1) === 0) desk.stop()
    },
  })
  const [due] = await desk.due()
  expect(value(await desk.dispose('record', due?.ids ?? [], '満了', 'sup'))).toEqual({
    disposed: 8,
  })
  expect(told).toEqual([{ done: 4, total: 14 }, { done: 8, total: 14 }, null])
  const [rest] = await desk.due()
  expect(rest?.ids.length).toBe(6)
  for (const id of rest?.ids ?? []) expect(storage.records.find(id)).not.toBeNull()
  expect(value(await desk.dispose('record', rest?.ids ?? [], '満了', 'sup'))).toEqual({
    disposed: 6,
  })
  expect(told.at(-1)).toBeNull()
})

it('a restore tells how far it is, and changes nothing when it is given up', async () => {
  const office = newOffice()
  addRecord(office.storage, { recordId: 'r1', counselorId: 'anna' })
  const target = temporaryFolder()
  const made = value(await office.storage.backUp({ target, keep: 3, atMs: START_MS }))
  const root = temporaryFolder()
  const told: ({ share: number } | null)[] = []
  const restoring = createRestoring((share) => told.push(share))
  let left = 0
  const run = (): ReturnType<typeof restoreBackup> =>
    restoring.run((watch) =>
      restoreBackup(
        path.join(target, made.name),
        root,
        START_MS,
        () => {
          left += 1
          return Promise.resolve(true)
        },
        watch,
      ),
    )
  const given = run()
  restoring.cancel()
  expect(await given).toMatchObject({ reason: 'cancelled' })
  expect([left, readdirSync(root), told.at(-1)]).toEqual([0, [], null])
  expect(value(await run())).toMatchObject({ kind: 'office' })
  expect(told.some((one) => one !== null && one.share > 0)).toBe(true)
  restoring.cancel()
})

it('lists that are made anew tell how far they are, from the beginning', async () => {
  const office = newOffice()
  addRecord(office.storage, { recordId: 'r1', counselorId: 'anna' })
  office.storage.close()
  const db = new DatabaseSync(databasePath(office.folder))
  db.exec(`UPDATE meta SET value = x'00' WHERE name = 'projections'`)
  db.close()
  const again = value(openStorage({ ...office.parts, listsLater: true }))
  const told: number[] = []
  await again.bringListsUpToDate((share) => told.push(share))
  expect(told[0]).toBe(0)
  expect(again.records.find('r1')).not.toBeNull()
  await again.bringListsUpToDate(() => expect.unreachable('they are made'))
  again.close()
})
