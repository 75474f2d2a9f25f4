/**
 * The trial meeting of the connection test: the real SDK page, in a meeting of its own that is created, entered as host,
 * ended and deleted. No camera and no microphone: the SDK opens them only when somebody presses its buttons.
 */
import type { MeetingEvent, MeetingReason } from '../../../shared/meeting/provider.ts'
import type { ZoomTestResult } from '../../../shared/meeting/zoom-account.ts'
import { type Clock, MINUTE } from '../../../shared/clock.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { ZoomDesk } from './desk.ts'
import { createZoomMeeting, endUnfinished, type ZoomProviderParts } from './provider.ts'

/** The number says it: nothing of the SDK may take longer, and the test must come to an end. */
const LIMIT_MS = 2 * MINUTE

/** Beside a booking's meetings: what the account does for the trial. */
export type TrialAccount = {
  create(): ReturnType<ZoomDesk['meetingFor']>
  remove(meetingNumber: string): Promise<Result<null, MeetingReason>>
}

export interface Trial {
  /** Makes the meeting and opens its page; `url` for the frame of the browser platform. A trial that still runs is waited for. */
  begin(): Promise<Result<{ readonly url: string | null }, MeetingReason>>
  /** What came of it; the page is gone and the meeting taken away by then. Never rejects. */
  outcome(): Promise<ZoomTestResult>
  /** A consultation needs the view: one that runs gives way. Resolves when its page is gone; its meeting is ended and taken away after that. */
  stop(): Promise<void>
}

const failed = (why: ZoomTestResult['why'], what = ''): ZoomTestResult => ({
  result: 'failed',
  why,
  what,
})

/** In and host: null; or why not. */
type Coming = { readonly trouble: Promise<ZoomTestResult | null>; readonly giveWay: () => void }

export function createTrial(
  parts: Omit<ZoomProviderParts, 'onKey'> & {
    readonly clock: Clock
    readonly account: TrialAccount
  },
): Trial {
  let number: string | null = null
  const desk: ZoomDesk = {
    ...parts.desk,
    async meetingFor() {
      const made = await parts.account.create()
      if (made.ok) number = made.value.meetingNumber
      return made
    },
    // What else runs at this host, a consultation perhaps, is not the trial's to end.
    unfinished: () => parts.desk.unfinished().filter((one) => one === number),
  }
  const provider = createZoomMeeting({ ...parts, desk, onKey: () => {} })
  let running: Promise<ZoomTestResult> = Promise.resolve(failed('notConfigured'))
  /** Of the trial that runs, from its beginning until its page is gone. */
  let current: { readonly giveWay: () => void; readonly pageGone: Promise<unknown> } | null = null
  /** How many consultations had to be made way for. */
  let stops = 0

  function entered(): Coming {
    let giveWay = (): void => {}
    const trouble = new Promise<ZoomTestResult | null>((resolve) => {
      const settle = (result: ZoomTestResult | null): void => {
        cancel()
        stop()
        resolve(result)
      }
      const cancel = parts.clock.after(LIMIT_MS, () => settle(failed('noAnswer')))
      const stop = provider.subscribe((event: MeetingEvent) => {
        if (event.type === 'failed') settle(failed(event.reason, String(event.detail?.code ?? '')))
        else if (event.type === 'ended') settle(failed('viewCrashed'))
        else if (event.type === 'hostChanged') settle(event.host ? null : failed('notHost'))
      })
      giveWay = () => settle(failed('gaveWay'))
    })
    return { trouble, giveWay }
  }

  async function takeAway(): Promise<Result<null, MeetingReason>> {
    const removed = number === null ? ok() : await parts.account.remove(number)
    number = null
    return removed
  }

  async function run(
    trouble: ZoomTestResult | null,
    pageGone: () => void,
  ): Promise<ZoomTestResult> {
    const ended = trouble === null ? await provider.end() : fail('noAnswer')
    // A window that is going takes the page with it.
    await provider.destroyView().catch(() => undefined)
    pageGone()
    const over = ended.ok ? ended : await endUnfinished(desk)
    const removed = await takeAway()
    if (trouble !== null) return trouble
    if (!ended.ok && !over.ok) return failed('endNotConfirmed')
    return removed.ok
      ? { result: 'ok', why: null, what: '' }
      : { result: 'warning', why: 'trialNotDeleted', what: '' }
  }

  return {
    async begin() {
      const before = stops
      await running
      if (stops !== before) return fail('viewCrashed')
      const { trouble, giveWay } = entered()
      const pageGone = Promise.withResolvers<undefined>()
      const mine = { giveWay, pageGone: pageGone.promise }
      current = mine
      const over = (): void => {
        if (current === mine) current = null
        pageGone.resolve(undefined)
      }
      const opened = await provider.open({
        recordId: 'trial',
        bookingId: 'trial',
        topic: '接続テスト',
        displayName: '接続テスト',
        startsAtMs: parts.clock.wallMs(),
        lastsMs: 10 * MINUTE,
      })
      if (!opened.ok) {
        giveWay()
        over()
        await takeAway()
        return opened
      }
      running = trouble.then((result) => run(result, over))
      return ok({ url: opened.value.url })
    },
    outcome: () => running,
    async stop() {
      stops += 1
      if (current === null) return
      current.giveWay()
      await current.pageGone
    },
  }
}
