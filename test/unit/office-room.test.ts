/** Opening, creating and rescuing an office: its key, its stages, its set-up. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import Conf from 'conf'
import { describe, expect, it, onTestFinished } from 'vitest'
import { aboutHandlers } from '../../electron/office/about.ts'
import { createOfficeRoom, type OfficeRoom } from '../../electron/office/room.ts'
import { textSizeHandlers } from '../../electron/office/text-size-desk.ts'
import { openSettingsFile } from '../../electron/office/settings-file.ts'
import { createUpdateDesk } from '../../electron/office/updates.ts'
import { createPeopleRoom } from '../../electron/people/room.ts'
import type { KeyStore } from '../../electron/platform/platform.ts'
import { isOpenDay, kanazawaProfile } from '../../electron/schedule/office-data.ts'
import { DATABASE_FILE } from '../../electron/storage/file/names.ts'
import { storageOpener } from '../../electron/storage/opener.ts'
import type { Clock } from '../../shared/clock.ts'
import type { Caller } from '../../shared/contract.ts'
import type { OfficeStatus } from '../../shared/office/status.ts'
import type { NewAccount } from '../../shared/people/account.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import { fakeKeyStore, noKeyStore, START_MS, temporaryFolder, value } from './storage-helpers.ts'

const VAULT = 'vault passphrase'
const NEW_VAULT = 'another passphrase'
const nobody: Caller = { account: null }
const supervisor: NewAccount = {
  loginName: 'sup',
  displayName: '架空 統子',
  role: 'supervisor',
  passphrase: 'correct horse',
}
const counselor: NewAccount = {
  loginName: 'anna',
  displayName: '架空 相太',
  role: 'counselor',
  passphrase: 'correct horse',
}
const by: Caller = {
  account: {
    id: 'sup-1',
    loginName: 'sup',
    displayName: '架空 統子',
    role: 'supervisor',
    disabled: false,
  },
}

type Started = {
  readonly room: OfficeRoom<object>
  readonly told: OfficeStatus[]
  failAccounts: boolean
  running: boolean
  readonly imported: string[]
}

/** The office room on real storage with the real people room; `keyStore` stands for one PC and its user. */
function start(
  dataRoot: string,
  keyStore: KeyStore = noKeyStore,
  clock: Clock = createVirtualClock(START_MS),
): Started {
  const told: OfficeStatus[] = []
  const state = {
    told,
    failAccounts: false,
    running: false,
    imported: [] as string[],
    bugs: [] as unknown[],
  }
  const room = createOfficeRoom<object>({
    dataRoot,
    platform: 'browser',
    vaultNeedsPassphrase: !keyStore.available(),
    dataFolder: { path: dataRoot, shared: false },
    desktop: {
      proxy: { question: () => null, answer: () => undefined },
      technicalLog: { tail: () => [], text: () => '', folder: () => '' },
      showsPerson: () => undefined,
      chooseFolder: () => Promise.resolve('unsupported'),
      log: () => undefined,
    },
    readCachedDay: () => Promise.resolve(null),
    realClock: clock,
    openConf: (parts) => new Conf(parts),
    defaults: kanazawaProfile,
    isOpenDay,
    storage: storageOpener(keyStore),
    serverDriver: () => Promise.reject(new Error('there is no server')),
    log: () => undefined,
    app: {
      ...textSizeHandlers(openSettingsFile((parts) => new Conf(parts), dataRoot, 'screen')),
      ...aboutHandlers({
        appFolder: join(import.meta.dirname, '..', '..'),
        dataFolder: dataRoot,
        platform: 'browser',
      }),
      ...createUpdateDesk({
        version: '0.0.0',
        updates: { bar: 'notInstalled' },
        settings: openSettingsFile((parts) => new Conf(parts), dataRoot, 'updates'),
        clock,
        practice: () => false,
        sessionRunning: () => false,
        ring: () => undefined,
      }).handlers,
    },
    tell: (topic, payload) => {
      if (topic === 'office.status') told.push(payload as OfficeStatus)
    },
    onBug: (error) => state.bugs.push(error),
    openRooms: async ({ storage, clock: officeClock }) => {
      const people = createPeopleRoom({
        storage,
        clock: officeClock,
        sessionRunning: () => state.running,
        ring: () => undefined,
        proveRecoveryKey: null,
      })
      return {
        handlers: {},
        ring: () => undefined,
        presence: () => null,
        sessionRunning: () => state.running,
        sitesInUse: () => new Set(['tsubata']),
        authorise: people.port.authorise,
        server: {
          status: () => ({ state: 'none' }),
          awayMs: () => null,
          line: () => null,
          start: () => undefined,
          found: () => Promise.resolve(fail('alreadyJoined')),
          rejoin: () => Promise.resolve(fail('notForked')),
          wake: () => undefined,
          close: () => Promise.resolve(),
        },
        nextWarningInMs: () => null,
        hasAccounts: () => people.hasAccounts(),
        addFirstAccounts: (accounts) =>
          state.failAccounts
            ? Promise.resolve(fail('saveFailed', { cause: 'diskFull' }))
            : people.addFirstAccounts(accounts),
        importSample: (date) => {
          state.imported.push(date)
          return Promise.resolve(ok())
        },
        close: () => Promise.resolve(),
      }
    },
  })
  onTestFinished(() => room.close())
  return Object.assign(state, { room })
}

