/** The rooms put together as main.ts does it, on a real folder: they open whatever they have to say while they are made. */
import { join } from 'node:path'
import Conf from 'conf'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Ring } from '../../electron/bell.ts'
import { type App, composeApp } from '../../electron/compose.ts'
import { createTechnicalLog } from '../../electron/platform/technical-log.ts'
import { kanazawaProfile } from '../../electron/schedule/office-data.ts'
import { systemClock } from '../../shared/clock.ts'
import { dateOf } from '../../shared/time/instant.ts'
import { practiceAccounts } from '../../shared/office/practice.ts'
import { fakePlatform, noMeetingServer } from '../support/platform.ts'
import { temporaryFolder } from './storage-helpers.ts'

/** Every room says something before the others are there. */
const made = vi.hoisted(() => ({ loud: false }))
function loudly<Parts, Room>(
  create: (parts: Parts) => Room,
  say: (parts: Parts) => void,
): (parts: Parts) => Room {
  return (parts) => {
    if (made.loud) say(parts)
    return create(parts)
  }
}
vi.mock(import('../../electron/people/room.ts'), async (original) => {
  const real = await original()
  const create = loudly(real.createPeopleRoom, ({ ring }) => ring('people.presence', null))
  return { ...real, createPeopleRoom: create }
})
vi.mock(import('../../electron/schedule/room.ts'), async (original) => {
  const real = await original()
  const create = loudly(real.createScheduleRoom, ({ bell }) =>
    bell.ring('schedule.changed', { date: null }),
  )
  return { ...real, createScheduleRoom: create }
})
vi.mock(import('../../electron/session/room.ts'), async (original) => {
  const real = await original()
  const create = loudly(real.createSessionRoom, ({ bell }) => bell.ring('session.snapshot', null))
  return { ...real, createSessionRoom: create }
})
vi.mock(import('../../electron/records/room.ts'), async (original) => {
  const real = await original()
  const create = loudly(real.createRecordsRoom, ({ ring }) =>
    ring('records.changed', { recordId: null }),
  )
  return { ...real, createRecordsRoom: create }
})
vi.mock(import('../../electron/review/room.ts'), async (original) => {
  const real = await original()
  const create = loudly(real.createReviewRoom, ({ ring }) => ring('review.restrictions', null))
  return { ...real, createReviewRoom: create }
})

/** `bugs`: bugs of the technical log that tell one. */
type Running = { readonly app: App; readonly told: string[]; readonly bugs: string[] }

async function start(dataRoot: string): Promise<Running> {
  const told: string[] = []
  const bugs: string[] = []
  const push: Ring = (topic) => told.push(topic)
  const app = composeApp({
    platform: { ...fakePlatform(dataRoot), push },
    meetingServer: noMeetingServer,
    clock: systemClock,
    openConf: (parts) => new Conf(parts),
    log: (line) => {
      if (line.startsWith('bug')) bugs.push(line)
    },
    appFolder: join(import.meta.dirname, '..', '..'),
    updates: { bar: 'notInstalled' },
    technicalLog: createTechnicalLog({ clock: systemClock, echo: () => undefined }),
  })
  onTestFinished(() => app.close())
  await app.resume()
  return { app, told, bugs }
}

async function openPractice({ app }: Running): Promise<void> {
  expect(await app.dispatch('office.openPractice', {})).toMatchObject({ ok: true })
}

async function signIn({ app }: Running, role: 'counselor' | 'supervisor'): Promise<void> {
  const account = practiceAccounts.find((each) => each.role === role)
  const { loginName, passphrase } = account ?? { loginName: '', passphrase: '' }
  expect(await app.dispatch('people.signIn', { loginName, passphrase })).toMatchObject({ ok: true })
}

describe('an office whose rooms all speak while they are made', () => {
  it('opens, and the screens hear everything once it stands', async () => {
    made.loud = true
    onTestFinished(() => {
      made.loud = false
    })
    const running = await start(temporaryFolder())
    await openPractice(running)
    expect(running.bugs).toEqual([])
    const first = running.told.filter((topic) => topic !== 'schedule.progress').slice(0, 6)
    expect(first).toEqual([
      'people.presence',
      'schedule.changed',
      'session.snapshot',
      'records.changed',
      'review.restrictions',
      // The session room's word on who is at the screen.
      'session.snapshot',
    ])
    await signIn(running, 'counselor')
    expect(running.app.sessionRunning()).toBe(false)
  })
})

describe('an office that was closed right after its profile changed', () => {
  const changes = {
    'one booth instead of three': () => ({ boothsPerSlot: 1 }),
    'a day that is closed': (today: string) => ({
      overrides: [{ date: today, open: false, reason: '停電' }],
    }),
  }
  for (const [name, change] of Object.entries(changes))
    it(`opens again: ${name}`, async () => {
      const folder = temporaryFolder()
      const first = await start(folder)
      await openPractice(first)
      await signIn(first, 'supervisor')
      const status = await first.app.dispatch('office.status', {})
      const today =
        status.ok &&
        typeof status.value === 'object' &&
        status.value !== null &&
        'wallMs' in status.value
          ? dateOf(Number(status.value.wallMs))
          : ''
      const saved = await first.app.dispatch('office.saveProfile', {
        profile: { ...kanazawaProfile(), version: 1, ...change(today) },
      })
      expect(saved).toMatchObject({ ok: true })
      await first.app.close()

      const again = await start(folder)
      expect(await again.app.dispatch('office.status', {})).toMatchObject({
        ok: true,
        value: { stage: 'ready', kind: 'practice' },
      })
      await signIn(again, 'counselor')
      const held = await again.app.dispatch('schedule.held', {})
      expect(held.ok && Array.isArray(held.value) ? held.value.length : 0).toBeGreaterThan(1)
      expect(again.bugs).toEqual([])
    })
})
