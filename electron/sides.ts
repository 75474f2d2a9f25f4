/** The two platforms with what belongs to each: Electron's own store and readiness, or Node's signals. For main.ts alone. */
import { join } from 'node:path'
import { systemClock } from '../shared/clock.ts'
import { versionOf } from './office/about.ts'
import type { Updates } from './office/updates.ts'
import { platformUpdates } from './platform/updates/updates.ts'
import type { OpenConf } from './office/settings-file.ts'
import { createBrowserPlatform } from './platform/browser.ts'
import type { CommandLine } from './platform/command-line.ts'
import { createElectronPlatform, type ElectronPlatformParts } from './platform/electron.ts'
import { openInBrowser } from './platform/find-browser.ts'
import type { Platform } from './platform/platform.ts'
import { tellShown } from './platform/shown.ts'

export type Side = {
  /** Null: the app already runs, and its window comes to the front. */
  readonly platform: Platform | null
  readonly openConf: OpenConf
  readonly updates: (platform: Platform) => Updates
}

export type SideParts = {
  readonly dataRoot: string
  /** The built app's folder, `out/`. */
  readonly out: string
  readonly log: (line: string) => void
}

type Electron = ElectronPlatformParts['electron']

export async function electronSide(
  electron: Electron,
  { dataRoot, out, log }: SideParts,
): Promise<Side> {
  // Before the first await: Electron is not ready before main.ts has been evaluated, and these calls belong before that.
  const platform = createElectronPlatform({
    electron,
    dataRoot,
    rendererFolder: join(out, 'renderer'),
    preload: join(out, 'preload', 'preload.cjs'),
    icons: join(out, '..', 'assets', 'icons'),
    clock: systemClock,
    log,
    shown: () => tellShown(process.env),
  })
  const { default: ElectronStore } = await import('electron-store')
  // Before that, the OS key store answers that it is not there.
  await electron.app.whenReady()
  return {
    platform,
    openConf: ({ configName, ...rest }) => new ElectronStore({ ...rest, name: configName }),
    updates: ({ fetch }) =>
      platformUpdates({
        app: electron.app,
        version: versionOf(join(out, '..')),
        dataRoot,
        clock: systemClock,
        fetch,
        log,
      }),
  }
}

/** @param meetingOrigin where the meeting pages are served, once they are; @param quit what a signal means */
export async function browserSide(
  { open, port }: CommandLine,
  { dataRoot, out }: SideParts,
  meetingOrigin: () => string | null,
  quit: (platform: { stop(): Promise<void> }) => void,
): Promise<Side> {
  const { default: Conf } = await import('conf')
  const platform = createBrowserPlatform({
    dataRoot,
    rendererFolder: join(out, 'renderer'),
    bridgeScript: join(out, 'preload', 'browser-bridge.cjs'),
    openBrowser: (url) => (open ? openInBrowser(url) : Promise.resolve(false)),
    meetingOrigin,
    clock: systemClock,
    log: (line) => process.stdout.write(`${line}\n`),
    port,
  })
  // Without Electron nothing turns a signal into a tidy end.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => quit(platform))
  return {
    platform,
    openConf: (parts) => new Conf(parts),
    updates: () => ({ bar: 'notInstalled' }),
  }
}
