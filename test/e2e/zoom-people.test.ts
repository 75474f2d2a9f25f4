/** Who is in the meeting and who is host, over the real SDK, in both dresses of the fake: neither is assumed. */
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { z } from 'zod'
import { dresses } from '../fakes/zoom/people.ts'
import { EVT } from '../fakes/zoom/meeting.ts'
import { shoot } from '../support/app.ts'
import { until } from '../support/until.ts'
import { ichiro } from '../support/sample.ts'
import * as list from './pages/people-in-meeting.ts'
import * as people from './pages/people.ts'
import * as precall from './pages/precall.ts'
import * as session from './pages/session.ts'
import * as settings from './pages/settings.ts'
import { type ZoomDay, zoomTest } from './zoom-support.ts'

const it = zoomTest({ signedInAs: '統括B' })

let day: ZoomDay
let page: Page

/** Invented people. */
const SEEKER = '架空 一郎'
const INTERPRETER = '見本 通訳'
const STRANGER = '知らない 人'

const CurrentSchema = z.object({
  value: z.object({
    recordId: z.string(),
    meeting: z.object({
      counselor: z.string(),
      seeker: z.string(),
      line: z.string(),
      host: z.boolean().nullable(),
      trouble: z.string().nullable(),
      people: z.array(z.object({ name: z.string(), place: z.string() })),
    }),
  }),
})

const current = async () =>
  CurrentSchema.parse(await page.evaluate(() => window.soudan.call('session.current', {}))).value

/** How often the record has that event by now. */
async function recorded(type: string): Promise<number> {
  const { recordId } = await current()
  const read = JSON.stringify(
    await page.evaluate((id) => window.soudan.call('records.read', { recordId: id }), recordId),
  )
  return read.split(`"type":"${type}"`).length - 1
}

async function enterAgain(): Promise<void> {
  await session.isOut(page)
  await session.enterAgain(page).click()
  await until('the counselor is in', async () => (await current()).meeting.counselor === 'in')
}

it.beforeAll(async ({ day: zoomDay, page: shown }) => {
  day = zoomDay
  page = shown
  await settings.enterZoomAccount(page)
  await people.signOut(page)
  await people.signIn(page, '相談員A')
  await precall.toTheDoor(page, ichiro.name)
})

describe.each(dresses)('in the dress %s', (dress) => {
  const fake = () => day.fake.meeting

  it('joins as host and sees who knocks, one by one', async () => {
    fake().dress = dress
    if (dress === dresses[0]) await precall.enterMeeting(page)
    else await enterAgain()
    await until('host', async () => (await current()).meeting.host === true)
    // The interpreter comes before the job seeker.
    fake().knocks('interpreter', INTERPRETER)
    await list.waits(page, INTERPRETER)
    fake().knocks('seeker', SEEKER)
    fake().knocks('stranger', STRANGER)
    await list.waits(page, SEEKER)
    await list.waits(page, STRANGER)
    await shoot(page, `zoom-people-${dress}-three-wait`)
  })

  it('admits one, removes one, and one goes on waiting', async () => {
    await list.admit(page, SEEKER)
    await list.isIn(page, SEEKER)
    // Of several who came it is the counselor's word who is the job seeker.
    if ((await current()).meeting.seeker !== 'in') {
      await list.isSeeker(page, SEEKER)
      await until('the job seeker is in', async () => (await current()).meeting.seeker === 'in')
    }
    await list.remove(page, STRANGER)
    await list.isGone(page, STRANGER)
    await list.waits(page, INTERPRETER)
    expect([
      fake().placeOf('seeker'),
      fake().placeOf('stranger'),
      fake().placeOf('interpreter'),
    ]).toEqual(['in', null, 'waiting'])
    await shoot(page, `zoom-people-${dress}-one-in`)
  })

  it('puts back to wait, and admits at the second try what the first one did not do', async () => {
    fake().ignoresAdmits = 1
    await list.admit(page, INTERPRETER)
    await list.isIn(page, INTERPRETER)
    await list.putBack(page, INTERPRETER)
    await list.waits(page, INTERPRETER)
    expect(fake().placeOf('interpreter')).toBe('waiting')
    fake().leaves('interpreter')
    await list.isGone(page, INTERPRETER)
  })

  it('takes a line that is lost and back for no leaving and no coming', async () => {
    const before = [await recorded('session.seekerJoined'), await recorded('session.seekerLeft')]
    const lost = await recorded('session.lineLost')
    fake().dropLine()
    // Too short to be seen by looking now and then: the record has both.
    await until('the line was lost', async () => (await recorded('session.lineLost')) > lost)
    await until('the line is back', async () => (await current()).meeting.line === 'good')
    await until('everybody is told anew', async () =>
      (await current()).meeting.people.some(({ name, place }) => name === SEEKER && place === 'in'),
    )
    expect((await current()).meeting.seeker).toBe('in')
    // Later than whoever did not come back would count as gone.
    await page.waitForTimeout(9_000)
    expect((await current()).meeting.seeker).toBe('in')
    expect([await recorded('session.seekerJoined'), await recorded('session.seekerLeft')]).toEqual(
      before,
    )
  })

  it('tells that we ourselves are put back to wait, and that we are let in again', async () => {
    fake().holdUsNow()
    await until('held', async () => (await current()).meeting.line === 'held')
    await shoot(page, `zoom-people-${dress}-held`)
    fake().admitUs()
    await until('released', async () => (await current()).meeting.line === 'good')
    expect((await current()).meeting.counselor).toBe('in')
  })

  it('tells the lost place of the host, takes it back, and tells when it cannot', async () => {
    const reclaims = (): number => fake().frames.filter(({ evt }) => evt === EVT.reclaim).length
    const before = reclaims()
    fake().makeHost('seeker')
    await until('asked back', async () => reclaims() > before)
    await until('host again', async () => (await current()).meeting.host === true)
    fake().reclaimable = false
    fake().makeHost('seeker')
    await page.getByText('会議の主催者ではなくなっています').first().waitFor()
    await shoot(page, `zoom-people-${dress}-not-host`)
    fake().reclaimable = true
    fake().makeHost(null)
    await until('host again', async () => (await current()).meeting.host === true)
  })

  it('says that the free plan cut it after forty minutes', async () => {
    fake().endByFreePlan()
    await page.getByText('Zoomの無料プランの制限（40分）で会議が終了しました').first().waitFor()
    await shoot(page, `zoom-people-${dress}-forty`)
  })

  it('offers to end the meeting before when Zoom says that another runs', async () => {
    const number = '91999999999'
    const [known] = [...day.fake.rest.meetings.values()]
    if (known === undefined) throw new Error('there is no meeting')
    day.fake.rest.meetings.set(number, { number, body: known.body, status: 'started' })
    await session.enterAgain(page).click()
    await page.getByText('同じ主催者の前の会議が、まだ開いています').first().waitFor()
    await page.getByText('Zoomの番号: 3000').first().waitFor()
    await shoot(page, `zoom-people-${dress}-another`)
    await page.getByRole('button', { name: '前の会議を終了する' }).click()
    await page
      .getByRole('alertdialog')
      .or(page.getByRole('dialog'))
      .getByRole('button', { name: '前の会議を終了する' })
      .click()
    await page.getByText('前の会議を終了しました').first().waitFor()
    expect(day.fake.rest.meetings.get(number)?.status).toBe('waiting')
    await session.enterAgain(page).click()
    await until('the counselor is in', async () => (await current()).meeting.counselor === 'in')
    fake().endByHost()
    await session.isOut(page)
  })
})
