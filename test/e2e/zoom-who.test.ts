/** Over the real SDK and the fake Zoom: the interpreter comes first, then the job seeker, then somebody whom nobody knows. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { shoot } from '../support/app.ts'
import { session as snapshot } from '../support/contract-calls.ts'
import { until } from '../support/until.ts'
import * as list from './pages/people-in-meeting.ts'
import * as people from './pages/people.ts'
import * as precall from './pages/precall.ts'
import * as settings from './pages/settings.ts'
import { button } from './pages/ui.ts'
import { type ZoomDay, zoomTest } from './zoom-support.ts'

const it = zoomTest({ signedInAs: '統括B' })

/** Comes with somebody, as was announced. */
const sakura = { name: '架空 さくら', number: '17010-00012303' }
const INTERPRETER = '見本 通訳'
const UNKNOWN = '見本 誰か'
const STRANGER = /予定にない人が会議に残っています/

const comes = async ({ fake }: ZoomDay, page: Page, guid: string, name: string): Promise<void> => {
  fake.meeting.knocks(guid, name)
  await list.waits(page, name)
  await list.admit(page, name)
  await list.isIn(page, name)
}
const rolesOf = async (page: Page): Promise<string[]> => {
  const { meeting, roles } = await snapshot(page)
  return meeting.people.map(({ name, guid }) => `${name}: ${roles[guid] ?? 'not said'}`)
}

it('does not take whoever comes first for the job seeker, and counts from when that one came', async ({
  day,
  page,
}) => {
  await settings.enterZoomAccount(page)
  await people.signOut(page)
  await people.signIn(page, '相談員A')
  await precall.toTheDoor(page, sakura.name)
  await precall.enterMeeting(page)
  await comes(day, page, 'interpreter', INTERPRETER)
  await list.isCompanion(page, INTERPRETER)
  await until('it is said', async () => (await rolesOf(page)).includes(`${INTERPRETER}: companion`))
  const alone = await snapshot(page)
  expect(alone).toMatchObject({ state: 'lobby', clock: { startedAtMs: null } })
  await comes(day, page, 'seeker', sakura.name)
  await list.isSeeker(page, sakura.name)
  await precall.seekerIsIn(page)
  await until('the clock counts', async () => (await snapshot(page)).clock.running)
  expect(await rolesOf(page)).toEqual([`${INTERPRETER}: companion`, `${sakura.name}: seeker`])
  await shoot(page, 'zoom-who-two-in')
})

it('tells a stranger who stays, begins nothing meanwhile, and goes on when that one is gone', async ({
  day,
  page,
}) => {
  await precall.isHeard(page)
  await precall.identify(page, sakura.number)
  await precall.environment(page)
  await precall.untilBooked(page)
  const begin = button(page, '相談を始める')
  await until('nothing stands against it', () => begin.isEnabled())
  await comes(day, page, 'unknown', UNKNOWN)
  await until('it is asked who that is', async () => !(await begin.isEnabled()))
  await list.isStranger(page, UNKNOWN)
  await page.getByText(STRANGER).first().waitFor()
  expect(await begin.isEnabled()).toBe(false)
  await shoot(page, 'zoom-who-stranger')
  await list.remove(page, UNKNOWN)
  await list.isGone(page, UNKNOWN)
  expect(day.fake.meeting.placeOf('unknown')).toBeNull()
  await page.getByText(STRANGER).first().waitFor({ state: 'detached' })
  await precall.begin(page)
  expect((await snapshot(page)).state).toBe('consulting')
})
