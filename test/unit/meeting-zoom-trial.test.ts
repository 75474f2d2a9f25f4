/** The connection test's trial meeting gives way to a consultation that begins meanwhile, and ends no other meeting than its own. */
import { expect, it } from 'vitest'
import type { MeetingServer, PageWish } from '../../electron/meeting/server.ts'
import type { ZoomDesk } from '../../electron/meeting/zoom/desk.ts'
import { createZoomMeeting } from '../../electron/meeting/zoom/provider.ts'
import { createTrial } from '../../electron/meeting/zoom/trial.ts'
import type { MeetingViewHost } from '../../electron/platform/platform.ts'
import { MINUTE } from '../../shared/clock.ts'
import { ok } from '../../shared/result.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import { desk as agreeable, plan } from '../support/zoom-desk.ts'

const TRIAL = '70000000001'
const SESSION = '70000000002'

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

function stage() {
  const clock = createVirtualClock(0)
  const pages: (PageWish & { readonly url: string })[] = []
  let shown: string | null = null
  let destroyFails = false
  const view: MeetingViewHost = {
    open: async (url) => void (shown = url),
    place: () => {},
    destroy: async () => {
      shown = null
      if (destroyFails) throw new Error('the window is going')
    },
    onCrash: () => {},
  }
  const server: MeetingServer = {
    origin: 'http://localhost:1',
    open(wish) {
      const url = `http://localhost:1/${pages.length}`
      pages.push({ ...wish, url })
      // No line: nobody is waited for.
      return { url, send: () => false, connected: () => true, close: () => {} }
    },
    reachable: async () => true,
    stop: async () => {},
  }
  let running: readonly string[] = []
  const ended: string[] = []
  const removed: string[] = []
  const desk: ZoomDesk = {
    ...agreeable,
    meetingFor: async (wish) => {
      const made = await agreeable.meetingFor(wish)
      return made.ok ? ok({ ...made.value, meetingNumber: SESSION }) : made
    },
    unfinished: () => running,
    opened: (number) => (running = [...running, number]),
    end: async (number) => {
      ended.push(number)
      running = running.filter((one) => one !== number)
      return ok()
    },
    endOthers: async (but) => {
      for (const number of running.filter((one) => one !== but)) await desk.end(number)
      return ok()
    },
  }
  const parts = { server, view, clock, desk, log: () => {} }
  let opening: Promise<void> = Promise.resolve()
  let removing: Promise<void> = Promise.resolve()
  const trial = createTrial({
    ...parts,
    account: {
      async create() {
        await opening
        const made = await agreeable.meetingFor(plan)
        return made.ok ? ok({ ...made.value, meetingNumber: TRIAL }) : made
      },
      remove: async (number) => {
        await removing
        removed.push(number)
        return ok()
      },
    },
  })
  const session = createZoomMeeting({ ...parts, onKey: () => {} })
  return {
    clock,
    pages,
    trial,
    session,
    ended,
    removed,
    shown: () => shown,
    failToDestroy: (): void => {
      destroyFails = true
    },
    /** Zoom takes its time with the deletion, until the returned function is called. */
    keepRemoving: (): (() => void) => {
      const { promise, resolve } = Promise.withResolvers<undefined>()
      removing = promise.then(() => undefined)
      return () => resolve(undefined)
    },
    /** Zoom's answer to the making of the trial's meeting is kept back until the returned function is called. */
    keepBack: (): (() => void) => {
      let go = (): void => {}
      opening = new Promise((resolve) => (go = resolve))
      return go
    },
  }
}

it('gives way to a consultation: its page is gone before the other opens, and only its own meeting is ended', async () => {
  const { clock, trial, session, pages, ended, removed, shown } = stage()
  expect((await trial.begin()).ok).toBe(true)
  expect(shown()).toBe(pages[0]?.url)
  await trial.stop()
  expect(shown()).toBe(null)
  await session.open(plan)
  const outcome = await trial.outcome()
  expect(outcome).toMatchObject({ result: 'failed', why: 'gaveWay' })
  // Long after whatever the trial could still wait for.
  clock.advance(5 * MINUTE)
  await settle()
  expect(shown()).toBe(pages[1]?.url)
  expect(new Set(ended)).toEqual(new Set([TRIAL]))
  expect(removed).toEqual([TRIAL])
})

it('opens nothing any more when a consultation begins while Zoom still makes its meeting', async () => {
  const { trial, session, pages, ended, removed, shown, keepBack } = stage()
  const answer = keepBack()
  const begun = trial.begin()
  await settle()
  const gone = trial.stop()
  answer()
  await gone
  expect(shown()).toBe(null)
  await session.open(plan)
  await begun
  await trial.outcome()
  expect(shown()).toBe(pages.at(-1)?.url)
  expect(ended).not.toContain(SESSION)
  expect(removed).toEqual([TRIAL])
})

it('leaves the meeting of a consultation alone when it fails by itself', async () => {
  const { clock, trial, session, ended } = stage()
  await trial.begin()
  // Nobody told the trial: its page is only taken away.
  await session.open(plan)
  clock.advance(5 * MINUTE)
  expect(await trial.outcome()).toMatchObject({ why: 'viewCrashed' })
  expect(new Set(ended)).toEqual(new Set([TRIAL]))
})

it('can be held again after it gave way', async () => {
  const { trial, removed } = stage()
  await trial.begin()
  await trial.stop()
  await trial.outcome()
  expect((await trial.begin()).ok).toBe(true)
  await trial.stop()
  await trial.stop()
  await trial.outcome()
  expect(removed).toEqual([TRIAL, TRIAL])
})

it('begins no more when a consultation began while it waited for the trial before', async () => {
  const { trial, session, pages, shown, keepRemoving } = stage()
  const answer = keepRemoving()
  await trial.begin()
  await trial.stop()
  const again = trial.begin()
  await trial.stop()
  await session.open(plan)
  answer()
  expect((await again).ok).toBe(false)
  await settle()
  expect(shown()).toBe(pages[1]?.url)
})

it('keeps no consultation waiting when its view cannot be destroyed', async () => {
  const { trial, removed, failToDestroy } = stage()
  await trial.begin()
  failToDestroy()
  await trial.stop()
  expect(await trial.outcome()).toMatchObject({ result: 'failed', why: 'gaveWay' })
  expect(removed).toEqual([TRIAL])
})
