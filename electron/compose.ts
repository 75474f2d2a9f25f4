/** The composition root of the main process: the office, its rooms when one is open, and the dispatcher. Nothing else. */
import type { Ring } from './bell.ts'
import { createDispatcher, type Dispatch } from './ipc.ts'
import { createProtection } from './office/protection.ts'
import { aboutHandlers, versionOf } from './office/about.ts'
import { createOfficeRoom, type OfficeRoom } from './office/room.ts'
import { loadDriver } from './office/server/link.ts'
import { openSettingsFile } from './office/settings-file.ts'
import { textSizeHandlers } from './office/text-size-desk.ts'
import { createUpdateDesk, type Updates } from './office/updates.ts'
import { describeBug } from './platform/crash.ts'
import type { PowerEvent } from './platform/platform.ts'
import { isOnShare } from './platform/share.ts'
import { readCachedDay } from './schedule/cached-day.ts'
import { scheduleSeal } from './schedule/keys.ts'
import { isOpenDay, kanazawaProfile } from './schedule/office-data.ts'
import { storageOpener } from './storage/opener.ts'
import { type AppParts, openRooms, type RoomHandlers, type Rooms } from './compose-rooms.ts'

export interface App {
  readonly dispatch: Dispatch
  resume(): Promise<void>
  sessionRunning(): boolean
  onPower(event: PowerEvent): void
  close(): Promise<void>
}

export type ComposeParts = AppParts & {
  /** The folder of package.json and out/. */
  readonly appFolder: string
  readonly updates: Updates
}

export function composeApp(parts: ComposeParts): App {
  const { platform, clock } = parts
  const tell: Ring = (topic, payload) => {
    platform.push(topic, payload)
    protection.update()
  }
  let rooms: Rooms | null = null
  const protection = createProtection(
    (on) => platform.protect(on),
    () => {
      const presence = live()?.presence() ?? null
      return {
        present: presence !== null && !presence.locked,
        sessionRunning: live()?.sessionRunning() ?? false,
      }
    },
  )

  const updates = createUpdateDesk({
    version: versionOf(parts.appFolder),
    updates: parts.updates,
    settings: openSettingsFile(parts.openConf, platform.dataRoot, 'updates'),
    clock,
    practice: () => office.live()?.kind === 'practice',
    sessionRunning: () => live()?.sessionRunning() ?? false,
    ring: tell,
  })
  const office: OfficeRoom<RoomHandlers> = createOfficeRoom<RoomHandlers>({
    dataRoot: platform.dataRoot,
    platform: platform.kind,
    vaultNeedsPassphrase: !platform.keyStore.available(),
    dataFolder: { path: platform.dataRoot, shared: isOnShare(platform.dataRoot) },
    desktop: {
      proxy: platform.proxy,
      technicalLog: parts.technicalLog,
      chooseFolder: (asked) => platform.chooseFolder(asked),
      showsPerson: (person) => protection.showsPerson(person),
      log: parts.log,
    },
    realClock: clock,
    openConf: parts.openConf,
    readCachedDay: (folder, vault, date) =>
      readCachedDay({ folder, openConf: parts.openConf, seal: scheduleSeal(vault) }, date),
    defaults: kanazawaProfile,
    isOpenDay,
    tell,
    app: {
      ...updates.handlers,
      ...textSizeHandlers(openSettingsFile(parts.openConf, platform.dataRoot, 'screen')),
      ...aboutHandlers({
        appFolder: parts.appFolder,
        dataFolder: platform.dataRoot,
        platform: platform.kind,
      }),
    },
    storage: storageOpener(platform.keyStore),
    serverDriver: loadDriver,
    log: parts.log,
    onBug: (error) => parts.log(`opening an office failed: ${describeBug(error)}`),
    async openRooms(opened) {
      const made = await openRooms(parts, tell, opened)
      rooms = made
      return made
    },
  })
  const live = (): Rooms | null => (office.live() === null ? null : rooms)
  const dispatch = createDispatcher({
    handlers: () => ({ ...live()?.handlers, ...office.handlers }),
    presence: () => live()?.presence() ?? null,
    onBug: (channel, error) => parts.log(`bug in ${channel}: ${describeBug(error)}`),
    onRefused: (channel, reason) => parts.log(`refused: ${channel} ${reason}`),
  })
  platform.proxy.onQuestion((question) => tell('office.proxy', question))

  return {
    async dispatch(channel, payload) {
      const answer = await dispatch(channel, payload)
      protection.update()
      return answer
    },
    async resume() {
      const opened = office.resume().then(() => {
        protection.update()
        updates.start()
      })
      opened.catch((error: unknown) => parts.log(`resuming failed: ${describeBug(error)}`))
      // What takes its time, such as lists that are made anew: the window shows how far it is.
      await Promise.race([opened, office.openingBegun])
    },
    sessionRunning: () => live()?.sessionRunning() ?? false,
    onPower(event) {
      parts.log(`power: ${event}`)
      live()?.onPower(event)
    },
    async close() {
      updates.close()
      await office.close()
    },
  }
}
