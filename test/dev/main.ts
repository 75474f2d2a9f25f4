/**
 * The main process of `npm run dev`: the rooms of the product, run from their source on the browser platform. What
 * electron/main.ts does for the built app, without what only the product needs. Started anew by dev/run.ts.
 */
import { join } from 'node:path'
import Conf from 'conf'
import { systemClock } from '../../shared/clock.ts'
import { type App, composeApp } from '../../electron/compose.ts'
import { createMeetingServer } from '../../electron/meeting/server.ts'
import { createBrowserPlatform } from '../../electron/platform/browser.ts'
import { openInBrowser } from '../../electron/platform/find-browser.ts'
import { keepFilesPrivate } from '../../electron/platform/private-files.ts'
import { createTechnicalLog } from '../../electron/platform/technical-log.ts'
import { appText } from '../../electron/platform/text.ts'
import { createDevPages } from './pages.ts'
import { readWish } from './wish.ts'

const root = join(import.meta.dirname, '..', '..')
const rendererFolder = join(root, 'out', 'renderer')
const wish = readWish(process.env)

keepFilesPrivate()
const technicalLog = createTechnicalLog({
  clock: systemClock,
  echo: (line) => process.stderr.write(`${line}\n`),
})
technicalLog.open(join(wish.dataRoot, 'log'))

const meetingServer = await createMeetingServer({
  rendererFolder,
  ancestors: () => platform.frameAncestors(),
  clock: systemClock,
})
const platform = createBrowserPlatform({
  dataRoot: wish.dataRoot,
  rendererFolder,
  bridgeScript: join(root, 'out', 'preload', 'browser-bridge.cjs'),
  openBrowser: (url) => (wish.open ? openInBrowser(url) : Promise.resolve(false)),
  meetingOrigin: () => meetingServer.origin,
  clock: systemClock,
  log: (line) => process.stdout.write(`${line}\n`),
  port: wish.port,
  dev: { pages: createDevPages(wish), cookie: wish.cookie },
})
const app: App = composeApp({
  platform,
  meetingServer,
  clock: systemClock,
  openConf: (parts) => new Conf(parts),
  log: technicalLog.line,
  technicalLog,
  appFolder: root,
  updates: { bar: 'notInstalled' },
})

async function end(): Promise<void> {
  await app.close()
  await meetingServer.stop()
  await platform.stop()
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => void end())
// Nobody is left to end it.
process.once('disconnect', () => void end())

await app.resume()
await platform.start({
  call: (channel, payload) => app.dispatch(channel, payload),
  onCloseRequested: () => 'close',
  onQuit: end,
  texts: appText,
})
// For dev/run.ts: the tab may load itself anew.
process.send?.('stands')
