/** The app killed in the middle of a Zoom meeting: the meeting at Zoom goes on without us, and must neither be lost nor outlive the thirty minutes. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { removeFolder, shoot } from '../support/app.ts'
import { until } from '../support/until.ts'
import * as steps from './steps.ts'
import {
  endedByRest,
  enterAccount,
  ladder,
  letIn,
  startZoomDay,
  toTheDoor,
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
  const { page } = day.app
  await steps.openPractice(page)
  await steps.signIn(page, '統括B')
  await enterAccount(page)
  await steps.signOut(page)
  await steps.signIn(page, '相談員A')
  await toTheDoor(page, steps.ichiro.name)
  await steps.enterMeeting(page)
  await letIn(day)
  await steps.identify(page, steps.ichiro.number)
  await steps.environment(page)
  await steps.begin(page)
})

afterAll(async () => {
  await day.app.close()
  await day.fake.stop()
  removeFolder(day.folder)
})

it('comes back into the same meeting, where the job seeker still is', async () => {
  await day.app.kill()
  expect(meetingsRunning()).toBe(1)
  await start(day)
  const { page } = day.app
  await steps.signIn(page, '相談員A')
  await page.getByRole('button', { name: '会議に入り直す' }).first().click()
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
  await steps.signIn(page, '相談員A')
  await page.getByRole('button', { name: '会議に入り直す' }).first().waitFor()
  expect(meetingsRunning()).toBe(1)
  await steps.moveClock(page, '次のお知らせまで', 3)
  await page.getByText('30分になったため終了しました').first().waitFor()
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
  await steps.closeRecord(page, '架空の求人について話した。')
})
