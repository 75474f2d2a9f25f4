/** Whole sessions over the real Zoom SDK: to a record, to the end that Zoom ignores, to nothing at all; and what of the account can be found anywhere. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Frame, Page } from 'playwright-core'
import { expect } from 'vitest'
import { z } from 'zod'
import { ALL_SCOPES, credentials, handedOut } from '../fakes/zoom/rest.ts'
import { platform, shoot } from '../support/app.ts'
import { until } from '../support/until.ts'
import { ichiro, jiro } from '../support/sample.ts'
import { begun } from './fixtures.ts'
import * as board from './pages/board.ts'
import * as desk from './pages/desk.ts'
import { openedOutside, ZOOM_APP, zoomPage, zoomPages } from './pages/meeting.ts'
import * as people from './pages/people.ts'
import * as precall from './pages/precall.ts'
import * as session from './pages/session.ts'
import * as settings from './pages/settings.ts'
import { endedByRest, ladder, seekerComes, type ZoomDay, zoomTest } from './zoom-support.ts'

const it = zoomTest()

let day: ZoomDay
let page: Page
/** Every text that any page of the app wrote to its console. */
const consoles: string[] = []
/** What the pages were seen to hold, by page. */
const seen = { app: '', zoom: '' }

const ListSchema = z.object({
  value: z.object({ rows: z.array(z.object({ recordId: z.string(), name: z.string() }).loose()) }),
})
const FoundSchema = z.object({ value: z.array(z.object({ id: z.string() }).loose()) })
const EVT_END = 4101
/** Invented people of the practice office's sample file. */
const SAKURA = '架空 さくら'
const WATANABE = '渡邊 架空'
const yamazaki = { name: '山﨑 見本', number: '17010-00012308' }

it.beforeAll(async ({ day: zoomDay, page: shown }) => {
  day = zoomDay
  page = shown
  day.app.context.on('console', (message) => consoles.push(message.text()))
  await begun(page, '統括B')
})

/** Everything that a script in this page could read: the document, what is typed, what is stored, and the addresses it asked for. */
async function everythingIn(frame: Page | Frame): Promise<string> {
  return frame.evaluate(() => {
    const inputs = [...document.querySelectorAll('input')].map((input) => input.value)
    const addresses = performance.getEntriesByType('resource').map((entry) => entry.name)
    const globals = Object.entries(window).flatMap(([name, value]: [string, unknown]) =>
      typeof value === 'string' ? [`${name}=${value}`] : [],
    )
    return [
      document.documentElement.outerHTML,
      ...inputs,
      ...addresses,
      ...globals,
      JSON.stringify(Object.entries(localStorage)),
      JSON.stringify(Object.entries(sessionStorage)),
      document.cookie,
      location.href,
    ].join('\n')
  })
}

async function lookAround(): Promise<void> {
  seen.app += await everythingIn(page)
  seen.zoom += await everythingIn(await zoomPage(day.app))
}

/** How often the page sent the frame that ends the meeting. */
const ends = (): number => day.fake.meeting.frames.filter(({ evt }) => evt === EVT_END).length

/** The session as the screen has it. */
const current = async (): Promise<string> =>
  JSON.stringify(await page.evaluate(() => window.soudan.call('session.current', {})))

/** The record of this person as the records room gives it to read. */
async function recordOf(name: string): Promise<string> {
  const listed = await page.evaluate(() =>
    window.soudan.call('records.list', {
      filter: {
        from: null,
        to: null,
        slot: null,
        counselorId: null,
        outcome: null,
        incident: null,
        review: null,
        siteId: null,
        text: '',
      },
      at: { edge: null, skip: 0 },
      limit: 50,
    }),
  )
  const found = ListSchema.parse(listed).value.rows.find((row) => row.name === name)
  if (found === undefined) throw new Error('there is no such record')
  return JSON.stringify(
    await page.evaluate(
      (recordId) => window.soudan.call('records.read', { recordId }),
      found.recordId,
    ),
  )
}

