/** `import --dry-run --data`: a file compared with the bookings of an office that exists, which stays as it is. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openProfileStore } from '../../electron/office/profile-store.ts'
import {
  openSettingsFile,
  type OpenConf as OpenSettings,
} from '../../electron/office/settings-file.ts'
import { kanazawaProfile } from '../../electron/schedule/office-data.ts'
import { practiceFile } from '../../electron/schedule/practice.ts'
import { createScheduleRoom } from '../../electron/schedule/room.ts'
import { scheduleSeal, scheduleTag } from '../../electron/schedule/keys.ts'
import { openScheduleStore } from '../../electron/schedule/store.ts'
import { createStorage } from '../../electron/storage/storage.ts'
import Conf from 'conf'
import { systemClock } from '../../shared/clock.ts'
import { fail, type Result } from '../../shared/result.ts'
import { instantOf } from '../../shared/time/instant.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import { openBell } from '../support/bell.ts'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'soudan-cli-'))
const data = join(folder, 'practice')
const file = join(folder, 'e-tumo.csv')
const DAY = '2030-05-14'
const openConf: OpenSettings = (options) =>
  new Conf<Record<string, unknown>>({ ...options, projectName: 'soudan-desk-test' })
const settle = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.reason)
  return result.value
}

beforeAll(async () => {
  const keyStore = {
    available: () => false,
    wrap: (secret: Uint8Array) => secret,
    unwrap: () => fail('keyUnavailable'),
  }
  const clock = createVirtualClock(instantOf(DAY, '09:50'))
  const { storage } = settle(
    createStorage({ folder: data, keyStore, vaultPassphrase: null, kind: 'practice', clock }),
  )
  const profile = settle(
    openProfileStore({
      file: openSettingsFile(openConf, data, 'profile'),
      log: storage.log,
      initial: kanazawaProfile(),
    }),
  )
  const { vault, log, disposal } = storage
  const store = openScheduleStore({
    folder: data,
    openConf,
    clock,
    seal: scheduleSeal(vault),
    log,
    inbox: storage.inbox,
  })
  const room = createScheduleRoom({
    store,
    authorise: () => Promise.resolve(fail('notSupervisor')),
    clock,
    office: { kind: 'practice', profile: () => profile.current() },
    nameOf: (id) => id,
    log: { append: log.append, dismissRow: disposal.dismissRow },
    reader: log.reader,
    tag: scheduleTag(vault),
    ids: () => crypto.randomUUID(),
    bell: openBell(),
    notify: () => undefined,
  })
  settle(await room.importFile(practiceFile(DAY)))
  room.close()
  storage.close()
  writeFileSync(file, practiceFile(DAY).bytes)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const cli = (...args: string[]) =>
  spawnSync(
    join(root, 'node_modules/.bin/node'),
    ['--disable-warning=ExperimentalWarning', 'electron/cli.ts', ...args],
    { cwd: root, encoding: 'utf8' },
  )

/** Everything that is kept, by content; SQLite's own helper files come and go. */
function contents(): string[] {
  return readdirSync(data, { recursive: true, encoding: 'utf8' })
    .filter(
      (name) =>
        /\.(json|part|sqlite)$/u.test(name) &&
        !name.startsWith('lock') &&
        statSync(join(data, name)).isFile(),
    )
    .sort()
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(data, name)))
          .digest('hex')}`,
    )
}

describe('a dry run against an office that exists', () => {
  it('compares with what it knows, and writes nothing', () => {
    const before = contents()
    for (const where of [data, folder]) {
      const answer = cli('import', file, '--dry-run', '--json', '--data', where)
      expect(answer.stderr).not.toContain('開けません')
      expect((JSON.parse(answer.stdout) as { summary: unknown }).summary).toEqual({
        added: 0,
        changed: 0,
        unchanged: 12,
        withdrawn: 0,
        held: 0,
        rejected: 0,
      })
      expect(answer.status).toBe(0)
    }
    expect(contents()).toEqual(before)
  })

  it('needs the real today to judge past dates there', () => {
    const past = join(folder, 'past.csv')
    writeFileSync(
      past,
      '整理番号,相談希望日,希望時間,氏名,求職番号\n9001,2020-05-14,10:00,架空 過去,17010-00099999\n',
    )
    const answer = cli('import', past, '--dry-run', '--json', '--data', data)
    expect(JSON.parse(answer.stdout)).toMatchObject({
      rows: [{ verdict: 'held', reasons: ['pastDate'] }],
    })
    expect(systemClock.wallMs()).toBeGreaterThan(instantOf('2020-05-15', '00:00'))
  })

  it('finds the log it left in order', () => {
    const answer = cli('verify', data, '--json')
    expect(JSON.parse(answer.stdout)).toMatchObject({ ok: true, firstBad: null })
    expect(answer.status).toBe(0)
  })

  it('says that there is no office in a folder', () => {
    const empty = mkdtempSync(join(tmpdir(), 'soudan-none-'))
    const answer = cli('import', file, '--dry-run', '--json', '--data', empty)
    expect(answer).toMatchObject({ status: 1, stdout: '' })
    expect(answer.stderr).toContain('事務所のデータがありません')
    expect(readdirSync(empty)).toEqual([])
  })
})
