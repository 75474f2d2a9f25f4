/** What a real office PC does to a session: kills, stops and crashes of real processes. */
// Each test kills and starts apps on folders of its own: by hand.
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { OfficeProfileSchema } from '../../shared/office/profile.ts'
import { type SessionSnapshot, SessionSnapshotSchema } from '../../shared/session/snapshot.ts'
import { formatDate } from '../../shared/time/words.ts'
import { freshFolder, platform, removeFolder, type RunningApp, startApp } from '../support/app.ts'
import {
  ask,
  askThroughCdp,
  bookingOf,
  openGate,
  readyToEnter,
  session,
  untilSession,
} from '../support/contract-calls.ts'
import { processOf } from '../support/processes.ts'
import { until } from '../support/until.ts'
import { verify } from '../support/verify.ts'
import { ichiro, takahashi } from '../support/sample.ts'
import { begun } from './fixtures.ts'
import * as board from './pages/board.ts'
import * as desk from './pages/desk.ts'
import { cameraState, meetingPage } from './pages/meeting.ts'
import * as people from './pages/people.ts'
import * as precall from './pages/precall.ts'

const running: RunningApp[] = []
const folders: string[] = []

async function start(folder: string): Promise<RunningApp> {
  const app = await startApp(folder)
  app.page.setDefaultTimeout(30_000)
  running.push(app)
  return app
}

function folder(): string {
  const made = freshFolder()
  folders.push(made)
  return made
}

afterEach(async () => {
  for (const app of running.splice(0)) await app.close().catch(() => undefined)
  for (const made of folders.splice(0)) removeFolder(made)
})

/** The practice day's date: what the header shows. */
async function officeDate(app: RunningApp): Promise<string> {
  return board.date(app.page)
}

async function prepare(app: RunningApp, name: string): Promise<string> {
  // Nothing begins before 10:00 (M12-2-1).
  for (const move of ['fiveMinutes', 'fiveMinutes'] as const)
    await ask(app.page, 'office.moveClock', { move })
  const bookingId = await bookingOf(app.page, await officeDate(app), name)
  await ask(app.page, 'session.prepare', { bookingId })
  return (await session(app.page)).recordId
}

async function enter(app: RunningApp): Promise<void> {
  const { recordId } = await session(app.page)
  await ask(app.page, 'session.enter', { recordId })
  await untilSession(
    app.page,
    'the counselor is in',
    (snapshot) => snapshot.meeting.counselor === 'in',
  )
}

