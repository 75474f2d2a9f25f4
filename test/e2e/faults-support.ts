/** A session that something happens to: apps on folders of their own, started by hand, killed or closed, and gone after each test. */
import { afterEach } from 'vitest'
import { OfficeProfileSchema } from '../../shared/office/profile.ts'
import { freshFolder, removeFolder, type RunningApp, startApp } from '../support/app.ts'
import {
  ask,
  bookingOf,
  openGate,
  readyToEnter,
  session,
  untilSession,
} from '../support/contract-calls.ts'
import { ichiro } from '../support/sample.ts'
import { begun } from './fixtures.ts'
import * as board from './pages/board.ts'
import * as precall from './pages/precall.ts'

/** For one file of tests, which starts what it needs. */
export function byHand(): {
  readonly start: (folder: string) => Promise<RunningApp>
  readonly folder: () => string
} {
  const running: RunningApp[] = []
  const folders: string[] = []
  afterEach(async () => {
    for (const app of running.splice(0)) await app.close().catch(() => undefined)
    for (const made of folders.splice(0)) removeFolder(made)
  })
  return {
    async start(folder) {
      const app = await startApp(folder)
      app.page.setDefaultTimeout(30_000)
      running.push(app)
      return app
    },
    folder() {
      const made = freshFolder()
      folders.push(made)
      return made
    },
  }
}

/** The practice day's date: what the header shows. */
export async function officeDate(app: RunningApp): Promise<string> {
  return board.date(app.page)
}

export async function prepare(app: RunningApp, name: string): Promise<string> {
  // Nothing begins before 10:00 (M12-2-1).
  for (const move of ['fiveMinutes', 'fiveMinutes'] as const)
    await ask(app.page, 'office.moveClock', { move })
  const bookingId = await bookingOf(app.page, await officeDate(app), name)
  await ask(app.page, 'session.prepare', { bookingId })
  return (await session(app.page)).recordId
}

export async function enter(app: RunningApp): Promise<void> {
  const { recordId } = await session(app.page)
  await ask(app.page, 'session.enter', { recordId })
  await untilSession(
    app.page,
    'the counselor is in',
    (snapshot) => snapshot.meeting.counselor === 'in',
  )
}

/** A session in consulting with a cap of `capSeconds`, run by the supervisor, who may set the cap. */
export async function consulting(app: RunningApp, capSeconds: number): Promise<string> {
  await begun(app.page, '統括B')
  const profile = OfficeProfileSchema.parse(await ask(app.page, 'office.profile', {}))
  await ask(app.page, 'office.saveProfile', {
    profile: { ...profile, capSeconds, warningMinutes: [1] },
  })
  const recordId = await prepare(app, ichiro.name)
  await readyToEnter(app.page, recordId)
  await enter(app)
  await precall.seekerComes(app)
  await openGate(app.page, recordId, ichiro.number)
  await ask(app.page, 'session.begin', { recordId })
  return recordId
}
