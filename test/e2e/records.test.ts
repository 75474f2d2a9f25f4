/** The records of a real office over the years: found, backed up, restored here and on a new PC, disposed of; the supervisor's and IT staff's half. */
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect } from 'vitest'
import { freshFolder, removeFolder, type RunningApp, shoot } from '../support/app.ts'
import { createScreens } from '../support/screens.ts'
import { verify } from '../support/verify.ts'
import { findInFiles } from '../support/sample.ts'
import { type Open, officeTest } from './fixtures.ts'
import { counselor, staff, supervisor } from './pages/accounts.ts'
import * as desk from './pages/desk.ts'
import * as office from './pages/office.ts'
import * as people from './pages/people.ts'
import * as records from './pages/records.ts'
import * as review from './pages/review.ts'
import * as settings from './pages/settings.ts'
import { dialogOn, field, isGone, pick, press, question } from './pages/ui.ts'
import { addPast, OLD, oldName, RECENT, SECRET } from './records-past.ts'

const it = officeTest()

const { check, noFaults } = createScreens()
describe('the records of a real office', () => {
  const newPc = freshFolder()
  const backups = freshFolder()
  let problems: readonly string[] = []
  let dataRoot = ''
  let start: Open
  let app: RunningApp
  let page: Page
  let recoveryKey = ''

  async function open(root: string): Promise<void> {
    app = await start(root)
    page = app.page
  }

  it.beforeAll(async ({ open: opens, dataRoot: folder, problems: told }) => {
    start = opens
    dataRoot = folder
    problems = told
    await open(dataRoot)
    await office.setUp(page)
    recoveryKey = await office.shownKey(page)
    await app.close()
    addPast(join(dataRoot, 'office'), office.VAULT)
    await open(dataRoot)
    await office.unlock(page, office.VAULT)
    await people.signIn(page, supervisor)
  })
  afterAll(async () => {
    await app.close()
    for (const folder of [newPc, backups]) removeFolder(folder)
  })

  it('are found by counselor, site and part of a name, and the filter is kept under a name', async () => {
    await desk.go(page, '相談記録')
    await records.finds(page, OLD + RECENT)
    await shoot(page, '120-records-list')
    await pick(page.getByRole('main'), '施設', '津幡分室')
    await records.finds(page, OLD / 3 + RECENT / 3)
    await pick(page.getByRole('main'), '相談員', counselor.displayName)
    await records.filterBy(page, '昔川')
    await records.finds(page, OLD / 3, { exact: true })
    await press(page, 'この条件を保存する')
    await field(page.getByRole('dialog'), '条件の名前').fill('むかしの支所')
    await press(page.getByRole('dialog'), '保存する')
    await page.getByRole('button', { name: 'むかしの支所', exact: true }).waitFor()
    await records.clearFilter(page)
    await records.finds(page, OLD + RECENT)
    await page.getByRole('button', { name: 'むかしの支所', exact: true }).click()
    // Site and counselor come back; the name that was searched for was not kept.
    await records.filterBy(page, '昔川')
    await records.finds(page, OLD / 3, { exact: true })
    await shoot(page, '121-records-saved-filter')
    await check(page, 'records with a saved filter')
    noFaults()
    await records.clearFilter(page)
    await records.finds(page, OLD + RECENT)
    await page
      .locator('.records-scroller')
      .evaluate((list) => list.scrollTo({ top: list.scrollHeight }))
    await page.getByRole('button', { name: oldName }).last().waitFor()
    expect(await page.locator('.records-scroller .records-line').count()).toBeLessThan(60)
    await shoot(page, '122-records-end-of-list')
  })

  it('are backed up to a folder of the office’s choice, which is checked first', async () => {
    await settings.openTab(page, 'バックアップ')
    await page.getByText('バックアップはまだありません').waitFor()
    await settings.backUpTo(page, join(backups, 'ない場所'))
    await page.getByText('フォルダーが見つかりません').first().waitFor()
    await shoot(page, '123-backup-refused')
    await settings.backUpTo(page, backups)
    await settings.backUpNow(page)
    await page.getByText(/確認済み（記録/).waitFor()
    await shoot(page, '124-backup-made')
    const [made, ...others] = readdirSync(backups)
    expect(others).toEqual([])
    expect(verify(join(backups, made ?? '')).report).toMatchObject({ ok: true, firstBad: null })
    expect(
      findInFiles(backups, [
        oldName,
        SECRET,
        supervisor.displayName,
        office.VAULT,
        supervisor.passphrase,
        '17010-10000001',
      ]),
    ).toEqual([])
  })

  it('are disposed of when their period is over and a supervisor says so, and the chain still verifies', async () => {
    await settings.openTab(page, '保存期間')
    await settings.nothingIsDue(page)
    await settings.keepFor(page, '相談記録', 60)
    await page.getByText(new RegExp(`相談記録.*${OLD}件`)).waitFor()
    await shoot(page, '125-retention-due')
    await check(page, 'retention due')
    await settings.askToDispose(page, OLD)
    await shoot(page, '126-retention-ask')
    await check(page, 'retention: ask')
    noFaults()
    await settings.dispose(page)
    await shoot(page, '127-retention-done')
    await desk.go(page, '相談記録')
    await records.finds(page, RECENT)
    expect(verify(join(dataRoot, 'office')).report).toMatchObject({ ok: true, firstBad: null })
  })

  it('are disposed of with the restrictions that are over, which have a period of their own; one that stands stays', async () => {
    await settings.openTab(page, '保存期間')
    await settings.keepFor(page, '終了した利用制限', 60)
    await page.getByText(/終了した利用制限.*2件.*より前に終了したもの/).waitFor()
    expect(await page.getByRole('row').filter({ hasText: '昔山 制子' }).innerText()).toMatch(
      /令和元年6月3日.*令和元年7月1日（月）に解除/s,
    )
    expect(await page.getByRole('row').filter({ hasText: '昔谷 限太' }).innerText()).toMatch(
      /令和元年12月27日（金）まで/,
    )
    expect(await page.locator('main').innerText()).not.toMatch(/10000001|求人票|架空 続/)
    await shoot(page, '127a-retention-restrictions')
    await check(page, 'retention: restrictions')
    await settings.askToDispose(page, 2)
    await shoot(page, '127b-retention-restrictions-ask')
    await check(page, 'retention: restrictions, ask')
    noFaults()
    await settings.dispose(page)
    await desk.go(page, '記録の確認')
    await review.openTab(page, '利用制限')
    await page.getByText('架空 続').waitFor()
    await isGone(page.getByText(/昔山|昔谷/))
    expect(verify(join(dataRoot, 'office')).report).toMatchObject({ ok: true, firstBad: null })
  })

  it('are out of reach of IT staff, who look after backups and put one back in one step', async () => {
    await settings.openTab(page, 'アカウントの一覧')
    await settings.openNewAccount(page)
    const dialog = dialogOn(page)
    await people.fillAccount(dialog, staff)
    await dialog.getByText('情報システム担当').click()
    await settings.addAccount(dialog)
    await page.getByRole('row').filter({ hasText: staff.loginName }).waitFor()
    await settings.openTab(page, 'バックアップ')
    await settings.backUpNow(page)
    await page.waitForFunction(() => document.body.innerText.includes('確認済み'))
    await page
      .getByRole('button', { name: '今すぐバックアップする' })
      .and(page.locator(':enabled'))
      .waitFor()
    await people.signOut(page, supervisor)
    await people.signIn(page, staff)
    expect(await desk.menu(page).innerText()).not.toMatch(/相談記録|予約ボード|記録の確認|統計/)
    await settings.openTab(page, 'バックアップ')
    await shoot(page, '128-backup-it-staff')
    const [own = ''] = readdirSync(backups)
    const [first = ''] = readdirSync(join(backups, own)).sort()
    await office.restoreFrom(page, join(backups, own, first))
    await page.getByText('このバックアップから復元しますか').waitFor()
    await shoot(page, '129-restore-ask')
    await press(question(page), 'このバックアップから復元する')
    await office.unlock(page, office.VAULT)
    await people.signIn(page, supervisor)
    await desk.go(page, '相談記録')
    await records.finds(page, OLD + RECENT)
    expect(
      readdirSync(dataRoot)
        .filter((name) => name.startsWith('office'))
        .map((name) => name.replace(/\d{8}-\d{6}$/, '')),
    ).toEqual(['office', 'office.before-restore-'])
    expect(verify(join(dataRoot, 'office')).report).toMatchObject({ ok: true, firstBad: null })
  })

  it('are there again on a new PC with a backup and the recovery key, and with no other key', async () => {
    await app.close()
    mkdirSync(newPc, { recursive: true })
    await open(newPc)
    await press(page, 'バックアップから事務所を復元する')
    // The folder of all copies: its newest.
    const [own = ''] = readdirSync(backups)
    await office.restoreFrom(page, join(backups, 'ない'))
    await page.getByText('そのフォルダーにバックアップはありません').waitFor()
    await shoot(page, '130-new-pc-restore')
    await office.restoreFrom(page, join(backups, own))
    await office.vaultIsAsked(page)
    await office.useRecoveryKey(page)
    await office.recover(page, recoveryKey)
    await office.isRecovered(page)
    await office.toSignIn(page)
    await people.signIn(page, supervisor)
    await desk.go(page, '相談記録')
    await records.finds(page, RECENT)
    await page
      .locator('.records-scroller')
      .getByRole('button', { name: /架空 .子/ })
      .first()
      .click()
    await page.getByText(SECRET).waitFor()
    await shoot(page, '131-new-pc-record')
    expect(verify(join(newPc, 'office')).report).toMatchObject({ ok: true, firstBad: null })
    expect(problems).toEqual([])
  })
})
