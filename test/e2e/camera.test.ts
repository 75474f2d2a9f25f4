/** The camera stops with the session, whatever the window is doing. */
import { describe, expect } from 'vitest'
import { until } from '../support/until.ts'
import { ichiro } from '../support/sample.ts'
import { officeTest } from './fixtures.ts'
import * as desk from './pages/desk.ts'
import { meetingPage, viewIsGone } from './pages/meeting.ts'
import * as precall from './pages/precall.ts'
import * as session from './pages/session.ts'

const it = officeTest({ signedInAs: '相談員A' })

describe('the camera', () => {
  it('is stopped within a second of the cap while the window is blocked in a loop', async ({
    app,
    page,
  }) => {
    await precall.consult(app, ichiro)
    const meeting = await meetingPage(app)
    await desk.moveClock(page, '次のお知らせまで', 2)
    await session.minutesLeft(page, 1)
    await meeting.evaluate(() => {
      const tracks = [...document.querySelectorAll('video')].flatMap((video) =>
        video.srcObject instanceof MediaStream ? video.srcObject.getTracks() : [],
      )
      Object.assign(window, { ownTracks: tracks })
    })
    const live = (): Promise<number> =>
      meeting
        .evaluate(() =>
          'ownTracks' in window && Array.isArray(window.ownTracks)
            ? window.ownTracks.filter(
                (track) => track instanceof MediaStreamTrack && track.readyState === 'live',
              ).length
            : -1,
        )
        .catch((error: unknown) => {
          if (meeting.isDetached() || viewIsGone(error)) return 0
          throw error
        })
    expect(await live()).toBeGreaterThan(0)

    // The window asks for the cap to be reached and, before any answer can come, does nothing else for six seconds.
    await page.evaluate(() => {
      setTimeout(async () => {
        const asked = [...document.querySelectorAll('button')].find((button) =>
          button.textContent.includes('次のお知らせまで'),
        )
        asked?.dispatchEvent(new PointerEvent('click', { bubbles: true }))
        for (let turn = 0; turn < 50; turn += 1) await Promise.resolve()
        const end = performance.now() + 6_000
        while (performance.now() < end);
      }, 0)
    })
    const asked = performance.now()
    await until('every track is stopped', async () => (await live()) === 0, 5_000)
    const took = performance.now() - asked
    expect(took).toBeLessThan(1_000)
    // The proof that the window was blocked meanwhile: it answers only after its loop.
    await page.evaluate(() => document.title)
    expect(performance.now() - asked).toBeGreaterThan(4_500)
    await session.capIsReached(page)
  })
})
