/** What a killed process leaves: the same thirty minutes, every event, and the note but for its last second. */
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { type RunningApp, shoot } from '../support/app.ts'
import { until } from '../support/until.ts'
import { verify } from '../support/verify.ts'
import { ichiro } from '../support/sample.ts'
import { officeTest } from './fixtures.ts'
import * as desk from './pages/desk.ts'
import { meetingPage } from './pages/meeting.ts'
import * as office from './pages/office.ts'
import * as people from './pages/people.ts'
import * as precall from './pages/precall.ts'
import * as session from './pages/session.ts'

const it = officeTest()

const seconds = (clock: string): number => {
  const [minutes = 0, rest = 0] = clock.split(':').map(Number)
  return minutes * 60 + rest
}

/** The big clock of the session room, in seconds left. */
async function secondsLeft(app: RunningApp): Promise<number> {
  const found = /残り\s*(\d{2}:\d{2})/.exec(await app.page.getByRole('main').innerText())
  return seconds(found?.[1] ?? '')
}

const countEvents = (dataRoot: string): number => verify(join(dataRoot, 'practice')).report.events

describe('a process killed in the middle of a consultation', () => {
  let app: RunningApp

  it('goes on with the same thirty minutes, every event and the note', async ({
    open,
    dataRoot,
  }) => {
    app = await open()
    await office.openPractice(app.page)
    await people.signIn(app.page, '相談員A')
    await precall.consult(app, ichiro)
    await session.writeNote(app.page, 'ここまで書いたところで落ちた。')
    const before = await secondsLeft(app)
    await desk.moveClock(app.page, '+5分')
    await until('the move is on the screen', async () => (await secondsLeft(app)) < before - 250)
    // As long as the elapsed time is written at least once.
    await app.page.waitForTimeout(2_500)
    const readAt = performance.now()
    const left = await secondsLeft(app)
    const events = countEvents(dataRoot)
    await app.kill()

    app = await open()
    await people.signIn(app.page, '相談員A')
    await session.isOut(app.page)
    const passed = (performance.now() - readAt) / 1000
    const leftNow = await secondsLeft(app)
    await shoot(app.page, '30-after-sigkill')
    expect(left - leftNow).toBeGreaterThanOrEqual(0)
    expect(left - leftNow).toBeLessThanOrEqual(passed + 3)
    expect(await app.page.getByLabel('メモ').inputValue(), 'the note is back').toBe(
      'ここまで書いたところで落ちた。',
    )
    expect(countEvents(dataRoot)).toBeGreaterThanOrEqual(events)
    expect(verify(join(dataRoot, 'practice')).report.firstBad).toBeNull()
  })

  it('can be entered again, and still ends at the cap', async () => {
    await session.enterAgain(app.page).click()
    await meetingPage(app)
    await desk.moveClock(app.page, '次のお知らせまで', 3)
    await session.capIsReached(app.page)
    await session.closeRecord(app.page)
  })
})
