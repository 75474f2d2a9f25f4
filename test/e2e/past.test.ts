/** 「前回まで」 on the screen: with the booking and in the preparation what stands on the board anyway, the note only once it is known who is there. */
import { describe, expect } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { z } from 'zod'
import { type RunningApp, shoot } from '../support/app.ts'
import { ask, session as snapshot } from '../support/contract-calls.ts'
import { ichiro } from '../support/sample.ts'
import { until } from '../support/until.ts'
import { createScreens } from '../support/screens.ts'
import { officeTest } from './fixtures.ts'
import * as board from './pages/board.ts'
import * as desk from './pages/desk.ts'
import * as precall from './pages/precall.ts'
import * as session from './pages/session.ts'
import { button, closeDialog, counts, dialogOn, question, says } from './pages/ui.ts'

const it = officeTest({ signedInAs: '相談員A' })
const { check, noFaults } = createScreens()

const NOTE = `職務経歴書の書き方を相談した。${'架空の求人を比べた。'.repeat(14)}最後の一文。`
const NEXT = '応募書類を持ってくる。'
const TimelineSchema = z.object({ timeline: z.array(z.object({ type: z.string() })) })

describe('what was before', () => {
  let app: RunningApp
  let page: Page
  let earlier = ''
  it.beforeAll(({ app: running, page: shown }) => {
    app = running
    page = shown
  })
  const past = (): Locator => page.getByRole('region', { name: '前回まで' })
  const readings = async (): Promise<number> => {
    const { timeline } = TimelineSchema.parse(
      await ask(page, 'records.read', { recordId: earlier }),
    )
    // Asking for it here is one itself.
    return timeline.filter(({ type }) => type === 'records.read').length - 1
  }

  it('begins with a consultation that broke off, so that the same person comes again on the same day', async () => {
    const seeker = await precall.consult(app, ichiro)
    const { recordId, bookingId, date } = await snapshot(page)
    earlier = recordId
    await page.getByLabel('メモ').fill(NOTE)
    await button(page, '相談を終了する').click()
    await question(page)
      .getByRole('radio', { name: /機器・回線の不具合/ })
      .press('Space')
    await question(page).getByRole('textbox', { name: '次にすること' }).fill(NEXT)
    await shoot(page, '78-past-end')
    await question(page)
      .getByRole('button', { name: /「機器・回線の不具合」で確定する/ })
      .click()
    await board.isOpen(page)
    await seeker.close()
    const before = z
      .looseObject({ name: z.string() })
      .parse(await ask(page, 'schedule.booking', { bookingId }))
    await ask(page, 'schedule.book', {
      wish: {
        date,
        slot: '11:00',
        siteId: 'kanazawa',
        name: before.name,
        kana: 'カクウ イチロウ',
        jobSeekerNumber: ichiro.number,
        category: 1,
        companions: null,
        residence: 'notApplicable',
        phone: null,
        email: null,
        meeting: null,
      },
    })
  })

  it('stands with the booking: date and outcome, and not what was said', async () => {
    const bookings = page.getByRole('button', { name: board.bookingOf(ichiro.name) })
    await counts(bookings, 2)
    await page
      .getByRole('button', { name: board.bookingOf(ichiro.name) })
      .last()
      .click()
    await past().waitFor()
    await past().getByText('機器・回線の不具合').waitFor()
    expect(await dialogOn(page).innerText()).not.toContain('職務経歴書')
    await shoot(page, '79-past-booking')
    await closeDialog(page)
    expect(await readings()).toBe(0)
  })

  it('shows no note in the preparation either, as long as nobody is known', async () => {
    await desk.clockTo(page, '11:00')
    await page
      .getByRole('cell')
      .filter({ hasText: ichiro.name })
      .getByRole('button', { name: /準備を始める/ })
      .click()
    await button(page, '会議に入る').waitFor()
    await page
      .getByText(/前回まで/)
      .first()
      .click()
    await says(page, 'メモと次にすることは、本人確認のあとに表示します。')
    await shoot(page, '80-past-prepared')
    await check(page, 'preparing: been here before')
    noFaults()
    await precall.enterMeeting(page)
    await precall.seekerComes(app)
    await precall.isHeard(page)
    await precall.tryNumber(page, ichiro.number)
    await button(page, 'お名前を名乗ってもらい、確認しました').waitFor()
    expect(await page.getByRole('main').innerText()).not.toContain('職務経歴書')
    expect(await readings()).toBe(1)
  })

  it('shows the note’s beginning and the next step beside the picture once the name is confirmed, and hides them when it is taken back', async () => {
    const before = await readings()
    await button(page, 'お名前を名乗ってもらい、確認しました').click()
    await past()
      .getByText(/職務経歴書の書き方/)
      .waitFor()
    await past().getByText(NEXT).waitFor()
    expect(await past().innerText()).not.toContain('最後の一文')
    await shoot(page, '81-past-known')
    await past().getByRole('button', { name: '続きを読む' }).click()
    await past()
      .getByText(/最後の一文/)
      .waitFor()
    // One reading of the note, and the one above that asked.
    expect(await readings()).toBe(before + 2)
    await page
      .getByRole('button', { name: /本人確認/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'お名前の確認を取り消す' }).click()
    await until(
      'the note is gone',
      async () => !(await page.getByRole('main').innerText()).includes('職務経歴書'),
    )
    await button(page, 'お名前を名乗ってもらい、確認しました').click()
    await past()
      .getByText(/職務経歴書の書き方/)
      .waitFor()
  })

  it('stands beside the picture in the consultation', async () => {
    await precall.environment(page)
    await precall.begin(page)
    await page.getByText(/前回まで 1件/).click()
    await page.getByText(/職務経歴書の書き方/).waitFor()
    await shoot(page, '82-past-session')
    await check(page, 'session: been here before')
    noFaults()
    await session.isRunning(page)
  })
})
