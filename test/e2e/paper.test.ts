/** A day's list that goes over several pages, as a real PDF: each page says which it is and of what, and each line its time. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { OfficeProfileSchema } from '../../shared/office/profile.ts'
import { formatDate } from '../../shared/time/words.ts'
import { output } from '../support/app.ts'
import { ask } from '../support/contract-calls.ts'
import { pagesWithoutFoot, pdfTitle, readPdf } from '../support/pdf.ts'
import { ichiro } from '../support/sample.ts'
import { officeTest } from './fixtures.ts'
import * as board from './pages/board.ts'
import * as office from './pages/office.ts'
import * as people from './pages/people.ts'

const it = officeTest()

describe('a day’s list of twenty booths', () => {
  it.beforeAll(async ({ page }) => {
    await office.openPractice(page)
    await people.signIn(page, '統括B')
    const profile = OfficeProfileSchema.parse(await ask(page, 'office.profile', {}))
    await ask(page, 'office.saveProfile', { profile: { ...profile, boothsPerSlot: 20 } })
    await board.shows(page, ichiro.name)
    await page.getByRole('columnheader', { name: /窓口20/ }).waitFor()
  })

  it('goes over to the next page with its times, its day and its number', async ({ app, page }) => {
    const date = await board.date(page)
    const before = await page.title()
    const bytes = await app.pdf()
    writeFileSync(join(output, '153-long-day.pdf'), bytes)
    const pages = await readPdf(bytes)
    expect(pages.length).toBeGreaterThan(1)
    expect(pagesWithoutFoot(pages, ['ハローワーク金沢', '相談予約一覧', formatDate(date)])).toEqual(
      [],
    )
    // A page that only says who else waits has no line of a slot.
    const times = pages.map(({ text }) => (text.match(/1[0145]:00/gu) ?? []).length)
    const free = pages.map(({ text }) => (text.match(/空き/gu) ?? []).length)
    expect(free.filter((lines) => lines > 0).length).toBeGreaterThan(1)
    for (const [at, lines] of free.entries())
      expect(times[at], `page ${at + 1}`).toBeGreaterThanOrEqual(lines)
    expect(await pdfTitle(bytes)).toBe(`相談予約一覧_${date}`)
    expect(await page.title(), 'the window is called as before').toBe(before)
  })
})
