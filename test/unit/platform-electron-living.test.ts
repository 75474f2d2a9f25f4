/** What electron.ts does for the people at the desk: notices, keyboard, menus, sizes, a page that hangs, a proxy, the OS's end. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { createElectronPlatform } from '../../electron/platform/electron.ts'
import { createNotices } from '../../electron/platform/electron/notices.ts'
import { iconFiles } from '../../electron/platform/electron/tray.ts'
import type { AppSide, Platform, PowerEvent } from '../../electron/platform/platform.ts'
import { appText } from '../../electron/platform/text.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import { createFakeElectron, type FakeElectron, type FakeWindow } from '../support/fake-electron.ts'

const meeting = 'http://localhost:4567/t/meeting/practice.html'
type Wish = Parameters<typeof createFakeElectron>[0]

let fake: FakeElectron
let clock: ReturnType<typeof createVirtualClock>
let lines: string[]
let folder: string

const app: AppSide = {
  call: async () => ({ ok: true, value: null }),
  onCloseRequested: () => 'close',
  onQuit: async () => {},
  texts: appText,
}

async function started(wish: Wish = {}): Promise<{ platform: Platform; window: FakeWindow }> {
  fake = createFakeElectron({ userData: folder, ...wish })
  const platform = createElectronPlatform({
    electron: fake.module,
    dataRoot: null,
    rendererFolder: 'renderer',
    preload: 'preload.cjs',
    icons: 'icons',
    clock,
    log: (line) => lines.push(line),
  })
  if (platform === null) throw new Error('no platform')
  await platform.start(app)
  const [window] = fake.windows
  if (window === undefined) throw new Error('no window')
  return { platform, window }
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

beforeEach(() => {
  clock = createVirtualClock(0)
  lines = []
  folder = mkdtempSync(join(tmpdir(), 'soudan-living-'))
})

describe('a notice', () => {
  const held = (done: string) => {
    fake = createFakeElectron()
    let shows = 0
    const added: unknown[] = []
    const deleted: unknown[] = []
    const sets: {
      readonly add: (this: Set<unknown>, one: unknown) => Set<unknown>
      readonly delete: (this: Set<unknown>, one: unknown) => boolean
    } = Set.prototype
    const { add: kept, delete: dropped } = sets
    Set.prototype.add = function add(one) {
      added.push(one)
      return kept.call(this, one)
    }
    Set.prototype.delete = function remove(one) {
      deleted.push(one)
      return dropped.call(this, one)
    }
    try {
      const { Notification } = fake.module
      const notices = createNotices({ Notification, system: 'linux', show: () => (shows += 1) })
      notices.notify({ title: '題', body: '本文' })
      const [notice] = fake.notifications
      const before = added.includes(notice) && !deleted.includes(notice)
      notice?.emit(done)
      return { before, after: !deleted.includes(notice), shows }
    } finally {
      Set.prototype.add = kept
      Set.prototype.delete = dropped
    }
  }

  it('is held until it is clicked, closed or has failed', () => {
    expect(held('click')).toEqual({ before: true, after: false, shows: 1 })
    expect(held('close')).toEqual({ before: true, after: false, shows: 0 })
    expect(held('failed')).toEqual({ before: true, after: false, shows: 0 })
  })

  it('of a former run brings the window too, on Windows', () => {
    fake = createFakeElectron()
    let shows = 0
    const { Notification } = fake.module
    createNotices({ Notification, system: 'linux', show: () => (shows += 1) }).listen()
    expect(fake.activate()).toBe(false)
    createNotices({ Notification, system: 'win32', show: () => (shows += 1) }).listen()
    expect(fake.activate()).toBe(true)
    expect(shows).toBe(1)
  })
})

describe('copying and the keyboard', () => {
  it("lets the app's own page write words to the clipboard, and nobody else, and nobody read it", async () => {
    const { platform } = await started()
    await platform.meetingView.open(meeting)
    await platform.openWindow(meeting)
    const asked = (name: string, permission: string, from: string): boolean[] => {
      const session = fake.fromPartition(name)
      return [
        session.requests(permission, { requestingUrl: from, isMainFrame: true }),
        session.checks(permission, from, {}),
      ]
    }
    const page = 'app://desk/index.html'
    expect(asked('app', 'clipboard-sanitized-write', page)).toEqual([true, true])
    for (const [name, from] of [
      ['app', meeting],
      ['app', 'app://other/index.html'],
      ['meeting', meeting],
      ['meeting', page],
      ['seeker', meeting],
      ['account', page],
      ['default', page],
      ['somebody', page],
    ] as const)
      expect(asked(name, 'clipboard-sanitized-write', from), name).toEqual([false, false])
    expect(asked('app', 'clipboard-read', page)).toEqual([false, false])
    // The choice of a speaker hears nothing: the meeting page's alone.
    expect(asked('meeting', 'speaker-selection', meeting)).toEqual([true, true])
    for (const [name, from] of [
      ['meeting', page],
      ['app', page],
      ['seeker', meeting],
      ['default', meeting],
    ] as const)
      expect(asked(name, 'speaker-selection', from), name).toEqual([false, false])
    expect(asked('app', 'deprecated-sync-clipboard-read', page)).toEqual([false, false])
  })

  it('the meeting view takes the keyboard from nobody', async () => {
    const { platform } = await started()
    await platform.meetingView.open(meeting)
    expect(fake.views[0]?.options.webPreferences['focusOnNavigation']).toBe(false)
  })

  it('a destroyed page of the meeting view is never asked for by its view', async () => {
    const { platform } = await started()
    await platform.meetingView.open(meeting)
    const page = fake.views[0]?.page
    if (page === undefined) throw new Error('no view')
    page.destroyed = true
    await platform.meetingView.destroy()
    expect(page.steps).toEqual([])
  })
})

type Item = {
  readonly role?: string
  readonly label?: string
  readonly type?: string
  readonly accelerator?: string
  readonly visible?: boolean
  readonly enabled?: boolean
  readonly click?: () => void
  readonly submenu?: readonly Item[]
}

/** All items, those of submenus too. */
const flat = (items: readonly Item[]): Item[] =>
  items.flatMap((item) => [item, ...flat(item.submenu ?? [])])

