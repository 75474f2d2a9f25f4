/** What went wrong is made good: a withdrawal that comes meanwhile, an office that was late, a correction, a sign-off taken back. */
import iconv from 'iconv-lite'
import { expect } from 'vitest'
import { LocalDateSchema } from '../../shared/time/day.ts'
import { shoot } from '../support/app.ts'
import { session as snapshot } from '../support/contract-calls.ts'
import { jiro, sampleFile, takahashi } from '../support/sample.ts'
import { createScreens } from '../support/screens.ts'
import { officeTest } from './fixtures.ts'
import * as board from './pages/board.ts'
import * as desk from './pages/desk.ts'
import * as people from './pages/people.ts'
import * as precall from './pages/precall.ts'
import * as records from './pages/records.ts'
import * as review from './pages/review.ts'
import * as session from './pages/session.ts'
import { dialogGone, dialogOn, isGone, press } from './pages/ui.ts'

const it = officeTest({ signedInAs: '相談員A' })
const { check, noFaults } = createScreens()

/** The same file, read out of e-TUMO once more after that person took the booking back there. */
function withWithdrawn(date: string, receipt: string): { name: string; buffer: Buffer } {
  const { name, buffer } = sampleFile(LocalDateSchema.parse(date))
  const text = iconv.decode(buffer, 'cp932').replace(`${receipt},完了`, `${receipt},取下げ`)
  return { name, buffer: iconv.encode(text, 'cp932') }
}

it('shows a withdrawal that comes at 10:05, and offers that end alone of those that count', async ({
  page,
}) => {
  const date = await board.date(page)
  await board.prepare(page, takahashi.name)
  await desk.clockTo(page, '10:05')
  await desk.go(page, '予約ボード')
  await board.shows(page, takahashi.name)
  await board.openImport(page)
  const { name, buffer } = withWithdrawn(date, '2000102')
  expect(iconv.decode(buffer, 'cp932')).toContain('2000102,取下げ')
  await board.chooseFile(page, name, buffer)
  await board.previewIsOpen(page, name)
  await press(page, board.ACCEPT)
  await board.isImported(page)
  await press(page, '相談に戻る')
  await page.getByText('この予約は、e-TUMOで取り下げられました').first().waitFor()
  // One end is named, not two: that the office is late as well is no matter any more.
  await isGone(page.getByText(/過ぎて遅れています/))
  await shoot(page, '101-withdrawn-meanwhile')
  await check(page, 'preparing: withdrawn meanwhile')
  noFaults()
  const { possibleEnds } = await snapshot(page)
  expect(possibleEnds[0]).toBe('seekerCancelled')
  await precall.endEarly(page, /取消し/)
  await session.closeRecord(page)
  await board.cell(page, takahashi.name).getByText('求職者が取消し').waitFor()
})

it('offers the office’s own reason first where the office was late', async ({ page }) => {
  await desk.clockTo(page, '11:10')
  await precall.toTheDoor(page, jiro.name)
  await precall.enterMeeting(page)
  await desk.moveClock(page, '次のお知らせまで')
  await page.getByText('求職者から連絡はありましたか').waitFor()
  await shoot(page, '102-late-office')
  await check(page, 'no-show: the office was late')
  noFaults()
  expect((await snapshot(page)).possibleEnds[0]).toBe('officeReason')
})

it('lets a supervisor correct an outcome; board and record show it', async ({ page }) => {
  await precall.deemCancelled(page)
  await session.closeRecord(page)
  await people.signOut(page)
  await people.signIn(page, '統括B')
  await desk.go(page, '記録の確認')
  await records.open(page, jiro.name)
  await press(page, '結果を訂正する')
  await page.getByRole('button', { name: /正しい結果/ }).click()
  await page.getByRole('option', { name: '事務所の都合' }).click()
  await page.getByLabel('訂正する理由').fill('会議を開いたのが10分あとだった')
  await check(page, 'correct an outcome')
  await press(dialogOn(page), '訂正する')
  await dialogGone(page)
  await page
    .getByText(/事務所の都合.*訂正/)
    .first()
    .waitFor()
  await shoot(page, '103-corrected')
  await check(page, 'corrected')
  noFaults()
})

it('lets a sign-off be taken back for ten seconds', async ({ page }) => {
  await review.signOffButton(page).click()
  await press(page, '確認済みを取り消す')
  await review.signOffButton(page).waitFor()
  await page.getByText('確認待ち', { exact: true }).first().waitFor()
  await desk.go(page, '予約ボード')
  await board.cell(page, jiro.name).getByText(/訂正/).waitFor()
  await shoot(page, '104-board-corrected')
})
