/** 案内 in the practice office: whoever is to be told is seen, gets a meeting, a text in the right language, and stands in the contact log. */
import { describe, expect } from 'vitest'
import { shoot } from '../support/app.ts'
import { ichiro, takahashi } from '../support/sample.ts'
import { readPdf } from '../support/pdf.ts'
import { until } from '../support/until.ts'
import { createScreens } from '../support/screens.ts'
import { officeTest } from './fixtures.ts'
import * as board from './pages/board.ts'
import * as telling from './pages/telling.ts'
import { press, shows } from './pages/ui.ts'

const it = officeTest({ signedInAs: '相談員A' })
const { check, noFaults } = createScreens()

describe('telling the day’s people', () => {
  it('begins at the board, which says how many there are and that nobody was told', async ({
    page,
  }) => {
    await board.shows(page, ichiro.name)
    await page.getByRole('button', { name: /案内: 今日の10名（未案内10名）/ }).waitFor()
    expect(await board.cell(page, ichiro.name).getByText('未案内').count()).toBe(1)
    await shoot(page, 'telling-board')
    await telling.openFrom(page)
    await shows(page, '今日の10名')
    await shows(page, '案内済み0名・未案内10名')
    await shoot(page, 'telling-before')
    await check(page, 'telling, practice: before')
    noFaults()
  })

  it('makes the missing meetings with one press', async ({ page }) => {
    await press(page, '会議をまとめて作る（10名分）')
    await shows(page, '10名分の会議を作りました')
    await shows(page, '会議は10名分あります')
    await telling.row(page, ichiro.name).getByText('会議あり').waitFor()
    await shoot(page, 'telling-made')
  })

  it('hands the texts over, each in its language, to nobody: it is practice', async ({ page }) => {
    await telling.language(page, takahashi.name).selectOption({ label: 'ベトナム語' })
    await telling.choose(page, ichiro.name).focus()
    await press(page, /^\.emlで保存（\d+名分）$/)
    await shows(page, '送信しましたか')
    const list = telling.practised(page)
    const letters = await list.allTextContents()
    expect(
      letters.some((one) => one.includes('takahashi@example.jp') && one.includes('Mật mã')),
    ).toBe(true)
    const to = letters.find((one) => one.includes('ichiro@example.jp')) ?? ''
    expect(to).toContain('https://zoom.example/j/')
    expect(to).not.toMatch(/[{}]/)
    await shoot(page, 'telling-question')
    await check(page, 'telling, practice: was it sent?')
    noFaults()
  })

  it('takes nobody as told by itself, and records only whom the counselor says it was sent to', async ({
    page,
  }) => {
    const question = page.getByRole('region', { name: '送信しましたか' })
    const ticked = question.getByRole('checkbox', { checked: true })
    expect(await ticked.count()).toBe(0)
    expect(
      await question.getByRole('button', { name: '0名に送信したと記録する' }).isDisabled(),
    ).toBe(true)
    await press(page, /^\d+名全員に送信した$/)
    expect(await ticked.count()).toBe(await question.getByRole('checkbox').count())
    const not = page.getByRole('checkbox', { name: new RegExp(`^${takahashi.name}さん（メール`) })
    await not.press('Space')
    await press(page, /^\d+名に送信したと記録する$/)
    await telling.isTold(telling.row(page, ichiro.name))
    await telling
      .row(page, ichiro.name)
      .getByText(/09:5\d・メール/)
      .waitFor()
    await telling.row(page, takahashi.name).getByText('未案内').waitFor()
    await shoot(page, 'telling-told')
  })

  it('sends to whoever is left as in a real office, to nobody: it is practice', async ({
    page,
  }) => {
    const before = await telling.practised(page).count()
    await telling.send(page)
    await shows(page, '1名に送信したことにしました（練習）')
    await telling.isTold(telling.row(page, takahashi.name))
    await until(
      'the mail stands in the list',
      async () => (await telling.practised(page).count()) === before + 1,
    )
    // In the language that was chosen for them.
    expect(await telling.practised(page).first().textContent()).toContain('Mật mã')
    await shoot(page, 'telling-sent')
    await check(page, 'telling, practice: sent')
    noFaults()
  })

  it('has a page for the job seeker, on one sheet, that names nobody', async ({ page, app }) => {
    await page.emulateMedia({ media: 'print' })
    const sheet = await page.locator('body > .sch-guide').innerText()
    expect(sheet).toContain('https://zoom.us/test')
    expect(sheet).not.toMatch(new RegExp(`${ichiro.name}|${takahashi.name}`))
    await shoot(page, 'telling-guide')
    const pages = await readPdf(await app.pdf())
    expect(pages.map(({ widthMm, heightMm }) => [widthMm, heightMm])).toEqual([[210, 297]])
    await page.emulateMedia({ media: 'screen' })
  })

  it('is seen on the board and in the booking', async ({ page }) => {
    await press(page, '予約ボードに戻る')
    await telling.isTold(board.cell(page, ichiro.name))
    await telling.isTold(board.cell(page, takahashi.name))
    await board.openBooking(page, ichiro.name)
    await page.getByText(/事務所から・送信した・最初の案内/).waitFor()
    await shoot(page, 'telling-contact')
    await check(page, 'booking with contacts')
    noFaults()
    await page.keyboard.press('Escape')
  })

  it('shows it in the preparation', async ({ page }) => {
    await board.prepare(page, ichiro.name)
    await telling.isTold(page.getByRole('heading', { name: ichiro.name }))
    await shoot(page, 'telling-preparation')
  })
})
