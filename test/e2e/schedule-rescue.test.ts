/** A schedule file that is damaged while the app is away: what the screen says, and the one step back. */
// It spoils the file while the app is away, and starts it again: by hand.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { freshFolder, removeFolder, type RunningApp, shoot, startApp } from '../support/app.ts'
import { pressBy } from '../support/keyboard.ts'
import { createScreens } from '../support/screens.ts'
import { ichiro } from '../support/sample.ts'
import * as board from './pages/board.ts'
import * as office from './pages/office.ts'
import * as people from './pages/people.ts'
import { dialogOn } from './pages/ui.ts'

const { check, noFaults } = createScreens()

describe('a damaged schedule', () => {
  const dataRoot = freshFolder()
  const folder = join(dataRoot, 'practice')
  const manifest = join(folder, 'schedule.json')
  let app: RunningApp
  let page: Page

  async function start(): Promise<void> {
    app = await startApp(dataRoot)
    page = app.page
    page.setDefaultTimeout(10_000)
  }

  beforeAll(async () => {
    await start()
    await office.openPractice(page)
    await people.signIn(page, '相談員A')
    await board.shows(page, ichiro.name)
    // A second state, so that the first one is an earlier one.
    await page
      .getByRole('button', { name: /^11:00 窓口\dに予約を追加$/ })
      .first()
      .click()
    await dialogOn(page).getByLabel('氏名', { exact: false }).first().fill('架空 後')
    await dialogOn(page).getByLabel('求職番号').fill('17010-00990001')
    await board.book(page)
    await board.shows(page, '架空 後')
  })
  afterAll(async () => {
    await app.close()
    removeFolder(dataRoot)
  })

  it.each([
    [
      'cut off',
      (text: string) => text.slice(0, 50),
      '予約のファイルが途中で切れていて、開けません',
    ],
    [
      'of a newer app',
      () => '{"format":99,"sealed":""}',
      '予約のファイルは、新しいバージョンの相談デスクで作られています',
    ],
    ['altered', () => '{"format":1,"sealed":"AAAA"}', '予約のファイルが壊れていて、開けません'],
  ])('is told in words when it is %s, and left as it is', async (_, spoil, words) => {
    await app.kill()
    const whole = readFileSync(manifest, 'utf8')
    writeFileSync(manifest, spoil(whole))
    await start()
    await page.getByRole('heading', { name: words }).waitFor()
    expect(readFileSync(manifest, 'utf8')).toBe(spoil(whole))
    if (words.includes('新しいバージョン'))
      expect(await page.getByRole('button', { name: /に戻して開く/ }).count()).toBe(0)
    // The last one stays spoiled.
    if (words.includes('壊れて')) return
    writeFileSync(manifest, whole)
    await page.getByRole('button', { name: 'もう一度開く' }).click()
    await page.getByRole('button', { name: '相談員A（練習）で始める' }).waitFor()
  })

  it('goes back to the state before in one step, by keyboard, with the damaged file kept', async () => {
    await page
      .getByRole('button', { name: /に戻して開く/ })
      .first()
      .waitFor()
    await shoot(page, '69-rescue')
    await check(page, 'rescue')
    await pressBy(page, /に戻して開く/)
    await dialogOn(page).waitFor()
    await check(page, 'rescue: ask')
    noFaults()
    await pressBy(page, 'この状態に戻す')
    await people.signIn(page, '相談員A')
    await board.shows(page, ichiro.name)
    expect(await page.getByRole('cell').filter({ hasText: '架空 後' }).count()).toBe(0)
    expect(readdirSync(join(folder, 'schedule')).some((name) => name.startsWith('damaged-'))).toBe(
      true,
    )
  })
})
