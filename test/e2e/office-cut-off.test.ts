/** A set-up that was cut off: it goes on where it stopped, and an office that lost its accounts lets nobody in. */
import { DatabaseSync } from 'node:sqlite'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { storageOpener } from '../../electron/storage/opener.ts'
import { fail } from '../../shared/result.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import { type RunningApp, shoot } from '../support/app.ts'
import { type Open, officeTest } from './fixtures.ts'
import { counselor, supervisor } from './pages/accounts.ts'
import * as office from './pages/office.ts'
import * as people from './pages/people.ts'
import { press } from './pages/ui.ts'

const it = officeTest()

describe('a set-up that was cut off before anybody could sign in', () => {
  let folder = ''
  let start: Open
  let app: RunningApp
  let shownAtFirst = ''
  const inDatabase = (sql: string): void => {
    const db = new DatabaseSync(join(folder, 'records.sqlite'))
    db.exec(sql)
    db.close()
  }

  it.beforeAll(async ({ open, dataRoot }) => {
    start = open
    folder = join(dataRoot, 'office')
    const noKeyStore = {
      available: () => false,
      wrap: () => {
        throw new Error('there is no key store')
      },
      unwrap: () => fail('keyUnavailable'),
    }
    const made = storageOpener(noKeyStore).create(
      folder,
      'office',
      createVirtualClock(0),
      office.VAULT,
    )
    if (!made.ok) throw new Error(made.reason)
    shownAtFirst = made.value.recoveryKey
    made.value.storage.close()
    app = await start()
  })

  it('goes on where it stopped: the first accounts, and a recovery key that somebody sees', async () => {
    const { page } = app
    await office.unlock(page, office.VAULT)
    await page.getByRole('heading', { name: 'アカウントを作ってください' }).waitFor()
    await people.fillAccount(page, supervisor)
    await press(page, 'アカウントを作る')
    await page.getByText('入力してください').first().waitFor()
    await people.fillAccount(page, counselor, 1)
    await shoot(page, '66-first-accounts')
    await press(page, 'アカウントを作る')
    const recoveryKey = await office.writeDownKey(page)
    expect(recoveryKey).not.toBe(shownAtFirst)
    await office.goOn(page)
    await people.signIn(page, supervisor)
  })

  it('has its accounts again from the log when their list was emptied', async () => {
    await app.close()
    inDatabase('DELETE FROM accounts')
    app = await start()
    await office.unlock(app.page, office.VAULT)
    await people.signIn(app.page, supervisor)
  })

  it('does not let anybody become supervisor of an office that lost its accounts', async () => {
    await app.close()
    inDatabase(`DELETE FROM accounts; DELETE FROM record_keys WHERE scope LIKE 'account/%'`)
    app = await start()
    await office.unlock(app.page, office.VAULT)
    await app.page
      .getByRole('heading', { name: '記録のファイルが壊れていて、開けません' })
      .waitFor()
    expect(readFileSync(join(folder, 'records.sqlite')).length).toBeGreaterThan(0)
  })
})
