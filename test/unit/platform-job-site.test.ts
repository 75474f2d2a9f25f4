/** The window of the public job site: no other address in it whatever is tried, and no picture but of it, once, for seconds, for the meeting's page alone. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import {
  type CaptureStand,
  createOffer,
  mayCapture,
  OFFER_MS,
} from '../../electron/platform/capture.ts'
import { createElectronPlatform } from '../../electron/platform/electron.ts'
import { isJobSite, JOB_SITE_ORIGIN, JOB_SITE_SEARCH } from '../../electron/platform/job-site.ts'
import { mayRequest, permitted, type SessionRole } from '../../electron/platform/permissions.ts'
import type { AppSide, JobSiteState, Platform } from '../../electron/platform/platform.ts'
import { appText, jobSiteText } from '../../electron/platform/text.ts'
import { SECOND } from '../../shared/clock.ts'
import { SHARE_FUNCTION } from '../../shared/meeting/sharing.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import {
  createFakeElectron,
  type FakeContents,
  type FakeElectron,
  type FakeSession,
  type FakeWindow,
} from '../support/fake-electron.ts'

const HOST = 'www.hellowork.mhlw.go.jp'
const meeting = 'http://localhost:4567'

const allowed = [
  JOB_SITE_ORIGIN,
  `${JOB_SITE_ORIGIN}/`,
  JOB_SITE_SEARCH,
  `https://${HOST}:443/kensaku/`,
  `HTTPS://WWW.HelloWork.MHLW.go.JP/help/`,
  `https://${HOST}/a/../b?x=https://evil.test/#y`,
]
const refused = [
  '',
  'about:blank',
  `http://${HOST}/`,
  `//${HOST}/`,
  `https://${HOST}:8443/`,
  `https://${HOST}:80/`,
  `https://${HOST}./`,
  `https://${HOST}.evil.test/`,
  `https://evil.test/${HOST}`,
  `https://evil.test/?${HOST}`,
  `https://evil.test#https://${HOST}/`,
  `https://evil.test\\@${HOST}/`,
  `https://${HOST}@evil.test/`,
  `https://someone@${HOST}/`,
  `https://someone:secret@${HOST}/`,
  `https://hellowork.mhlw.go.jp/`,
  `https://m.${HOST}/`,
  `https://wwww.hellowork.mhlw.go.jp/`,
  `https://www-hellowork.mhlw.go.jp/`,
  `https://www.hellowork.mhlw.go.jp.jp/`,
  `https://www.hellowork.mhlw.g0.jp/`,
  `https://www.hellowоrk.mhlw.go.jp/`,
  `https://www.hellowork.mhlw.go.jp%2eevil.test/`,
  `https://xn--www-hellowork.mhlw.go.jp/`,
  'https://www。hellowork。mhlw。go。jp。evil。test/',
  'https://203.0.113.7/',
  'https://[::1]/',
  'https://localhost/',
  'https://mhlw.go.jp/',
  'https://go.jp/',
  `wss://${HOST}/`,
  `ftp://${HOST}/`,
  `file:///${HOST}/`,
  `file://${HOST}/etc/passwd`,
  `blob:https://${HOST}/0000`,
  `data:text/html,<script src=https://${HOST}/></script>`,
  `javascript:location='https://${HOST}/'`,
  `javascript://${HOST}/%0aalert(1)`,
  `view-source:https://${HOST}/`,
  `filesystem:https://${HOST}/temporary/x`,
  `chrome-extension://${HOST}/`,
  `devtools://devtools/bundled/inspector.html`,
  `app://desk/index.html`,
  `${meeting}/t/meeting/practice.html`,
  'mailto:a@example.test',
  'ms-msdt:/id',
]

describe('an address', () => {
  it.each(allowed)('of the site itself may be shown: %s', (address) => {
    expect(isJobSite(address)).toBe(true)
    expect(mayRequest('jobs', address, null, [])).toBe(true)
  })

  it.each(refused)('elsewhere may not: %s', (address) => {
    expect(isJobSite(address)).toBe(false)
    expect(mayRequest('jobs', address, meeting, ['zoom.us'])).toBe(false)
  })

  it('is judged by what it is, whatever it looks like', () => {
    const part = fc.constantFrom(
      ...[
        'https',
        'http',
        'HTTPS',
        '://',
        ':',
        '/',
        '\\',
        '@',
        '.',
        ':443',
        ':444',
        '?',
        '#',
        '%2e',
        '。',
      ],
      ...[
        HOST,
        HOST.toUpperCase(),
        'evil.test',
        'www.',
        'data:',
        'blob:',
        'javascript:',
        '\t',
        ' ',
      ],
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')),
          fc.webUrl(),
          fc.string({ unit: 'binary' }),
          fc.string().map((tail) => `https://${HOST}${tail}`),
        ),
        (address) => {
          const may = isJobSite(address)
          expect(mayRequest('jobs', address, meeting, ['zoom.us'])).toBe(may)
          if (!may) return
          // What a browser would go to.
          const url = new URL(address)
          expect([url.protocol, url.hostname, url.port, url.username, url.password]).toEqual([
            'https:',
            HOST,
            '',
            '',
            '',
          ])
        },
      ),
      { numRuns: 5_000 },
    )
  })

  it('of the site is asked for by no other page of ours, unless it is a meeting’s own host', () => {
    for (const role of ['app', 'meeting', 'seeker', 'other'] as const)
      expect(mayRequest(role, JOB_SITE_SEARCH, meeting, ['zoom.us']), role).toBe(false)
  })
})

describe('a picture', () => {
  const stand: CaptureStand = {
    offeredAtMs: 1_000,
    nowMs: 1_500,
    windowOpen: true,
    meetingOrigin: meeting,
  }
  const wish = { origin: meeting, topFrame: true, video: true }

  it('is given to the meeting’s page while it is offered', () => {
    expect(mayCapture(stand, wish)).toBe(true)
    expect(mayCapture({ ...stand, nowMs: 1_000 + OFFER_MS - 1 }, wish)).toBe(true)
  })

  it.each<[string, Partial<CaptureStand>, Partial<typeof wish> | { origin: null }]>([
    ['nobody has pressed', { offeredAtMs: null }, {}],
    ['the seconds are over', { nowMs: 1_000 + OFFER_MS }, {}],
    ['the clock stands before the press', { nowMs: 999 }, {}],
    ['the window is closed', { windowOpen: false }, {}],
    ['there is no meeting', { meetingOrigin: null }, {}],
    ['another meeting page asks', {}, { origin: 'http://localhost:4568' }],
    ['the app’s page asks', { meetingOrigin: 'app://desk' }, { origin: 'app://desk' }],
    ['the job site itself asks', { meetingOrigin: JOB_SITE_ORIGIN }, { origin: JOB_SITE_ORIGIN }],
    ['a page of no origin asks', {}, { origin: null }],
    ['a frame within asks', {}, { topFrame: false }],
    ['only sound is asked for', {}, { video: false }],
  ])('is refused where %s', (_why, now, asked) => {
    expect(mayCapture({ ...stand, ...now }, { ...wish, ...asked })).toBe(false)
  })

  it('is given once for each press, whatever order presses, asking, closing and time come in', () => {
    const clock = createVirtualClock(0)
    const step = fc.oneof(
      fc.constantFrom('press', 'withdraw', 'ask', 'askElsewhere', 'open', 'close'),
      fc.integer({ min: 0, max: 10_000 }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const offer = createOffer(clock)
        let pressedAtMs: number | null = null
        let isOpen = false
        for (const one of steps) {
          if (typeof one === 'number') clock.advance(one)
          else if (one === 'press') {
            offer.make()
            pressedAtMs = clock.monotonicMs()
          } else if (one === 'withdraw') {
            offer.withdraw()
            pressedAtMs = null
          } else if (one === 'open') isOpen = true
          else if (one === 'close') isOpen = false
          else {
            const origin = one === 'ask' ? meeting : 'http://localhost:1'
            const isDue =
              pressedAtMs !== null && clock.monotonicMs() - pressedAtMs < OFFER_MS && isOpen
            const given = offer.take(isOpen, meeting, { ...wish, origin })
            expect(given).toBe(isDue && one === 'ask')
            if (given) pressedAtMs = null
          }
        }
      }),
    )
  })

  it('may be asked for by the meeting’s page alone, and only while it is offered', () => {
    const may = (role: SessionRole, from: string, offered: boolean): boolean =>
      permitted(
        role,
        { permission: 'display-capture', from, mediaTypes: ['video'] },
        meeting,
        offered,
      )
    expect(may('meeting', `${meeting}/t/x`, true)).toBe(true)
    expect(may('meeting', `${meeting}/t/x`, false)).toBe(false)
    for (const role of ['app', 'seeker', 'jobs', 'account', 'other'] as const)
      for (const from of [`${meeting}/t/x`, 'app://desk/', JOB_SITE_SEARCH])
        expect(may(role, from, true), role).toBe(false)
    expect(may('meeting', 'http://localhost:1/', true)).toBe(false)
    expect(may('meeting', 'https://zoom.us/', true)).toBe(false)
  })
})

const side: AppSide = {
  call: async () => ({ ok: true, value: null }),
  onCloseRequested: () => 'close',
  onQuit: async () => {},
  texts: { ...appText },
}

let fake: FakeElectron
let clock: ReturnType<typeof createVirtualClock>
let platform: Platform
let states: JobSiteState[]

beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'soudan-jobs-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  fake = createFakeElectron()
  clock = createVirtualClock(0)
  const made = createElectronPlatform({
    electron: fake.module,
    dataRoot: null,
    rendererFolder: folder,
    preload: 'preload.cjs',
    icons: 'icons',
    clock,
    log: () => undefined,
  })
  if (made === null) throw new Error('no platform')
  platform = made
  states = []
  platform.jobSite.onChange((state) => states.push(state))
  await platform.start(side)
})

function last<T>(all: readonly T[]): T {
  const one = all.at(-1)
  if (one === undefined) throw new Error('there is none')
  return one
}
const jobWindow = (): FakeWindow => last(fake.windows)
const sessionOf = (name: string): FakeSession => fake.fromPartition(name)
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('the window', () => {
  it('opens on the search page: sandboxed, without a preload, in a session of its own, with the number in its title', async () => {
    expect(await platform.jobSite.open('17010-12345678')).toBe(true)
    const opened = jobWindow()
    expect(opened.options.webPreferences).toMatchObject({
      partition: 'jobs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      devTools: false,
    })
    expect(opened.options.webPreferences).not.toHaveProperty('preload')
    expect(opened.webContents.loaded).toEqual([JOB_SITE_SEARCH])
    expect(opened.visible).toBe(true)
    expect(last(opened.titles)).toBe(jobSiteText.title('17010-12345678'))
    expect(last(opened.titles)).toContain('17010-12345678')
    let titled = false
    opened.emit('page-title-updated', { preventDefault: () => (titled = true) }, '別の題')
    expect(titled).toBe(true)
    expect(last(states)).toEqual({ open: true, refusals: 0 })
    expect(await platform.jobSite.open('17010-00000001')).toBe(true)
    expect(
      fake.windows.filter((one) => one.options.webPreferences['partition'] === 'jobs'),
    ).toHaveLength(1)
    expect(last(opened.titles)).toContain('17010-00000001')
  })

  const events = ['will-navigate', 'will-frame-navigate', 'will-redirect'] as const
  const goes = (page: FakeContents, event: string, url: string): boolean => {
    let stopped = false
    page.emit(event, { url, preventDefault: () => (stopped = true) })
    return !stopped
  }

  it('goes nowhere else by itself, says so in its frame and to the app, and then shows its number again', async () => {
    await platform.jobSite.open('17010-12345678')
    const opened = jobWindow()
    for (const event of events) {
      for (const url of allowed) expect(goes(opened.webContents, event, url), url).toBe(true)
      for (const url of refused) expect(goes(opened.webContents, event, url), url).toBe(false)
    }
    expect(last(opened.titles)).toBe(jobSiteText.refused)
    expect(last(states).refusals).toBe(events.length * refused.length)
    clock.advance(10 * SECOND)
    expect(last(opened.titles)).toBe(jobSiteText.title('17010-12345678'))
    for (const url of refused.slice(1)) expect(sessionOf('jobs').cancels(url), url).toBe(true)
    expect(sessionOf('jobs').cancels(JOB_SITE_SEARCH)).toBe(false)
  })

  it('opens no other window: one of the site comes into this one, any other is refused', async () => {
    await platform.jobSite.open(null)
    const opened = jobWindow()
    const { openHandler, loaded } = opened.webContents
    const detail = `${JOB_SITE_ORIGIN}/kensaku/GECA110010.do?action=dispDetailBtn`
    expect(openHandler?.({ url: detail })).toEqual({ action: 'deny' })
    expect(loaded).toEqual([JOB_SITE_SEARCH, detail])
    for (const url of refused) {
      expect(openHandler?.({ url })).toEqual({ action: 'deny' })
      expect(last(loaded)).toBe(detail)
    }
    expect(last(states).refusals).toBe(refused.length)
    let attached = true
    opened.webContents.emit('will-attach-webview', { preventDefault: () => (attached = false) })
    expect(attached).toBe(false)
  })

  it('downloads nothing, is permitted nothing, and chooses no device', async () => {
    await platform.jobSite.open(null)
    let saved = true
    sessionOf('jobs').emit('will-download', { preventDefault: () => (saved = false) }, {})
    expect(saved).toBe(false)
    for (const wish of [
      'media',
      'display-capture',
      'geolocation',
      'notifications',
      'fullscreen',
      'clipboard-read',
      'clipboard-sanitized-write',
      'openExternal',
    ]) {
      const from = { requestingUrl: JOB_SITE_SEARCH, mediaTypes: ['video'] }
      expect(sessionOf('jobs').requests(wish, from), wish).toBe(false)
      expect(sessionOf('jobs').checks(wish, JOB_SITE_ORIGIN, {}), wish).toBe(false)
    }
    expect(sessionOf('jobs').deviceHandler?.()).toBe(false)
    expect(sessionOf('jobs').displayMediaHandler).toBeNull()
    expect(last(jobWindow().titles)).toBe(jobSiteText.refused)
  })

  it('leaves nothing behind, whoever closes it', async () => {
    await platform.jobSite.open(null)
    platform.jobSite.close()
    await settle()
    expect(jobWindow().isDestroyed()).toBe(true)
    expect([sessionOf('jobs').cleared, sessionOf('jobs').cachesCleared]).toEqual([1, 1])
    expect(last(states).open).toBe(false)
    await platform.jobSite.open(null)
    // The cross of the window.
    jobWindow().destroy()
    await settle()
    expect(sessionOf('jobs').cleared).toBe(2)
    expect(last(states).open).toBe(false)
    expect(platform.jobSite.offer()).toBe(false)
    platform.jobSite.close()
    expect(sessionOf('jobs').cleared).toBe(2)
  })

  it('closes again where the site does not come, and where its page has crashed', async () => {
    fake.app.once('web-contents-created', (_event: unknown, contents: FakeContents) => {
      contents.loadFails = true
    })
    expect(await platform.jobSite.open(null)).toBe(false)
    expect(jobWindow().isDestroyed()).toBe(true)
    await platform.jobSite.open(null)
    jobWindow().webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
    expect(jobWindow().isDestroyed()).toBe(true)
    expect(last(states).open).toBe(false)
  })
})

describe('showing it', () => {
  const asks = (from = meeting): unknown => sessionOf('meeting').captures({ securityOrigin: from })

  it('gives the meeting’s page that window’s frame alone, once for each press', async () => {
    await platform.meetingView.open(`${meeting}/t/meeting/practice.html`)
    expect(asks()).toBeNull()
    expect(platform.jobSite.offer()).toBe(false)
    expect(asks()).toBeNull()
    await platform.jobSite.open(null)
    expect(asks()).toBeNull()
    expect(platform.jobSite.offer()).toBe(true)
    const details = { requestingUrl: `${meeting}/t/x`, mediaTypes: ['video'] }
    expect(sessionOf('meeting').requests('display-capture', details)).toBe(true)
    expect(sessionOf('meeting').checks('display-capture', meeting, {})).toBe(true)
    for (const name of ['app', 'seeker', 'jobs', 'account', 'default'])
      expect(sessionOf(name).requests('display-capture', details), name).toBe(false)
    expect(asks('https://zoom.us')).toBeNull()
    expect(
      sessionOf('meeting').captures({ securityOrigin: meeting, frame: { parent: {} } }),
    ).toBeNull()
    expect(sessionOf('meeting').captures({ securityOrigin: meeting, frame: null })).toBeNull()
    expect(asks()).toEqual({ video: jobWindow().webContents.mainFrame })
    expect(asks()).toBeNull()
    expect(sessionOf('meeting').requests('display-capture', details)).toBe(false)
    platform.jobSite.offer()
    clock.advance(OFFER_MS)
    expect(asks()).toBeNull()
    platform.jobSite.offer()
    platform.jobSite.withdraw()
    expect(asks()).toBeNull()
    platform.jobSite.offer()
    platform.jobSite.close()
    expect(asks()).toBeNull()
    await platform.jobSite.open(null)
    expect(asks()).toBeNull()
  })

  it('presses in the meeting’s page, and says whether it took it', async () => {
    expect(await platform.meetingView.share(true)).toBe(false)
    await platform.meetingView.open(`${meeting}/t/meeting/practice.html`)
    const { page } = last(fake.views)
    expect(await platform.meetingView.share(true)).toBe(true)
    expect(page.executed).toEqual([[`${SHARE_FUNCTION}(true)`, true]])
    page.executes = () => Promise.resolve(false)
    expect(await platform.meetingView.share(true)).toBe(false)
    page.executes = () => Promise.reject(new Error('no such function'))
    expect(await platform.meetingView.share(false)).toBe(false)
    await platform.meetingView.destroy()
    expect(await platform.meetingView.share(true)).toBe(false)
  })
})
