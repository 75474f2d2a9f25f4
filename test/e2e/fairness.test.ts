/** Nobody is overlooked: who knocks is heard in every room and behind the lock, a device pulled out is told, no text is cut, a returned record comes back. */
import { expect } from 'vitest'
import { practiceAccounts } from '../../shared/office/practice.ts'
import { shoot } from '../support/app.ts'
import { session as snapshot } from '../support/contract-calls.ts'
import { takeMouthpiece } from '../support/mouthpiece.ts'
import { ichiro, takahashi } from '../support/sample.ts'
import { until } from '../support/until.ts'
import { createScreens } from '../support/screens.ts'
import { officeTest } from './fixtures.ts'
import * as board from './pages/board.ts'
import * as desk from './pages/desk.ts'
import { meetingPage } from './pages/meeting.ts'
import * as list from './pages/people-in-meeting.ts'
import * as people from './pages/people.ts'
import * as precall from './pages/precall.ts'
import * as review from './pages/review.ts'
import * as session from './pages/session.ts'
import { dialogOn, isGone, press, question, row } from './pages/ui.ts'
import type { Frame, Page } from 'playwright-core'

const it = officeTest({ signedInAs: '相談員A' })
const { check, noFaults } = createScreens()

const TITLE = '待合室に人がいます'
let seeker: Page

/** Nothing takes its place until `plug`. */
const pullOut = (meeting: Frame, kind: 'video' | 'audio'): Promise<void> =>
  meeting.locator('#local').evaluate((video, which) => {
    const devices = navigator.mediaDevices
    const open = devices.getUserMedia.bind(devices)
    devices.getUserMedia = () => Promise.reject(new DOMException('', 'NotFoundError'))
    devices.addEventListener(
      'plug',
      () => {
        devices.getUserMedia = open
        devices.dispatchEvent(new Event('devicechange'))
      },
      { once: true },
    )
    const stream: unknown = Reflect.get(video, 'srcObject')
    if (stream instanceof MediaStream)
      stream
        .getTracks()
        .find((track) => track.kind === which)
        ?.dispatchEvent(new Event('ended'))
  }, kind)
const plug = (meeting: Frame): Promise<void> =>
  meeting.locator('#local').evaluate(() => {
    navigator.mediaDevices.dispatchEvent(new Event('plug'))
  })
/** What our page sends now, by label. */
const sent = (meeting: Frame, kind: 'video' | 'audio'): Promise<string[]> =>
  meeting.locator('#local').evaluate((video, which) => {
    const stream: unknown = Reflect.get(video, 'srcObject')
    return stream instanceof MediaStream
      ? stream
          .getTracks()
          .filter(({ kind: is, readyState }) => is === which && readyState === 'live')
          .map(({ label }) => label)
      : []
  }, kind)

it('looks at another microphone in the device test, and notices one that goes away', async ({
  page,
}) => {
  await board.prepare(page, ichiro.name)
  await precall.openDeviceTest(page)
  await page.getByText('音が入っています').waitFor()
  await page
    .getByRole('button', { name: '使うマイク' })
    .and(page.locator('[aria-haspopup=listbox]'))
    .click()
  await page.getByRole('option', { name: 'Fake Audio Input 2' }).click()
  await page.getByText('音が入っています').waitFor()
  await shoot(page, '90-device-test-choice')
  await page
    .locator('video')
    .first()
    .evaluate((video) => {
      const stream: unknown = Reflect.get(video, 'srcObject')
      if (stream instanceof MediaStream) stream.getTracks()[0]?.dispatchEvent(new Event('ended'))
    })
  await page.getByText('カメラが見つからないか、外れました').first().waitFor()
  await shoot(page, '91-device-test-lost')
  await press(page, 'もう一度確認する')
  await page.getByText('映っています').waitFor()
  await precall.hearSound(page)
  await precall.endDeviceTest(page)
  await precall.tickAll(page)
})