it('stays on the practice meeting and says so while no account is entered; then tests the account step by step', async () => {
  await settings.openTab(page, '会議（Zoom）')
  await page.getByText('会議はすべて練習用の会議で行います').waitFor()
  await shoot(page, 'zoom-settings-none')
  await settings.enterZoomAccount(page)
  await settings.testZoomAccount(page)
  await shoot(page, 'zoom-settings-tested')
  seen.app += await everythingIn(page)

  day.fake.rest.settings.recording['local_recording'] = true
  const without = [
    'meeting:update:status:admin',
    'meeting:delete:meeting:admin',
    'user:read:token:admin',
  ]
  day.fake.rest.scopes = ALL_SCOPES.split(' ')
    .filter((scope) => !without.includes(scope))
    .join(' ')
  await page.getByRole('button', { name: '接続テスト' }).click()
  await page
    .getByText(
      /Zoomのアプリに次の権限を追加してください: meeting:update:status:admin, meeting:delete:meeting:admin, user:read:token:admin/,
    )
    .waitFor()
  await page.getByText(/録画が使える設定です（local_recording）/).waitFor()
  await shoot(page, 'zoom-settings-warned')
  // To its end: a trial that still runs would make its meeting in the next test.
  await page.locator('.sd-tried[aria-busy="false"]').waitFor()
  day.fake.rest.settings.recording['local_recording'] = false
  day.fake.rest.scopes = ALL_SCOPES
  // Without the scope of deleting, the trial meeting stayed.
  day.fake.rest.meetings.clear()
  await people.signOut(page)
  await people.signIn(page, '相談員A')
})

it('makes the meeting when the counselor takes its link for the job seeker, and takes it away when the booking is cancelled', async () => {
  await board.cell(page, WATANABE).getByRole('button').first().click()
  await page.getByRole('button', { name: '会議のリンクを表示する' }).click()
  await page.getByText(/^https:\/\/meet\.fake\.test\/j\/\d+/).waitFor()
  const passcode = [...day.fake.rest.meetings.values()][0]?.body.password ?? 'none'
  await page.getByText(passcode, { exact: true }).waitFor()
  await shoot(page, 'zoom-invitation')
  expect(day.fake.rest.meetings.size).toBe(1)
  await page.getByRole('button', { name: '閉じる' }).first().click()
  const found = FoundSchema.parse(
    await page.evaluate((text) => window.soudan.call('schedule.search', { text }), WATANABE),
  ).value[0]
  const cancelled = await page.evaluate(
    (bookingId) =>
      window.soudan.call('schedule.cancel', { bookingId, by: 'seeker', means: 'phone' }),
    found?.id,
  )
  expect(cancelled).toMatchObject({ ok: true })
  await until('the meeting is taken away', async () => day.fake.rest.meetings.size === 0)
})

it('with everything refused leaves no camera on, and the counselor comes back to the board with a recorded system failure', async () => {
  day.fake.refuseAll(true)
  await board.prepare(page, SAKURA)
  await precall.openDeviceTest(page)
  await precall.hearSound(page)
  await page.getByRole('button', { name: '問題があるまま進む' }).click()
  await precall.tickAll(page)
  await precall.tryToEnter(page)
  await page.getByText('会議に接続できません').first().waitFor()
  expect(zoomPages(day.app)).toEqual([])
  await shoot(page, 'zoom-out-of-reach')
  await precall.endBrokenDown(page)
  await session.closeRecord(page, '回線の不具合（架空）')
  expect(await recordOf(SAKURA)).toContain('"outcome":"systemFailure"')
})

