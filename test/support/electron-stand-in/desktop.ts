/** What of Electron belongs to the desktop: recorded, and scripted by the test through Electron's own names. */
import { existsSync } from 'node:fs'
import { registerScheme } from './addresses.ts'
import { Guarded, guarded } from './guarded.ts'
import { trace } from './trace.ts'

type Messages = Pick<Electron.Dialog, 'showErrorBox'>

/** Nobody sits before the stand-in: a question stays open until a test puts an answer in the place of its function. */
export const dialog = guarded('dialog', {
  showMessageBox: (...asked: readonly unknown[]): Promise<Electron.MessageBoxReturnValue> => {
    trace('dialog.showMessageBox', asked.at(-1))
    return new Promise(() => undefined)
  },
  showMessageBoxSync: (...asked: readonly unknown[]): number => {
    trace('dialog.showMessageBoxSync', asked.at(-1))
    return 0
  },
  showSaveDialog: (...asked: readonly unknown[]): Promise<Electron.SaveDialogReturnValue> => {
    trace('dialog.showSaveDialog', asked.at(-1))
    return new Promise(() => undefined)
  },
  showOpenDialog: (...asked: readonly unknown[]): Promise<Electron.OpenDialogReturnValue> => {
    trace('dialog.showOpenDialog', asked.at(-1))
    return new Promise(() => undefined)
  },
  showErrorBox: (title: string, content: string): void => {
    trace('dialog.showErrorBox', { title, content })
    process.stderr.write(`error box: ${title} | ${content.replaceAll('\n', ' | ')}\n`)
  },
} satisfies Messages & Record<string, unknown>)

export class StandInNotification
  extends Guarded
  implements Pick<Electron.Notification, 'show' | 'close' | 'title' | 'body'>
{
  title: string
  body: string
  constructor(options: Electron.NotificationConstructorOptions = {}) {
    super('Notification', ['show', 'click', 'close', 'failed', 'action', 'reply'])
    this.title = options.title ?? ''
    this.body = options.body ?? ''
  }
  static isSupported(): boolean {
    return true
  }
  static handleActivation(): void {
    trace('Notification.handleActivation')
  }
  show(): void {
    trace('Notification.show', { title: this.title, body: this.body })
    this.emit('show', {})
  }
  close(): void {
    trace('Notification.close', { title: this.title })
    this.emit('close', {})
  }
}

type Image = {
  readonly path: string
  isEmpty(): boolean
  resize(): Image
  addRepresentation(): void
  setTemplateImage(): void
}

function image(path: string): Image {
  const made: Image = guarded('NativeImage', {
    path,
    isEmpty: () => !existsSync(path),
    resize: () => made,
    addRepresentation: () => undefined,
    setTemplateImage: () => undefined,
  })
  return made
}

/** An image that is not there is empty, as in Electron: nothing throws. */
export const nativeImage = guarded('nativeImage', {
  createFromPath: (path: string) => {
    trace('nativeImage.createFromPath', { path, found: existsSync(path) })
    return image(path)
  },
  createEmpty: () => image(''),
})

export class StandInTray extends Guarded {
  private menu: unknown = null
  constructor(icon: Image | string) {
    super('Tray', ['click', 'double-click', 'right-click', 'balloon-click'])
    const path = typeof icon === 'string' ? icon : icon.path
    if (!existsSync(path)) throw new Error(`Failed to load image from path '${path}'`)
    trace('Tray', path)
  }
  setToolTip(words: string): void {
    trace('Tray.setToolTip', words)
  }
  setImage(): void {}
  setContextMenu(menu: unknown): void {
    this.menu = menu
    trace('Tray.setContextMenu', menu)
  }
  popUpContextMenu(): void {
    trace('Tray.popUpContextMenu', this.menu)
  }
  destroy(): void {
    trace('Tray.destroy')
  }
  isDestroyed(): boolean {
    return false
  }
}

/** The main process hears it when a test fires it. */
export const powerMonitor = new Guarded('powerMonitor', [
  'suspend',
  'resume',
  'lock-screen',
  'unlock-screen',
  'shutdown',
  'on-ac',
  'on-battery',
  'thermal-state-change',
  'user-did-become-active',
  'user-did-resign-active',
])

const blockers = new Map<number, string>()
export const powerSaveBlocker: Pick<Electron.PowerSaveBlocker, 'start' | 'stop' | 'isStarted'> =
  guarded('powerSaveBlocker', {
    start: (type: string) => {
      const id = blockers.size
      blockers.set(id, type)
      trace('powerSaveBlocker.start', type)
      return id
    },
    stop: (id: number) => {
      trace('powerSaveBlocker.stop', blockers.get(id) ?? null)
      return blockers.delete(id)
    },
    isStarted: (id: number) => blockers.has(id),
  })

export const protocol: Pick<Electron.Protocol, 'registerSchemesAsPrivileged'> = guarded(
  'protocol',
  {
    registerSchemesAsPrivileged: (all: readonly { readonly scheme: string }[]) => {
      for (const { scheme } of all) registerScheme(scheme)
    },
  },
)

export const shell: Pick<
  Electron.Shell,
  'openExternal' | 'openPath' | 'showItemInFolder' | 'beep'
> = guarded('shell', {
  openExternal: async (url: string) => trace('shell.openExternal', url),
  openPath: async (path: string) => {
    trace('shell.openPath', path)
    return ''
  },
  showItemInFolder: (path: string) => trace('shell.showItemInFolder', path),
  beep: () => trace('shell.beep'),
})

/** An office PC's screen: 1366x768 with the task bar below. */
function display(): object {
  const bounds = { x: 0, y: 0, width: 1366, height: 768 }
  return guarded('Display', {
    id: 1,
    label: 'stand-in',
    bounds,
    workArea: { ...bounds, height: 728 },
    size: { width: 1366, height: 768 },
    workAreaSize: { width: 1366, height: 728 },
    scaleFactor: 1,
    rotation: 0,
    internal: true,
  })
}

class StandInScreen extends Guarded {
  constructor() {
    super('screen', ['display-added', 'display-removed', 'display-metrics-changed'])
  }
  getPrimaryDisplay(): object {
    return display()
  }
  getAllDisplays(): object[] {
    return [display()]
  }
  getDisplayMatching(): object {
    return display()
  }
  getDisplayNearestPoint(): object {
    return display()
  }
  getCursorScreenPoint(): Electron.Point {
    return { x: 0, y: 0 }
  }
}
export const screen = new StandInScreen()

export const nativeTheme = guarded('nativeTheme', {
  themeSource: 'system',
  shouldUseDarkColors: false,
})
