/** The real Zoom SDK in a real browser against a fake Zoom: every signal of a meeting, one after the other, as the counselor sees it. */
import type { Page } from 'playwright-core'
import { afterEach, expect } from 'vitest'
import { meetingTroubleText } from '../../shared/meeting/trouble-text.ts'
import type { MeetingReason } from '../../shared/meeting/provider.ts'
import { shoot } from '../support/app.ts'
import { until } from '../support/until.ts'
import { ichiro } from '../support/sample.ts'
import { zoomPage, zoomPages } from './pages/meeting.ts'
import * as people from './pages/people.ts'
import * as precall from './pages/precall.ts'
import * as session from './pages/session.ts'
import * as settings from './pages/settings.ts'
import { seekerComes, type ZoomDay, zoomTest } from './zoom-support.ts'

const it = zoomTest({ signedInAs: '統括B' })

let day: ZoomDay
let page: Page

it.beforeAll(async ({ day: zoomDay, page: shown }) => {
  day = zoomDay
  page = shown
  await settings.enterZoomAccount(page)
  await people.signOut(page)
  await people.signIn(page, '相談員A')
  await precall.toTheDoor(page, ichiro.name)
})

const sees = (text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor()

/** Out of the meeting with this trouble on the screen, and no Zoom page left that could hold a camera. */
async function outWith(reason: MeetingReason): Promise<void> {
  const { what, next } = meetingTroubleText[reason]
  await until(
    `the screen says ${reason}`,
    async () =>
      (await page.getByText(what).count()) > 0 && (await page.getByText(next).count()) > 0,
    25_000,
  )
  await noZoomPage()
}

const noZoomPage = (): Promise<void> =>
  until('the Zoom page is gone', async () => zoomPages(day.app).length === 0)

/** Resolves when the SDK of the new attempt has asked Zoom: what the screen says of the attempt before is gone by then. */
async function enterAgain(): Promise<void> {
  const before = day.fake.meeting.infoCalls.length
  await page
    .getByRole('button', { name: /会議に(?:入る|入り直す)/ })
    .first()
    .click()
  await until('the SDK asks Zoom', async () => day.fake.meeting.infoCalls.length > before)
}

// A test that fails must not leave the meeting in a state that fails the next one too.
afterEach(() => {
  day.fake.meeting.info = 'ok'
  day.fake.meeting.joinResult = 0
})

it('tells each refusal of the info call in Japanese, and leaves the meeting page', async () => {
  const refusals: readonly (readonly [typeof day.fake.meeting.info, MeetingReason])[] = [
    [{ errorCode: 200, errorMessage: 'Invalid signature.' }, 'signatureInvalid'],
    [{ errorCode: 200, errorMessage: 'The signature has expired.' }, 'signatureExpired'],
    [{ errorCode: 200, errorMessage: 'The meeting number is not found.' }, 'meetingNotFound'],
    [{ errorCode: 200, errorMessage: 'The role is not applicable.' }, 'roleRefused'],
    [{ errorCode: 200, errorMessage: 'The api key is wrong.' }, 'appKeyWrong'],
    [{ errorCode: 3008, errorMessage: 'Meeting not started.' }, 'meetingNotStarted'],
    [{ errorCode: 3004, errorMessage: 'Wrong passcode.' }, 'wrongPasscode'],
    [403, 'unreachable'],
    [502, 'unreachable'],
  ]
  for (const [info, reason] of refusals) {
    day.fake.meeting.info = info
    await enterAgain()
    await outWith(reason)
  }
  await shoot(page, 'zoom-refused')
  // After a 5xx the SDK would ask again with the signature in the address.
  expect(
    [...day.fake.asked.map(({ path }) => path), ...day.app.requests].filter((address) =>
      /signature=|eyJ/.test(address),
    ),
  ).toEqual([])
})

it('says so when the meeting is locked', async () => {
  day.fake.meeting.joinResult = 12
  await enterAgain()
  await outWith('locked')
})

it('joins, sees the waiting room, admits, and sees the job seeker go and come back', async () => {
  await enterAgain()
  await sees('会議に入りました')
  expect(await (await zoomPage(day.app)).evaluate(() => crossOriginIsolated)).toBe(true)
  day.fake.meeting.seekerKnocks()
  await sees('待合室にいます')
  await shoot(page, 'zoom-waiting')
  await precall.letIn(page)
  await sees('入室済み')
  expect(day.fake.meeting.frames.some(({ evt }) => evt === 4113)).toBe(true)
  day.fake.meeting.seekerLeaves()
  await sees('求職者: まだ来ていません')
  await seekerComes(day)
})

it('gives the alarm for a cloud recording, also a paused one, and for a local one', async () => {
  const alarm = page.getByText('会議で録画・録音が行われています', { exact: true })
  const alarmOn = (on: boolean): Promise<void> =>
    until(`the alarm is ${on ? 'on' : 'off'}`, async () => (await alarm.count()) > 0 === on)
  await alarmOn(false)
  day.fake.meeting.cloudRecording('on')
  await alarmOn(true)
  await shoot(page, 'zoom-recording')
  day.fake.meeting.cloudRecording('paused')
  await page.waitForTimeout(300)
  await alarmOn(true)
  day.fake.meeting.cloudRecording('off')
  await alarmOn(false)
  day.fake.meeting.localRecording(true)
  await alarmOn(true)
  day.fake.meeting.localRecording(false)
  await alarmOn(false)
})

it('shows a lost line and its return, with the clock running on', async () => {
  const snapshot = (): Promise<unknown> =>
    page.evaluate(() => window.soudan.call('session.current', {}))
  const line = async (state: string): Promise<boolean> =>
    JSON.stringify(await snapshot()).includes(`"line":"${state}"`)
  day.fake.meeting.dropLine()
  await until('the line is lost', () => line('reconnecting'))
  await until('the line is back', () => line('good'))
  expect(JSON.stringify(await snapshot())).toContain('"seeker":"in"')
  expect(JSON.stringify(await snapshot())).toContain('"running":true')
})

it('is out when the host ends the meeting and when it is removed, and can come back', async () => {
  day.fake.meeting.endByHost()
  await session.isOut(page)
  await noZoomPage()
  await enterAgain()
  await sees('求職者: まだ来ていません')
  await seekerComes(day)
  day.fake.meeting.removeUs()
  await session.isOut(page)
  await noZoomPage()
})

it('frees the camera of the meeting page before the page goes', async () => {
  await enterAgain()
  await sees('入室済み')
  const zoom = await zoomPage(day.app)
  // As the SDK does it when the counselor presses the camera button; its media servers are more than the fake has.
  await zoom.evaluate(async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true })
    for (const track of stream.getTracks())
      Object.defineProperty(track, 'stop', {
        value: () => {
          MediaStreamTrack.prototype.stop.call(track)
          // What the page writes to its console last can be lost with the page; this outlives it.
          const told = `https://api.fake.test/stopped/${track.kind}/${track.readyState}`
          void fetch(told, { keepalive: true, mode: 'no-cors' }).catch(() => undefined)
        },
      })
  })
  expect(await zoom.evaluate(() => document.documentElement.dataset['camera'])).toBe('live')
  // Sharing begins by a press in the app alone.
  await expect(zoom.evaluate(() => navigator.mediaDevices.getDisplayMedia())).rejects.toThrow(
    /nobody asked for it in the app/,
  )
  await precall.endBrokenDown(page)
  await noZoomPage()
  const stopped = (kind: string): boolean =>
    day.fake.asked.some(({ path }) => path === `/stopped/${kind}/ended`)
  await until('both tracks were stopped', async () => stopped('video') && stopped('audio'))
})
