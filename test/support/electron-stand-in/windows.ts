/** Electron's windows and views: pages of Chromium; where they stand and whether they are shown is only traced. */
import { WINDOW_EVENTS } from './events.ts'
import { allContents, StandInContents } from './contents.ts'
import { Guarded, guarded, preventable } from './guarded.ts'
import { tellApp } from './app.ts'
import { fromPartition } from './sessions.ts'
import { trace } from './trace.ts'

function contentsFor(preferences: Electron.WebPreferences = {}): StandInContents {
  const made = new StandInContents(fromPartition(preferences.partition ?? ''), preferences)
  tellApp('web-contents-created', {}, made)
  return made
}

export class StandInView implements Pick<
  Electron.WebContentsView,
  'setBounds' | 'getBounds' | 'setVisible' | 'getVisible'
> {
  private readonly contents: StandInContents
  private bounds: Electron.Rectangle = { x: 0, y: 0, width: 0, height: 0 }
  private visible = true
  constructor(options: Electron.WebContentsViewConstructorOptions = {}) {
    this.contents = contentsFor(options.webPreferences)
    return guarded('WebContentsView', this)
  }
  /** Empty once its contents are destroyed, whatever Electron's types say. */
  get webContents(): StandInContents | undefined {
    return this.contents.isDestroyed() ? undefined : this.contents
  }
  setBounds(bounds: Electron.Rectangle): void {
    this.bounds = bounds
    trace('WebContentsView.setBounds', bounds)
  }
  getBounds(): Electron.Rectangle {
    return this.bounds
  }
  setVisible(visible: boolean): void {
    this.visible = visible
    trace('WebContentsView.setVisible', visible)
  }
  getVisible(): boolean {
    return this.visible
  }
}

const windows = new Set<StandInWindow>()
let lastId = 0

export class StandInWindow
  extends Guarded
  implements
    Pick<
      Electron.BrowserWindow,
      | 'loadURL'
      | 'show'
      | 'showInactive'
      | 'hide'
      | 'focus'
      | 'isVisible'
      | 'isMinimized'
      | 'minimize'
      | 'restore'
      | 'isDestroyed'
      | 'destroy'
      | 'close'
      | 'setContentProtection'
      | 'isFocused'
      | 'getBounds'
      | 'setBounds'
      | 'getContentBounds'
      | 'isMaximized'
      | 'maximize'
      | 'setMenuBarVisibility'
      | 'setTitle'
      | 'getTitle'
      | 'setMenu'
      | 'flashFrame'
      | 'isFullScreen'
      | 'setFullScreen'
    >
{
  readonly id: number
  readonly webContents: StandInContents
  readonly contentView: {
    addChildView(view: StandInView): void
    removeChildView(view: StandInView): void
  }
  private bounds: Electron.Rectangle
  private title: string
  private visible: boolean
  private minimized = false
  private maximized = false
  private full = false
  private destroyed = false

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super('BrowserWindow', WINDOW_EVENTS)
    lastId += 1
    this.id = lastId
    this.visible = options.show ?? true
    this.title = options.title ?? ''
    this.bounds = {
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: options.width ?? 800,
      height: options.height ?? 600,
    }
    trace('BrowserWindow', {
      id: this.id,
      title: options.title ?? null,
      icon: options.icon ?? null,
      ...this.bounds,
      show: this.visible,
    })
    this.webContents = contentsFor(options.webPreferences)
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'))
    this.webContents.once('destroyed', () => this.end())
    this.contentView = guarded('contentView', {
      addChildView: () => trace('contentView.addChildView', this.id),
      removeChildView: () => trace('contentView.removeChildView', this.id),
    })
    windows.add(this)
    tellApp('browser-window-created', {}, this)
  }
  static getAllWindows(): StandInWindow[] {
    return [...windows]
  }
  static getFocusedWindow(): StandInWindow | null {
    return [...windows].findLast((one) => one.isVisible()) ?? null
  }
  static fromWebContents(contents: StandInContents): StandInWindow | null {
    return [...windows].find((one) => one.webContents === contents) ?? null
  }
  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }
  private becomes(visible: boolean): void {
    this.alive()
    this.visible = visible
    trace(visible ? 'BrowserWindow.show' : 'BrowserWindow.hide', this.id)
    this.emit(visible ? 'show' : 'hide')
  }
  /** Whatever is done to a window that is gone throws, as in Electron. */
  private alive(): void {
    if (this.destroyed) throw new TypeError('Object has been destroyed')
  }
  show(): void {
    this.becomes(true)
  }
  showInactive(): void {
    this.becomes(true)
  }
  hide(): void {
    this.becomes(false)
  }
  isVisible(): boolean {
    return this.visible
  }
  focus(): void {
    this.alive()
    trace('BrowserWindow.focus', this.id)
  }
  isFocused(): boolean {
    return this.visible
  }
  isMinimized(): boolean {
    return this.minimized
  }
  minimize(): void {
    this.minimized = true
  }
  restore(): void {
    this.minimized = false
    trace('BrowserWindow.restore', this.id)
  }
  isMaximized(): boolean {
    return this.maximized
  }
  maximize(): void {
    this.maximized = true
    trace('BrowserWindow.maximize', this.id)
  }
  isFullScreen(): boolean {
    return this.full
  }
  setFullScreen(on: boolean): void {
    this.full = on
  }
  setContentProtection(on: boolean): void {
    this.alive()
    trace('BrowserWindow.setContentProtection', { id: this.id, on })
  }
  getBounds(): Electron.Rectangle {
    return this.bounds
  }
  getContentBounds(): Electron.Rectangle {
    return this.bounds
  }
  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.bounds = { ...this.bounds, ...bounds }
    trace('BrowserWindow.setBounds', this.bounds)
  }
  setMenuBarVisibility(): void {}
  setTitle(title: string): void {
    this.alive()
    this.title = title
    trace('BrowserWindow.setTitle', { id: this.id, title })
  }
  getTitle(): string {
    return this.title
  }
  setMenu(menu: Electron.Menu | null): void {
    this.alive()
    trace('BrowserWindow.setMenu', menu)
  }
  flashFrame(on: boolean): void {
    trace('BrowserWindow.flashFrame', on)
  }
  isDestroyed(): boolean {
    return this.destroyed
  }
  /** As the person's click on the cross. */
  close(): void {
    const event = preventable({})
    this.emit('close', event)
    if (!event.defaultPrevented) this.destroy()
  }
  destroy(): void {
    if (this.destroyed) return
    this.webContents.close()
    this.end()
  }
  private end(): void {
    if (this.destroyed) return
    this.destroyed = true
    this.visible = false
    windows.delete(this)
    this.emit('closed')
    if (windows.size === 0) tellApp('window-all-closed')
  }
}

export const webContents = guarded('webContents', {
  getAllWebContents: allContents,
  fromId: (id: number) => allContents().find((one) => one.id === id),
})
