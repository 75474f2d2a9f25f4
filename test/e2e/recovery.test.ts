/** What a killed process leaves: the same thirty minutes, every event, and the note but for its last second. */
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { freshFolder, removeFolder, type RunningApp, shoot, startApp } from '../support/app.ts'
import { verify } from '../support/verify.ts'
import * as step from './steps.ts'

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
  const dataRoot = freshFolder()
  let app: RunningApp
  afterAll(async () => {
    await app.close()
    removeFolder(dataRoot)
  })

  it('goes on with the same thirty minutes, every event and the note', async () => {
    app = await startApp(dataRoot)
    app.page.setDefaultTimeout(10_000)
    await step.openPractice(app.page)
    await step.signIn(app.page, '相談員A')
    await step.consult(app, step.ichiro)
    await app.page.getByLabel('メモ').fill('ここまで書いたところで落ちた。')
    await app.page.getByText(/保存済み/).waitFor()
    await step.moveClock(app.page, '+5分')
    await app.page.waitForTimeout(1_500)
    const readAt = performance.now()
    const left = await secondsLeft(app)
    const events = countEvents(dataRoot)
    await app.kill()

    app = await startApp(dataRoot)
    app.page.setDefaultTimeout(10_000)
    await step.signIn(app.page, '相談員A')
    await app.page.getByRole('button', { name: '会議に入り直す' }).first().waitFor()
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
    await app.page.getByRole('button', { name: '会議に入り直す' }).first().click()
    await step.meetingPage(app)
    await step.moveClock(app.page, '次のお知らせまで', 3)
    await app.page.getByText('30分になったため終了しました').first().waitFor()
    await step.closeRecord(app.page)
  })
})
