/** The office room: which office is open, its profile, and the practice office's clock. */
import { type Handlers, signedIn } from '../../shared/contract.ts'
import { OfficeKindSchema } from '../../shared/office/status.ts'
import { ok } from '../../shared/result.ts'
import { createAsking } from './asking.ts'
import { cachedDayHandler } from './cached-day.ts'
import { desktopHandlers } from './desktop-desk.ts'
import { createDoors } from './doors.ts'
import { keyHandlers } from './key-desk.ts'
import { createLettingIn } from './letting-in.ts'
import { folderOf, type LiveOffice } from './opening.ts'
import type { OfficeRoomParts } from './parts.ts'
import { pcsHandlers } from './pcs-desk.ts'
import { practiceClockHandlers } from './practice-clock.ts'
import { createProfileDesk } from './profile-desk.ts'
import { renewOfficeKey } from './renew-key.ts'
import { createRestoring, restoreOffice } from './restore-desk.ts'
import { serverHandlers } from './server-desk.ts'
import { setUpHandlers } from './setting-up.ts'
import { createStageKeeper } from './stage-keeper.ts'

export type { OfficeRoomParts } from './parts.ts'

export interface OfficeRoom<H> {
  readonly handlers: Handlers<'office'>
  live(): LiveOffice<H> | null
  /** Ends what was cut off and opens the office that was open last, so that a session goes on after a restart without anybody's help. */
  resume(): Promise<void>
  /** As of the stage: then there is something to look at before the office is open. */
  readonly openingBegun: Promise<void>
  close(): Promise<void>
}

export function createOfficeRoom<H>(parts: OfficeRoomParts<H>): OfficeRoom<H> {
  const stage = createStageKeeper(parts)
  const { live, leave, status, publishStatus } = stage
  const doors = createDoors({ ...parts, onOpening: stage.onOpening }, stage)
  const restoring = createRestoring((share) => parts.tell('office.restoring', share))
  const desk = createProfileDesk({ live, publishStatus })
  const asking = createAsking(parts, stage)
  const openOffice = {
    line: () => live()?.rooms.server.line() ?? null,
    storage: () => live()?.storage ?? null,
  }

  return {
    live,
    openingBegun: stage.openingBegun,
    async resume() {
      for (const kind of OfficeKindSchema.options)
        parts.storage.finishRestore(folderOf(parts.dataRoot, kind))
      const kind = stage.last()
      if (kind !== null) await doors.open(kind, null)
    },
    async close() {
      await asking.close()
      await leave()
    },
    handlers: {
      'office.status': () => ok(status()),
      'office.defaults': () => ok(parts.defaults()),
      ...doors.handlers,
      ...setUpHandlers(parts, stage),
      ...serverHandlers(parts, stage, doors.openAsIs),
      ...asking.handlers,
      ...createLettingIn({
        ...openOffice,
        clock: parts.realClock,
        onNews: () => parts.tell('office.askings', {}),
      }),
      ...pcsHandlers(openOffice),
      ...keyHandlers({ ...openOffice, wake: () => live()?.rooms.server.wake() }),
      'office.restoreBackup': ({ folder }, { account }) =>
        restoreOffice(
          {
            dataRoot: parts.dataRoot,
            storage: parts.storage,
            nowMs: () => parts.realClock.wallMs(),
            stage: stage.now,
            leave,
            status,
            open: doors.openAsIs,
          },
          folder,
          account,
          restoring,
        ),
      'office.cancelRestore': () => {
        restoring.cancel()
        return ok()
      },
      ...cachedDayHandler({ ...parts, stage: stage.now, read: parts.readCachedDay }),
      'office.profile': () => ok(live()?.profile.current() ?? parts.defaults()),
      'office.saveProfile': ({ profile }, caller) => desk.save(profile, signedIn(caller).id),
      'office.renewRecoveryKey': ({ passphrase }, caller) =>
        renewOfficeKey(live, signedIn(caller), passphrase),
      'office.setOverride': ({ override }, caller) =>
        desk.setOverride(override, signedIn(caller).id),
      ...practiceClockHandlers(live, parts.tell),
      ...desktopHandlers(parts.desktop),
      ...parts.app,
    },
  }
}