describe('menus', () => {
  it('speak Japanese: no role shows its English label', async () => {
    await started()
    const items = flat(fake.menus.flat() as Item[])
    expect(items.filter(({ role }) => role !== undefined).length).toBeGreaterThan(5)
    for (const item of items)
      if (item.type !== 'separator')
        expect(item.label, JSON.stringify(item)).toMatch(/[ぁ-んァ-ヶ一-龠]/u)
    const labels = new Map(items.map(({ role, label }) => [role, label]))
    expect(labels.get('cut')).toBe('切り取り')
    expect(labels.get('copy')).toBe('コピー')
    expect(labels.get('paste')).toBe('貼り付け')
    expect(labels.get('selectAll')).toBe('すべて選択')
  })

  it('a right click in a field offers cutting, copying, pasting; on selected words copying; elsewhere nothing', async () => {
    const { window } = await started()
    const editFlags = { canCut: false, canCopy: true, canPaste: true, canSelectAll: true }
    const click = (params: object): void =>
      void window.webContents.emit(
        'context-menu',
        {},
        {
          isEditable: false,
          selectionText: '',
          editFlags,
          ...params,
        },
      )
    click({})
    expect(fake.popups).toEqual([])
    click({ selectionText: '架空' })
    click({ isEditable: true })
    const [words, field] = fake.popups as Item[][]
    expect(words?.map(({ role, label }) => [role, label])).toEqual([['copy', 'コピー']])
    expect(field?.map(({ role, label, enabled }) => [role, label, enabled])).toEqual([
      ['cut', '切り取り', false],
      ['copy', 'コピー', true],
      ['paste', '貼り付け', true],
      [undefined, undefined, undefined],
      ['selectAll', 'すべて選択', true],
    ])
  })
})