/** A session in consulting with a cap of `capSeconds`, run by the supervisor, who may set the cap. */
async function consulting(app: RunningApp, capSeconds: number): Promise<string> {
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

/** Lets a stopped process run on; one that the browser has given up meanwhile is gone. */
function wake(id: number): void {
  try {
    process.kill(id, 'SIGCONT')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

describe('a killed main process', () => {
  it('continues the session from every state it can be killed in', async () => {
    const data = folder()
    const seen: string[] = []
    let app = await start(data)
    await begun(app.page, '相談員A')
    const recordId = await prepare(app, ichiro.name)

    const restart = async (): Promise<void> => {
      const before = await session(app.page)
      const events = verify(join(data, 'practice')).report.events
      await app.kill()
      app = await start(data)
      await people.signIn(app.page, '相談員A')
      const after = await session(app.page)
      expect(after.state).toBe(before.state)
      expect(after.recordId).toBe(recordId)
      expect(after.clock.elapsedMs, `elapsed in ${before.state}`).toBeGreaterThanOrEqual(
        before.clock.elapsedMs,
      )
      expect(after.gate.ticked).toEqual(before.gate.ticked)
      const { report } = verify(join(data, 'practice'))
      expect(report.firstBad).toBeNull()
      expect(report.events).toBeGreaterThanOrEqual(events)
      seen.push(after.state)
    }

    await restart()
    await readyToEnter(app.page, recordId)
    await enter(app)
    await restart()
    await enter(app)
    await precall.seekerComes(app)
    await restart()
    await enter(app)
    await precall.seekerComes(app)
    await openGate(app.page, recordId, ichiro.number)
    await ask(app.page, 'session.begin', { recordId })
    await restart()
    await ask(app.page, 'session.end', { recordId, cause: 'counselorEnded' })
    await untilSession(
      app.page,
      'the meeting has ended',
      (snapshot) => snapshot.ending?.viewGone === true,
    )
    await restart()
    await ask(app.page, 'session.close', { recordId, outcome: 'completed', note: '', followUp: '' })
    await app.kill()
    app = await start(data)
    await people.signIn(app.page, '相談員A')
    expect(await ask(app.page, 'session.current', {})).toBeNull()
    expect(seen).toEqual(['preparing', 'lobby', 'verifying', 'consulting', 'closing'])
  })
})

describe('stopped and crashed page processes', () => {
  it('ends at the cap and frees the camera while the app’s page process is stopped', async () => {
    const app = await start(folder())
    await consulting(app, 80)
    await desk.moveClock(app.page, '+1分')
    const meeting = await meetingPage(app)
    const { clock } = await session(app.page)
    const appProcess = await processOf(app, app.page)
    process.kill(appProcess, 'SIGSTOP')
    try {
      await until(
        'the camera is stopped',
        async () => (await cameraState(meeting)) === 'stopped',
        clock.capMs - clock.elapsedMs + 3_000,
      )
    } finally {
      wake(appProcess)
    }
    const ended = await untilSession(
      app.page,
      'the session is closing',
      (snapshot) => snapshot.state === 'closing',
    )
    expect(ended.ending?.cause).toBe('cap')
    expect(ended.clock.elapsedMs).toBeLessThanOrEqual(80_000 + 250)
  })

  it('survives a crash of the meeting page: the clock runs on and the meeting can be entered again', async () => {
    const app = await start(folder())
    await consulting(app, 600)
    const cdp = await app.context.newCDPSession(app.page)
    const live = async (): Promise<SessionSnapshot> =>
      SessionSnapshotSchema.parse(await askThroughCdp(cdp, 'session.current', {}))
    process.kill(await processOf(app, await meetingPage(app)), 'SIGKILL')
    await until('the counselor is out', async () => (await live()).meeting.counselor === 'out')
    const out = await live()
    expect(out.state).toBe('consulting')
    expect(out.clock.running).toBe(true)
    await askThroughCdp(cdp, 'session.enter', { recordId: out.recordId })
    // The meeting page says so only when its camera is live again.
    await until('the counselor is in again', async () => (await live()).meeting.counselor === 'in')
    expect((await live()).state).toBe('consulting')
  })

  it('goes down the ladder when the meeting never confirms its end, and the next session can be joined at once', async () => {
    const app = await start(folder())
    const recordId = await consulting(app, 600)
    const stopped = await processOf(app, await meetingPage(app))
    process.kill(stopped, 'SIGSTOP')
    try {
      await ask(app.page, 'session.end', { recordId, cause: 'counselorEnded' })
      const ended = await untilSession(
        app.page,
        'the view is gone',
        (snapshot) => snapshot.ending?.viewGone === true,
        12_000,
      )
      const steps = ended.ending?.ladder.map(({ step: rung, result }) => `${rung} ${result}`) ?? []
      expect(steps.slice(0, 2)).toEqual(['endForEverybody sent', 'endForEverybody notConfirmed'])
      expect(steps.some((rung) => rung.startsWith('destroyView'))).toBe(true)
    } finally {
      wake(stopped)
    }
    await ask(app.page, 'session.close', {
      recordId,
      outcome: 'completed',
      note: '',
      followUp: '',
    })
    const next = await prepare(app, takahashi.name)
    await readyToEnter(app.page, next)
    await enter(app)
  })
})

/** The browser platform says so in its page; Electron shows the window that is there already, and the new process goes. */
async function secondStart(first: RunningApp, data: string): Promise<void> {
  if (platform === 'browser') {
    const second = await start(data)
    await second.page
      .getByText(/すでに|ほかで|別の/)
      .first()
      .waitFor()
    return
  }
  await first.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide(), null)
  await expect(start(data)).rejects.toThrow()
  await until('the window that is there comes to the front', () =>
    first.inMain(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() === true,
      null,
    ),
  )
}

describe('two instances on one data folder', () => {
  it('lets the second one say so, and leaves the first one alone', async () => {
    const data = folder()
    const first = await start(data)
    await begun(first.page, '相談員A')
    await secondStart(first, data)
    await first.page.getByRole('button', { name: 'ロック' }).waitFor()
    expect(formatDate(await officeDate(first))).toContain('令和')
    expect(await ask(first.page, 'session.current', {})).toBeNull()
  })
})
