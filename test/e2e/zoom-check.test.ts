/** The last step of the connection test: a meeting of its own over the real SDK, entered as host, ended and taken away; and what it finds. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { shoot } from '../support/app.ts'
import { until } from '../support/until.ts'
import { EVT } from '../fakes/zoom/meeting.ts'
import { credentials } from '../fakes/zoom/rest.ts'
import { zoomPages } from './pages/meeting.ts'
import * as settings from './pages/settings.ts'
import { type ZoomDay, zoomTest } from './zoom-support.ts'
import { counts } from './pages/ui.ts'

const it = zoomTest({ signedInAs: '統括B' })

let day: ZoomDay
let page: Page

it.beforeAll(async ({ day: zoomDay, page: shown }) => {
  day = zoomDay
  page = shown
  await settings.enterZoomAccount(page)
})

/** Runs the test and waits for its last step; what that says. */
async function trial(): Promise<string> {
  await page.getByRole('button', { name: '接続テスト' }).click()
  const step = page.getByRole('listitem').filter({ hasText: '試しの会議' })
  await until(
    'the trial meeting is over',
    async () => /問題ありません|問題あり|確認してください/.test((await step.textContent()) ?? ''),
    90_000,
  )
  await until('its page is gone', async () => zoomPages(day.app).length === 0)
  return (await step.textContent()) ?? ''
}

const deleted = (): number => day.fake.asked.filter(({ method }) => method === 'DELETE').length

it('creates, enters as host, ends and deletes a meeting, without camera and microphone', async () => {
  expect(await trial()).toContain('問題ありません')
  expect(day.fake.rest.meetings.size).toBe(0)
  expect(deleted()).toBe(1)
  expect(day.fake.meeting.frames.filter(({ evt }) => evt === EVT.end)).toHaveLength(1)
  // As host: with the key of the host, and no device was opened.
  const bodies = JSON.stringify(day.fake.meeting.frames)
  expect(bodies).toContain('zak')
  await shoot(page, 'zoom-check-well')
})

it('finds that joining from the browser is switched off, in that step', async () => {
  day.fake.meeting.info = {
    errorCode: 3000,
    errorMessage: 'Not support start or join meeting from web.',
  }
  expect(await trial()).toContain('ブラウザからの参加が禁止されています')
  expect(day.fake.rest.meetings.size).toBe(0)
  await shoot(page, 'zoom-check-browser-off')
  day.fake.meeting.info = 'ok'
})

it('finds an SDK that Zoom takes no more, in that step', async () => {
  day.fake.meeting.info = {
    errorCode: 3000,
    errorMessage:
      'The current sdk version is no longer supported, please upgrade to the latest version.',
  }
  expect(await trial()).toContain('最小バージョンより古くなりました')
  day.fake.meeting.info = 'ok'
})

it('finds that somebody else is host, in that step, and leaves no meeting behind', async () => {
  day.fake.meeting.weAreHost = false
  day.fake.meeting.reclaimable = false
  expect(await trial()).toContain('主催者になれませんでした')
  expect(day.fake.rest.meetings.size).toBe(0)
  day.fake.meeting.weAreHost = true
  day.fake.meeting.reclaimable = true
})

it('warns of a meeting that could not be deleted', async () => {
  day.fake.rest.keepsMeetings = true
  expect(await trial()).toContain('削除できませんでした')
  day.fake.rest.keepsMeetings = false
  day.fake.rest.meetings.clear()
})

it('finds a wrong secret of the SDK app, in that step alone', async () => {
  await page
    .getByLabel('クライアントシークレット（Meeting SDKのアプリ）')
    .fill(`${credentials.sdkSecret.slice(0, -1)}X`)
  await page.getByRole('button', { name: '保存する' }).click()
  await page.getByText('保存しました').first().waitFor()
  expect(await trial()).toContain('シークレットが違います')
  await counts(page.getByText('問題あり', { exact: true }), 1)
  await shoot(page, 'zoom-check-wrong-secret')
})
