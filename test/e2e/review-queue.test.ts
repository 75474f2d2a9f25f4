/** Going through the queue as a person does: twelve records may take twelve presses. */
// The counting rule: from the queue on the screen to the last record signed off, every press of a key or of the mouse is one action,
// wherever it goes; moving the pointer and looking are none. Nothing is pressed before its record is on the screen.
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { z } from 'zod'
import { type RunningApp, shoot } from '../support/app.ts'
import { ask } from '../support/contract-calls.ts'
import { createScreens } from '../support/screens.ts'
import { until } from '../support/until.ts'
import { officeTest } from './fixtures.ts'
import * as board from './pages/board.ts'
import * as desk from './pages/desk.ts'
import * as office from './pages/office.ts'
import * as people from './pages/people.ts'
import * as review from './pages/review.ts'
import { closeDialog, counts, field, row, shows } from './pages/ui.ts'
import { addWaiting, queuedName } from './review-past.ts'

const it = officeTest()
const { check, noFaults } = createScreens()
const MANY = 36
const QueueSchema = z.array(z.object({ recordId: z.string(), name: z.string() }))

describe('the queue of the review', () => {
  let app: RunningApp
  let page: Page

  it.beforeAll(async ({ open, dataRoot }) => {
    const first = await open()
    await office.openPractice(first.page)
    await people.signIn(first.page, '相談員A')
    const date = await board.date(first.page)
    await first.close()
    addWaiting(join(dataRoot, 'practice'), date, MANY)
    app = await open()
    page = app.page
    await people.signIn(page, '統括B')
    await desk.go(page, '記録の確認')
    await review.signOffButton(page).waitFor()
  })

  const pane = () => page.getByRole('region', { name: '選んだ記録' })
  const shownName = async (): Promise<string> =>
    /架空 待\d+/.exec(await pane().getByRole('heading', { level: 1 }).innerText())?.[0] ?? ''
  const isShown = (name: string): Promise<void> =>
    until(`${name} is shown`, async () => (await shownName()) === name)
  /** How far below the top of the list each row stands, in whole pixels. */
  const places = (): Promise<number[]> =>
    page.locator('.review-rows').evaluate((list: HTMLTableElement) => {
      const { top } = list.getBoundingClientRect()
      return [...list.rows].map((one) => Math.round(one.getBoundingClientRect().top - top))
    })
  const waiting = async (): Promise<readonly string[]> =>
    QueueSchema.parse(await ask(page, 'review.queue', {})).map(({ name }) => name)
  const focused = (): Promise<string> =>
    page.evaluate(() => document.activeElement?.textContent.trim() ?? '')

  it('shows the prohibited act first, on top of its record in a red box, and how each note begins', async () => {
    await isShown(queuedName(MANY))
    const box = pane().locator('.sd-banner-error')
    await shows(box, '禁止行為等: 録音・録画（厚労省規約第14条第11号）')
    await shows(row(page, queuedName(3)).first(), '3件目の架空の求人票を見た。')
    expect(await row(page, queuedName(3)).first().innerText()).not.toContain('次の行')
    await shows(row(page, queuedName(MANY)), '結果の確認が必要')
    await shoot(page, '140-queue')
    await check(page, 'the queue as a split view')
    noFaults()
  })

  it('signs off twelve records, one by one, in twelve presses of the mouse that stays where it is', async () => {
    const before = await waiting()
    const place = await review.signOffButton(page).boundingBox()
    if (place === null) throw new Error('the button is not there')
    const [x, y] = [place.x + place.width / 2, place.y + place.height / 2]
    const tops = await places()
    let actions = 0
    const signed: string[] = []
    while (signed.length < 12) {
      await until('it can be signed off', () => review.signOffButton(page).isEnabled())
      signed.push(await shownName())
      await page.mouse.click(x, y)
      actions += 1
      await isShown(before[signed.length] ?? '')
      expect(await review.signOffButton(page).boundingBox()).toEqual(place)
      expect(await focused()).toContain('確認済みにする')
    }
    expect(signed).toEqual(before.slice(0, 12))
    expect(actions).toBeLessThanOrEqual(12)
    expect(await waiting()).toEqual(before.slice(12))
    await counts(page.getByRole('row').filter({ hasText: '確認済み' }), 12)
    expect(await places(), 'no row has moved in the list').toEqual(tops)
    await shoot(page, '141-queue-twelve')
  })

  it('signs off the next twelve in twelve presses of a key, the focus staying where it is', async () => {
    const before = await waiting()
    // As the pointer above: it is put there once, and then nothing but presses counts.
    await review.signOffButton(page).focus()
    let actions = 0
    const signed: string[] = []
    while (signed.length < 12) {
      await until('it can be signed off', () => review.signOffButton(page).isEnabled())
      signed.push(await shownName())
      await page.keyboard.press('Enter')
      actions += 1
      await isShown(before[signed.length] ?? '')
      expect(await focused()).toContain('確認済みにする')
    }
    expect(signed).toEqual(before.slice(0, 12))
    expect(actions).toBeLessThanOrEqual(12)
    expect(await waiting()).toEqual(before.slice(12))
    await counts(page.getByRole('row').filter({ hasText: '確認済み' }), 24)
  })

  it('takes each of the last back for ten seconds, the newest first', async () => {
    const before = await waiting()
    const [first = '', second = '', third = ''] = before
    for (const next of [second, third]) {
      await review.signOffButton(page).click()
      await isShown(next)
    }
    for (const back of [second, first]) {
      await shows(pane(), `${back}さんの記録を確認済みにしました`)
      await pane().getByRole('button', { name: '確認済みを取り消す' }).click()
      await isShown(back)
    }
    expect(await waiting()).toEqual(before)
  })

  it('judges nothing by the second press of a double click, and nothing by a key that is held down', async () => {
    const before = await waiting()
    await review.signOffButton(page).dblclick()
    await isShown(before[1] ?? '')
    await until('it rests no more', () => review.signOffButton(page).isEnabled())
    expect(await waiting()).toEqual(before.slice(1))
    await review.signOffButton(page).focus()
    // A key that is held down: the first press, and its repetitions.
    for (let at = 0; at < 8; at += 1) await page.keyboard.down('Enter')
    await page.keyboard.up('Enter')
    await isShown(before[2] ?? '')
    await until('it rests no more', () => review.signOffButton(page).isEnabled())
    expect(await waiting()).toEqual(before.slice(2))
  })

  it('goes by J, K, the arrow keys and Enter; writing is not touched', async () => {
    const names = await waiting()
    const [first = '', second = ''] = names
    await isShown(first)
    await page.getByRole('button', { name: first, exact: true }).focus()
    await page.keyboard.press('j')
    await isShown(second)
    expect(await focused()).toBe(second)
    await page.keyboard.press('k')
    await isShown(first)
    await page.keyboard.press('ArrowDown')
    await isShown(second)
    await page.keyboard.press('Enter')
    await until('the record has the focus', async () =>
      (await focused()).includes('確認済みにする'),
    )
    expect(await waiting()).toEqual(names)
    // In the record J goes on, and the focus stays where the judgement is.
    await page.keyboard.press('k')
    await isShown(first)
    expect(await focused()).toContain('確認済みにする')
    await review.openReturn(page)
    await field(page, '相談員への連絡事項').pressSequentially('jk JK')
    expect(await field(page, '相談員への連絡事項').inputValue()).toBe('jk JK')
    await closeDialog(page)
    await isShown(first)
    expect(await waiting()).toEqual(names)
  })
})
