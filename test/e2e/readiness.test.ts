/** The seven things until a new office may open: ticked by the office's own state, with the way to each. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { shoot } from '../support/app.ts'
import { createScreens } from '../support/screens.ts'
import { officeTest } from './fixtures.ts'
import { supervisor } from './pages/accounts.ts'
import * as desk from './pages/desk.ts'
import * as exercise from './pages/exercise.ts'
import * as office from './pages/office.ts'
import * as people from './pages/people.ts'
import * as settings from './pages/settings.ts'
import { press } from './pages/ui.ts'

const it = officeTest()
const { check, noFaults } = createScreens()

describe('a new office', () => {
  it('says in its settings what is missing, ticks what is done there, and leads to each', async ({
    page,
    dataRoot,
    problems,
  }) => {
    await office.setUp(page)
    await office.writeDownKey(page)
    await office.goOn(page)
    await people.signIn(page, supervisor)
    await settings.open(page)
    // The accounts are there, and so are the terms that came with it.
    await page.getByText('開設までの7項目のうち、2項目が済んでいます').waitFor()
    await shoot(page, '152-readiness-notice')
    await check(page, 'readiness: how much is done')
    await press(page, '7項目を見る')
    await exercise.untilStep(page, '開始時刻・窓口の数・開庁時間')
    expect(await exercise.ticked(page)).toBe(2)
    await shoot(page, '153-readiness')
    await check(page, 'readiness: the seven things')
    await press(exercise.rail(page), '事務所の内容を開く')
    await page.getByRole('tab', { name: '事務所の内容', selected: true }).waitFor()
    await settings.section(page, '枠と窓口')
    await page.getByLabel('窓口の数').fill('2')
    await settings.saved(page)
    await exercise.untilStep(page, '案内の送り方')
    expect(await exercise.ticked(page)).toBe(3)
    // The rail stays beside every room, and what is done elsewhere is ticked too.
    await desk.go(page, '今日')
    await press(exercise.rail(page), 'メールの設定を開く')
    await page.getByRole('tab', { name: 'メール', selected: true }).waitFor()
    const folder = join(dataRoot, 'backups')
    mkdirSync(folder)
    await settings.openTab(page, 'バックアップ')
    await settings.backUpTo(page, folder)
    await settings.backUpNow(page)
    await exercise.rail(page).locator('[data-done]').nth(3).waitFor()
    expect(await exercise.rail(page).locator('[data-done]').nth(3).innerText()).toContain(
      'バックアップ',
    )
    await shoot(page, '154-readiness-backup')
    await check(page, 'readiness: four are done')
    noFaults()
    await press(exercise.rail(page), '閉じる')
    await page.getByText('開設までの7項目のうち、4項目が済んでいます').waitFor()
    expect(problems).toEqual([])
  })
})
