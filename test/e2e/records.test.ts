/** The records of a real office over the years: found, backed up, restored here and on a new PC, disposed of; the supervisor's and IT staff's half. */
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshFolder, removeFolder, type RunningApp, shoot, startApp } from '../support/app.ts'
import { findInFiles } from '../support/sample.ts'
import { createScreens } from '../support/screens.ts'
import { verify } from '../support/verify.ts'
import { addPast, OLD, oldName, RECENT, SECRET } from './records-past.ts'
import * as step from './steps.ts'

const { check, noFaults } = createScreens()
const VAULT = 'jimusho no kagi 1'
const NEW_VAULT = 'atarashii kagi 2'
const supervisor = { displayName: '架空 統子', loginName: 'touko', passphrase: 'toukatsu-1234' }
const counselor = { displayName: '架空 相太', loginName: 'souta', passphrase: 'soudan-5678' }
const staff = { displayName: '架空 情実', loginName: 'jouho', passphrase: 'jouhou-91011' }
type Person = typeof supervisor

const press = (page: Page | Locator, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name }).first().click()
const field = (place: Page | Locator, label: string, at = 0): Locator =>
  place.locator('input, textarea').and(place.getByLabel(label)).nth(at)

async function fillAccount(place: Page | Locator, person: Person): Promise<void> {
  await field(place, '表示する名前').fill(person.displayName)
  await field(place, 'ログイン名').fill(person.loginName)
  await field(place, '最初のパスワード').fill(person.passphrase)
}

async function signIn(page: Page, person: Person): Promise<void> {
  await page.getByRole('button', { name: /お名前/ }).click()
  await page.getByRole('option', { name: person.displayName }).click()
  await page.getByRole('textbox', { name: 'パスワード' }).fill(person.passphrase)
  await page.getByRole('button', { name: 'ログイン', exact: true }).click()
  await page.getByRole('navigation', { name: 'メニュー' }).waitFor()
}

async function signOut(page: Page, person: Person): Promise<void> {
  await page.getByRole('button', { name: person.displayName }).first().click()
  await page.getByRole('menuitem', { name: 'ログアウト' }).click()
  await press(page.getByRole('dialog'), 'ログアウト')
  await page.getByRole('heading', { name: 'ログイン' }).waitFor()
}

async function unlock(page: Page, passphrase: string): Promise<void> {
  await page.getByRole('heading', { name: '事務所のデータを開きます' }).waitFor()
  await field(page, 'データのパスフレーズ').fill(passphrase)
  await page.getByRole('button', { name: '開く', exact: true }).click()
}