const setUp = (
  started: Started,
  vaultPassphrase: string | null = VAULT,
): Promise<Result<{ recoveryKey: string }>> =>
  Promise.resolve(
    started.room.handlers['office.create'](
      { profile: kanazawaProfile(), supervisor, counselor, vaultPassphrase },
      nobody,
    ),
  )
const call = (started: Started) => started.room.handlers
const stage = async (started: Started): Promise<OfficeStatus> =>
  value(await call(started)['office.status']({}, nobody))

describe('an office and its key', () => {
  it('stays at its passphrase after a wrong one, as often as it takes', async () => {
    const dataRoot = temporaryFolder()
    const first = start(dataRoot)
    value(await setUp(first))
    await first.room.close()
    const again = start(dataRoot)
    await again.room.resume()
    expect(await stage(again)).toEqual({
      stage: 'unlock',
      kind: 'office',
      vaultNeedsPassphrase: true,
    })
    for (const wrong of ['wrong one', 'wrong two']) {
      expect(await call(again)['office.unlock']({ passphrase: wrong }, nobody)).toMatchObject({
        ok: false,
        reason: 'wrongPassphrase',
      })
      expect(await stage(again)).toMatchObject({ stage: 'unlock' })
    }
    expect(value(await call(again)['office.unlock']({ passphrase: VAULT }, nobody))).toMatchObject({
      stage: 'ready',
      officeName: 'ハローワーク金沢',
    })
  })

  it('opens by its recovery key with a new passphrase; mistakes change nothing', async () => {
    const dataRoot = temporaryFolder()
    const first = start(dataRoot)
    const { recoveryKey } = value(await setUp(first))
    expect(
      await call(first)['office.recover']({ recoveryKey, newPassphrase: NEW_VAULT }, nobody),
    ).toMatchObject({ reason: 'nothingToRecover' })
    await first.room.close()
    const again = start(dataRoot)
    await again.room.resume()
    const keys = (): string => readFileSync(join(dataRoot, 'office', 'keys.json'), 'utf8')
    const before = keys()
    const mistyped = `${recoveryKey.startsWith('7') ? '8' : '7'}${recoveryKey.slice(1)}`
    const recover = (typed: string, newPassphrase: string | null = NEW_VAULT): unknown =>
      call(again)['office.recover']({ recoveryKey: typed, newPassphrase }, nobody)
    expect(await recover(mistyped)).toEqual({
      ok: false,
      reason: 'recoveryKeyTypo',
      details: { group: 1 },
    })
    expect(await recover(recoveryKey.slice(1))).toEqual({
      ok: false,
      reason: 'recoveryKeyLength',
      details: { symbols: 34 },
    })
    const other = value(await setUp(start(temporaryFolder())))
    expect(await recover(other.recoveryKey)).toMatchObject({ reason: 'wrongRecoveryKey' })
    expect(await recover(recoveryKey, null)).toMatchObject({ reason: 'passphraseNeeded' })
    expect(keys()).toBe(before)
    expect(await stage(again)).toMatchObject({ stage: 'unlock' })
    expect(await recover(recoveryKey)).toMatchObject({ ok: true, value: { stage: 'ready' } })
    await again.room.close()

    const third = start(dataRoot)
    await third.room.resume()
    expect(await call(third)['office.unlock']({ passphrase: VAULT }, nobody)).toMatchObject({
      reason: 'wrongPassphrase',
    })
    expect(await call(third)['office.unlock']({ passphrase: NEW_VAULT }, nobody)).toMatchObject({
      ok: true,
      value: { stage: 'ready' },
    })
  })

  it('opens on a new PC by its recovery key, and there without it from then on', async () => {
    const dataRoot = temporaryFolder()
    const first = start(dataRoot, fakeKeyStore(1))
    const { recoveryKey } = value(await setUp(first, null))
    await first.room.close()
    const newPc = start(dataRoot, fakeKeyStore(2))
    await newPc.room.resume()
    expect(await stage(newPc)).toMatchObject({
      stage: 'trouble',
      trouble: 'keyUnavailable',
      vaultNeedsPassphrase: false,
    })
    value(await call(newPc)['office.recover']({ recoveryKey, newPassphrase: null }, nobody))
    await newPc.room.close()
    const later = start(dataRoot, fakeKeyStore(2))
    await later.room.resume()
    expect(await stage(later)).toMatchObject({ stage: 'ready' })
  })

  it('opens by its recovery key when the key’s file is damaged, missing or another office’s, and keeps what was there', async () => {
    const dataRoot = temporaryFolder()
    const file = join(dataRoot, 'office', 'keys.json')
    const first = start(dataRoot)
    const { recoveryKey } = value(await setUp(first))
    await first.room.close()
    const elsewhere = temporaryFolder()
    value(await setUp(start(elsewhere)))
    const foreign = readFileSync(join(elsewhere, 'office', 'keys.json'), 'utf8')
    for (const content of ['spoilt', '{"wraps": [1, {}]}', foreign]) {
      writeFileSync(file, content)
      const again = start(dataRoot)
      await again.room.resume()
      if (content !== foreign)
        expect(await stage(again)).toMatchObject({ stage: 'trouble', trouble: 'keyDamaged' })
      value(await call(again)['office.recover']({ recoveryKey, newPassphrase: NEW_VAULT }, nobody))
      await again.room.close()
      const kept = readdirSync(join(dataRoot, 'office'))
        .filter((name) => name.includes('.damaged-'))
        .map((name) => readFileSync(join(dataRoot, 'office', name), 'utf8'))
      expect(kept).toContain(content)
    }
  })
})

