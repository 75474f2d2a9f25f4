/** What a real office PC does to a session: kills and crashes of real processes, and a second start of the app. */
// Each test kills and starts apps on folders of its own: by hand.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type SessionSnapshot, SessionSnapshotSchema } from '../../shared/session/snapshot.ts'
import { formatDate } from '../../shared/time/words.ts'
import { platform, type RunningApp } from '../support/app.ts'
import {
  ask,
  askThroughCdp,
  openGate,
  readyToEnter,
  session,
  untilSession,
} from '../support/contract-calls.ts'
import { processOf } from '../support/processes.ts'
import { until } from '../support/until.ts'
import { verify } from '../support/verify.ts'
import { ichiro } from '../support/sample.ts'
import { byHand, consulting, enter, officeDate, prepare } from './faults-support.ts'
import { begun } from './fixtures.ts'
import { meetingPage } from './pages/meeting.ts'
import * as people from './pages/people.ts'
import * as precall from './pages/precall.ts'

const { start, folder } = byHand()

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

describe('a crashed page process', () => {
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
