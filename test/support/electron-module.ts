/** The `electron` module of the fault tests: the fake of the unit tests, with a process that stays until it is told to go, as Electron's does. */
import { join, isAbsolute } from 'node:path'
import { z } from 'zod'
import { CALL_CHANNEL } from '../../electron/platform/ipc-names.ts'
import { createFakeElectron } from './fake-electron.ts'

const fake = createFakeElectron({ packaged: false })
const tell = (what: object): void => void process.send?.(what)
const paths = new Map([['appData', process.env['SOUDAN_TEST_APP_DATA'] ?? '']])

// A process without a window does not end by itself.
setInterval(() => {}, 1_000_000)

Object.assign(fake.app, {
  getPath: (name: string) => paths.get(name) ?? join(paths.get('appData') ?? '', name),
  setPath: (name: string, path: string) => {
    if (!isAbsolute(path)) throw new Error('Path must be absolute')
    paths.set(name, path)
  },
  getVersion: () => '0.0.0',
  exit: (code: number) => {
    // The box before it has to arrive.
    if (process.send === undefined) process.exit(code)
    process.send({ exit: code }, () => process.exit(code))
  },
})
Object.assign(fake.module.dialog, {
  showErrorBox: (title: string, content: string) => tell({ box: { title, content } }),
})
Object.assign(fake.module.ipcMain, { on: () => {} })
fake.app.on('web-contents-created', () =>
  setImmediate(() => {
    for (const window of fake.windows)
      if (!window.visible) {
        window.emit('ready-to-show')
        tell({ window: window.visible })
      }
  }),
)

const CallSchema = z.object({ id: z.number(), channel: z.string(), payload: z.unknown() })
process.on('message', (message) => {
  const { id, channel, payload } = CallSchema.parse(message)
  const contents = fake.windows[0]?.webContents
  const answer = fake.invoked.get(CALL_CHANNEL)?.(
    { sender: contents, senderFrame: contents?.mainFrame },
    channel,
    payload,
  )
  void Promise.resolve(answer).then((value) => tell({ id, answer: value }))
})

const { module } = fake
export const {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeImage,
  net,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  session,
  shell,
  Tray,
  WebContentsView,
} = module
/** Asked of the fake only when it is used: it refuses before the app is ready, as Electron does. */
export const screen = { getPrimaryDisplay: () => module.screen.getPrimaryDisplay() }
export { module as default }