describe('sizes', () => {
  it('the window fits 1920x1080 at 150 %, and is never forced to be larger than the screen', async () => {
    const { platform, window } = await started({ workArea: { width: 1280, height: 672 } })
    expect(window.options).toMatchObject({
      width: 1280,
      height: 672,
      minWidth: 1024,
      minHeight: 640,
    })
    await platform.openWindow(meeting)
    expect(fake.windows[1]?.options).toMatchObject({ width: 900, height: 672 })
    const small = await started({ workArea: { width: 960, height: 540 } })
    expect(small.window.options).toMatchObject({
      width: 960,
      height: 540,
      minWidth: 960,
      minHeight: 540,
    })
    const large = await started({ workArea: { width: 2560, height: 1400 } })
    expect(large.window.options).toMatchObject({ width: 1366, height: 768, minHeight: 640 })
  })

  it('the size of the text is kept between starts, by keys and by wheel, and after loading again', async () => {
    const first = await started()
    const keys = flat(fake.menus.flat() as Item[])
    const press = (accelerator: string): void =>
      keys.find((item) => item.accelerator === accelerator)?.click?.()
    expect(first.window.options.webPreferences['zoomFactor']).toBe(1)
    press('CmdOrCtrl+Plus')
    press('CmdOrCtrl+=')
    first.window.webContents.emit('zoom-changed', {}, 'in')
    press('CmdOrCtrl+-')
    expect(first.window.webContents.zoomLevel).toBe(1)
    const second = await started()
    expect(second.window.options.webPreferences['zoomFactor']).toBeCloseTo(1.2)
    second.window.webContents.emit('did-finish-load')
    expect(second.window.webContents.zoomLevel).toBe(1)
    flat(fake.menus.flat() as Item[])
      .find((item) => item.accelerator === 'CmdOrCtrl+0')
      ?.click?.()
    expect((await started()).window.options.webPreferences['zoomFactor']).toBe(1)
  })

  it('a size that cannot be read or makes no sense is the standard one', async () => {
    for (const content of ['{', '{"zoomLevel":99}', '[]']) {
      writeFileSync(join(folder, 'window.json'), content)
      expect((await started()).window.options.webPreferences['zoomFactor'], content).toBe(1)
    }
  })

  it('icons come in the sizes that each scaling of Windows asks for', () => {
    const root = join(import.meta.dirname, '..', '..', 'assets', 'icons')
    const sizes = (file: string): number[] => {
      const bytes = readFileSync(file)
      return Array.from({ length: bytes.readUInt16LE(4) }, (_unused, index) => {
        const at = 6 + 16 * index
        expect(bytes.readUInt32LE(at + 12) + bytes.readUInt32LE(at + 8)).toBeLessThanOrEqual(
          bytes.length,
        )
        return bytes.readUInt8(at) || 256
      })
    }
    const windows = iconFiles(root, 'win32')
    expect(sizes(windows.window)).toEqual([16, 20, 24, 32, 40, 48, 64, 256])
    expect(sizes(windows.tray)).toEqual([16, 20, 24, 32, 40, 48, 64])
    const linux = iconFiles(root, 'linux')
    const width = (file: string): number => readFileSync(file).readUInt32BE(16)
    expect(width(linux.window)).toBe(512)
    expect(width(linux.tray)).toBe(16)
    expect(width(linux.tray.replace('.png', '@2x.png'))).toBe(32)
    const packed = readFileSync(join(root, '..', '..', 'electron-builder.yml'), 'utf8')
    expect(packed).toMatch(
      /assets\/icons\/\*\.\{png,ico\}|assets\/icons\/\*\*|assets\/icons\/\*\.ico/,
    )
  })

  it('the tray takes its own icon as it is', async () => {
    await started()
    expect(fake.trays[0]?.icon).toBe(iconFiles('icons', process.platform).tray)
  })
})

describe('a page that is gone or hangs', () => {
  const reloads = (window: FakeWindow): number =>
    window.webContents.steps.filter((step) => step === 'reload').length
  const crash = (window: FakeWindow): void =>
    void window.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 })

  it('is asked about from the third crash in a minute on, in words that say what goes on', async () => {
    const { window } = await started({ holdQuestions: true })
    crash(window)
    crash(window)
    expect([reloads(window), fake.dialogs.length]).toEqual([2, 0])
    crash(window)
    expect([reloads(window), fake.dialogs.length]).toEqual([2, 1])
    expect(fake.dialogs[0]).toMatchObject({
      message: appText.page.goneTitle,
      detail: appText.page.goneBody,
      buttons: [appText.page.goneReload, appText.page.goneLater],
    })
    fake.openQuestions[0]?.(0)
    await settle()
    expect(reloads(window)).toBe(3)
  })

  it('comes back when somebody asks for the window after "later"', async () => {
    const { window } = await started({ answer: 1 })
    for (let times = 0; times < 3; times += 1) crash(window)
    await settle()
    expect(reloads(window)).toBe(2)
    fake.app.emit('second-instance')
    expect(reloads(window)).toBe(3)
  })

  it('that hangs is asked about: waiting asks again later, reloading ends it first and counts as no crash', async () => {
    const { window } = await started({ holdQuestions: true })
    window.webContents.emit('unresponsive')
    expect(fake.dialogs[0]).toMatchObject({
      message: appText.page.hungTitle,
      buttons: [appText.page.hungWait, appText.page.hungReload],
      cancelId: 0,
    })
    fake.openQuestions[0]?.(0)
    await settle()
    expect(window.webContents.steps).toEqual([])
    clock.advance(30_000)
    expect(fake.dialogs).toHaveLength(2)
    fake.openQuestions[1]?.(1)
    await settle()
    expect(window.webContents.steps).toEqual(['crash', 'reload'])
    window.webContents.emit('render-process-gone', {}, { reason: 'killed', exitCode: 1 })
    expect(window.webContents.steps).toEqual(['crash', 'reload'])
  })

  it('that answers again takes its question back', async () => {
    const { window } = await started({ holdQuestions: true })
    window.webContents.emit('unresponsive')
    window.webContents.emit('responsive')
    await settle()
    clock.advance(60_000)
    expect(fake.dialogs).toHaveLength(1)
    expect(window.webContents.steps).toEqual([])
  })
})

