/** How many presses it takes to tell eleven people, counted where the page hears them: at most fourteen, whatever way they are told. */
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { z } from 'zod'
import { contract } from '../../shared/contract.ts'
import { ask } from '../support/contract-calls.ts'
import { until } from '../support/until.ts'
import { officeTest } from './fixtures.ts'
import * as board from './pages/board.ts'
import { ichiro } from '../support/sample.ts'
import * as telling from './pages/telling.ts'
import { press, shows } from './pages/ui.ts'

const it = officeTest({ signedInAs: '相談員A' })
const MOST = 14
const DaySchema = contract['schedule.day'].answer

/** From now on every press of a hand on this page is counted: a click, or a key that presses or chooses. */
async function countPresses(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counted = { presses: 0 }
    const count = (event: Event): void => {
      if (event.isTrusted) counted.presses += 1
    }
    document.addEventListener('click', count, true)
    document.addEventListener('change', count, true)
    Object.assign(window, { counted })
  })
  return async () =>
    z
      .object({ presses: z.number() })
      .parse(await page.evaluate(() => Reflect.get(window, 'counted') as unknown)).presses
}

describe('telling eleven people', () => {
  let date = ''

  it.beforeAll(async ({ page }) => {
    await board.shows(page, ichiro.name)
    date = await board.date(page)
    const day = DaySchema.parse(await ask(page, 'schedule.day', { date }))
    const counts = day.slots.map(
      (slot) =>
        [
          slot,
          day.bookings.filter((one) => one.slot === slot && one.state === 'live').length,
        ] as const,
    )
    const slot =
      counts.filter(([time]) => time >= '11:00').toSorted((a, b) => a[1] - b[1])[0]?.[0] ?? '15:00'
    for (
      let more = day.bookings.filter(({ state }) => state === 'live').length;
      more < 11;
      more += 1
    )
      await ask(page, 'schedule.book', {
        wish: {
          ...{ date, slot, siteId: 'kanazawa', name: `架空 足し${more}`, kana: null },
          ...{ jobSeekerNumber: `17010-9900${more}`, category: 1, residence: 'notApplicable' },
          ...{ companions: null, phone: null, email: null, meeting: null },
        },
      })
  })

  it('takes seven presses where somebody has no address, and every one of them stands as told', async ({
    page,
  }) => {
    await page.getByRole('button', { name: /案内: 今日の11名（未案内11名）/ }).waitFor()
    const presses = await countPresses(page)
    await telling.openFrom(page)
    await telling.send(page)
    await shows(page, '名に送信したことにしました（練習）')
    await until('nobody is left who has an address', async () =>
      page.getByRole('button', { name: 'メールで送信（0名）' }).isVisible(),
    )
    // The rest by 求職者マイページ.
    await press(page, /^マイページ用にコピー（\d+名分）$/)
    // One person has no button for everybody.
    await page.getByRole('checkbox', { name: /^架空 足し10さん（求職者マイページ/ }).press('Space')
    await press(page, /^\d+名に送信したと記録する$/)
    await shows(page, '案内済み11名・未案内0名')
    const count = await presses()
    console.log(`eleven people told in ${count} presses, the mail server and 求職者マイページ`)
    expect(count).toBeLessThanOrEqual(MOST)
    // A tick box is heard twice, a button once. Were nothing heard, the test would say nothing.
    expect(count).toBeGreaterThanOrEqual(6)
  })

  it('takes no more where the office has no mail server, and hands files and a list over', async ({
    page,
  }) => {
    const presses = await countPresses(page)
    await telling.chooseText(page, '予約のお知らせ')
    await press(page, /^マイページ用にコピー（11名分）$/)
    await press(page, '11名全員に送信した')
    await press(page, '11名に送信したと記録する')
    await until(
      'the question is gone',
      async () => (await page.getByRole('heading', { name: '送信しましたか' }).count()) === 0,
    )
    const count = await presses()
    console.log(`eleven people reminded in ${count} presses, 求職者マイページ alone`)
    expect(count).toBeLessThanOrEqual(MOST)
    const day = DaySchema.parse(await ask(page, 'schedule.day', { date }))
    const reminded = day.bookings.filter(({ contacts }) =>
      contacts.some(({ about }) => about === 'reminder'),
    )
    expect(reminded).toHaveLength(11)
  })
})
