/** Where the main process starts: picks the platform, opens the meeting's server, composes the app, shows it. Nothing else. */
import { join } from 'node:path'
import type electronModule from 'electron'
import { systemClock } from '../shared/clock.ts'
import { type App, composeApp } from './compose.ts'
import { createMeetingServer, type MeetingServer } from './meeting/server.ts'
import type { OpenConf } from './office/settings-file.ts'
import { createBrowserPlatform } from './platform/browser.ts'
import {
  type CommandLine,
  DATA_FOLDER,
  defaultDataRoot,
  readCommandLine,
} from './platform/command-line.ts'
import { createElectronPlatform } from './platform/electron.ts'
import { openInBrowser } from './platform/find-browser.ts'
import { createGiveUp, survivesClosedPipes } from './platform/give-up.ts'
import type { AppSide, Platform } from './platform/platform.ts'
import { tellShown } from './platform/shown.ts'
import type { StartStep } from './platform/start-failure.ts'
import { appText } from './platform/text.ts'

const out = join(import.meta.dirname, '..')
const rendererFolder = join(out, 'renderer')
let meetingServer: MeetingServer | null = null
let app: App | null = null
/** For whoever has to say what failed. */
let step: StartStep = 'platform'

/** The technical log: one line, where it can be seen by whoever started the app. */
function log(line: string): void {
  process.stderr.write(`${line}\n`)
}

type Parts = { readonly platform: Platform | null; readonly openConf: OpenConf }

async function electronParts(electron: typeof electronModule, dataRoot: string): Promise<Parts> {
  // Before the first await: Electron is not ready before this file has been evaluated, and these calls belong before that.
  const platform = createElectronPlatform({
    electron,
    dataRoot,
    rendererFolder,
    preload: join(out, 'preload', 'preload.cjs'),
    icon: join(out, '..', 'assets', 'icons', 'icon.png'),
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
  }
}

async function browserParts({ open, port }: CommandLine, dataRoot: string): Promise<Parts> {
  const { default: Conf } = await import('conf')
  const platform = createBrowserPlatform({
    dataRoot,
    rendererFolder,
    bridgeScript: join(out, 'preload', 'browser-bridge.cjs'),
    openBrowser: (url) => (open ? openInBrowser(url) : Promise.resolve(false)),
    meetingOrigin: () => meetingServer?.origin ?? null,
    clock: systemClock,
    log: (line) => process.stdout.write(`${line}\n`),
    port,
  })
  // Without Electron nothing turns a signal into a tidy end.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void quit(platform))
  return { platform, openConf: (parts) => new Conf(parts) }
}

async function quit(platform: { stop(): Promise<void> }): Promise<void> {
  await app?.close()
  await meetingServer?.stop()
  await platform.stop()
  process.exit(0)
}

function appSide(running: App): AppSide {
  return {
    call: (channel, payload) => running.dispatch(channel, payload),
    onCloseRequested: () => (running.sessionRunning() ? 'ask' : 'close'),
    onQuit: async () => {
      await running.close()
      await meetingServer?.stop()
    },
    texts: appText,
  }
}

async function main({ platform, openConf }: Parts): Promise<void> {
  if (platform === null) return
  step = 'meetingServer'
  meetingServer = await createMeetingServer({
    rendererFolder,
    ancestors: () => platform.frameAncestors(),
    clock: systemClock,
  })
  step = 'compose'
  const running = composeApp({ platform, meetingServer, clock: systemClock, openConf, log })
  app = running
  platform.onPower((event) => running.onPower(event))
  step = 'resume'
  await running.resume()
  step = 'window'
  await platform.start(appSide(running))
}

survivesClosedPipes()
const electron = process.versions['electron'] === undefined ? null : await import('electron')
const giveUp = createGiveUp({ electron, tellShown: () => tellShown(process.env) })
const options =
  electron === null
    ? readCommandLine(process.argv.slice(2), process.env)
    : readCommandLine(
        process.argv.slice(1),
        process.env,
        process.defaultApp ? 'electronOnFolder' : 'electron',
      )
if (!options.ok) giveUp.onOptions(options)
else if (options.value.help) giveUp.onHelp()
else {
  const onElectron = electron !== null && !options.value.browser
  const dataRoot =
    options.value.dataRoot ??
    (onElectron
      ? join(electron.app.getPath('appData'), DATA_FOLDER)
      : defaultDataRoot(process.platform, process.env))
  if (giveUp.folderServes(dataRoot, onElectron)) {
    const watched = giveUp.watch(() => step, options.value.port)
    // Electron becomes ready only when this file has been evaluated: nothing of this may be awaited here.
    const parts = onElectron
      ? electronParts(electron, dataRoot)
      : browserParts(options.value, dataRoot)
    parts.then(main).then(watched.stands, watched.failed)
  }
}