describe('a new recovery key', () => {
  const renew = (
    started: Started,
    passphrase = supervisor.passphrase,
  ): Promise<Result<{ recoveryKey: string }>> =>
    Promise.resolve(call(started)['office.renewRecoveryKey']({ passphrase }, by))

  it('is made for a supervisor who types the own passphrase again, recorded without the key, and valid at once', async () => {
    const dataRoot = temporaryFolder()
    const first = start(dataRoot)
    const { recoveryKey: old } = value(await setUp(first))
    const logged: NewEvent[] = []
    first.room.live()?.storage.log.onCommitted((events) => logged.push(...events))
    expect(await renew(first, 'wrong one')).toMatchObject({ ok: false, reason: 'wrongCredentials' })
    const { recoveryKey } = value(await renew(first))
    expect(recoveryKey).not.toBe(old)
    expect(logged.map(({ type, actorId, payload }) => ({ type, actorId, payload }))).toMatchObject([
      { type: 'people.signInFailed' },
      { type: 'people.waitEnded' },
      { type: 'office.recoveryKeyRenewed', actorId: 'sup-1', payload: {} },
    ])
    await first.room.close()

    const again = start(dataRoot)
    await again.room.resume()
    expect(
      await call(again)['office.recover']({ recoveryKey: old, newPassphrase: NEW_VAULT }, nobody),
    ).toMatchObject({ reason: 'wrongRecoveryKey' })
    expect(
      await call(again)['office.recover']({ recoveryKey, newPassphrase: NEW_VAULT }, nobody),
    ).toMatchObject({ ok: true, value: { stage: 'ready' } })
  })

  it('is refused after wrong passphrases, during a session and in the practice office, and the old one stays', async () => {
    const started = start(temporaryFolder())
    const { recoveryKey } = value(await setUp(started))
    const storage = started.room.live()?.storage
    started.running = true
    expect(await renew(started)).toEqual({ ok: false, reason: 'sessionRunning' })
    started.running = false
    const begun = renew(started)
    started.running = true
    expect(await begun, 'a session that began meanwhile').toEqual({
      ok: false,
      reason: 'sessionRunning',
    })
    started.running = false
    for (const wrong of ['wrong one', 'wrong two'])
      expect(await renew(started, wrong)).toMatchObject({ reason: 'wrongCredentials' })
    expect(await renew(started)).toMatchObject({
      reason: 'tooManyAttempts',
      details: { waitSeconds: 5 },
    })
    expect(storage?.proveRecoveryKey(recoveryKey)).toEqual(ok())
    value(await call(started)['office.openPractice']({}, nobody))
    expect(await renew(started)).toEqual({ ok: false, reason: 'noRecoveryKey' })
  })

  it('does not come to be when the log cannot take it', async () => {
    const started = start(temporaryFolder())
    const { recoveryKey } = value(await setUp(started))
    const live = started.room.live()
    if (live === null) throw new Error('the office is open')
    live.storage.log.append = () => fail('saveFailed', { cause: 'diskFull' })
    expect(await renew(started)).toEqual({
      ok: false,
      reason: 'saveFailed',
      details: { cause: 'diskFull' },
    })
    expect(live.storage.proveRecoveryKey(recoveryKey)).toEqual(ok())
  })
})

