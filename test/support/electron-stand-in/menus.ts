/** Electron's menus: built and validated, their items pressed by a test. */
import { Guarded } from './guarded.ts'
import { trace } from './trace.ts'

type Template = readonly Electron.MenuItemConstructorOptions[]

/** Electron's own roles; it throws for an unknown one when the item is made. */
const ROLES = new Set(
  (
    'undo redo cut copy paste pasteAndMatchStyle delete selectAll reload forceReload toggleDevTools resetZoom zoomIn zoomOut ' +
    'toggleSpellChecker togglefullscreen window minimize close help about services hide hideOthers unhide quit startSpeaking ' +
    'stopSpeaking zoom front appMenu fileMenu editMenu viewMenu windowMenu recentDocuments clearRecentDocuments'
  )
    .split(' ')
    .map((role) => role.toLowerCase()),
)

export class StandInMenuItem {
  readonly label: string
  readonly role: string | undefined
  readonly type: string
  readonly accelerator: string | undefined
  readonly submenu: StandInMenu | undefined
  enabled: boolean
  visible: boolean
  checked: boolean
  private readonly pressed: Electron.MenuItemConstructorOptions['click']

  constructor(options: Electron.MenuItemConstructorOptions) {
    const { role, submenu } = options
    if (role !== undefined && !ROLES.has(role.toLowerCase()))
      throw new Error(`Unknown role: ${role}`)
    this.label = options.label ?? ''
    this.role = role
    this.type = options.type ?? (submenu === undefined ? 'normal' : 'submenu')
    this.accelerator = options.accelerator
    this.enabled = options.enabled ?? true
    this.visible = options.visible ?? true
    this.checked = options.checked ?? false
    this.pressed = options.click
    this.submenu = Array.isArray(submenu) ? StandInMenu.buildFromTemplate(submenu) : undefined
    if (options.label === undefined && role === undefined && this.type !== 'separator')
      throw new Error('an item of a menu needs a label, a role or a type')
  }
  /** As the person's click. */
  click(): void {
    const handler: unknown = this.pressed
    trace('MenuItem.click', { label: this.label, role: this.role ?? null })
    if (typeof handler === 'function') Reflect.apply(handler, undefined, [this, undefined, {}])
  }
}

let applicationMenu: StandInMenu | null = null

export class StandInMenu extends Guarded {
  readonly items: StandInMenuItem[] = []
  constructor() {
    super('Menu', ['menu-will-show', 'menu-will-close'])
  }
  static buildFromTemplate(template: Template): StandInMenu {
    const menu = new StandInMenu()
    for (const item of template) menu.items.push(new StandInMenuItem(item))
    return menu
  }
  static setApplicationMenu(menu: StandInMenu | null): void {
    applicationMenu = menu
  }
  static getApplicationMenu(): StandInMenu | null {
    return applicationMenu
  }
  append(item: StandInMenuItem): void {
    this.items.push(item)
  }
  popup(): void {
    trace('Menu.popup', this)
  }
  closePopup(): void {}
}
