/** What electron.ts tells Electron: every option that keeps a page in its place. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createElectronPlatform } from '../../electron/platform/electron.ts'
import { appText } from '../../electron/platform/text.ts'
import type { AppSide, Platform, PowerEvent } from '../../electron/platform/platform.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import {
  createFakeElectron,
  type FakeElectron,
  type FakeSession,
  type FakeWindow,
} from '../support/fake-electron.ts'

const root = join(import.meta.dirname, '..', '..')
const rendererFolder = mkdtempSync(join(tmpdir(), 'soudan-app-'))

beforeAll(() => {
  for (const name of ['.vite', 'assets', 'meeting']) mkdirSync(join(rendererFolder, name))
  const manifest = {
    'index.html': { file: 'assets/app-1.js' },
    'meeting/practice.html': { file: 'assets/practice-1.js' },
  }
  writeFileSync(join(rendererFolder, '.vite', 'manifest.json'), JSON.stringify(manifest))
  for (const file of [
    'index.html',
    'assets/app-1.js',
    'assets/practice-1.js',
    'meeting/practice.html',
  ])
    writeFileSync(join(rendererFolder, file), file)
})

afterAll(() => rmSync(rendererFolder, { recursive: true }))
const texts = {
  appName: '相談デスク',
  trayOpen: '開く',
  trayQuit: '終了',
  closeTitle: '題',
  closeBody: '本文',
  closeStay: '戻る',
  closeHide: '隠す',
  staysOpen: '常駐',
  browserBanner: '',
  menu: appText.menu,
  page: appText.page,
}
const meeting = 'http://localhost:4567'

let fake: FakeElectron
let clock: ReturnType<typeof createVirtualClock>
let running: 'close' | 'ask'
let calls: unknown[]
let quits: number
let lines: string[]
let shown: string[]

const app: AppSide = {
  call: async (channel, payload) => {
    calls.push([channel, payload])
    return { ok: true, value: null }
  },
  onCloseRequested: () => running,
  onQuit: async () => {
    quits += 1
  },
  texts,
}

function create(wish: Parameters<typeof createFakeElectron>[0] = {}): Platform | null {
  fake = createFakeElectron(wish)
  return createElectronPlatform({
    electron: fake.module,
    dataRoot: null,
    rendererFolder,
    preload: join(root, 'out', 'preload', 'preload.cjs'),
    icons: 'icons',
    clock,
    log: (line) => lines.push(line),
    shown: () => shown.push('shown'),
  })
}

async function started(
  wish: Parameters<typeof createFakeElectron>[0] = {},
): Promise<{ platform: Platform; window: FakeWindow }> {
  const platform = create(wish)
  if (platform === null) throw new Error('no platform')
  await platform.start(app)
  const [window] = fake.windows
  if (window === undefined) throw new Error('no window')
  return { platform, window }
}

function sessionOf(name: string): FakeSession {
  const found = fake.sessions.get(name)
  if (found === undefined) throw new Error(`no session ${name}`)
  return found
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

beforeEach(() => {
  clock = createVirtualClock(0)
  running = 'close'
  calls = []
  quits = 0
  lines = []
  shown = []
})

describe('before the app is ready', () => {
  it('takes the lock, the sandbox and the scheme', () => {
    expect(create()).not.toBeNull()
    expect(fake.steps).toContain('before ready: enableSandbox')
    expect(fake.steps).toContain(
      'before ready: schemes [{"scheme":"app","privileges":{"standard":true,"secure":true,"supportFetchAPI":true,"codeCache":true}}]',
    )
  })

  it('gives way to an instance that already runs', () => {
    expect(create({ lock: false })).toBeNull()
    expect(fake.steps).toEqual(['before ready: quit'])
  })
})

describe('every page', () => {
  it('runs sandboxed, isolated, without Node, in a session in memory, protected from capture', async () => {
    const { platform, window } = await started()
    await platform.meetingView.open(`${meeting}/t/meeting/practice.html`)
    await platform.openWindow(`${meeting}/t/meeting/seeker.html`)
    const all = [...fake.windows, ...fake.views].map((one) => one.options.webPreferences)
    expect(all).toHaveLength(3)
    for (const preferences of all) {
      expect(preferences).toMatchObject({
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        webviewTag: false,
        spellcheck: false,
        devTools: false,
      })
      expect(preferences['partition']).not.toMatch(/^persist:/)
    }
    expect(new Set(all.map((one) => one['partition']))).toEqual(
      new Set(['app', 'meeting', 'seeker']),
    )
    expect(String(window.options.webPreferences['preload'])).toMatch(/preload\.cjs$/)
    expect(all.filter((one) => 'preload' in one)).toHaveLength(1)
    expect(fake.windows.map((one) => one.protection)).toEqual([true, true])
    expect(window.options).toMatchObject({ minWidth: 1024, minHeight: 640 })
  })

  it('cannot navigate, open a window or attach a webview', async () => {
    const { platform, window } = await started()
    await platform.meetingView.open(`${meeting}/t/meeting/practice.html`)
    await platform.openWindow(`${meeting}/t/meeting/seeker.html`)
    const pages = [...fake.windows, ...fake.views].map((one) => one.webContents)
    expect(pages).toHaveLength(3)
    for (const page of pages) {
      expect(page.openHandler?.({ url: 'https://evil.test/' })).toEqual({ action: 'deny' })
      for (const event of [
        'will-navigate',
        'will-frame-navigate',
        'will-redirect',
        'will-attach-webview',
      ]) {
        let stopped = false
        page.emit(event, { url: 'https://evil.test/', preventDefault: () => (stopped = true) })
        expect(stopped, event).toBe(true)
      }
    }
    let reloadStopped = false
    window.webContents.emit('will-navigate', {
      url: 'app://desk/index.html',
      preventDefault: () => (reloadStopped = true),
    })
    expect(reloadStopped).toBe(false)
  })
})

describe('permissions', () => {
  const wishes = [
    'display-capture',
    'geolocation',
    'notifications',
    'midi',
    'openExternal',
    'fullscreen',
    'clipboard-read',
    'hid',
    'usb',
    'serial',
    'unknown',
    'fileSystem',
  ]

  it('are denied by default in every session, by both handlers, with no device and no screen to choose', async () => {
    const { platform } = await started()
    await platform.meetingView.open(`${meeting}/t/meeting/practice.html`)
    await platform.openWindow(`${meeting}/t/meeting/seeker.html`)
    fake.fromPartition('somebody-else')
    expect([...fake.sessions.keys()].sort()).toEqual([
      'account',
      'app',
      'default',
      'jobs',
      'meeting',
      'seeker',
      'somebody-else',
    ])
    for (const session of fake.sessions.values()) {
      for (const wish of wishes) {
        for (const from of [
          'app://desk/index.html',
          `${meeting}/t/meeting/practice.html`,
          'https://zoom.us/',
        ]) {
          expect(
            session.requests(wish, {
              requestingUrl: from,
              isMainFrame: true,
              mediaTypes: ['video'],
            }),
            `${session.partition} ${wish}`,
          ).toBe(false)
          expect(session.checks(wish, from, {}), `${session.partition} ${wish}`).toBe(false)
        }
      }
      expect(session.deviceHandler?.()).toBe(false)
      // The meeting's alone has one, and it gives nothing that is not offered.
      if (session.partition === 'meeting')
        expect(session.captures({ securityOrigin: meeting })).toBeNull()
      else expect(session.displayMediaHandler).toBeNull()
    }
  })

  it('give camera and microphone to the app page and to the open meeting page, to nobody else', async () => {
    const { platform } = await started()
    const media = (name: string, from: string): boolean[] => [
      sessionOf(name).requests('media', {
        requestingUrl: from,
        isMainFrame: true,
        mediaTypes: ['video', 'audio'],
      }),
      sessionOf(name).checks('media', from, { mediaType: 'video', securityOrigin: from }),
    ]
    expect(media('app', 'app://desk/index.html')).toEqual([true, true])
    expect(media('app', `${meeting}/x`)).toEqual([false, false])
    expect(media('app', 'app://other/index.html')).toEqual([false, false])
    expect(media('meeting', `${meeting}/x`)).toEqual([false, false])
    await platform.meetingView.open(`${meeting}/t/meeting/practice.html`)
    expect(media('meeting', `${meeting}/x`)).toEqual([true, true])
    expect(media('meeting', 'http://localhost:9999/x')).toEqual([false, false])
    expect(media('meeting', 'https://zoom.us/x')).toEqual([false, false])
    expect(media('seeker', `${meeting}/x`)).toEqual([false, false])
    await platform.openWindow(`${meeting}/t/meeting/seeker.html`)
    expect(media('seeker', `${meeting}/x`)).toEqual([true, true])
    expect(media('default', 'app://desk/index.html')).toEqual([false, false])
    await platform.meetingView.destroy()
    expect(media('meeting', `${meeting}/x`)).toEqual([false, false])
  })

  it('let no request leave for anywhere but the page itself and the named meeting hosts', async () => {
    const { platform } = await started()
    expect(sessionOf('app').cancels('app://desk/assets/x.js')).toBe(false)
    for (const url of [
      'https://example.test/',
      'http://localhost:80/',
      'ws://127.0.0.1:1/',
      'file:///etc/passwd',
      'app://other/x',
    ])
      expect(sessionOf('app').cancels(url), url).toBe(true)
    expect(sessionOf('meeting').cancels(`${meeting}/t/x`)).toBe(true)
    await platform.meetingView.open(`${meeting}/t/meeting/practice.html`)
    for (const url of ['https://zoom.us/a', 'wss://rwg.zoom.us/b'])
      expect(sessionOf('meeting').cancels(url), `practice: ${url}`).toBe(true)
    await platform.meetingView.open(`${meeting}/t/meeting/zoom.html`, { hosts: ['zoom.us'] })
    for (const url of [
      `${meeting}/t/x`,
      'ws://localhost:4567/t/line',
      'https://zoom.us/a',
      'wss://rwg.zoom.us/b',
    ])
      expect(sessionOf('meeting').cancels(url), url).toBe(false)
    for (const url of [
      'https://zoom.us.evil.test/',
      'https://evilzoom.us/',
      'http://zoom.us/',
      'http://localhost:1/',
      'https://zoom.us/api/v1/wc/info?signature=x',
      'wss://rwg.zoom.us/b?zak=x',
    ])
      expect(sessionOf('meeting').cancels(url), url).toBe(true)
    expect(sessionOf('default').cancels('https://zoom.us/')).toBe(true)
    await platform.meetingView.destroy()
    expect(sessionOf('meeting').cancels('https://zoom.us/a')).toBe(true)
  })

  it('let the main process ask for https alone, in a session that no page has', async () => {
    const { platform } = await started()
    const answer = await platform.fetch('https://api.zoom.us/v2/x', { method: 'GET' })
    expect(await answer.text()).toBe('account GET https://api.zoom.us/v2/x')
    for (const url of ['https://api.zoom.us/v2/x', 'https://zoom.us/oauth/token'])
      expect(sessionOf('account').cancels(url), url).toBe(false)
    for (const url of [
      'http://api.zoom.us/',
      'ws://zoom.us/',
      'file:///etc/passwd',
      `${meeting}/t/x`,
    ])
      expect(sessionOf('account').cancels(url), url).toBe(true)
    expect(
      sessionOf('account').requests('media', {
        securityOrigin: 'https://zoom.us/',
        mediaTypes: ['video'],
      }),
    ).toBe(false)
    expect(sessionOf('app').cancels('https://api.zoom.us/v2/x')).toBe(true)
  })

  it('hand nothing but https addresses to the OS', async () => {
    const { platform } = await started()
    expect(await platform.openExternal('https://zoom.us/j/1?pwd=x')).toBe(true)
    for (const url of [
      'file:///etc/passwd',
      'ms-msdt:/id',
      'http://zoom.us/j/1',
      'zoommtg://zoom.us/join',
      'x',
    ])
      expect(await platform.openExternal(url), url).toBe(false)
    expect(fake.steps.filter((step) => step.startsWith('external'))).toEqual([
      'external https://zoom.us/j/1?pwd=x',
    ])
  })

  it('hand nothing to the mail program but an addressee, a subject and a text', async () => {
    const { platform } = await started()
    const mail = 'mailto:ichiro@example.jp?subject=x&body=y'
    expect(await platform.openMail(mail)).toBe('opened')
    for (const url of [
      'https://zoom.us/j/1',
      'file:///etc/passwd',
      'ms-msdt:/id',
      `${mail}&attach=c%3A%2Fx`,
      `${mail}&bcc=a@example.jp`,
      'x',
    ])
      expect(await platform.openMail(url), url).toBe('noProgram')
    expect(fake.steps.filter((step) => step.startsWith('external'))).toEqual([`external ${mail}`])
  })
})

describe('the window for a folder', () => {
  const asked = { title: '題', from: 'E:\\soudan-backup' }

  it('opens for folders alone, where it was before, and hands on what was chosen', async () => {
    const { platform } = await started({ folder: 'E:\\neu' })
    expect(await platform.chooseFolder(asked)).toEqual({ folder: 'E:\\neu' })
    expect(fake.dialogs).toEqual([
      {
        title: '題',
        defaultPath: 'E:\\soudan-backup',
        properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
      },
    ])
  })

  it('says when none was chosen', async () => {
    const { platform } = await started()
    expect(await platform.chooseFolder({ ...asked, from: null })).toBeNull()
    expect(JSON.stringify(fake.dialogs)).not.toContain('defaultPath')
  })
})

describe('the app page', () => {
  it('comes over app:// with the strict policy, and nothing outside its folder does', async () => {
    await started()
    const handler = sessionOf('app').protocols.get('app')
    const ask = async (url: string, method = 'GET'): Promise<Response> => {
      const answer: unknown = await handler?.({ url, method })
      if (!(answer instanceof Response)) throw new Error('no response')
      return answer
    }
    const page = await ask('app://desk/index.html')
    expect(page.status).toBe(200)
    const csp = page.headers.get('content-security-policy') ?? ''
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'none'",
      "frame-src 'none'",
      "frame-ancestors 'none'",
      "object-src 'none'",
    ])
      expect(csp).toContain(part)
    expect(csp).not.toMatch(/unsafe|\*/)
    expect(page.headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(page.headers.get('cross-origin-embedder-policy')).toBe('require-corp')
    expect(page.headers.get('permissions-policy')).toContain('display-capture=()')
    expect((await ask('app://desk/assets/app-1.js')).status).toBe(200)
    for (const url of [
      'app://desk/..%2fpackage.json',
      'app://desk/../package.json',
      'app://other/index.html',
      'app://desk/meeting/practice.html',
      'app://desk/%6Deeting/practice.html',
      'app://desk/Meeting/practice.html',
      'app://desk/assets/practice-1.js',
    ])
      expect((await ask(url)).status, url).toBe(404)
    expect((await ask('app://desk/index.html', 'POST')).status).toBe(404)
  })

  it('may call; another window, a frame inside, another address and a closed frame may not', async () => {
    const { window } = await started()
    const handler = fake.invoked.get('soudan:call')
    const ours = {
      sender: window.webContents,
      senderFrame: { url: 'app://desk/index.html', parent: null },
    }
    expect(await handler?.(ours, 'office.status', {})).toEqual({ ok: true, value: null })
    const refused = [
      { ...ours, sender: {} },
      { ...ours, senderFrame: null },
      { ...ours, senderFrame: { url: 'app://desk/index.html', parent: {} } },
      { ...ours, senderFrame: { url: 'https://evil.test/', parent: null } },
      { ...ours, senderFrame: { url: 'app://desk.evil.test/', parent: null } },
    ]
    for (const event of refused)
      expect(await handler?.(event, 'office.status', {})).toEqual({
        ok: false,
        reason: 'badRequest',
      })
    expect(await handler?.(ours, 7, {})).toEqual({ ok: false, reason: 'badRequest' })
    expect(calls).toHaveLength(1)
    expect([...fake.invoked.keys()]).toEqual(['soudan:call'])
  })

  it('is loaded again after a crash, but not for ever, and the log says no more than why', async () => {
    const { window } = await started({ answer: 1 })
    for (let crash = 0; crash < 3; crash += 1)
      window.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 })
    expect(window.webContents.steps.filter((step) => step === 'reload')).toHaveLength(2)
    expect(lines[0]).toBe("the window's page is gone: crashed (5)")
    clock.advance(60_000)
    window.webContents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 1 })
    expect(window.webContents.steps.filter((step) => step === 'reload')).toHaveLength(3)
  })
})