describe('a set-up', () => {
  it('is refused before anything is made when both login names are the same to the eye', async () => {
    const dataRoot = temporaryFolder()
    const started = start(dataRoot)
    const answer = await call(started)['office.create'](
      {
        profile: kanazawaProfile(),
        supervisor,
        counselor: { ...counselor, loginName: 'ＳＵＰ' },
        vaultPassphrase: VAULT,
      },
      nobody,
    )
    expect(answer).toMatchObject({ reason: 'sameLoginName' })
    expect(readdirSync(dataRoot)).not.toContain('office')
  })

  it('is refused before anything is made when one of its passphrases is tried among the first', async () => {
    const dataRoot = temporaryFolder()
    const started = start(dataRoot)
    const wish = { profile: kanazawaProfile(), supervisor, counselor, vaultPassphrase: VAULT }
    const weak = 'password1'
    for (const one of [
      { ...wish, supervisor: { ...supervisor, passphrase: weak } },
      { ...wish, counselor: { ...counselor, passphrase: weak } },
      { ...wish, vaultPassphrase: weak },
    ])
      expect(await call(started)['office.create'](one, nobody)).toMatchObject({
        reason: 'commonPassphrase',
      })
    expect(readdirSync(dataRoot)).not.toContain('office')
  })

  it('that could not write its accounts goes on there and after a restart, with a recovery key somebody sees', async () => {
    const dataRoot = temporaryFolder()
    const started = start(dataRoot)
    started.failAccounts = true
    expect(await setUp(started)).toMatchObject({ ok: false, reason: 'diskFull' })
    expect(await stage(started)).toEqual({ stage: 'accounts', kind: 'office' })
    expect(started.room.live(), 'no room can be reached yet').toBeNull()
    await started.room.close()

    const again = start(dataRoot)
    await again.room.resume()
    value(await call(again)['office.unlock']({ passphrase: VAULT }, nobody))
    expect(await stage(again)).toMatchObject({ stage: 'accounts' })
    const wish = { supervisor: { ...supervisor, role: 'counselor' as const }, counselor }
    expect(
      await call(again)['office.firstAccounts'](
        { ...wish, counselor: { ...counselor, loginName: 'SUP' } },
        nobody,
      ),
    ).toMatchObject({ reason: 'sameLoginName' })
    const { recoveryKey } = value(await call(again)['office.firstAccounts'](wish, nobody))
    expect(await stage(again)).toMatchObject({ stage: 'ready' })
    expect(again.room.live()?.storage.accounts.byLoginName('sup')?.account.role).toBe('supervisor')
    expect(await call(again)['office.firstAccounts'](wish, nobody)).toMatchObject({
      reason: 'nothingToSetUp',
    })
    await again.room.close()

    const third = start(dataRoot)
    await third.room.resume()
    expect(
      await call(third)['office.recover']({ recoveryKey, newPassphrase: NEW_VAULT }, nobody),
    ).toMatchObject({ ok: true, value: { stage: 'ready' } })
  })
})

