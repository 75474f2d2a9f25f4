/** The guided exercises of the practice office, each done by one person alone: the app plays the job seeker, the log ticks the steps. */
import { describe, expect } from 'vitest'
import type { Page } from 'playwright-core'
import { type RunningApp, shoot } from '../support/app.ts'
import { until } from '../support/until.ts'
import { createScreens } from '../support/screens.ts'
import { officeTest } from './fixtures.ts'
import * as board from './pages/board.ts'
import * as desk from './pages/desk.ts'
import * as exercise from './pages/exercise.ts'
import { meetingPage, remoteVideoPlays } from './pages/meeting.ts'
import * as people from './pages/people.ts'
import * as precall from './pages/precall.ts'
import * as session from './pages/session.ts'
import { press, question, row, shows, tab } from './pages/ui.ts'

const it = officeTest({ signedInAs: '相談員A' })
const { check, noFaults } = createScreens()

describe('the guided exercises', () => {
  let app: RunningApp
  let page: Page
  it.beforeAll(({ app: running, page: shown }) => {
    app = running
    page = shown
  })

  /** To the running consultation, as whoever practises does it: with what stands on the screen and under the picture. */
  async function consult(title: string): Promise<string> {
    const { name, number } = await exercise.begin(page, title)
    await exercise.untilStep(page, '準備を始める')
    if (title !== '普通の1日') await desk.moveClock(page, '次のお知らせまで')
    await precall.toTheDoor(page, name)
    await precall.enterMeeting(page)
    await exercise.letPlayedIn(page)
    await until('the drawn picture comes over the line', async () =>
      remoteVideoPlays(await meetingPage(app)),
    )
    return number
  }

  it('begin from the strip, and tick nothing that nobody did', async () => {
    await exercise.openRail(page)
    await shoot(page, '140-exercises')
    await check(page, 'exercises: which')
    const { name } = await exercise.begin(page, '普通の1日')
    await exercise.untilStep(page, '準備を始める')
    expect(await exercise.ticked(page)).toBe(0)
    await shoot(page, '141-exercise-begun')
    await check(page, 'exercises: begun')
    noFaults()
    // What somebody else's booking brings is none of its steps.
    await desk.go(page, '相談記録')
    await desk.go(page, '予約ボード')
    await board.shows(page, name)
    expect(await exercise.ticked(page)).toBe(0)
    // It can be left, and begun again.
    await press(exercise.rail(page), 'この練習をやめる')
    await exercise.rail(page).getByRole('button', { name: '普通の1日を始める' }).waitFor()
  })

  it('a normal day', async () => {
    const { name, number } = await exercise.begin(page, '普通の1日')
    await board.prepare(page, name)
    await exercise.untilStep(page, '機器とこちらの環境を確かめる')
    await shoot(page, '142-exercise-ready')
    await precall.makeReady(page)
    await exercise.untilStep(page, '会議に入る')
    await precall.enterMeeting(page)
    await exercise.untilStep(page, '入室を許可する')
    await exercise.letPlayedIn(page)
    await exercise.untilStep(page, '本人を確認する')
    const meeting = await meetingPage(app)
    await until('the drawn picture comes over the line', () => remoteVideoPlays(meeting))
    await shoot(page, '143-exercise-identity')
    await precall.isHeard(page)
    await precall.tryNumber(page, '17010-99999999')
    await shows(page, '一致しません')
    expect(await exercise.ticked(page)).toBe(4)
    await precall.identify(page, number)
    await exercise.untilStep(page, '環境と同意を確かめる')
    await precall.environment(page)
    await exercise.untilStep(page, '相談を始める')
    await precall.begin(page)
    await exercise.untilStep(page, '相談を終了する')
    await shoot(page, '144-exercise-session')
    await session.writeNote(page, '架空の求人について話した。')
    await session.end(page)
    await exercise.untilStep(page, '記録を確定する')
    await session.closeRecord(page)
    await exercise.isWhole(page)
    expect(await exercise.ticked(page)).toBe(9)
    await shoot(page, '145-exercise-whole')
    await exercise.chooseAnother(page)
    await exercise.rail(page).getByText('済み').waitFor()
  })

  it('nobody came', async () => {
    const { name, slot } = await exercise.begin(page, '求職者が来ない')
    await precall.toTheDoor(page, name)
    await precall.enterMeeting(page)
    await exercise.untilStep(page, '待合室を確かめる')
    await shows(page, 'この練習では、求職者は来ません')
    await desk.clockTo(page, slot)
    await desk.moveClock(page, '次のお知らせまで')
    await page.getByText('求職者から連絡はありましたか').waitFor()
    await exercise.untilStep(page, '連絡の有無を選ぶ')
    await shoot(page, '146-exercise-nobody')
    await precall.deemCancelled(page)
    await exercise.untilStep(page, '記録を確定する')
    await session.closeRecord(page)
    await exercise.isWhole(page)
    await exercise.chooseAnother(page)
  })

  it('a recording that is stopped', async () => {
    const number = await consult('録画に気付く')
    await precall.checkAndBegin(page, number)
    await exercise.untilStep(page, '録画に気付く')
    await exercise.untilStep(page, '中断する')
    await shows(page, '会議で録画・録音が行われています')
    await shoot(page, '147-exercise-recording')
    await press(page, '中断する')
    await exercise.untilStep(page, '再開する')
    await press(page, '再開する')
    await exercise.untilStep(page, '相談を終了する')
    await session.end(page)
    await session.closeRecord(page)
    await exercise.isWhole(page)
    await exercise.chooseAnother(page)
  })

  it('a line that is lost and comes back', async () => {
    const number = await consult('回線が切れる')
    await precall.checkAndBegin(page, number)
    await exercise.untilStep(page, '戻るのを待つ')
    await shoot(page, '148-exercise-line')
    await exercise.untilStep(page, '相談を終了する')
    await session.end(page)
    await session.closeRecord(page)
    await exercise.isWhole(page)
    await exercise.chooseAnother(page)
  })

  it('somebody who was not announced', async () => {
    const number = await consult('予定にない人がいる')
    await exercise.untilStep(page, '予定にない人に気付く')
    await precall.isHeard(page)
    await precall.identify(page, number)
    await shoot(page, '149-exercise-companion')
    await page.getByRole('main').getByText('予定にない人がいる', { exact: true }).click()
    await press(question(page), '中断する')
    await exercise.untilStep(page, '席を外してもらう')
    await page.getByRole('main').getByText('予定どおり', { exact: true }).click()
    await precall.tickAll(page)
    await precall.begin(page)
    await session.end(page)
    await session.closeRecord(page)
    await exercise.isWhole(page)
    await shoot(page, '150-exercise-companion-whole')
  })

  it('are seen by the supervisor, with who has done them', async ({ problems }) => {
    await people.signOut(page)
    await people.signIn(page, '統括B')
    await desk.go(page, '設定')
    await tab(page, 'アカウント')
    const cells = row(page, '相談員A（練習）')
    await cells.last().waitFor()
    await shoot(page, '151-exercises-done')
    expect(await cells.last().innerText()).not.toContain('まだ')
    expect(await row(page, '統括B（練習）').last().innerText()).toMatch(/(まだ\s*){5}/u)
    expect(problems).toEqual([])
  })
})
