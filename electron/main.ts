/** Where the main process starts: picks the platform, opens the meeting's server, composes the app, shows it. Nothing else. */
import { join } from 'node:path'
import { systemClock } from '../shared/clock.ts'
import { commandArgs, runCommand } from './commands.ts'
import { type App, composeApp } from './compose.ts'
import { createMeetingServer, type MeetingServer } from './meeting/server.ts'
import { versionOf } from './office/about.ts'
import type { OpenConf } from './office/settings-file.ts'
import type { Updates } from './office/updates.ts'
import { createBrowserPlatform } from './platform/browser.ts'
import { describeBug } from './platform/crash.ts'
import { defaultDataRoot, readCommandLine } from './platform/command-line.ts'
import { createElectronPlatform } from './platform/electron.ts'
import { openInBrowser } from './platform/find-browser.ts'
import type { AppSide, Platform } from './platform/platform.ts'
import { appText } from './platform/text.ts'
import { platformUpdates } from './platform/updates/updates.ts'

const out = join(import.meta.dirname, '..')
const appFolder = join(out, '..')
const rendererFolder = join(out, 'renderer')
const options = readCommandLine(process.argv.slice(1), process.env)
let meetingServer: MeetingServer | null = null
/** The technical log: one line, where it can be seen by whoever started the app. */
const log = (line: string): void => void process.stderr.write(`${line}\n`)

type Parts = {
  readonly platform: Platform | null
  readonly openConf: OpenConf
  readonly ready: () => Promise<void>
  readonly updates: (platform: Platform) => Updates
}

async function electronParts(): Promise<Parts> {
  const electron = await import('electron')
  const platform = createElectronPlatform({
    electron,
    dataRoot: options.dataRoot,
    rendererFolder,
    preload: join(out, 'preload', 'preload.cjs'),
    icon: join(out, '..', 'assets', 'icons', 'icon.png'),
    clock: systemClock,
    log,
  })
  const { default: ElectronStore } = await import('electron-store')
  // Before that, the OS key store answers that it is not there.
  return {
    platform,
    openConf: ({ configName, ...rest }) => new ElectronStore({ ...rest, name: configName }),
    ready: () => electron.app.whenReady(),
    updates: ({ dataRoot, fetch }) =>
      platformUpdates({
        app: electron.app,
        version: versionOf(appFolder),
        dataRoot,
        clock: systemClock,
        fetch,
        log,
      }),
  }
}

async function browserParts(): Promise<Parts> {
  const { default: Conf } = await import('conf')
  const platform = createBrowserPlatform({
    dataRoot: options.dataRoot ?? defaultDataRoot(process.platform, process.env),
    rendererFolder,
    bridgeScript: join(out, 'preload', 'browser-bridge.cjs'),
    openBrowser: (url) => (options.open ? openInBrowser(url) : Promise.resolve(false)),
    meetingOrigin: () => meetingServer?.origin ?? null,
    clock: systemClock,
    log: (line) => process.stdout.write(`${line}\n`),
    port: options.port,
  })
  // Without Electron nothing turns a signal into a tidy end.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void quit(platform))
  return {
    platform,
    openConf: (parts) => new Conf(parts),
    ready: () => Promise.resolve(),
    updates: () => ({ bar: 'notInstalled' }),
  }
}

let app: App | null = null

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

async function main({ platform, openConf, ready, updates }: Parts): Promise<void> {
  if (platform === null) return
  await ready()
  meetingServer = await createMeetingServer({
    rendererFolder,
    ancestors: () => platform.frameAncestors(),
    clock: systemClock,
  })
  const running = composeApp({
    platform,
    meetingServer,
    clock: systemClock,
    openConf,
    log,
    appFolder,
    updates: updates(platform),
  })
  app = running
  platform.onPower((event) => running.onPower(event))
  await running.resume()
  await platform.start(appSide(running))
}

/** `--cli`: one of the IT staff's commands, without a window. */
async function endWith(args: readonly string[]): Promise<never> {
  const status = await runCommand(args, 'SoudanDesk --cli', {
    out: (text) => process.stdout.write(`${text}\n`),
    err: log,
  })
  if (isElectron) (await import('electron')).app.exit(status)
  return process.exit(status)
}

// Electron becomes ready only when this file has been evaluated: the platform is awaited here, `ready` must not be.
const isElectron = process.versions['electron'] !== undefined && !options.browser
const command = commandArgs(process.argv)
if (command !== null) await endWith(command)
const parts = await (isElectron ? electronParts() : browserParts())
main(parts).catch((error: unknown) => {
  log(`the app could not start: ${describeBug(error)}`)
  process.exitCode = 1
})