it('tells a knock in another room and behind the lock, without a name', async ({ app, page }) => {
  await precall.enterMeeting(page)
  seeker = await app.nextWindow(() => press(page, '求職者役の画面を開く'))
  await list.waits(page, ichiro.name)
  await until('the title says so', async () => (await page.title()).includes(TITLE))
  await press(seeker, '退室する')
  await until('the title is as before', async () => !(await page.title()).includes(TITLE))
  await desk.go(page, '相談記録')
  await press(seeker, 'もう一度入る')
  await page.getByText('待合室に人が来ています').waitFor()
  await until('the title says so', async () => (await page.title()).includes(TITLE))
  await shoot(page, '92-knock-in-another-room')
  await press(seeker, '退室する')
  await people.lock(page)
  await people.isLocked(page)
  await page.getByText('会議に入って、求職者を待っています').waitFor()
  await isGone(page.getByText(TITLE))
  await press(seeker, 'もう一度入る')
  await page.getByText(TITLE).waitFor()
  expect(await page.locator('main.sd-people').innerText()).not.toContain(ichiro.name)
  expect(await page.title()).not.toContain(ichiro.name)
  await shoot(page, '93-knock-behind-the-lock')
  await people.unlockScreen(page, practiceAccounts[0].passphrase)
  await press(page, '相談に戻る')
  await precall.letIn(page)
  await precall.seekerIsIn(page)
  await until('the title is as before', async () => !(await page.title()).includes(TITLE))
})

it('asks for the name openly', async ({ page }) => {
  await precall.isHeard(page)
  await precall.tryNumber(page, ichiro.number)
  await page.getByText('こちらから氏名を読み上げないでください').waitFor()
  await shoot(page, '94-name-asked')
  await press(page, 'お名前を名乗ってもらい、確認しました')
  await precall.environment(page)
  await precall.untilBooked(page)
  const start = page.getByRole('button', { name: '相談を始める' })
  await until('it can begin', () => start.isEnabled())
  // A slip is taken back, and nothing begins meanwhile.
  await press(page, /^本人確認/)
  await press(page, 'お名前の確認を取り消す')
  await until('it cannot begin', () => start.isDisabled())
  await shoot(page, '94-name-taken-back')
  await press(page, 'お名前を名乗ってもらい、確認しました')
  await precall.begin(page)
})

it('tells a camera and a microphone that go away in the meeting, and takes another', async ({
  app,
  page,
}) => {
  const meeting = await meetingPage(app)
  await pullOut(meeting, 'video')
  await page.getByText('こちらのカメラが使えなくなりました').first().waitFor()
  await meeting.getByText('カメラが使えなくなりました').waitFor()
  expect((await snapshot(page)).meeting.lost).toEqual(['camera'])
  // The voice goes on.
  expect(await sent(meeting, 'audio')).toHaveLength(1)
  await shoot(page, '95-camera-lost')
  await plug(meeting)
  await meeting.getByText('接続しました').waitFor()
  await until(
    'the camera works again',
    async () => (await snapshot(page)).meeting.lost.length === 0,
  )
  await meeting.getByText('機器を選ぶ').click()
  await meeting.getByLabel('マイク').selectOption({ label: 'Fake Audio Input 2' })
  await until('the other microphone is heard', async () =>
    (await sent(meeting, 'audio')).includes('Fake Audio Input 2'),
  )
  await shoot(page, '96-devices-chosen')
  await meeting.getByText('機器を選ぶ').click()
  await pullOut(meeting, 'audio')
  await page.getByText('こちらのマイクが使えなくなりました').first().waitFor()
  await plug(meeting)
  await until('it works again', async () => (await snapshot(page)).meeting.lost.length === 0)
  expect(await sent(meeting, 'video')).toHaveLength(1)
})

