/** Where the main process starts: picks the platform, opens the meeting's server, composes the app, shows it. Nothing else. */
import { flushCompileCache } from 'node:module'
import { join } from 'node:path'
import { SECOND, sleep, systemClock } from '../shared/clock.ts'
import { commandArgs, runCommand } from './commands.ts'
import { type App, composeApp } from './compose.ts'
import { machineClock } from './machine-clock.ts'
import { createMeetingServer, type MeetingServer } from './meeting/server.ts'
import { defaultDataRoot, readCommandLine } from './platform/command-line.ts'
import { createGiveUp, survivesClosedPipes } from './platform/give-up.ts'
import { createLastResort, hearBugs } from './platform/last-resort.ts'
import type { AppSide } from './platform/platform.ts'
import { keepFilesPrivate } from './platform/private-files.ts'
import { tellShown } from './platform/shown.ts'
import type { StartStep } from './platform/start-failure-text.ts'
import { createTechnicalLog } from './platform/technical-log.ts'
import { appText } from './platform/text.ts'
import { browserSide, electronSide, type Side } from './sides.ts'

const out = join(import.meta.dirname, '..')
/** What was compiled is written down when nobody waits for anything. */
const FLUSH_MS = 20 * SECOND
/** So long may the rooms take to close after bugs without end. */
const CLOSE_MS = 5 * SECOND
let meetingServer: MeetingServer | null = null
let app: App | null = null
/** For whoever has to say what failed. */
let step: StartStep = 'platform'

let stands = false
const technicalLog = createTechnicalLog({
  clock: systemClock,
  // Before the window stands one line alone is said, if any: why the start failed.
  echo: (line) => (stands ? void process.stderr.write(`${line}\n`) : undefined),
})
const log = technicalLog.line

async function closeRooms(): Promise<void> {
  await app?.close()
  await meetingServer?.stop()
}

async function quit(platform: { stop(): Promise<void> }): Promise<void> {
  await closeRooms()
  await platform.stop()
  process.exit(0)
}

function appSide(running: App): AppSide {
  return {
    call: (channel, payload) => running.dispatch(channel, payload),
    onCloseRequested: () => (running.sessionRunning() ? 'ask' : 'close'),
    onQuit: closeRooms,
    texts: appText,
  }
}

async function main({ platform, openConf, updates }: Side): Promise<void> {
  if (platform === null) return
  technicalLog.open(join(platform.dataRoot, 'log'))
  log(`started: ${platform.kind} ${process.platform} node ${process.versions.node}`)
  step = 'meetingServer'
  meetingServer = await createMeetingServer({
    rendererFolder: join(out, 'renderer'),
    ancestors: () => platform.frameAncestors(),
    clock: systemClock,
  })
  step = 'compose'
  app = composeApp({
    platform,
    meetingServer,
    clock: machineClock,
    openConf,
    log,
    technicalLog,
    appFolder: join(out, '..'),
    updates: updates(platform),
  })
  const running = app
  platform.onPower((event) => running.onPower(event))
  step = 'resume'
  await running.resume()
  step = 'window'
  await platform.start(appSide(running))
  systemClock.after(FLUSH_MS, flushCompileCache)
}

/** From the moment the window stands: a bug that nobody caught does not take a running session with it. */
function outliveBugs(): void {
  const lastResort = createLastResort({
    clock: systemClock,
    log,
    sessionRunning: () => app?.sessionRunning() ?? false,
    end: () =>
      void Promise.race([app?.close(), sleep(systemClock, CLOSE_MS)]).finally(() =>
        process.exit(1),
      ),
  })
  hearBugs(process, lastResort)
}

/** `--cli`: one of the IT staff's commands, without a window. */
async function endWith(args: readonly string[], running: typeof electron): Promise<void> {
  const status = await runCommand(args, 'SoudanDesk --cli', {
    out: (text) => process.stdout.write(`${text}\n`),
    err: (text) => process.stderr.write(`${text}\n`),
  })
  if (running === null) process.exit(status)
  running.app.exit(status)
}

keepFilesPrivate()
survivesClosedPipes()
const electron = Object.hasOwn(process.versions, 'electron') ? await import('electron') : null
const command = commandArgs(process.argv)
const giveUp = createGiveUp({ electron, tellShown: () => tellShown(process.env) })
const options =
  electron === null
    ? readCommandLine(process.argv.slice(2), process.env)
    : readCommandLine(
        process.argv.slice(1),
        process.env,
        process.defaultApp ? 'electronOnFolder' : 'electron',
      )
if (command !== null) void endWith(command, electron)
else if (!options.ok) giveUp.onOptions(options)
else if (options.value.help) giveUp.onHelp()
else {
  const side = electron === null || options.value.browser ? null : electron
  const dataRoot = options.value.dataRoot ?? defaultDataRoot(process.platform, process.env)
  if (giveUp.folderServes(dataRoot, side !== null)) {
    const watched = giveUp.watch(() => step, options.value.port)
    const parts = { dataRoot, out, log }
    // Electron becomes ready only when this file has been evaluated: nothing of this may be awaited here.
    const chosen =
      side === null
        ? browserSide(options.value, parts, () => meetingServer?.origin ?? null, quit)
        : electronSide(side, parts)
    chosen.then(main).then(() => {
      watched.stands()
      stands = true
      outliveBugs()
    }, watched.failed)
  }
}
