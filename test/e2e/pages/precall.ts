/** The pre-call room: devices, the own room, the way into the meeting, identity, environment, the beginning. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { RunningApp } from '../../support/app.ts'
import { until } from '../../support/until.ts'
import { prepare } from './board.ts'
import { clockTo } from './desk.ts'
import { remoteVideoPlays } from './meeting.ts'
import { button, press, question } from './ui.ts'

type Seeker = { readonly name: string; readonly number: string }

export const openDeviceTest = (page: Page): Promise<void> => press(page, '機器を確認する')

/** The sound is played and heard. */
export async function hearSound(page: Page): Promise<void> {
  await press(page, '試験音を鳴らす')
  await press(page, /^聞こえた/)
}

export const endDeviceTest = (page: Page): Promise<void> => press(page, '機器の確認を終了する')

export async function testDevices(page: Page): Promise<void> {
  await openDeviceTest(page)
  await hearSound(page)
  await endDeviceTest(page)
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

/** Devices and own room, as far as they are asked for: what was confirmed before at this PC may still count. */
export async function makeReady(page: Page): Promise<void> {
  const devices = button(page, '機器を確認する')
  const own = page.getByRole('main').getByRole('checkbox', { checked: false })
  const door = button(page, '会議に入る')
  await devices.or(own.first()).or(door).first().waitFor()
  if (await devices.isVisible()) await testDevices(page)
  await own.first().or(door).first().waitFor()
  if ((await own.count()) > 0) await tickAll(page)
}

/** From the board to the door of the meeting. */
export async function toTheDoor(page: Page, name: string): Promise<void> {
  await prepare(page, name)
  await makeReady(page)
}

/** Asks for the meeting, whatever comes of it. */
export const tryToEnter = (page: Page): Promise<void> => press(page, '会議に入る')

export async function enterMeeting(page: Page): Promise<void> {
  await tryToEnter(page)
  await isInMeeting(page)
}

export const isInMeeting = (page: Page): Promise<void> =>
  page.getByText('会議に入りました').first().waitFor()

/** The job seeker who is in the waiting room. */
export const letIn = (page: Page): Promise<void> => press(page, '入室を許可する')

export const seekerIsIn = (page: Page): Promise<void> =>
  page.getByText('入室済み').first().waitFor()

/** Opens the window that plays the job seeker and lets that person in. */
export async function seekerComes(app: RunningApp): Promise<Page> {
  const { page } = app
  const seeker = await app.nextWindow(() => press(page, '求職者役の画面を開く'))
  await letIn(page)
  await seekerIsIn(page)
  await until('the picture of the other side plays', () => remoteVideoPlays(seeker))
  return seeker
}

/** Compares what the job seeker says with the number, which is on no screen. */
export async function tryNumber(page: Page, number: string): Promise<void> {
  await page.getByLabel('聞いた求職番号').fill(number)
  await press(page, '照合する')
}

/** The other side says that the counselor is heard. */
export const isHeard = (page: Page): Promise<void> => press(page, '聞こえると確認しました')

export async function identify(page: Page, number: string): Promise<void> {
  await tryNumber(page, number)
  await press(page, 'お名前を名乗ってもらい、確認しました')
}

export async function environment(page: Page): Promise<void> {
  await page.getByText('予定どおり').first().click()
  await tickAll(page)
}

/** Moves the practice clock on to the booked time, before which nothing begins (M12-2-1). */
export async function untilBooked(page: Page): Promise<void> {
  const told = page.locator('.precall-times')
  await told.waitFor()
  const from = /(\d{2}:\d{2})から始められます/.exec(await told.innerText())?.[1]
  if (from !== undefined) await clockTo(page, from)
}

export async function begin(page: Page): Promise<void> {
  await untilBooked(page)
  const start = button(page, '相談を始める')
  await until('the consultation can start', () => start.isEnabled())
  await start.click()
  await page
    .getByRole('heading', { name: '相談中' })
    .or(page.getByText('相談を終了する'))
    .first()
    .waitFor()
}

/** From a job seeker who is in to a running consultation. */
export async function checkAndBegin(page: Page, number: string): Promise<void> {
  await isHeard(page)
  await identify(page, number)
  await environment(page)
  await begin(page)
}

/** From the first step of the pre-call room to a running consultation. */
export async function consultPrepared(app: RunningApp, { number }: Seeker): Promise<Page> {
  await makeReady(app.page)
  await enterMeeting(app.page)
  const seeker = await seekerComes(app)
  await checkAndBegin(app.page, number)
  return seeker
}

/** From the board to a running consultation. */
export async function consult(app: RunningApp, seeker: Seeker): Promise<Page> {
  await prepare(app.page, seeker.name)
  return consultPrepared(app, seeker)
}

/** For a reason of the menu, which is asked once more. */
export async function endEarly(page: Page, reason: RegExp): Promise<void> {
  await press(page, '相談を始めずに終了する')
  await page.getByRole('menuitem', { name: reason }).click()
  await question(page)
    .getByRole('button', { name: /終了する|取消し/ })
    .last()
    .click()
}

/** Because of the machine or the line: the meeting is ended, its record has to be closed. */
export const endBrokenDown = (page: Page): Promise<void> => endEarly(page, /不具合/)

/** The question is there; the link was sent, e-TUMO knows of no withdrawal, nobody called. */
export async function deemCancelled(page: Page): Promise<void> {
  const no = page.getByRole('button', { name: /連絡はなかった/ })
  expect(await no.isDisabled(), 'nothing says that the job seeker could come').toBe(true)
  await page.getByRole('button', { name: /今連絡したことを記録する/ }).click()
  await page.getByRole('option', { name: /事務所からメール/ }).click()
  await page.getByRole('button', { name: '記録する', exact: true }).click()
  const looked = page.getByRole('checkbox', { name: /取下げがないことを確かめました/ })
  await looked.waitFor()
  expect(await no.isDisabled(), 'nobody looked into e-TUMO').toBe(true)
  await looked.press('Space')
  await page.getByRole('button', { name: /連絡はなかった/ }).click()
  await page.getByRole('button', { name: 'キャンセルとみなして終了する' }).click()
  await page.getByText('連絡がなかったため、キャンセルとして終了しました').first().waitFor()
}
