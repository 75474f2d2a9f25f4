/** Job postings through the screen: typed in the session as hands type them, corrected, withdrawn, added in the closing form, read in the record and on paper. */
import { expect } from 'vitest'
import { platform, shoot } from '../support/app.ts'
import { session as snapshot, untilSession } from '../support/contract-calls.ts'
import { readPdf } from '../support/pdf.ts'
import { ichiro } from '../support/sample.ts'
import { createScreens } from '../support/screens.ts'
import { officeTest } from './fixtures.ts'
import * as desk from './pages/desk.ts'
import * as people from './pages/people.ts'
import * as postings from './pages/postings.ts'
import * as precall from './pages/precall.ts'
import * as records from './pages/records.ts'
import * as session from './pages/session.ts'
import { button, press, question } from './pages/ui.ts'

const it = officeTest({ signedInAs: '相談員A' })
const { check, noFaults } = createScreens()

const A = '17010-12345678'
const B = '17010-00000001'
const C = '13010-87654321'

it('takes a number as it is typed, and refuses one that is none', async ({ app, page }) => {
  await precall.consult(app, ichiro)
  await postings.unfold(page)
  await shoot(page, '160-postings-empty')
  await postings.add(page, '17010-1234567', '紹介した')
  await page.getByText('ハイフンの前が5桁').first().waitFor()
  expect((await snapshot(page)).postings).toEqual([])
  await postings.add(page, '１７０１０ー１２３４５６７８', '紹介した')
  await postings.shows(page, A, '紹介した')
  await postings.add(page, B, '見せた')
  await postings.shows(page, B, '見せた')
  await postings.add(page, A, '見せた')
  await page.getByText('もう記録されています').first().waitFor()
  expect((await snapshot(page)).postings).toEqual([
    { number: A, done: 'introduced' },
    { number: B, done: 'shown' },
  ])
  await shoot(page, '161-postings')
  await check(page, 'job postings in the session')
  noFaults()
})

it('corrects one and withdraws one', async ({ page }) => {
  await press(page, `求人票 ${B}を訂正する`)
  await postings.correct(page, C, '紹介した')
  await postings.shows(page, C, '紹介した')
  await press(page, `求人票 ${A}の記録を取り消す`)
  await untilSession(page, 'one is left', ({ postings: left }) => left.length === 1)
  expect((await snapshot(page)).postings).toEqual([{ number: C, done: 'introduced' }])
  await postings.hasFocus(page)
})

it.skipIf(platform !== 'browser')(
  'says where there is no window for the job site',
  async ({ page }) => {
    await page.getByText('求人のウィンドウを開くことも、求職者に見せることもできません').waitFor()
    expect(await button(page, '開いて見る').count()).toBe(0)
  },
)

it('takes one more in the closing form', async ({ page }) => {
  await press(page, '相談を終了する')
  await press(question(page), '相談を終了する')
  await session.hasEnded(page)
  await postings.unfold(page)
  await postings.add(page, A, '見せた')
  await postings.shows(page, A, '見せた')
  await shoot(page, '162-postings-closing')
  await session.closeRecord(page, '架空の求人票を見た。')
})

it('says what stands in the record, and how it came to it', async ({ page }) => {
  await desk.go(page, '相談記録')
  await records.open(page, ichiro.name)
  const said = page.locator('.records-postings')
  await said.waitFor()
  const lines = (await said.locator('li').allInnerTexts()).map((line) => line.replace(/\s+/gu, ' '))
  expect(lines).toEqual([`${C} 紹介した`, `${A} 見せた`])
  await page.getByText(`求人票の記録を訂正した（${B}（見せた）→${C}（紹介した））`).waitFor()
  await page.getByText(`求人票の記録を取り消した（${A}（紹介した））`).waitFor()
  await shoot(page, '163-postings-record')
  await check(page, 'a record with job postings')
  noFaults()
})

it('prints them under their record on the day’s paper', async ({ app, page }) => {
  await people.signOut(page)
  await people.signIn(page, '統括B')
  await desk.go(page, '記録の確認')
  // Headless, nobody answers the dialog of the printer or of the file.
  await page.evaluate(() => {
    window.print = () => undefined
  })
  if (platform !== 'browser')
    await app.inMain(({ dialog }) => {
      dialog.showSaveDialog = () => new Promise(() => undefined)
    }, null)
  await postings.printDay(page)
  const pages = await readPdf(await app.pdf())
  const text = pages.map((one) => one.text.replace(/\s/gu, '')).join('')
  expect(text).toContain(`求人票:${C}(紹介した)、${A}(見せた)`)
  expect(text).not.toContain(`${A}(紹介した)`)
  expect(text).not.toContain(B)
  await page.emulateMedia({ media: 'print' })
  await shoot(page, '164-postings-day-paper')
})
