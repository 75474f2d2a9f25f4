/** The settings: their tabs, the office's contents, accounts, backups, periods of keeping, Zoom. */
import type { Locator, Page } from 'playwright-core'
import { zoomTestSteps } from '../../../shared/meeting/zoom-account.ts'
import { credentials } from '../../fakes/zoom/rest.ts'
import type { MailAccount } from '../../../electron/schedule/mailing/account.ts'
import { until } from '../../support/until.ts'
import { go } from './desk.ts'
import { field, press, pressEnabled, question, says } from './ui.ts'

type Tab =
  | '開庁日'
  | '事務所の内容'
  | 'アカウントの一覧'
  | 'バックアップ'
  | '保存期間'
  | '復旧キー'
  | '会議（Zoom）'
  | 'メール'
  | '事務所のサーバー'
  | '動作の記録'
  | '予約の履歴'
  | '改ざんの確認'
  | '定型文'
  | '自分のパスワード'
  | 'アップデート'

/** From any room. */
export async function openTab(page: Page, name: Tab): Promise<void> {
  await go(page, '設定')
  await page.getByRole('tab', { name, exact: true }).click()
}

/** The settings as they are for whoever is signed in. */
export async function open(page: Page): Promise<void> {
  await go(page, '設定')
  await page.getByRole('tab').first().waitFor()
}

/** Of the office's contents. */
export const section = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation', { name: '変更する内容' }).getByRole('button', { name }).click()

export const save = (page: Page): Promise<void> => press(page, '保存する')

/** On the form itself. */
export const isSaved = (page: Page): Promise<void> => says(page, '保存しました')

/** Saves, and it is. */
export async function saved(page: Page): Promise<void> {
  await save(page)
  await isSaved(page)
}

/** The form of a new account. */
export const openNewAccount = (page: Page): Promise<void> => press(page, 'アカウントを追加')

/** The form of a new account is filled in. */
export const addAccount = (form: Locator): Promise<void> => press(form, '追加する')

export async function stopAccount(page: Page, displayName: string): Promise<void> {
  await press(page, `使用を停止する ${displayName}`)
  await page.getByRole('dialog').getByRole('button', { name: '使用を停止する' }).click()
}

export async function backUpTo(page: Page, folder: string): Promise<void> {
  await field(page, 'バックアップの保存先').fill(folder)
  await press(page, '設定を保存する')
}

export const backUpNow = (page: Page): Promise<void> => pressEnabled(page, '今すぐバックアップする')

/** Records and restrictions whose period is over: none. */
export const nothingIsDue = (page: Page): Promise<void> =>
  page.getByText('保存期間が満了した記録はありません').waitFor()

export async function keepFor(
  page: Page,
  what: '相談記録' | '終了した利用制限',
  months: number,
): Promise<void> {
  await field(page, what).fill(String(months))
  await press(page, '期間を保存する')
}

/** Up to the question, which `dispose` answers. */
export async function askToDispose(page: Page, count: number): Promise<void> {
  await field(page, '廃棄する理由').fill('文書管理規程の保存期間5年が満了')
  await press(page, `${count}件を廃棄する`)
  await page.getByText('廃棄すると元に戻せません').waitFor()
}

export async function dispose(page: Page): Promise<void> {
  await press(question(page), '廃棄する')
  await nothingIsDue(page)
}

/** The account that was entered, step by step: all is well with it. */
export async function testZoomAccount(page: Page): Promise<void> {
  await press(page, '接続テスト')
  await zoomIsWell(page)
}

export const zoomIsWell = (page: Page): Promise<void> =>
  until(
    'all steps are fine, the trial meeting too',
    async () => (await page.getByText('問題ありません').count()) === zoomTestSteps.length,
    60_000,
  )

/** The account of the fake Zoom, as a supervisor types it. */
export async function enterZoomAccount(page: Page): Promise<void> {
  await openTab(page, '会議（Zoom）')
  const fill = (label: string, value: string): Promise<void> => page.getByLabel(label).fill(value)
  await fill('アカウントID', credentials.accountId)
  await fill('クライアントID（Server-to-Server OAuthのアプリ）', credentials.clientId)
  await fill('クライアントシークレット（Server-to-Server OAuthのアプリ）', credentials.clientSecret)
  await fill('主催者', credentials.hosts.join('\n'))
  await fill('クライアントID（Meeting SDKのアプリ）', credentials.sdkKey)
  await fill('クライアントシークレット（Meeting SDKのアプリ）', credentials.sdkSecret)
  await page.getByText('接続先のアドレス').click()
  await fill('APIのアドレス', 'https://api.fake.test/v2')
  await fill('認証のアドレス', 'https://auth.fake.test/oauth/token')
  await fill('会議の接続先（ホスト名）', 'meet.fake.test')
  await page.getByRole('button', { name: '保存する' }).click()
  await page.getByText('Zoomで会議を行います').waitFor()
}

/** A mail server, as a supervisor types it. */
export async function enterMailServer(page: Page, account: MailAccount): Promise<void> {
  await openTab(page, 'メール')
  await field(page, 'サーバーの名前').fill(account.host)
  await field(page, 'ポート番号').fill(String(account.port))
  await field(page, 'ユーザー名').fill(account.user)
  await field(page, 'パスワード').fill(account.password)
  await field(page, '差出人のメールアドレス').fill(account.from)
  if (account.authority !== null) {
    await page.getByText('認証局の証明書（必要な場合）').click()
    await field(page, '証明書（PEM形式）').fill(account.authority)
  }
  await save(page)
  await says(page, '「案内」の画面からメールを送信できます')
}
