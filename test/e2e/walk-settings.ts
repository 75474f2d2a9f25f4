/** The settings of a real office and all that opens from them; part of accessibility-office.test.ts. */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { editText } from '../../renderer/office/words/profile.ts'
import { enterOn, focusKept, typeInto } from '../support/keyboard.ts'
import { lookout, type Screens } from '../support/screens.ts'
import { counselor, staff, supervisor } from './pages/accounts.ts'
import * as people from './pages/people.ts'

/** Begins and ends with the supervisor signed in. @param data the folder of the test */
export async function walkSettings(
  page: Page,
  { check, dialog }: Screens,
  data: string,
): Promise<void> {
  const { heading, text, enabled, row, tab } = lookout(page)
  await enterOn(page, '設定')
  await enterOn(page, '保存する')
  await text('理由を入力してください')
  await check(page, 'settings: days with errors')
  await tab('事務所の内容')
  for (const section of Object.values(editText.sections)) {
    await enterOn(page, new RegExp(`^${section}`))
    await heading(section)
    await check(page, `profile: ${section}`)
  }
  await enterOn(page, new RegExp(`^${editText.sections.lock}`))
  await heading(editText.sections.lock)
  await typeInto(page, '操作がないときにロックするまでの時間（分）', '99')
  await enterOn(page, '保存する')
  await text('1から60までの数を入力してください')
  await dialog(page, /^連絡文/, 'unsaved question')
  await enterOn(page, '変更前に戻す')
  await tab('アカウントの一覧')
  await dialog(page, `使用を停止する ${counselor.displayName}`, 'stop an account')
  await enterOn(page, 'アカウントを追加')
  await enterOn(page, '追加する')
  await text('入力してください')
  await check(page, 'add an account with errors')
  await typeInto(page, '表示する名前', staff.displayName)
  await typeInto(page, 'ログイン名', staff.loginName)
  await typeInto(page, '最初のパスワード', staff.passphrase)
  await page.getByRole('radio', { name: '相談員' }).focus()
  for (const role of ['統括', '情報システム担当']) {
    await page.keyboard.press('ArrowRight')
    await page.getByRole('radio', { name: new RegExp(role), checked: true }).waitFor()
  }
  await enterOn(page, '追加する')
  await row(staff.loginName)
  await focusKept(page, 'adding an account')
  await tab('バックアップ')
  await typeInto(page, 'バックアップの保存先', join(data, 'ない'))
  await enterOn(page, '設定を保存する')
  await text('保存先のフォルダーが見つかりません')
  await check(page, 'backup refused')
  const backups = join(data, 'E', 'soudan-backup')
  mkdirSync(backups, { recursive: true })
  await typeInto(page, 'バックアップの保存先', backups)
  await enterOn(page, '設定を保存する')
  await enabled('今すぐバックアップする')
  await enterOn(page, '今すぐバックアップする')
  await text(/確認済み（記録/)
  await focusKept(page, 'the backup')
  await typeInto(page, 'バックアップのフォルダー', backups)
  await dialog(page, 'バックアップから復元する', 'restore question')
  await check(page, 'backup made')
  rmSync(backups, { recursive: true })
  await enterOn(page, '今すぐバックアップする')
  await text('バックアップを作れていません')
  await check(page, 'backup failed, said above every room')
  await tab('自分のパスワード')
  await typeInto(page, '新しいパスワード', 'mijikai')
  await enterOn(page, '変更する')
  await text('8文字以上にしてください')
  await check(page, 'own passphrase with errors')
  await people.signOutByKey(page, supervisor)
  await people.signInByKey(page, staff)
  await heading('設定')
  for (const name of ['バックアップ', '会議（Zoom）', '事務所の内容']) {
    await tab(name)
    await check(page, `settings of IT staff: ${name}`)
  }
  await people.signOutByKey(page, staff)
  await people.signInByKey(page, supervisor)
  await heading('今日')
}