describe('the open office', () => {
  it('saves its profile once, tells an older screen so, and logs the change', async () => {
    const started = start(temporaryFolder())
    value(await setUp(started))
    const profile = value(await call(started)['office.profile']({}, by))
    const head = (): number => started.room.live()?.storage.log.head().sequence ?? -1
    const before = head()
    const saved = value(
      await call(started)['office.saveProfile']({ profile: { ...profile, noShowMinutes: 15 } }, by),
    )
    expect(saved).toMatchObject({ version: 2, noShowMinutes: 15 })
    expect(
      await call(started)['office.saveProfile']({ profile: { ...profile, noShowMinutes: 20 } }, by),
    ).toMatchObject({ reason: 'changedMeanwhile' })
    expect(
      await call(started)['office.saveProfile'](
        { profile: { ...saved, terms: [...saved.terms].slice(1) } },
        by,
      ),
    ).toMatchObject({ reason: 'termsRemoved' })
    // 津幡 has bookings, the other site has none.
    const without = (id: string) => ({ ...saved, sites: saved.sites.filter((s) => s.id !== id) })
    expect(
      await call(started)['office.saveProfile']({ profile: without('tsubata') }, by),
    ).toMatchObject({ reason: 'siteInUse' })
    expect(head()).toBe(before + 1)
    value(
      await call(started)['office.setOverride'](
        { override: { date: '2026-12-01', open: false, reason: '停電' } },
        by,
      ),
    )
    expect(head()).toBe(before + 2)
  })

  it('keeps the profile as it was when the log cannot take the change', async () => {
    const started = start(temporaryFolder())
    value(await setUp(started))
    const live = started.room.live()
    if (live === null) throw new Error('the office is open')
    const profile = live.profile.current()
    live.storage.log.append = () => fail('saveFailed', { cause: 'diskFull' })
    expect(
      await call(started)['office.saveProfile']({ profile: { ...profile, noShowMinutes: 15 } }, by),
    ).toEqual({ ok: false, reason: 'saveFailed', details: { cause: 'diskFull' } })
    expect(live.profile.current()).toEqual(profile)
    expect(started.told.filter((status) => status.stage === 'ready')).toEqual([])
  })

  it('is not left for another one while a session runs in it', async () => {
    const started = start(temporaryFolder())
    value(await call(started)['office.openPractice']({}, nobody))
    const practice = started.room.live()
    started.running = true
    expect(await call(started)['office.open']({ kind: 'office' }, nobody)).toMatchObject({
      reason: 'sessionRunning',
    })
    expect(await setUp(started)).toMatchObject({ reason: 'sessionRunning' })
    expect(await call(started)['office.openPractice']({}, nobody)).toMatchObject({ ok: true })
    expect(started.room.live()).toBe(practice)
    started.running = false
    value(await setUp(started))
    started.running = true
    expect(await call(started)['office.openPractice']({}, nobody)).toMatchObject({
      reason: 'sessionRunning',
    })
    expect(started.room.live()?.kind).toBe('office')
  })

  it('leaves the practice day of another process alone', async () => {
    const dataRoot = temporaryFolder()
    const first = start(dataRoot)
    value(await call(first)['office.openPractice']({}, nobody))
    expect(first.imported).toEqual(['2026-11-24'])
    const file = join(dataRoot, 'practice', 'practice.json')
    const before = readFileSync(file, 'utf8')
    const nextDay = start(dataRoot, noKeyStore, createVirtualClock(START_MS + 24 * 3_600_000))
    expect(await call(nextDay)['office.openPractice']({}, nobody)).toMatchObject({
      reason: 'alreadyRunning',
    })
    expect(await stage(nextDay)).toMatchObject({
      stage: 'trouble',
      trouble: 'alreadyRunning',
      kind: 'practice',
    })
    expect(readFileSync(file, 'utf8')).toBe(before)
    await first.room.close()
    expect(await call(nextDay)['office.open']({ kind: 'practice' }, nobody)).toMatchObject({
      ok: true,
      value: { stage: 'ready' },
    })
    expect(nextDay.imported).toEqual(['2026-11-25'])
  })
  it('shows how far its lists are when they are made anew, before it is open, and lets the start go on meanwhile', async () => {
    const dataRoot = temporaryFolder()
    const first = start(dataRoot, fakeKeyStore())
    value(await setUp(first, null))
    await first.room.close()
    const db = new DatabaseSync(join(dataRoot, 'office', DATABASE_FILE))
    db.exec(`UPDATE meta SET value = x'00' WHERE name = 'projections'`)
    db.close()
    const again = start(dataRoot, fakeKeyStore())
    const resumed = again.room.resume()
    await again.room.openingBegun
    expect(await stage(again)).toMatchObject({ stage: 'opening', kind: 'office', share: 0 })
    await resumed
    expect(again.told.map((status) => status.stage)).toEqual(['opening', 'ready'])
    expect(await stage(again)).toMatchObject({ stage: 'ready' })
  })

  it('does not lose an open office to one that was still being made ready', async () => {
    const dataRoot = temporaryFolder()
    const started = start(dataRoot, fakeKeyStore())
    value(await setUp(started, null))
    value(await call(started)['office.leave']({}, nobody))
    // The first has its accounts made, which takes a while; the second is there at once.
    await Promise.all([
      call(started)['office.openPractice']({}, nobody),
      call(started)['office.open']({ kind: 'office' }, nobody),
    ])
    expect(started.room.live()?.kind).toBe('office')
    const other = start(dataRoot, fakeKeyStore())
    expect(await call(other)['office.openPractice']({}, nobody)).toMatchObject({ ok: true })
    await started.room.close()
    expect(await call(other)['office.open']({ kind: 'office' }, nobody)).toMatchObject({ ok: true })
  })
})

