/** The app killed in the middle of a Zoom meeting: the meeting at Zoom goes on without us, and must neither be lost nor outlive the thirty minutes. */
// It kills the app and starts it beside the same Zoom: by hand.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { shoot } from '../support/app.ts'
import { until } from '../support/until.ts'
import { ichiro } from '../support/sample.ts'
import { begun } from './fixtures.ts'
import * as desk from './pages/desk.ts'
import * as people from './pages/people.ts'
import * as precall from './pages/precall.ts'
import * as session from './pages/session.ts'
import * as settings from './pages/settings.ts'
import {
  endedByRest,
  endZoomDay,
  ladder,
  seekerComes,
  startZoomDay,
  type ZoomDay,
} from './zoom-support.ts'

let day: ZoomDay

async function start(before?: ZoomDay): Promise<void> {
  day = await startZoomDay(before)
  day.app.page.setDefaultTimeout(15_000)
}

const meetingsRunning = (): number =>
  [...day.fake.rest.meetings.values()].filter(({ status }) => status === 'started').length

beforeAll(async () => {
  await start()
  const page = await begun(day.app.page, '統括B')
  await settings.enterZoomAccount(page)
  await people.signOut(page)
  await people.signIn(page, '相談員A')
  await precall.toTheDoor(page, ichiro.name)
  await precall.enterMeeting(page)
  await seekerComes(day)
  await precall.checkAndBegin(page, ichiro.number)
})

afterAll(() => endZoomDay(day))

it('comes back into the same meeting, where the job seeker still is', async () => {
  await day.app.kill()
  expect(meetingsRunning()).toBe(1)
  await start(day)
  const { page } = day.app
  await people.signIn(page, '相談員A')
  await session.enterAgain(page).click()
  await until('both are in again', async () =>
    JSON.stringify(await page.evaluate(() => window.soudan.call('session.current', {}))).includes(
      '"counselor":"in","seeker":"in"',
    ),
  )
  await shoot(page, 'zoom-after-sigkill')
  expect(day.fake.rest.meetings.size).toBe(1)
})

it('is ended over REST at the cap when nobody comes back', async () => {
  await day.app.kill()
  await start(day)
  const { page } = day.app
  await people.signIn(page, '相談員A')
  await session.isOut(page)
  expect(meetingsRunning()).toBe(1)
  await desk.moveClock(page, '次のお知らせまで', 3)
  await session.capIsReached(page)
  await until('the account has ended it', async () =>
    (await ladder(page)).includes('endByAccount confirmed'),
  )
  expect(await ladder(page)).toEqual([
    'endForEverybody sent',
    'endForEverybody failed',
    'destroyView confirmed',
    'endByAccount confirmed',
  ])
  expect(endedByRest(day.fake)).toBe(1)
  expect(meetingsRunning()).toBe(0)
  await session.closeRecord(page, '架空の求人について話した。')
})