describe('the meeting view', () => {
  it('gives the keyboard back to the page when asked', async () => {
    const { platform, window } = await started()
    platform.focusPage()
    expect(window.webContents.steps.at(-1)).toBe('focus')
  })

  it('sits where the page says, scaled as the page is, and hidden until then', async () => {
    const { platform, window } = await started()
    await platform.meetingView.open(`${meeting}/t/meeting/practice.html`)
    const [view] = fake.views
    expect(view?.visible).toBe(false)
    window.webContents.zoom = 1.5
    platform.meetingView.place({ x: 10, y: 20, width: 301, height: 200 }, true)
    expect(view?.bounds).toEqual({ x: 15, y: 30, width: 452, height: 300 })
    expect(view?.visible).toBe(true)
    expect(view?.options.webPreferences['backgroundThrottling']).toBe(false)
  })

  it('is closed and taken out of the window, and a page that hangs is killed', async () => {
    const { platform, window } = await started()
    await platform.meetingView.open(`${meeting}/a`)
    await platform.meetingView.destroy()
    expect(fake.views[0]?.page.steps).toEqual(['close'])
    expect(window.views).toEqual([])
    expect(sessionOf('meeting').cleared).toBe(1)
    await platform.meetingView.open(`${meeting}/b`)
    const hanging = fake.views[1]?.webContents
    if (hanging === undefined) throw new Error('no view')
    hanging.hangs = true
    const destroyed = platform.meetingView.destroy()
    clock.advance(500)
    await destroyed
    expect(hanging.steps).toEqual(['close', 'crash'])
  })

  it('that was opened before the window, by a session that goes on after a restart, comes into it guarded', async () => {
    const platform = create()
    if (platform === null) throw new Error('no platform')
    await platform.meetingView.open(`${meeting}/a`)
    expect(
      sessionOf('meeting').requests('media', {
        requestingUrl: `${meeting}/a`,
        mediaTypes: ['video'],
      }),
    ).toBe(true)
    await platform.start(app)
    expect(fake.windows[0]?.views).toEqual([fake.views[0]])
  })

  it('tells a crash, but not the one of its own end', async () => {
    const { platform } = await started()
    let crashes = 0
    platform.meetingView.onCrash(() => (crashes += 1))
    await platform.meetingView.open(`${meeting}/a`)
    const page = fake.views[0]?.page
    page?.emit('render-process-gone', {}, { reason: 'crashed' })
    expect(crashes).toBe(1)
    await platform.meetingView.destroy()
    page?.emit('render-process-gone', {}, { reason: 'killed' })
    expect(crashes).toBe(1)
  })
})

