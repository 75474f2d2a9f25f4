/** A board of eight booths, which scrolls sideways: nothing prints over the times, and what the keyboard comes to is in sight. */
import { describe, expect } from 'vitest'
import type { Page } from 'playwright-core'
import { OfficeProfileSchema } from '../../shared/office/profile.ts'
import { shoot } from '../support/app.ts'
import { ask } from '../support/contract-calls.ts'
import { ichiro } from '../support/sample.ts'
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

describe('a board of eight booths', () => {
  it.beforeAll(async ({ page }) => {
    await office.openPractice(page)
    await people.signIn(page, '統括B')
    const profile = OfficeProfileSchema.parse(await ask(page, 'office.profile', {}))
    await ask(page, 'office.saveProfile', { profile: { ...profile, boothsPerSlot: 8 } })
    await board.shows(page, ichiro.name)
    await page.getByRole('columnheader', { name: /窓口8/ }).waitFor()
  })

  it('keeps the times in sight and free', async ({ page }) => {
    expect(
      await page.locator('.sch-board-wrap').evaluate((wrap) => wrap.scrollWidth > wrap.clientWidth),
    ).toBe(true)
    expect(await timesCovered(page)).toEqual([])
    await shoot(page, 'board-eight-booths')
  })

  it('has nothing under the times, or out of sight, that the keyboard comes to', async ({
    page,
  }) => {
    await check(page, 'board of eight booths')
    noFaults()
  })
})
