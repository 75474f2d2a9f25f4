/** Phrases for notes, from the settings into the note: by one press and by keys, at the cursor, with nothing overwritten. */
import { expect } from 'vitest'
import { shoot } from '../support/app.ts'
import { session as snapshot } from '../support/contract-calls.ts'
import { ichiro } from '../support/sample.ts'
import { createScreens } from '../support/screens.ts'
import { until } from '../support/until.ts'
import { officeTest } from './fixtures.ts'
import * as desk from './pages/desk.ts'
import * as people from './pages/people.ts'
import * as phrases from './pages/phrases.ts'
import * as precall from './pages/precall.ts'
import * as records from './pages/records.ts'
import * as session from './pages/session.ts'
import { press, question, shows } from './pages/ui.ts'

const it = officeTest({ signedInAs: '統括B' })
const { check, noFaults } = createScreens()

const TEMPLATE = '希望:\n経験:'

it('are laid down for the office by a supervisor', async ({ page }) => {
  await phrases.openSettings(page)
  await phrases.write(page, '事務所の定型文', '書類選考', '書類選考の結果を待っている。')
  await phrases.write(page, '事務所の定型文', '相談の要点', TEMPLATE)
  await phrases.save(page, '事務所の定型文')
  await people.signOut(page)
  await people.signIn(page, '相談員A')
})

it('and for oneself, with a question where a person’s data may be in it', async ({ page }) => {
  await phrases.openSettings(page)
  await shows(page, '書類選考の結果を待っている。')
  expect(await page.getByRole('form', { name: '事務所の定型文' }).count()).toBe(0)
  await phrases.write(page, '自分の定型文', '面接の練習', '架空さんと、面接の練習をした。')
  await shows(page, '個人の情報が入っていませんか')
  await shoot(page, '164-phrases-settings')
  await check(page, 'phrases in the settings')
  await phrases.words(page).fill('面接の練習をした。')
  await page.getByText('個人の情報が入っていませんか').waitFor({ state: 'detached' })
  await phrases.save(page, '自分の定型文')
  noFaults()
})

it('come into the note at the cursor, by a press and by a key', async ({ app, page }) => {
  await desk.go(page, '予約ボード')
  await precall.consult(app, ichiro)
  const note = session.note(page)
  await note.fill('はじまり。おわり。')
  await note.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(0, 5))
  await phrases.insert(page, '面接の練習')
  expect(await note.inputValue()).toBe('はじまり。面接の練習をした。おわり。')
  // The keyboard goes on behind what was put in.
  await page.keyboard.type('次')
  expect(await note.inputValue()).toBe('はじまり。面接の練習をした。次おわり。')
  await page.keyboard.press('Alt+2')
  expect(await note.inputValue()).toBe(
    'はじまり。面接の練習をした。次書類選考の結果を待っている。おわり。',
  )
  await page.keyboard.press('Control+Z')
  expect(await note.inputValue()).toBe('はじまり。面接の練習をした。次おわり。')
  await page.keyboard.press('Alt+3')
  const whole = 'はじまり。面接の練習をした。次\n希望:\n経験:\nおわり。'
  expect(await note.inputValue()).toBe(whole)
  await shoot(page, '165-phrases-session')
  await check(page, 'phrases in the session')
  await until('it is saved', async () => (await snapshot(page)).note.text === whole)
  noFaults()
})

it('are there in the closing form too, and in the record as they were put in', async ({ page }) => {
  await press(page, '相談を終了する')
  await press(question(page), '相談を終了する')
  await session.hasEnded(page)
  const note = session.note(page)
  await note.press('Control+End')
  await phrases.insert(page, '書類選考')
  await shoot(page, '166-phrases-closing')
  await session.closeRecord(page)
  await desk.go(page, '相談記録')
  await records.open(page, ichiro.name)
  await shows(page, 'おわり。書類選考の結果を待っている。')
})