describe('closing and quitting', () => {
  it('asks while a session runs, and hides at most', async () => {
    const { window } = await started({ answer: 1 })
    running = 'ask'
    let stopped = false
    window.emit('close', { preventDefault: () => (stopped = true) })
    await settle()
    expect(stopped).toBe(true)
    expect(fake.dialogs).toEqual([
      expect.objectContaining({
        message: '題',
        detail: '本文',
        buttons: ['戻る', '隠す'],
        cancelId: 0,
      }),
    ])
    expect(window.visible).toBe(false)
    expect(quits).toBe(0)
    expect(fake.steps.filter((step) => step.startsWith('exit'))).toEqual([])
  })

  it('does not go by the tray, the menu or the system command either while a session runs', async () => {
    await started()
    running = 'ask'
    let stopped = false
    fake.app.emit('before-quit', { preventDefault: () => (stopped = true) })
    await settle()
    expect(stopped).toBe(true)
    expect(quits).toBe(0)
  })

  it('asks for the eye in the taskbar while somebody waits and the window is not in front', async () => {
    const { platform, window } = await started()
    platform.notify({ title: '題', body: '本文' })
    expect(window.flashes).toEqual([])
    platform.notify({ title: '題', body: '本文', urgent: true })
    expect(window.flashes).toEqual([true])
    window.emit('focus')
    window.focused = true
    platform.notify({ title: '題', body: '本文', urgent: true })
    expect(window.flashes).toEqual([true, false])
  })

  it('stays in the tray when its window is closed, so that notices still come, and says so once', async () => {
    const { window } = await started()
    for (let times = 0; times < 2; times += 1) window.emit('close', { preventDefault: () => {} })
    await settle()
    expect(window.visible).toBe(false)
    expect(quits).toBe(0)
    expect(fake.dialogs).toEqual([])
    expect(fake.notices).toEqual([{ title: '相談デスク', body: '常駐' }])
  })

  it('goes when it is told to and nothing runs, after the app had its last chance', async () => {
    await started()
    fake.app.emit('before-quit', { preventDefault: () => {} })
    await settle()
    await settle()
    expect(quits).toBe(1)
    expect(fake.steps).toContain('exit 0')
  })

  it('does not hold up a computer that shuts down', async () => {
    const { platform } = await started()
    running = 'ask'
    const heard: PowerEvent[] = []
    platform.onPower((event) => heard.push(event))
    fake.powerMonitor.emit('shutdown')
    await settle()
    await settle()
    expect(heard).toEqual(['shutdown'])
    expect(fake.steps).toContain('exit 0')
  })
})