it('runs a whole session to a record: the cap sends the end frame, and Zoom itself says that the meeting is over', async () => {
  day.fake.refuseAll(false)
  await precall.toTheDoor(page, ichiro.name)
  await precall.enterMeeting(page)
  const meeting = [...day.fake.rest.meetings.values()].find(({ status }) => status === 'started')
  expect(meeting?.body).toMatchObject({
    duration: 30,
    type: 2,
    settings: { waiting_room: true, auto_recording: 'none', join_before_host: false },
  })
  expect(meeting?.body.topic).not.toMatch(/架空/)
  await seekerComes(day)
  await lookAround()
  await precall.checkAndBegin(page, ichiro.number)
  await lookAround()
  await shoot(page, 'zoom-consulting')
  const endsBefore = ends()
  const putsBefore = endedByRest(day.fake)
  await desk.moveClock(page, '次のお知らせまで', 3)
  await session.capIsReached(page)
  await until('the ladder is done', async () =>
    (await ladder(page)).includes('destroyView confirmed'),
  )
  expect(ends()).toBe(endsBefore + 1)
  expect(await ladder(page)).toEqual([
    'endForEverybody sent',
    'endForEverybody confirmed',
    'destroyView confirmed',
  ])
  expect(endedByRest(day.fake)).toBe(putsBefore)
  await shoot(page, 'zoom-ended')
  await session.closeRecord(page, '架空の求人について話した。')
  await until(
    'the meeting is taken away once the booking is closed',
    async () => day.fake.rest.meetings.size === 0,
  )
})

it('ends by REST when Zoom ignores the end frame of the cap', async () => {
  await desk.go(page, '予約ボード')
  await desk.moveClock(page, '+5分', 4)
  day.fake.meeting.ignoresEnd = true
  await precall.toTheDoor(page, jiro.name)
  await precall.enterMeeting(page)
  await seekerComes(day)
  await precall.checkAndBegin(page, jiro.number)
  const endsBefore = ends()
  const putsBefore = endedByRest(day.fake)
  await desk.moveClock(page, '次のお知らせまで', 3)
  await session.capIsReached(page)
  await until('the account has ended it', async () =>
    (await ladder(page)).includes('endByAccount confirmed'),
  ).catch(async (error: unknown) => {
    throw new Error(`${String(error)}; the ladder: ${(await ladder(page)).join(', ')}`)
  })
  // The SDK says that it has closed the meeting; Zoom says that it still runs; whether asking it again takes longer than the rung is a matter of milliseconds.
  expect((await ladder(page)).map((step) => step.replace('notConfirmed', 'failed'))).toEqual([
    'endForEverybody sent',
    'endForEverybody failed',
    'destroyView confirmed',
    'endByAccount confirmed',
  ])
  expect(ends()).toBe(endsBefore + 1)
  expect(endedByRest(day.fake)).toBe(putsBefore + 1)
  expect([...day.fake.rest.meetings.values()].every(({ status }) => status === 'waiting')).toBe(
    true,
  )
  await shoot(page, 'zoom-ended-by-rest')
  await session.closeRecord(page, '架空の求人について話した。')
  expect(await recordOf(jiro.name)).toContain('"outcome":"capReached"')
  day.fake.meeting.ignoresEnd = false
})