describe('the window and screen capture', () => {
  it('is protected until the app says that nobody can be seen, also when it was said before there was a window', async () => {
    const { platform, window } = await started()
    expect(window.protection).toBe(true)
    platform.protect(false)
    expect(window.protection).toBe(false)
    platform.protect(true)
    expect(window.protection).toBe(true)
    fake = createFakeElectron({ userData: folder })
    const early = createElectronPlatform({
      electron: fake.module,
      dataRoot: null,
      rendererFolder: 'renderer',
      preload: 'preload.cjs',
      icons: 'icons',
      clock,
      log: () => {},
    })
    early?.protect(false)
    await early?.start(app)
    expect(fake.windows[0]?.protection).toBe(false)
  })
})

describe('the end of the OS session', () => {
  it('begins when Windows asks, without holding it up, and goes on when it comes', async () => {
    const { platform, window } = await started()
    const heard: PowerEvent[] = []
    platform.onPower((event) => heard.push(event))
    let held = false
    window.emit('query-session-end', { preventDefault: () => (held = true) })
    await settle()
    expect([heard, held]).toEqual([['ending'], false])
    expect(fake.steps.filter((step) => step.startsWith('exit'))).toEqual([])
    window.emit('session-end', {})
    await settle()
    await settle()
    expect(heard).toEqual(['ending', 'shutdown'])
    expect(fake.steps).toContain('exit 0')
  })
})

describe('a proxy that wants a sign-in', () => {
  const info = { isProxy: true, host: 'proxy.test', port: 8080, scheme: 'basic', realm: 'x' }
  const login = (first: boolean, which: object = info): { given: unknown[]; stopped: boolean } => {
    const state = { given: [] as unknown[], stopped: false }
    fake.app.emit(
      'login',
      { preventDefault: () => (state.stopped = true) },
      null,
      { firstAuthAttempt: first },
      which,
      (...given: unknown[]) => state.given.push(given),
    )
    return state
  }

  it('is asked once for all that wait, kept in memory, and asked anew when it was wrong', async () => {
    const { platform } = await started()
    const told: unknown[] = []
    platform.proxy.onQuestion((question) => told.push(question))
    const one = login(true)
    const two = login(true)
    expect([one.stopped, one.given]).toEqual([true, []])
    expect(platform.proxy.question()).toEqual({ server: 'proxy.test:8080', again: false })
    platform.proxy.answer({ user: 'kaku', password: 'wrong' })
    expect([one.given, two.given]).toEqual([[['kaku', 'wrong']], [['kaku', 'wrong']]])
    expect(platform.proxy.question()).toBeNull()
    expect(login(true).given).toEqual([['kaku', 'wrong']])
    const refused = login(false)
    expect(platform.proxy.question()).toEqual({ server: 'proxy.test:8080', again: true })
    platform.proxy.answer(null)
    expect(refused.given).toEqual([[]])
    expect(login(true).given).toEqual([[]])
    clock.advance(60_000)
    login(true)
    expect(platform.proxy.question()).toEqual({ server: 'proxy.test:8080', again: false })
    expect(told.at(-1)).toEqual({ server: 'proxy.test:8080', again: false })
  })

  it('that is none gets nothing', async () => {
    const { platform } = await started()
    expect(login(true, { ...info, isProxy: false })).toEqual({ given: [], stopped: false })
    expect(platform.proxy.question()).toBeNull()
  })

  it('is answered for requests of the main process too, which are then made once more', async () => {
    const { platform } = await started()
    for (const blocked of [407, new Error('net::ERR_TUNNEL_CONNECTION_FAILED')]) {
      fake.fromPartition('account').blocked = blocked
      const before = fake.requests.length
      const answer = platform.fetch('https://api.zoom.us/v2/x', {
        method: 'POST',
        headers: { authorization: 'Bearer x' },
        body: '{}',
        redirect: 'error',
      })
      await settle()
      const request = fake.requests[before]
      expect(request?.options).toMatchObject({
        url: 'https://api.zoom.us/v2/x',
        method: 'POST',
        session: fake.fromPartition('account'),
        redirect: 'error',
      })
      expect([request?.headers.get('authorization'), request?.written, request?.ended]).toEqual([
        'Bearer x',
        ['{}'],
        true,
      ])
      const given: unknown[] = []
      request?.emit('login', info, (...one: unknown[]) => given.push(one))
      platform.proxy.answer({ user: 'kaku', password: 'right' })
      expect(given).toEqual([['kaku', 'right']])
      request?.answers(201, '{"id":1}')
      const response = await answer
      expect([response.status, await response.text()]).toEqual([201, '{"id":1}'])
    }
    fake.fromPartition('account').blocked = new Error('net::ERR_INTERNET_DISCONNECTED')
    await expect(platform.fetch('https://api.zoom.us/v2/x', {})).rejects.toThrow('DISCONNECTED')
    expect(fake.requests).toHaveLength(2)
  })
})
