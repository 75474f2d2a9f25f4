/** What a counselor and a supervisor do, step by step, through the screen alone. */
import type { Frame, Locator, Page } from 'playwright-core'
import { platform, type RunningApp } from '../support/app.ts'
import { until } from '../support/until.ts'

/** Invented people of the practice office's sample file (assets/practice/e-tumo.json). */
export const ichiro = { name: '架空 一郎', number: '17010-00012301' }
export const takahashi = { name: '髙橋 架空', number: '17010-00012302' }
export const jiro = { name: '見本 二郎', number: '17010-00012304' }

const button = (page: Page | Locator | Frame, name: string | RegExp): Locator =>
  page.getByRole('button', { name }).first()

const menu = (page: Page): Locator => page.getByRole('navigation', { name: 'メニュー' })

export async function openPractice(page: Page): Promise<void> {
  await button(page, '練習用の事務所で始める').click()
}

export async function signIn(page: Page, who: '相談員A' | '統括B'): Promise<void> {
  await button(page, `${who}（練習）で始める`).click()
  await menu(page).waitFor()
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /（練習）/ }).click()
  await page.getByRole('menuitem', { name: 'ログアウト' }).click()
  const sure = page.getByRole('alertdialog').or(page.getByRole('dialog'))
  await button(sure, 'ログアウト').click()
  await button(page, /で始める/).waitFor()
}

export async function go(
  page: Page,
  room: '予約ボード' | '相談記録' | '記録の確認' | '統計' | '設定',
): Promise<void> {
  await menu(page)
    .getByRole('link', { name: room })
    .or(menu(page).getByRole('button', { name: room }))
    .first()
    .click()
}

export async function moveClock(
  page: Page,
  move: '+1分' | '+5分' | '次のお知らせまで',
  times = 1,
): Promise<void> {
  for (let done = 0; done < times; done += 1) await button(page, move).click()
}

/** From the board into the pre-call room of the booking of this name. */
export async function prepare(page: Page, name: string): Promise<void> {
  const cell = page.getByRole('cell').filter({ hasText: name })
  await button(cell, '準備を始める').click()
  await page.getByRole('heading', { name }).waitFor()
}

export async function testDevices(page: Page): Promise<void> {
  await button(page, '機器を確認する').click()
  await button(page, '試験音を鳴らす').click()
  await button(page, /^聞こえた/).click()
  await button(page, '機器の確認を終了する').click()
}

/** Ticks every box of the open step; the step may fold itself away with the last one. */
export async function tickAll(page: Page): Promise<void> {
  const open = page.getByRole('main').getByRole('checkbox', { checked: false })
  await open.first().waitFor()
  for (let left = await open.count(); left > 0; left = await open.count()) {
    await open.first().press('Space')
    await until('the box is ticked', async () => (await open.count()) < left)
  }
}

export async function enterMeeting(page: Page): Promise<void> {
  await button(page, '会議に入る').click()
  await page.getByText('会議に入りました').first().waitFor()
}

/** The page inside the meeting view: a frame on the browser platform, a view of its own in Electron. */
export async function meetingPage(app: RunningApp): Promise<Frame> {
  const isMeeting = (url: string): boolean => /\/meeting\/practice\.html/.test(url)
  await until('the meeting page is there', async () =>
    frames(app).some((frame) => isMeeting(frame.url())),
  )
  const found = frames(app).find((frame) => isMeeting(frame.url()))
  if (found === undefined) throw new Error('there is no meeting page')
  return found
}

const frames = (app: RunningApp): Frame[] => app.context.pages().flatMap((page) => page.frames())

/**
 * The address that `open` has the desktop's own browser open. The browser platform opens a tab, which is closed again; in
 * Electron the test takes the place of the browser.
 */
export async function openedOutside(app: RunningApp, open: () => Promise<void>): Promise<string> {
  if (platform === 'browser') {
    const [page] = await Promise.all([app.context.waitForEvent('page'), open()])
    const url = page.url()
    await page.close()
    return url
  }
  await app.inMain(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { openedOutside: opened })
    shell.openExternal = async (url) => void opened.push(url)
  }, null)
  await open()
  let url = ''
  await until('a browser is opened', async () => {
    const all = await app.inMain((): unknown => Reflect.get(globalThis, 'openedOutside'), null)
    url = Array.isArray(all) ? String(all[0] ?? '') : ''
    return url !== ''
  })
  return url
}

/** What the meeting page says of its own camera: 'live' or 'stopped'. */
export async function cameraState(meeting: Page | Frame): Promise<string | undefined> {
  return meeting.evaluate(() => document.documentElement.dataset['camera'])
}

/** Opens the window that plays the job seeker and lets that person in. */
export async function seekerComes(app: RunningApp): Promise<Page> {
  const { page } = app
  const seeker = await app.nextWindow(() => button(page, '求職者役の画面を開く').click())
  await button(page, '入室を許可する').click()
  await page.getByText('入室済み').first().waitFor()
  await until('the picture of the other side plays', () => remoteVideoPlays(seeker))
  return seeker
}

/** A picture from the other side arrives, frame by frame. */
export async function remoteVideoPlays(page: Page | Frame): Promise<boolean> {
  return page.evaluate(async () => {
    const videos = [...document.querySelectorAll('video')].filter(
      (video) => video.srcObject instanceof MediaStream && video.videoWidth > 0 && !video.paused,
    )
    if (videos.length < 2) return false
    const before = videos.map((video) => video.getVideoPlaybackQuality().totalVideoFrames)
    await new Promise((resolve) => setTimeout(resolve, 600))
    return videos.every(
      (video, index) => video.getVideoPlaybackQuality().totalVideoFrames > (before[index] ?? 0),
    )
  })
}

export async function identify(page: Page, number: string): Promise<void> {
  await page.getByLabel('聞いた求職番号').fill(number)
  await button(page, '照合する').click()
  await button(page, 'お名前を名乗ってもらい、確認しました').click()
}

export async function environment(page: Page): Promise<void> {
  await page.getByText('予定どおり').first().click()
  await tickAll(page)
}

export async function begin(page: Page): Promise<void> {
  const start = button(page, '相談を始める')
  await until('the consultation can start', () => start.isEnabled())
  await start.click()
  await page
    .getByRole('heading', { name: '相談中' })
    .or(page.getByText('相談を終了する'))
    .first()
    .waitFor()
}

/** From the board to a running consultation. */
export async function consult(
  app: RunningApp,
  person: { readonly name: string; readonly number: string },
): Promise<Page> {
  await prepare(app.page, person.name)
  return consultPrepared(app, person)
}

/** From the first step of the pre-call room to a running consultation. */
export async function consultPrepared(
  app: RunningApp,
  person: { readonly number: string },
): Promise<Page> {
  await testDevices(app.page)
  await tickAll(app.page)
  await enterMeeting(app.page)
  const seeker = await seekerComes(app)
  await identify(app.page, person.number)
  await environment(app.page)
  await begin(app.page)
  return seeker
}

export async function closeRecord(page: Page, note?: string): Promise<void> {
  if (note !== undefined) await page.getByRole('textbox', { name: 'メモ' }).fill(note)
  await button(page, '記録を確定する').click()
  await page.getByRole('heading', { name: '予約ボード' }).waitFor()
}
