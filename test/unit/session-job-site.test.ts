/** The session and the window of the job site: opened and shown only in a consultation, said in the record, closed with it. */
import { describe, expect, it } from 'vitest'
import { createJobSiteDesk } from '../../electron/session/job-site-desk.ts'
import type { JobSiteHost, JobSiteState } from '../../electron/platform/platform.ts'
import { SECOND } from '../../shared/clock.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import {
  asCounselor,
  desk,
  type Desk,
  settle,
  toConsulting,
  toVerifying,
} from './session-helpers.ts'

const NUMBER = '17010-12345678'
const r1 = { recordId: 'r1' }

/** A window that obeys, and a page that shows what it is told to. */
function site(possible = true) {
  const calls: string[] = []
  let state: JobSiteState = { open: false, refusals: 0 }
  let hear: (state: JobSiteState) => void = () => undefined
  let comes: () => Promise<boolean> = () => Promise.resolve(true)
  let takes: (on: boolean) => Promise<boolean> = () => Promise.resolve(true)
  const become = (next: Partial<JobSiteState>): void => {
    state = { ...state, ...next }
    hear(state)
  }
  const host: JobSiteHost = {
    possible,
    open(number) {
      calls.push(`open ${number ?? ''}`)
      become({ open: true, refusals: 0 })
      return comes()
    },
    close() {
      calls.push('close')
      if (state.open) become({ open: false })
    },
    offer() {
      calls.push('offer')
      return state.open
    },
    withdraw: () => void calls.push('withdraw'),
    onChange(listener) {
      hear = listener
      return () => void (hear = () => undefined)
    },
  }
  return {
    host,
    calls,
    become,
    share: (on: boolean) => {
      calls.push(`share ${on}`)
      return takes(on)
    },
    comes: (next: typeof comes) => void (comes = next),
    takes: (next: typeof takes) => void (takes = next),
  }
}

const withSite = (made: ReturnType<typeof site>): Desk =>
  desk({}, {}, { jobSite: made.host, share: made.share })
const open = (d: Desk) => d.session['session.openJobSite']({ ...r1, number: NUMBER }, asCounselor)
const show = (d: Desk, on = true) => d.session['session.showJobSite']({ ...r1, on }, asCounselor)

describe('the window of the job site', () => {
  it('is opened and shown in no state but a consultation', async () => {
    const made = site()
    const d = withSite(made)
    await toVerifying(d)
    expect(await open(d)).toMatchObject({ reason: 'wrongState' })
    expect(await show(d)).toMatchObject({ reason: 'wrongState' })
    expect(made.calls).toEqual([])
  })

  it('is opened for a number, shown by a press, and closed when the consultation ends', async () => {
    const made = site()
    const d = withSite(made)
    await toConsulting(d)
    expect(await show(d)).toMatchObject({ reason: 'noWindow' })
    expect(await open(d)).toMatchObject({ ok: true })
    expect(d.snapshot().jobSite).toEqual({
      possible: true,
      open: true,
      number: NUMBER,
      refusals: 0,
    })
    expect(await show(d)).toMatchObject({ ok: true })
    // Nothing stays offered behind the answer.
    expect(made.calls.slice(-3)).toEqual(['offer', 'share true', 'withdraw'])
    d.meeting.emit({ type: 'sharing', on: true })
    expect(d.snapshot().meeting.sharing).toBe(true)
    made.become({ refusals: 2 })
    expect(d.snapshot().jobSite.refusals).toBe(2)
    await d.session['session.end']({ ...r1, cause: 'counselorEnded' }, asCounselor)
    expect(made.calls).toContain('close')
    expect(d.snapshot()).toMatchObject({
      jobSite: { open: false, number: null },
      meeting: { sharing: false },
    })
    expect(d.of('session.jobSiteShown').map(({ payload }) => payload)).toEqual([
      { on: true },
      { on: false },
    ])
    expect(await open(d)).toMatchObject({ reason: 'wrongState' })
    expect(await show(d)).toMatchObject({ reason: 'wrongState' })
  })

  it('is not shown while a prohibited act can be taken back, nor when the counselor is out', async () => {
    const made = site()
    const d = withSite(made)
    await toConsulting(d)
    await open(d)
    await d.session['session.prohibited']({ ...r1, act: 'M14-8' }, asCounselor)
    expect(await show(d)).toMatchObject({ reason: 'wrongState' })
    await d.session['session.takeBackProhibited'](r1, asCounselor)
    d.meeting.emit({ type: 'sharing', on: true })
    d.meeting.emit({ type: 'ended', by: 'crash' })
    expect(await show(d)).toMatchObject({ reason: 'wrongState' })
    expect(made.calls).not.toContain('offer')
    expect(d.of('session.jobSiteShown').map(({ payload }) => payload)).toEqual([
      { on: true },
      { on: false },
    ])
  })

  it('says once what began and once what ended, however often the page says it', async () => {
    const d = withSite(site())
    await toConsulting(d)
    for (const on of [false, true, true, false, false]) d.meeting.emit({ type: 'sharing', on })
    expect(d.of('session.jobSiteShown').map(({ payload }) => payload)).toEqual([
      { on: true },
      { on: false },
    ])
  })

  it('is closed at the cap too, and when the office is closed', async () => {
    const made = site()
    const d = withSite(made)
    await toConsulting(d)
    await open(d)
    d.clock.advance(31 * 60 * SECOND)
    await settle()
    expect(d.snapshot().state).toBe('closing')
    expect(made.calls).toContain('close')
    made.calls.length = 0
    d.room.dispose()
    expect(made.calls).toEqual(['close'])
  })

  it('is impossible on the browser platform, and says so', async () => {
    const d = withSite(site(false))
    await toConsulting(d)
    expect(d.snapshot().jobSite.possible).toBe(false)
    expect(await open(d)).toMatchObject({ reason: 'noWindow' })
  })

  it('fails in words when the site does not come or the page does not take it, also when neither ever answers', async () => {
    const made = site()
    const lineClock = createVirtualClock(0)
    const one = createJobSiteDesk({ ...made, lineClock, changed: () => undefined })
    made.comes(() => Promise.resolve(false))
    expect(await one.open(NUMBER)).toMatchObject({ reason: 'siteUnreachable' })
    made.comes(() => new Promise(() => undefined))
    const opening = one.open(NUMBER)
    lineClock.advance(31 * SECOND)
    expect(await opening).toMatchObject({ reason: 'siteUnreachable' })
    made.comes(() => Promise.resolve(true))
    await one.open(NUMBER)
    made.takes(() => Promise.resolve(false))
    expect(await one.show(true)).toMatchObject({ reason: 'notShown' })
    made.takes(() => new Promise(() => undefined))
    const showing = one.show(true)
    lineClock.advance(11 * SECOND)
    expect(await showing).toMatchObject({ reason: 'notShown' })
    expect(made.calls.at(-1)).toBe('withdraw')
  })
})
