/** The window's menu, its context menu and the tray's, as plain data. Roles carry English labels of their own: each gets ours. */
import type { MenuTexts, PlatformTexts } from './platform.ts'

export type ZoomStep = 'in' | 'out' | 'reset'

export type MenuActions = {
  readonly quit: () => void
  /** Not the roles: those would forget the size at the next start. */
  readonly zoom: (step: ZoomStep) => void
}

/** The keys for copying and for the size of the text (Ctrl with + - 0) live here; the menu bar itself is hidden. */
export function menuTemplate(texts: PlatformTexts, { quit, zoom }: MenuActions) {
  const { menu } = texts
  const zoomIn = { label: menu.zoomIn, click: () => zoom('in') }
  return [
    {
      label: texts.appName,
      submenu: [{ label: texts.trayQuit, accelerator: 'CmdOrCtrl+Q', click: quit }],
    },
    {
      label: menu.edit,
      submenu: [
        { role: 'undo' as const, label: menu.undo },
        { role: 'redo' as const, label: menu.redo },
        { type: 'separator' as const },
        { role: 'cut' as const, label: menu.cut },
        { role: 'copy' as const, label: menu.copy },
        { role: 'paste' as const, label: menu.paste },
        { type: 'separator' as const },
        { role: 'selectAll' as const, label: menu.selectAll },
      ],
    },
    {
      label: menu.view,
      submenu: [
        { label: menu.zoomReset, accelerator: 'CmdOrCtrl+0', click: () => zoom('reset') },
        { ...zoomIn, accelerator: 'CmdOrCtrl+Plus' },
        // The same key without Shift, as on a keyboard where + is above =.
        { ...zoomIn, accelerator: 'CmdOrCtrl+=', visible: false },
        { label: menu.zoomOut, accelerator: 'CmdOrCtrl+-', click: () => zoom('out') },
        { type: 'separator' as const },
        { role: 'togglefullscreen' as const, label: menu.fullScreen },
      ],
    },
  ]
}

/** The bar of the job site's window, which has no address and no buttons of its own. */
export function jobMenuTemplate(
  texts: { readonly move: string; readonly back: string; readonly search: string },
  { back, search }: { readonly back: () => void; readonly search: () => void },
) {
  return [
    {
      label: texts.move,
      submenu: [
        { label: texts.back, accelerator: 'Alt+Left', click: back },
        { label: texts.search, accelerator: 'Alt+Home', click: search },
      ],
    },
  ]
}

/** What can be done with what lies under the mouse. */
export type EditMenuWish = {
  readonly isEditable: boolean
  readonly selectionText: string
  readonly editFlags: {
    readonly canCut: boolean
    readonly canCopy: boolean
    readonly canPaste: boolean
    readonly canSelectAll: boolean
  }
}

/** The context menu of a field, or of selected words; null where it would hold nothing. */
export function contextTemplate(texts: MenuTexts, wish: EditMenuWish) {
  const { canCut, canCopy, canPaste, canSelectAll } = wish.editFlags
  const copy = { role: 'copy' as const, label: texts.copy, enabled: canCopy }
  if (!wish.isEditable) return wish.selectionText.trim() === '' ? null : [copy]
  return [
    { role: 'cut' as const, label: texts.cut, enabled: canCut },
    copy,
    { role: 'paste' as const, label: texts.paste, enabled: canPaste },
    { type: 'separator' as const },
    { role: 'selectAll' as const, label: texts.selectAll, enabled: canSelectAll },
  ]
}

export function trayTemplate(texts: PlatformTexts, open: () => void, quit: () => void) {
  return [
    { label: texts.trayOpen, click: open },
    { type: 'separator' as const },
    { label: texts.trayQuit, click: quit },
  ]
}
