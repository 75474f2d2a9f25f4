/** One PC with the app's office room and a real way to a PostgreSQL, for tests of how PCs come in and are shut out. */
import { join } from 'node:path'
import Conf from 'conf'
import { onTestFinished } from 'vitest'
import { aboutHandlers } from '../../electron/office/about.ts'
import { createOfficeRoom, type OfficeRoom } from '../../electron/office/room.ts'
import { createServerLink, loadDriver } from '../../electron/office/server/link.ts'
import { openPlaceFile } from '../../electron/office/server/place.ts'
import { textSizeHandlers } from '../../electron/office/text-size-desk.ts'
import { openSettingsFile } from '../../electron/office/settings-file.ts'
import { createUpdateDesk } from '../../electron/office/updates.ts'
import { createPeopleRoom } from '../../electron/people/room.ts'
import { isOpenDay, kanazawaProfile } from '../../electron/schedule/office-data.ts'
import { storageOpener } from '../../electron/storage/opener.ts'
import { systemClock } from '../../shared/clock.ts'
import type { Caller } from '../../shared/contract.ts'
import type { Asking } from '../../shared/office/enrolment.ts'
import type { NewAccount } from '../../shared/people/account.ts'
import { ok } from '../../shared/result.ts'
import { until } from '../support/until.ts'
import { fakeKeyStore, temporaryFolder, value } from './storage-helpers.ts'

export const nobody: Caller = { account: null }
const account = (role: 'supervisor' | 'counselor'): NewAccount => ({
  ...{ loginName: role, displayName: `架空 ${role}`, role, passphrase: 'correct horse' },
})
export const supervisor: Caller = {
  account: {
    ...{ id: 'sup-1', loginName: 'supervisor', displayName: '架空 統子' },
    ...{ role: 'supervisor', disabled: false },
  },
}

export type TestPc = {
  readonly room: OfficeRoom<object>
  readonly folder: string
  readonly bugs: unknown[]
  asking(): Asking
  /** Waits for what becomes of its asking. */
  asks(state: Asking['state']): Promise<Asking>
  close(): Promise<void>
}

/** @param kept a folder that outlives the test, which then closes the PC itself */
export function testPc(kept: string | null = null): TestPc {
  const folder = kept ?? temporaryFolder()
  const clock = systemClock
  const bugs: unknown[] = []
  let asking: Asking = { state: 'none' }
  const room = createOfficeRoom<object>({
    ...{ dataRoot: folder, platform: 'browser', vaultNeedsPassphrase: false },
    dataFolder: { path: folder, shared: false },
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
    storage: storageOpener(fakeKeyStore()),
    serverDriver: loadDriver,
    log: () => undefined,
    app: {
      ...textSizeHandlers(openSettingsFile((parts) => new Conf(parts), folder, 'screen')),
      ...aboutHandlers({
        appFolder: join(import.meta.dirname, '..', '..'),
        ...{ dataFolder: folder, platform: 'browser' },
      }),
      ...createUpdateDesk({
        ...{ version: '0.0.0', updates: { bar: 'notInstalled' }, clock },
        settings: openSettingsFile((parts) => new Conf(parts), folder, 'updates'),
        practice: () => false,
        sessionRunning: () => false,
        ring: () => undefined,
      }).handlers,
    },
    tell(topic, payload) {
      // The topic says which payload it is; the test keeps the last of this one.
      if (topic === 'office.asking') asking = payload as Asking
    },
    onBug: (error) => bugs.push(error),
    async openRooms({ storage, clock: officeClock, folder: officeFolder }) {
      const people = createPeopleRoom({
        ...{ storage, clock: officeClock, sessionRunning: () => false, ring: () => undefined },
        proveRecoveryKey: null,
      })
      const server = createServerLink({
        ...{ storage, clock: systemClock, driver: loadDriver, random: Math.random },
        file: openPlaceFile(officeFolder, storage.vault),
        onStatus: () => undefined,
        onAgreed: () => undefined,
        log: () => undefined,
      })
      server.start()
      return {
        ...{ handlers: {}, ring: () => undefined, presence: () => null, server },
        ...{
          sessionRunning: () => false,
          sitesInUse: () => new Set(),
          nextWarningInMs: () => null,
        },
        authorise: people.port.authorise,
        hasAccounts: () => people.hasAccounts(),
        addFirstAccounts: (accounts) => people.addFirstAccounts(accounts),
        importSample: () => Promise.resolve(ok()),
        close: () => server.close(),
      }
    },
  })
  if (kept === null) onTestFinished(() => room.close())
  return {
    room,
    folder,
    bugs,
    asking: () => asking,
    async asks(state) {
      await until(`it is ${state}`, () => Promise.resolve(asking.state === state))
      return asking
    },
    close: () => room.close(),
  }
}

/** An office on that PC, at the server of the joining file. @param kept as of testPc */
export async function foundedPc(
  file: string,
  kept: string | null = null,
): Promise<TestPc & { readonly recoveryKey: string }> {
  const pc = testPc(kept)
  const { handlers } = pc.room
  const { recoveryKey } = value(
    await handlers['office.create'](
      {
        ...{ profile: kanazawaProfile(), vaultPassphrase: null },
        ...{ supervisor: account('supervisor'), counselor: account('counselor') },
      },
      nobody,
    ),
  )
  value(await handlers['office.foundServer']({ file }, supervisor))
  await isConnected(pc)
  return { ...pc, recoveryKey }
}

export const isConnected = (pc: TestPc): Promise<void> =>
  until('it is connected', () =>
    Promise.resolve(pc.room.live()?.rooms.server.line() !== null && pc.room.live() !== null),
  )