async function openTab(page: Page, name: string): Promise<void> {
  await step.go(page, '設定')
  await page.getByRole('tab', { name, exact: true }).click()
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page
    .getByRole('button', { name: new RegExp(label) })
    .first()
    .click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

describe('the records of a real office', () => {
  const dataRoot = freshFolder()
  const newPc = freshFolder()
  const backups = freshFolder()
  const problems: string[] = []
  let app: RunningApp
  let page: Page
  let recoveryKey = ''

  const open = async (root: string): Promise<void> => {
    app = await startApp(root)
    page = app.page
    page.setDefaultTimeout(15_000)
    page.on('pageerror', (error) => problems.push(error.message))
  }

  beforeAll(async () => {
    await open(dataRoot)
    await press(page, '事務所を設定する')
    await field(page, '事務所の名前').fill('ハローワーク架空')
    await press(page, '次へ')
    await fillAccount(page, supervisor)
    await press(page, '次へ')
    await fillAccount(page, counselor)
    await press(page, '次へ')
    await field(page, 'データのパスフレーズ').fill(VAULT)
    await field(page, 'もう一度').fill(VAULT)
    await press(page, '次へ')
    await press(page, 'この内容で設定する')
    await page.getByRole('heading', { name: '復旧キーを書き留めてください' }).waitFor()
    recoveryKey = (await page.locator('.sd-key').innerText()).replace(/\s/g, '')
    await app.close()
    addPast(join(dataRoot, 'office'), VAULT)
    await open(dataRoot)
    await unlock(page, VAULT)
    await signIn(page, supervisor)
  })
  afterAll(async () => {
    await app.close()
    for (const folder of [dataRoot, newPc, backups]) removeFolder(folder)
  })

  it('are found by counselor, site and part of a name, and the filter is kept under a name', async () => {
    await step.go(page, '相談記録')
    await page
      .getByText(`${OLD + RECENT}件`)
      .first()
      .waitFor()
    await shoot(page, '120-records-list')
    await choose(page, '施設', '津幡分室')
    await page
      .getByText(`${OLD / 3 + RECENT / 3}件`)
      .first()
      .waitFor()
    await choose(page, '相談員', counselor.displayName)
    await field(page, '氏名・求職番号').fill('昔川')
    await page
      .getByText(`${OLD / 3}件`, { exact: true })
      .first()
      .waitFor()
    await press(page, 'この条件を保存する')
    await field(page.getByRole('dialog'), '条件の名前').fill('むかしの支所')
    await press(page.getByRole('dialog'), '保存する')
    await page.getByRole('button', { name: 'むかしの支所', exact: true }).waitFor()
    await press(page, '条件をすべて消す')
    await page
      .getByText(`${OLD + RECENT}件`)
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'むかしの支所', exact: true }).click()
    await page
      .getByText(`${OLD / 3}件`, { exact: true })
      .first()
      .waitFor()
    await shoot(page, '121-records-saved-filter')
    await check(page, 'records with a saved filter')
    noFaults()
    await press(page, '条件をすべて消す')
    await page
      .getByText(`${OLD + RECENT}件`)
      .first()
      .waitFor()
    await page
      .locator('.records-scroller')
      .evaluate((list) => list.scrollTo({ top: list.scrollHeight }))
    await page.getByRole('button', { name: oldName }).last().waitFor()
    expect(await page.locator('.records-scroller .records-line').count()).toBeLessThan(60)
    await shoot(page, '122-records-end-of-list')
  })

  it('are backed up to a folder of the office’s choice, which is checked first', async () => {
    await openTab(page, 'バックアップ')
    await page.getByText('バックアップはまだありません').waitFor()
    await field(page, 'バックアップの保存先').fill(join(backups, 'ない場所'))
    await press(page, '設定を保存する')
    await page.getByText('フォルダーが見つかりません').first().waitFor()
    await shoot(page, '123-backup-refused')
    await field(page, 'バックアップの保存先').fill(backups)
    await press(page, '設定を保存する')
    await page
      .getByRole('button', { name: '今すぐバックアップする' })
      .and(page.locator(':enabled'))
      .click()
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
        VAULT,
        supervisor.passphrase,
        '17010-10000001',
      ]),
    ).toEqual([])
  })

  it('are disposed of when their period is over and a supervisor says so, and the chain still verifies', async () => {
    await openTab(page, '保存期間')
    await page.getByText('保存期間が満了した記録はありません').waitFor()
    await field(page, '相談記録').fill('60')
    await press(page, '期間を保存する')
    await page.getByText(new RegExp(`相談記録.*${OLD}件`)).waitFor()
    await shoot(page, '125-retention-due')
    await check(page, 'retention due')
    await field(page, '廃棄する理由').fill('文書管理規程の保存期間5年が満了')
    await press(page, `${OLD}件を廃棄する`)
    await page.getByText('廃棄すると元に戻せません').waitFor()
    await shoot(page, '126-retention-ask')
    await check(page, 'retention: ask')
    noFaults()
    await press(page.getByRole('dialog').or(page.getByRole('alertdialog')), '廃棄する')
    await page.getByText('保存期間が満了した記録はありません').waitFor()
    await shoot(page, '127-retention-done')
    await step.go(page, '相談記録')
    await page.getByText(`${RECENT}件`).first().waitFor()
    expect(verify(join(dataRoot, 'office')).report).toMatchObject({ ok: true, firstBad: null })
  })

  it('are disposed of with the restrictions that are over, which have a period of their own; one that stands stays', async () => {
    await openTab(page, '保存期間')
    await field(page, '終了した利用制限').fill('60')
    await press(page, '期間を保存する')
    await page.getByText(/終了した利用制限.*2件.*より前に終了したもの/).waitFor()
    expect(await page.getByRole('row').filter({ hasText: '昔山 制子' }).innerText()).toMatch(
      /令和元年6月3日.*令和元年7月1日（月）に解除/s,
    )
    expect(await page.getByRole('row').filter({ hasText: '昔谷 限太 ※' }).innerText()).toMatch(
      /令和元年12月27日（金）まで/,
    )
    expect(await page.locator('main').innerText()).not.toMatch(/10000001|求人票|架空 続/)
    await shoot(page, '127a-retention-restrictions')
    await check(page, 'retention: restrictions')
    await field(page, '廃棄する理由').fill('文書管理規程の保存期間5年が満了')
    await press(page, '2件を廃棄する')
    await page.getByText('廃棄すると元に戻せません').waitFor()
    await shoot(page, '127b-retention-restrictions-ask')
    await check(page, 'retention: restrictions, ask')
    noFaults()
    await press(page.getByRole('dialog').or(page.getByRole('alertdialog')), '廃棄する')
    await page.getByText('保存期間が満了した記録はありません').waitFor()
    await step.go(page, '記録の確認')
    await page.getByRole('tab', { name: '利用制限' }).click()
    await page.getByText('架空 続').waitFor()
    expect(await page.getByText(/昔山|昔谷/).count()).toBe(0)
    expect(verify(join(dataRoot, 'office')).report).toMatchObject({ ok: true, firstBad: null })
  })

  it('are out of reach of IT staff, who look after backups and put one back in one step', async () => {
    await openTab(page, 'アカウントの一覧')
    await press(page, 'アカウントを追加')
    const dialog = page.getByRole('dialog')
    await fillAccount(dialog, staff)
    await dialog.getByText('情報システム担当').click()
    await press(dialog, '追加する')
    await page.getByRole('row').filter({ hasText: staff.loginName }).waitFor()
    await openTab(page, 'バックアップ')
    await page
      .getByRole('button', { name: '今すぐバックアップする' })
      .and(page.locator(':enabled'))
      .click()
    await page.waitForFunction(() => document.body.innerText.includes('確認済み'))
    await page
      .getByRole('button', { name: '今すぐバックアップする' })
      .and(page.locator(':enabled'))
      .waitFor()
    await signOut(page, supervisor)
    await signIn(page, staff)
    expect(await page.getByRole('navigation', { name: 'メニュー' }).innerText()).not.toMatch(
      /相談記録|予約ボード|記録の確認|統計/,
    )
    await openTab(page, 'バックアップ')
    await shoot(page, '128-backup-it-staff')
    const [first] = readdirSync(backups).sort()
    await field(page, 'バックアップのフォルダー').fill(join(backups, first ?? ''))
    await press(page, 'バックアップから復元する')
    await page.getByText('このバックアップから復元しますか').waitFor()
    await shoot(page, '129-restore-ask')
    await press(
      page.getByRole('dialog').or(page.getByRole('alertdialog')),
      'このバックアップから復元する',
    )
    await unlock(page, VAULT)
    await signIn(page, supervisor)
    await step.go(page, '相談記録')
    await page
      .getByText(`${OLD + RECENT}件`)
      .first()
      .waitFor()
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
    const newest = readdirSync(backups).sort().at(-1) ?? ''
    await field(page, 'バックアップのフォルダー').fill(join(backups, 'ない'))
    await press(page, 'バックアップから復元する')
    await page.getByText('そのフォルダーにバックアップはありません').waitFor()
    await shoot(page, '130-new-pc-restore')
    await field(page, 'バックアップのフォルダー').fill(join(backups, newest))
    await press(page, 'バックアップから復元する')
    await page.getByRole('heading', { name: '事務所のデータを開きます' }).waitFor()
    await press(page, '復旧キーで開く')
    await field(page, '復旧キー').fill(recoveryKey)
    await field(page, '新しいデータのパスフレーズ').fill(NEW_VAULT)
    await field(page, 'もう一度').fill(NEW_VAULT)
    await press(page, 'この復旧キーで開く')
    await page.getByRole('heading', { name: '復旧キーで開きました' }).waitFor()
    await press(page, 'ログインへ進む')
    await signIn(page, supervisor)
    await step.go(page, '相談記録')
    await page.getByText(`${RECENT}件`).first().waitFor()
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