describe('a real office beside a practice office that is damaged', () => {
  it.each([
    ['its database', [DATABASE_FILE]],
    ['its key', ['keys.json']],
    ['its day', ['practice.json']],
    ['its profile', ['profile.json']],
    ['everything', [DATABASE_FILE, 'keys.json', 'practice.json', 'profile.json']],
  ])('opens as ever when the practice office was last and %s is damaged', async (_what, names) => {
    const dataRoot = temporaryFolder()
    const before = start(dataRoot)
    value(await setUp(before))
    value(await call(before)['office.openPractice']({}, nobody))
    await before.room.close()
    for (const name of names) {
      const file = join(dataRoot, 'practice', name)
      expect(readFileSync(file).length).toBeGreaterThan(0)
      writeFileSync(file, 'not what it was')
    }

    const again = start(dataRoot)
    await again.room.resume()
    const shown = await stage(again)
    expect(['trouble', 'ready']).toContain(shown.stage)
    expect(shown).toMatchObject({ kind: 'practice' })
    value(await call(again)['office.leave']({}, nobody))
    expect(await stage(again)).toMatchObject({ stage: 'choose', offices: ['office', 'practice'] })
    expect(await call(again)['office.open']({ kind: 'office' }, nobody)).toMatchObject({
      value: { stage: 'unlock', kind: 'office' },
    })
    expect(value(await call(again)['office.unlock']({ passphrase: VAULT }, nobody))).toMatchObject({
      stage: 'ready',
      kind: 'office',
    })
    // What is damaged still is, for whoever can mend it.
    await again.room.close()
    const third = start(dataRoot)
    await third.room.resume()
    expect(await stage(third)).toMatchObject({ stage: 'unlock', kind: 'office' })
  })
})
