/** The day's list when the records cannot be opened: for who holds the recovery key, out of the sealed cache, with nothing written. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cachedDayHandler } from '../../electron/office/cached-day.ts'
import { readCachedDay } from '../../electron/schedule/cached-day.ts'
import { scheduleSeal } from '../../electron/schedule/keys.ts'
import { databasePath, keyPath } from '../../electron/storage/file/names.ts'
import { newRecoveryKey } from '../../electron/storage/keys/recovery-key.ts'
import { storageOpener } from '../../electron/storage/opener.ts'
import type { StageOf } from '../../shared/office/stages.ts'
import { ok, type Result } from '../../shared/result.ts'
import { counselor, DAY, openConf, openTestOffice, value, wish } from '../unit/schedule-helpers.ts'
import { noKeyStore, temporaryFolder } from '../unit/storage-helpers.ts'

const trouble: StageOf<never> = { stage: 'trouble', kind: 'office', trouble: 'databaseDamaged' }

/** An office with two bookings on one day, closed tidily, whose records are damaged then. */
async function damaged() {
  const dataRoot = temporaryFolder()
  const office = openTestOffice({}, join(dataRoot, 'office'))
  await value(office.room.handlers['schedule.book']({ wish: wish({ slot: '14:00' }) }, counselor))
  await value(
    office.room.handlers['schedule.book'](
      {
        wish: wish({ slot: '10:00', name: '架空 早子', jobSeekerNumber: '17010-00000077' }),
      },
      counselor,
    ),
  )
  const renewed = office.storage.renewRecoveryKey(() => ok())
  if (!renewed.ok) throw new Error(renewed.reason)
  office.close()
  writeFileSync(databasePath(office.folder), 'no database at all, as after a damaged disk')
  const ask = async (
    recoveryKey: string | null,
    date = DAY,
    stage: StageOf<unknown> = trouble,
  ): Promise<Result<{ rows: readonly { name: string; slot: string }[] }>> =>
    cachedDayHandler({
      dataRoot,
      storage: storageOpener(noKeyStore),
      stage: () => stage,
      read: (folder, vault, of) =>
        readCachedDay({ folder, openConf, seal: scheduleSeal(vault) }, of),
    })['office.cachedDay']({ date, recoveryKey }, { account: null })
  return { folder: office.folder, recoveryKey: renewed.value, ask }
}

const snapshot = (folder: string): unknown =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => [file, readFileSync(file, 'base64')])

describe('the day’s list of an office in trouble', () => {
  it('is read with the recovery key, by slot, without the number, and writes nothing', async () => {
    const { folder, recoveryKey, ask } = await damaged()
    const before = snapshot(folder)
    const { rows } = await value(ask(recoveryKey))
    expect(rows.map(({ slot }) => slot)).toEqual(['10:00', '14:00'])
    expect(rows[0]?.name).toBe('架空 早子')
    expect(JSON.stringify(rows)).not.toContain('00000077')
    expect((await value(ask(recoveryKey, '2027-03-25'))).rows).toEqual([])
    expect(snapshot(folder)).toEqual(before)
  })

  it('is shown to nobody else: not without the key, not with another, not where one can sign in', async () => {
    const { recoveryKey, ask } = await damaged()
    expect(await ask(null)).toMatchObject({ ok: false, reason: 'recoveryKeyLength' })
    expect(await ask(newRecoveryKey())).toMatchObject({ reason: 'wrongRecoveryKey' })
    expect(await ask(recoveryKey.slice(0, -1))).toMatchObject({ ok: false })
    for (const stage of [{ stage: 'choose' }, { stage: 'unlock', kind: 'office' }] as const)
      expect(await ask(recoveryKey, DAY, stage)).toMatchObject({ reason: 'notInTrouble' })
  })

  it('says so when there is no cache, when it was altered, and when the key’s file is gone', async () => {
    const gone = await damaged()
    rmSync(join(gone.folder, 'schedule'), { recursive: true })
    expect(await gone.ask(gone.recoveryKey)).toMatchObject({ reason: 'nothingCached' })
    const altered = await damaged()
    for (const name of readdirSync(join(altered.folder, 'schedule'))) {
      const file = join(altered.folder, 'schedule', name)
      const bytes = readFileSync(file)
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
      writeFileSync(file, bytes)
    }
    expect(await altered.ask(altered.recoveryKey)).toMatchObject({ reason: 'nothingCached' })
    const keyless = await damaged()
    for (const name of readdirSync(keyless.folder))
      if (join(keyless.folder, name).startsWith(keyPath(keyless.folder)))
        rmSync(join(keyless.folder, name))
    expect(await keyless.ask(keyless.recoveryKey)).toMatchObject({ reason: 'nothingCached' })
  })
})
