/** Over the real SDK and the fake Zoom: a knock in another room, a camera that is pulled out, and a meeting page that was loaded anew. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { shoot } from '../support/app.ts'
import { session as snapshot } from '../support/contract-calls.ts'
import { ichiro } from '../support/sample.ts'
import { until } from '../support/until.ts'
import * as desk from './pages/desk.ts'
import { zoomPage } from './pages/meeting.ts'
import * as list from './pages/people-in-meeting.ts'
import * as people from './pages/people.ts'
import * as precall from './pages/precall.ts'
import * as session from './pages/session.ts'
import * as settings from './pages/settings.ts'
import { zoomTest } from './zoom-support.ts'

const it = zoomTest({ signedInAs: '統括B' })

const meetingNow = async (page: Page) => (await snapshot(page)).meeting

it('tells a knock while another room is open', async ({ day, page }) => {
  await settings.enterZoomAccount(page)
  await people.signOut(page)
  await people.signIn(page, '相談員A')
  await precall.toTheDoor(page, ichiro.name)
  await precall.enterMeeting(page)
  await desk.go(page, '相談記録')
  // The first one who comes calls the counselor back: nobody has stayed away.
  day.fake.meeting.knocks('seeker', ichiro.name)
  await list.waits(page, ichiro.name)
  await until('the title says so', async () => (await page.title()).includes('待合室に人がいます'))
  await precall.letIn(page)
  await precall.seekerIsIn(page)
  await until('the title is as before', async () => !(await page.title()).includes('待合室'))
  await desk.go(page, '相談記録')
  day.fake.meeting.knocks('interpreter', '見本 通訳')
  await page.getByText('待合室に人が来ています').waitFor()
  await page.getByRole('button', { name: '相談に戻る' }).click()
  day.fake.meeting.leaves('interpreter')
  await until('the title is as before', async () => !(await page.title()).includes('待合室'))
})

it('tells a camera that goes away, and one that works again', async ({ day, page }) => {
  const meeting = await zoomPage(day.app)
  // As the SDK opens it: through our own hold of every device.
  const open = (): Promise<void> =>
    meeting.evaluate(async () => {
      Object.assign(window, {
        opened: await navigator.mediaDevices.getUserMedia({ video: true }),
      })
    })
  await open()
  await meeting.evaluate(() => {
    const stream: unknown = Reflect.get(window, 'opened')
    if (stream instanceof MediaStream) stream.getTracks()[0]?.dispatchEvent(new Event('ended'))
  })
  await page.getByText('こちらのカメラが使えなくなりました').first().waitFor()
  expect((await meetingNow(page)).lost).toEqual(['camera'])
  await shoot(page, 'zoom-fairness-camera-lost')
  await open()
  await until('it works again', async () => (await meetingNow(page)).lost.length === 0)
})

it('says within five seconds that a meeting page was loaded anew, and enters again', async ({
  day,
  page,
}) => {
  const meeting = await zoomPage(day.app)
  const begun = Date.now()
  await meeting.evaluate(() => location.reload())
  await until('it is said', async () => (await meetingNow(page)).trouble === 'viewCrashed')
  expect(Date.now() - begun).toBeLessThan(5_000)
  await page.getByText('会議の画面が止まりました').first().waitFor()
  await shoot(page, 'zoom-fairness-loaded-anew')
  await session.enterAgain(page).click()
  await until('the counselor is in', async () => (await meetingNow(page)).counselor === 'in')
})
