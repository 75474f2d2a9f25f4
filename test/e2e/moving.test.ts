/** A closed day and a slot that cannot be held: everybody gets another time or is called, is told once, and it can be taken back. */
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { contract } from '../../shared/contract.ts'
import { OfficeProfileSchema } from '../../shared/office/profile.ts'
import { shoot } from '../support/app.ts'
import { ask } from '../support/contract-calls.ts'
import { ichiro } from '../support/sample.ts'
import { createScreens } from '../support/screens.ts'
import { until } from '../support/until.ts'
import { officeTest } from './fixtures.ts'
import * as board from './pages/board.ts'
import * as telling from './pages/telling.ts'
import { dialogOn, press, shows } from './pages/ui.ts'

const it = officeTest({ signedInAs: '統括B' })
const { check, noFaults } = createScreens()
const DaySchema = contract['schedule.day'].answer
const names = ['架空 停電一', '架空 停電二', '架空 停電三'] as const
let today = ''
let closed = ''

const isOpen = (page: Page): Promise<void> =>
  page.getByRole('heading', { name: '日時の変更（事務所の都合）', exact: true }).waitFor()
const to = (page: Page, name: string) =>
  page.getByRole('combobox', { name: `${name}さんの変更後の日時` })

describe('bookings of a day that was closed', () => {
  it.beforeAll(async ({ page }) => {
    await board.shows(page, ichiro.name)
    today = await board.date(page)
    const { slots, nextOpenDay } = DaySchema.parse(await ask(page, 'schedule.day', { date: today }))
    closed = nextOpenDay
    for (const [at, name] of names.entries())
      await ask(page, 'schedule.book', {
        wish: {
          ...{ date: closed, slot: slots[at] ?? '10:00', siteId: 'kanazawa', name },
          ...{ kana: null, jobSeekerNumber: `17010-8800${at}`, category: 1 },
          ...{ residence: 'notApplicable', companions: null, phone: null },
          ...{ email: `teiden${at}@example.jp`, meeting: null },
        },
      })
    const profile = OfficeProfileSchema.parse(await ask(page, 'office.profile', {}))
    const override = { date: closed, open: false, reason: '停電' }
    await ask(page, 'office.saveProfile', {
      profile: { ...profile, overrides: [...profile.overrides, override] },
    })
  })

  it('are named on the board, each with a place to go to', async ({ page }) => {
    await board.goToDay(page, closed)
    await shows(page, '閉庁のため、3件の予約の日時を変える必要があります')
    await shoot(page, 'moving-board')
    await press(page, '日時をまとめて変更する')
    await isOpen(page)
    await shows(page, '日時を決める人 3名')
    expect(await to(page, names[0]).inputValue()).toMatch(/^\d{4}-\d{2}-\d{2} 10:00$/)
    await to(page, names[2]).selectOption({ label: '決めずに、あとで連絡する（要確認に入れる）' })
    await check(page, 'moving: choose')
    await shoot(page, 'moving-choose')
    noFaults()
  })

  it('are moved with one press, and told together, each what is theirs', async ({ page }) => {
    await press(page, '3名の日時を変更する')
    await shows(dialogOn(page), '2名を、選んだ日時に変更します。1名は、日時が決まるまで要確認に')
    await check(page, 'moving: sure?')
    await press(dialogOn(page), '3名の日時を変更する')
    await shows(page, '変更した3名（未連絡3名）')
    await telling.send(page)
    await shows(page, '3名に送信したことにしました（練習）')
    await shows(page, '変更した3名（全員連絡済み）')
    const letters = await telling.practised(page).allTextContents()
    const of = (at: number): string =>
      letters.find((one) => one.includes(`teiden${at}@example.jp`)) ?? ''
    for (const at of [0, 1]) {
      expect(of(at)).toContain('ハローワークの都合により、オンライン相談の日時を')
      expect(of(at)).toContain('https://zoom.example/j/')
    }
    expect(of(2)).toContain('ハローワークの都合により行えなくなりました')
    expect(of(2)).not.toContain('https://')
    // There is nobody left to tell, and whoever presses again tells nobody twice.
    await until('nobody is chosen', async () =>
      page.getByRole('button', { name: 'メールで送信（0名）' }).isDisabled(),
    )
    await check(page, 'moving: told')
    await shoot(page, 'moving-told')
    noFaults()
  })

  it('go back with one press, and whoever was told is told again', async ({ page }) => {
    await press(page, '元に戻す')
    await shows(dialogOn(page), 'このうち3名には変更を連絡済みです')
    await press(dialogOn(page), '元に戻す')
    await shows(page, '日時を決める人 3名')
    const day = DaySchema.parse(await ask(page, 'schedule.day', { date: closed }))
    expect(day.bookings.map(({ state, slot }) => [state, slot])).toEqual([
      ['held', '10:00'],
      ['held', '11:00'],
      ['held', '14:00'],
    ])
    await shoot(page, 'moving-undone')
  })

  it('of an open day are those of the slots that cannot be held, and no others', async ({
    page,
  }) => {
    await press(page, '予約ボードに戻る')
    await board.goToDay(page, today)
    await telling.openFrom(page)
    await press(page, /^停電や障害などで行えない枠/)
    await isOpen(page)
    await shows(page, 'この日に、日時を変更する予約はありません')
    await page.getByRole('checkbox', { name: /^15:00（/ }).press('Space')
    await page.getByRole('table').waitFor()
    const rows = await page.getByRole('row').allTextContents()
    expect(rows.length).toBeGreaterThan(1)
    expect(rows.slice(1).every((row) => row.includes('15:00'))).toBe(true)
    await check(page, 'moving: outage')
    await shoot(page, 'moving-outage')
    noFaults()
  })
})
