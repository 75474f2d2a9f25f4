/** F1 from wherever the keyboard is, with the focus back where it was; and the size of the text, on every screen and after a start. */
import { describe, expect } from 'vitest'
import { shoot } from '../support/app.ts'
import { wholeFindings } from '../support/screen-check.ts'
import { ichiro } from '../support/sample.ts'
import { createScreens } from '../support/screens.ts'
import { officeTest } from './fixtures.ts'
import * as board from './pages/board.ts'
import * as desk from './pages/desk.ts'
import { chooseText, closeHelp, help, keysHere, openHelp, rootSize } from './pages/help.ts'
import { meetingPage } from './pages/meeting.ts'
import * as office from './pages/office.ts'
import * as people from './pages/people.ts'
import * as precall from './pages/precall.ts'
import * as records from './pages/records.ts'
import * as session from './pages/session.ts'
import { button, closeDialog, isGone, press } from './pages/ui.ts'

const it = officeTest()
const { check, noFaults } = createScreens()

describe('the help', () => {
  it('is there before anybody has signed in, by its key and by its button', async ({ page }) => {
    await office.isAsked(page)
    await openHelp(page, '事務所を選ぶ')
    await shoot(page, '130-help-choose')
    await closeHelp(page)
    await office.openPractice(page)
    await people.signInIsOpen(page)
    await button(page, /^使い方/).click()
    await help(page).filter({ hasText: '使い方: ログイン' }).waitFor()
    // The same key closes it.
    await page.keyboard.press('F1')
    await isGone(help(page))
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^使い方/u)
  })

  it('opens from a text field, which keeps its words and the place in them', async ({ page }) => {
    await people.signIn(page, '相談員A')
    await board.shows(page, ichiro.name)
    const search = page.getByRole('main').locator('input:not([type=file])').first()
    await search.fill('架空')
    await search.press('Home')
    await openHelp(page, '予約ボード')
    await shoot(page, '131-help-board')
    await check(page, 'help of the board')
    noFaults()
    await closeHelp(page)
    await page.keyboard.type('見')
    expect(await search.inputValue()).toBe('見架空')
    await search.fill('')
  })

  it('opens over a dialog and gives the focus back into it', async ({ page }) => {
    await board.openBooking(page, ichiro.name)
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button').nth(1).focus()
    const before = await page.evaluate(() => document.activeElement?.textContent)
    await openHelp(page, '予約ボード')
    await closeHelp(page)
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(before)
    expect(await dialog.count()).toBe(1)
    await closeDialog(page)
  })

  it('knows the keys of a consultation, opens from the meeting too, and gives way to what must be answered', async ({
    app,
    page,
  }) => {
    await board.prepare(page, ichiro.name)
    await openHelp(page, '相談の準備')
    await closeHelp(page)
    await desk.clockTo(page, '10:00')
    const seeker = await precall.consultPrepared(app, ichiro)
    await session.isRunning(page)
    const note = page.getByRole('textbox', { name: 'メモ' })
    await note.focus()
    await openHelp(page, '相談中')
    expect(await keysHere(page)).toEqual(['F2'])
    await shoot(page, '132-help-session')
    await check(page, 'help in a session')
    noFaults()
    await closeHelp(page)
    await page.keyboard.type('架空のメモ')
    expect(await note.inputValue()).toBe('架空のメモ')
    const meeting = await meetingPage(app)
    await meeting.locator('summary, button').first().focus()
    await meeting.locator('body').press('F1')
    await help(page).waitFor()
    // The key that it names does what it says, from here too, and accuses nobody.
    await session.openActs(page)
    await page.getByRole('button', { name: /第14条第8号/ }).click()
    await page.getByRole('alertdialog').waitFor()
    await isGone(help(page))
    await session.takeActBack(page)
    await session.isRunning(page)
    // Neither does it come back with the screen, nor does it cover the three seconds.
    expect(await help(page).count()).toBe(0)
    await session.openActs(page)
    await page.getByRole('button', { name: /第14条第8号/ }).click()
    await page.getByRole('alertdialog').waitFor()
    await page.keyboard.press('F1')
    await session.takeActBack(page)
    await session.isRunning(page)
    expect(await help(page).count()).toBe(0)
    await people.lock(page)
    await people.isLocked(page)
    await openHelp(page, '画面のロック')
    expect(await keysHere(page)).toEqual([])
    expect(await help(page).innerText()).not.toContain(ichiro.name)
    await closeHelp(page)
    await people.unlockScreen(page, 'renshu-1234')
    await session.isRunning(page)
    await session.end(page)
    await openHelp(page, '記録の確定')
    await closeHelp(page)
    await session.closeRecord(page)
    await seeker.close()
  })

  it('names the keys of the list where they are heard, and none elsewhere', async ({ page }) => {
    await people.signOut(page)
    await people.signIn(page, '統括B')
    await desk.go(page, '記録の確認')
    await records.shows(page, ichiro.name)
    await openHelp(page, '記録の確認')
    expect(await keysHere(page)).toEqual(['J', 'K', '↑ ↓', 'Enter'])
    await shoot(page, '133-help-review')
    await closeHelp(page)
    await desk.go(page, '設定')
    await openHelp(page, '設定')
    expect(await keysHere(page)).toEqual([])
    await closeHelp(page)
  })
})

describe('the size of the text', () => {
  it('is chosen with two presses, holds on every screen, and nothing is cut off', async ({
    page,
    problems,
  }) => {
    expect(await rootSize(page)).toBe('16px')
    await chooseText(page, '特大')
    expect(await rootSize(page)).toBe('20px')
    const found: string[] = []
    const look = async (screen: string): Promise<void> => {
      await shoot(page, `134-largest-${screen}`)
      found.push(...(await wholeFindings(page)).map((line) => `[${screen}] ${line}`))
    }
    for (const room of ['今日', '予約ボード', '相談記録', '記録の確認', '統計', '設定'] as const) {
      await desk.go(page, room)
      await page.getByRole('main').getByRole('heading').first().waitFor()
      await look(room)
    }
    await openHelp(page, '設定')
    await look('help')
    await closeHelp(page)
    await people.lock(page)
    await people.isLocked(page)
    await look('lock')
    await people.unlockScreen(page, 'renshu-5678')
    expect(found).toEqual([])
    expect(problems).toEqual([])
  })

  it('is there at the next start, before anybody has signed in, and through a consultation', async ({
    app: first,
    open,
  }) => {
    await first.close()
    const app = await open()
    const { page } = app
    await button(page, /で始める/).waitFor()
    expect(await rootSize(page)).toBe('20px')
    const found: string[] = []
    const look = async (screen: string): Promise<void> => {
      await shoot(page, `134-largest-${screen}`)
      found.push(...(await wholeFindings(page)).map((line) => `[${screen}] ${line}`))
    }
    await look('sign-in')
    await people.signIn(page, '相談員A')
    await board.prepare(page, '髙橋 架空')
    await look('preparing')
    const seeker = await precall.consultPrepared(app, {
      name: '髙橋 架空',
      number: '17010-00012302',
    })
    await session.isRunning(page)
    await look('session')
    await session.end(page)
    await look('closing')
    await session.closeRecord(page)
    await seeker.close()
    await chooseText(page, '標準')
    expect(await rootSize(page)).toBe('16px')
    await press(page, /^文字: 標準/)
    await page.keyboard.press('Escape')
    expect(found).toEqual([])
  })
})