it('goes on in the Zoom app when the view cannot join, and the record says so', async () => {
  await desk.go(page, '予約ボード')
  await desk.moveClock(page, '+5分', 30)
  day.fake.meeting.info = { errorCode: 200, errorMessage: 'Invalid signature.' }
  await precall.toTheDoor(page, yamazaki.name)
  await precall.tryToEnter(page)
  const address = await openedOutside(day.app, () =>
    page.getByRole('button', { name: ZOOM_APP }).click(),
  )
  // As host where the system itself opens it; on the browser platform a page would hold the key, so it gets the guest's link.
  expect(address).toMatch(
    platform === 'browser'
      ? /^https:\/\/meet\.fake\.test\/j\/\d+\?pwd=/
      : /^https:\/\/meet\.fake\.test\/s\/\d+\?zak=/,
  )
  // Nobody is in before somebody says so.
  await page.getByText('Zoomアプリで会議を開いています').waitFor()
  expect(await current()).toContain('"counselor":"joining"')
  await shoot(page, 'zoom-app-opening')
  await page.getByRole('button', { name: 'Zoomアプリの会議に入りました' }).click()
  await page.getByText('Zoomアプリで会議中です').waitFor()
  await page.getByRole('button', { name: '求職者が入室しました' }).click()
  await precall.seekerIsIn(page)
  await shoot(page, 'zoom-app')
  await precall.checkAndBegin(page, yamazaki.number)
  const [meeting] = [...day.fake.rest.meetings.values()].filter(({ number }) =>
    address.includes(number),
  )
  if (meeting === undefined) throw new Error('the app was sent to no meeting of ours')
  meeting.status = 'started'
  await desk.moveClock(page, '次のお知らせまで', 3)
  await session.capIsReached(page)
  await until('the account has ended it', async () =>
    (await ladder(page)).includes('destroyView confirmed'),
  )
  expect(await ladder(page)).toEqual([
    'endForEverybody sent',
    'endForEverybody confirmed',
    'destroyView confirmed',
  ])
  expect(meeting.status).toBe('waiting')
  await session.closeRecord(page, '架空の求人について話した。')
  expect(await recordOf(yamazaki.name)).toContain('"provider":"zoomApp"')
  day.fake.meeting.info = 'ok'
})

it('never asked for anything but this machine and the fake Zoom', () => {
  const outside = day.app.requests.filter((address) => {
    const { protocol, hostname } = new URL(address)
    return (
      protocol !== 'app:' &&
      protocol !== 'data:' &&
      protocol !== 'blob:' &&
      hostname !== '127.0.0.1' &&
      hostname !== 'localhost' &&
      !hostname.endsWith('.fake.test')
    )
  })
  expect(outside).toEqual([])
  expect(
    day.app.requests.filter((address) => new URL(address).hostname.endsWith('.fake.test')).length,
  ).toBeGreaterThan(3)
})

it('keeps every secret where it belongs: not in a page, a log, an address, an output or a file; signature and host key in the meeting page alone', () => {
  const signatures = day.fake.meeting.infoCalls.map((call) => call.get('signature') ?? '')
  expect(signatures.length).toBeGreaterThan(2)
  expect(new Set(signatures).size).toBe(signatures.length)
  const secrets = [
    credentials.sdkSecret,
    credentials.clientSecret,
    handedOut.accessToken,
    Buffer.from(`${credentials.clientId}:${credentials.clientSecret}`).toString('base64'),
  ]
  const oneJoin = [handedOut.zak, handedOut.startKey, ...signatures]
  const files = filesUnder(day.folder).map((file) => readFileSync(file))
  const everywhere = {
    app: seen.app,
    consoles: consoles.join('\n'),
    addresses: day.app.requests.join('\n'),
    asked: day.fake.asked.map(({ path }) => path).join('\n'),
    output: day.app.output(),
  }
  // The search finds what is there, or it would prove nothing.
  expect(seen.app.length).toBeGreaterThan(10_000)
  expect(seen.app).toContain(credentials.accountId)
  expect(seen.zoom.length).toBeGreaterThan(10_000)
  expect(files.length).toBeGreaterThan(5)
  for (const secret of [...secrets, ...oneJoin]) {
    for (const [where, text] of Object.entries(everywhere))
      expect(text.includes(secret), `${secret.slice(0, 12)} in ${where}`).toBe(false)
    for (const file of files)
      expect(file.includes(secret), `${secret.slice(0, 12)} in a file`).toBe(false)
  }
  for (const secret of secrets)
    expect(seen.zoom.includes(secret), `${secret.slice(0, 12)} in the meeting page`).toBe(false)
  // And the two that must be somewhere went where they belong.
  const bodies = day.fake.asked
    .filter(({ host }) => host === 'meet.fake.test')
    .map(({ body }) => body)
    .join('\n')
  expect(bodies).toContain(signatures[0])
  expect(JSON.stringify(day.fake.meeting.frames)).toContain(handedOut.zak)
})

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesUnder(path) : [path]
  })
}