it('goes on with a meeting page that is loaded anew, and says so meanwhile', async ({
  app,
  page,
}) => {
  const meeting = await meetingPage(app)
  await meeting.evaluate(() => location.reload())
  const begun = Date.now()
  await until('both are connected again', async () => {
    const { line, counselor, seeker: other } = (await snapshot(page)).meeting
    return line === 'good' && counselor === 'in' && other === 'in'
  })
  expect(Date.now() - begun).toBeLessThan(5_000)
})

it('cuts no note: it is kept, and has to be shortened before the record is closed', async ({
  page,
}) => {
  const note = session.note(page)
  // By phrase, each key would take seconds.
  expect(await note.evaluate((field) => getComputedStyle(field).wordBreak)).toBe('normal')
  await note.fill('あ'.repeat(20_001))
  await page.getByText('あと1文字減らしてください').waitFor()
  await page.getByText(/保存済み/).waitFor()
  await shoot(page, '97-note-too-long')
  await press(page, '相談を終了する')
  await press(question(page), '相談を終了する')
  await session.hasEnded(page)
  await page.getByText('あと1文字減らしてください').waitFor()
  const close = page.getByRole('button', { name: '記録を確定する' })
  expect(await close.isDisabled()).toBe(true)
  expect((await note.inputValue()).length).toBe(20_001)
  await session.closeRecord(page, '求人票を2件案内した。')
})

it('brings a returned record back to its counselor: banner, count, answer', async ({ page }) => {
  await people.signOut(page)
  await people.signIn(page, '統括B')
  await desk.go(page, '記録の確認')
  await row(page, ichiro.name).getByRole('button').first().click()
  await page.getByText('こちらのカメラが使えなくなった').first().waitFor()
  await review.openReturn(page)
  await dialogOn(page).getByRole('textbox').fill('案内した求人の番号を補足してください。')
  await dialogOn(page).getByRole('button', { name: '差し戻す' }).click()
  await page.getByText('差し戻しました').first().waitFor()
  await people.signOut(page)
  await people.signIn(page, '相談員A')
  await page.getByText('差し戻された記録が1件あります').waitFor()
  await desk.menu(page).getByText('差戻し1件').waitFor()
  await shoot(page, '98-returned')
  await press(page, '差戻しの記録を開く')
  await page.getByText('案内した求人の番号を補足してください。').first().waitFor()
  const answer = page.getByRole('region', { name: /補足|回答/ })
  await answer.getByRole('textbox').last().fill('番号を補足しました。')
  await answer.getByRole('button').click()
  await until(
    'nothing is left to answer',
    async () => (await desk.menu(page).getByText('差戻し1件').count()) === 0,
  )
  await desk.go(page, '予約ボード')
  await board.isOpen(page)
  await isGone(page.getByText('差し戻された記録'))
})

it('says in the preparation that no meeting can be, and offers the call and the office’s own reason', async ({
  app,
  page,
}) => {
  await board.prepare(page, takahashi.name)
  const main = await takeMouthpiece(app)
  await page.getByRole('heading', { name: takahashi.name }).waitFor()
  const now = await snapshot(page)
  await main.say('session.snapshot', {
    ...now,
    meetingPossible: false,
    noShow: { ...now.noShow, status: 'off' },
    possibleEnds: ['officeReason', 'seekerCancelled', 'systemFailure'],
  })
  await page.getByText('Zoomの接続設定がないため、会議を開けません').waitFor()
  await isGone(page.getByRole('button', { name: '会議に入る' }))
  await shoot(page, '99-no-meeting')
  await check(page, 'preparing: no meeting can be')
  await press(page, '事務所の都合で終了する')
  await question(page).getByText('電話などで連絡してください').waitFor()
  await shoot(page, '99-no-meeting-sure')
  await check(page, 'preparing: end without a meeting?')
  noFaults()
  await press(question(page), '事務所の都合で終了する')
  await main.listen()
  await page
    .getByText(/事務所の都合/)
    .first()
    .waitFor()
  await press(page, '記録を確定する')
  await board.isOpen(page)
})
