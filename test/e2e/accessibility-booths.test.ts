/** A board of eight booths: all in sight; where large text lets it scroll sideways nothing prints over the times, and what the keyboard comes to is in sight. */
import { describe, expect } from 'vitest'
import type { Page } from 'playwright-core'
import { OfficeProfileSchema } from '../../shared/office/profile.ts'
import { shoot } from '../support/app.ts'
import { ask } from '../support/contract-calls.ts'
import { ichiro } from '../support/sample.ts'
import { ENLARGED, NORMAL } from '../support/screen-check.ts'
import { createScreens } from '../support/screens.ts'
import { officeTest } from './fixtures.ts'
import * as board from './pages/board.ts'
import * as office from './pages/office.ts'
import * as people from './pages/people.ts'

const it = officeTest()
const { check, noFaults } = createScreens()

/** Over which times something else is drawn while the board is scrolled to each of its places. */
const timesCovered = (page: Page): Promise<string[]> =>
  page.locator('.sch-board-wrap').evaluate((wrap) => {
    const found: string[] = []
    for (let left = 0; left < wrap.scrollWidth - wrap.clientWidth; left += 40) {
      wrap.scrollLeft = left
      for (const time of wrap.querySelectorAll('.sch-slot-time')) {
        time.scrollIntoView({ block: 'nearest', inline: 'nearest' })
        const { x, y, width, height } = time.getBoundingClientRect()
        for (const part of [0.1, 0.5, 0.9]) {
          const there = document.elementFromPoint(x + width * part, y + height / 2)
          if (there === null || time.closest('th')?.contains(there) !== true)
            found.push(`${time.textContent} at ${left}: ${there?.textContent ?? 'nothing'}`)
        }
      }
    }
    wrap.scrollLeft = 0
    return found
  })

const isWider = (page: Page): Promise<boolean> =>
  page.locator('.sch-board-wrap').evaluate((wrap) => wrap.scrollWidth > wrap.clientWidth)

describe('a board of eight booths', () => {
  it.beforeAll(async ({ page }) => {
    await office.openPractice(page)
    await people.signIn(page, '統括B')
    const profile = OfficeProfileSchema.parse(await ask(page, 'office.profile', {}))
    await ask(page, 'office.saveProfile', { profile: { ...profile, boothsPerSlot: 8 } })
    await board.shows(page, ichiro.name)
    await page.getByRole('columnheader', { name: /窓口8/ }).waitFor()
  })

  it('has all of them in sight', async ({ page }) => {
    await shoot(page, 'board-eight-booths')
    expect(await isWider(page)).toBe(false)
    const { x = NaN, width = NaN } =
      (await page.getByRole('columnheader', { name: /窓口8/ }).boundingBox()) ?? {}
    expect(x + width).toBeLessThanOrEqual(NORMAL.width)
  })

  it('keeps the times in sight and free with large text, where it scrolls', async ({ page }) => {
    await page.setViewportSize(ENLARGED[200])
    expect(await isWider(page)).toBe(true)
    expect(await timesCovered(page)).toEqual([])
    await page.setViewportSize(NORMAL)
  })

  it('has nothing under the times, or out of sight, that the keyboard comes to', async ({
    page,
  }) => {
    await check(page, 'board of eight booths')
    noFaults()
  })
})