describe('the desktop around it', () => {
  it('passes power events on and keeps the display awake once', async () => {
    const { platform } = await started()
    const heard: PowerEvent[] = []
    platform.onPower((event) => heard.push(event))
    for (const event of ['suspend', 'resume', 'lock-screen', 'unlock-screen'])
      fake.powerMonitor.emit(event)
    expect(heard).toEqual(['suspend', 'resume', 'lock', 'unlock'])
    platform.keepAwake(true)
    platform.keepAwake(true)
    platform.keepAwake(false)
    platform.keepAwake(false)
    expect(fake.steps.filter((step) => step.includes('wake') || step.includes('asleep'))).toEqual([
      'awake prevent-display-sleep',
      'asleep 3',
    ])
  })

  it('wraps a key that only the same store opens', async () => {
    const { platform } = await started()
    const wrapped = platform.keyStore.wrap(new Uint8Array([0, 255, 7]))
    expect(platform.keyStore.unwrap(wrapped)).toEqual({
      ok: true,
      value: new Uint8Array([0, 255, 7]),
    })
    expect(platform.keyStore.unwrap(new Uint8Array([1, 2, 3]))).toEqual({
      ok: false,
      reason: 'keyUnavailable',
    })
  })
})

describe('the packaged app', () => {
  it('has the fuses that leave no way around app.asar', () => {
    const yml = readFileSync(join(root, 'electron-builder.yml'), 'utf8')
    const block = /^electronFuses:\n((?: {2}.+\n)+)/m.exec(yml)?.[1] ?? ''
    const fuses: unknown = Object.fromEntries(
      block
        .trim()
        .split('\n')
        .map((line) => line.trim().split(': ')),
    )
    expect(fuses).toEqual({
      runAsNode: 'false',
      enableNodeOptionsEnvironmentVariable: 'false',
      enableNodeCliInspectArguments: 'false',
      grantFileProtocolExtraPrivileges: 'false',
      enableCookieEncryption: 'true',
      enableEmbeddedAsarIntegrityValidation: 'true',
      onlyLoadAppFromAsar: 'true',
    })
  })
})
