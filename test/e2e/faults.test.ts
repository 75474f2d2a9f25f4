/** What must happen in time whatever an office PC does to a page: its process is stopped, or never answers. */
// Each test stops the processes of apps on folders of its own: by hand.
import { describe, expect, it } from 'vitest'
import { ask, readyToEnter, session, untilSession } from '../support/contract-calls.ts'
import { processOf } from '../support/processes.ts'
import { until } from '../support/until.ts'
import { takahashi } from '../support/sample.ts'
import { byHand, consulting, enter, prepare } from './faults-support.ts'
import * as desk from './pages/desk.ts'
import { cameraState, meetingPage } from './pages/meeting.ts'

const { start, folder } = byHand()

/** Lets a stopped process run on; one that the browser has given up meanwhile is gone. */
function wake(id: number): void {
  try {
    process.kill(id, 'SIGCONT')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

describe('stopped page processes', () => {
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
