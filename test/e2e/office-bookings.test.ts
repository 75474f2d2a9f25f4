/** The contents of an office that has bookings: what a change takes away from them, said before it is done. */
import { describe } from 'vitest'
import { shoot } from '../support/app.ts'
import { ichiro } from '../support/sample.ts'
import { officeTest } from './fixtures.ts'
import * as desk from './pages/desk.ts'
import * as settings from './pages/settings.ts'
import { cancel, dialogOn, press } from './pages/ui.ts'

const it = officeTest({ signedInAs: '統括B' })

describe('an office with bookings', () => {
  it('says which bookings lose their place before it takes a slot or a counter away, and puts them before a person', async ({
    page,
  }) => {
    await settings.openTab(page, '事務所の内容')
    await settings.section(page, '枠と窓口')
    await press(page, '枠1の開始時刻を削除する')
    await settings.save(page)
    const question = dialogOn(page)
    await question
      .getByText(/10:00の枠: 削除する枠に予約が\d+件あります/)
      .first()
      .waitFor()
    await shoot(page, '67-slot-with-bookings')
    await cancel(question)
    await settings.save(page)
    await question.getByRole('button', { name: 'この内容に変更する' }).click()
    await settings.isSaved(page)
    await desk.go(page, '予約ボード')
    await press(page, /要確認 \d+件/)
    await page.getByRole('listitem').filter({ hasText: ichiro.name }).first().waitFor()
  })
})
