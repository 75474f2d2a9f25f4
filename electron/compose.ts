/** The composition root of the main process: the office, its rooms when one is open, and the dispatcher. Nothing else. */
import type { TopicName, TopicPayload } from '../shared/contract.ts'
import { createDispatcher, type Dispatch } from './ipc.ts'
import { aboutHandlers, versionOf } from './office/about.ts'
import { createOfficeRoom, type OfficeRoom } from './office/room.ts'
import { openSettingsFile } from './office/settings-file.ts'
import { createUpdateDesk, type Updates } from './office/updates.ts'
import { describeBug } from './platform/crash.ts'
import type { PowerEvent } from './platform/platform.ts'
import { isOpenDay, kanazawaProfile } from './schedule/office-data.ts'
import { scheduleRescue } from './schedule/rescue.ts'
import { storageOpener } from './storage/opener.ts'
import {
  type AppParts,
  openRooms,
  type RoomHandlers,
  type Rooms,
  scheduleFiles,
} from './compose-rooms.ts'

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
  const publish = <T extends TopicName>(topic: T, payload: TopicPayload<T>): void =>
    platform.push(topic, payload)
  let rooms: Rooms | null = null

  const updates = createUpdateDesk({
    version: versionOf(parts.appFolder),
    updates: parts.updates,
    settings: openSettingsFile(parts.openConf, platform.dataRoot, 'updates'),
    clock,
    practice: () => office.live()?.kind === 'practice',
    sessionRunning: () => live()?.sessionRunning() ?? false,
    publish,
  })
  const office: OfficeRoom<RoomHandlers> = createOfficeRoom<RoomHandlers>({
    dataRoot: platform.dataRoot,
    platform: platform.kind,
    vaultNeedsPassphrase: !platform.keyStore.available(),
    realClock: clock,
    openConf: parts.openConf,
    defaults: kanazawaProfile,
    isOpenDay,
    publish,
    app: {
      ...updates.handlers,
      ...aboutHandlers({
        appFolder: parts.appFolder,
        dataFolder: platform.dataRoot,
        platform: platform.kind,
      }),
    },
    storage: storageOpener(platform.keyStore),
    rescueSchedule: (opened) =>
      scheduleRescue({ ...scheduleFiles(parts, opened), log: opened.storage.log }),
    openRooms(opened) {
      const built = openRooms(parts, publish, opened)
      if (built.ok) rooms = built.value
      return built
    },
  })
  const live = (): Rooms | null => (office.live() === null ? null : rooms)

  return {
    dispatch: createDispatcher({
      handlers: () => ({ ...live()?.handlers, ...office.handlers }),
      presence: () => live()?.presence() ?? null,
      onBug: (channel, error) => parts.log(`bug in ${channel}: ${describeBug(error)}`),
    }),
    async resume() {
      await office.resume()
      updates.start()
    },
    sessionRunning: () => live()?.sessionRunning() ?? false,
    onPower: (event) => live()?.onPower(event),
    async close() {
      updates.close()
      await office.close()
    },
  }
}
