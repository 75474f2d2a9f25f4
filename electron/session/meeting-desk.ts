/** The session's hand on the meeting: opens it, admits, closes the view, runs the ending ladder. One thing at a time. */
import { type Clock, SECOND } from '../../shared/clock.ts'
import type { PersonAct } from '../../shared/meeting/people.ts'
import type { MeetingProvider, MeetingReason } from '../../shared/meeting/provider.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Happening } from '../../shared/session/machine.ts'
import type { Session } from '../../shared/session/state.ts'
import { sessionText } from '../../shared/session/text.ts'
import { RUNG_MS, runLadder } from './ladder.ts'
import { within } from './within.ts'

/** How long opening a meeting may take, ms. */
const OPEN_MS = 60 * SECOND
const PERSON_MS = 15 * SECOND

export type MeetingDeskParts = {
  /** Stamps. */
  readonly clock: Clock
  /** Time limits. */
  readonly lineClock: Clock
  readonly meeting: MeetingProvider
  readonly changed: () => void
  readonly happened: (happening: Happening) => void
}

export interface MeetingDesk {
  /** @param lastsMs how long the use may last (the cap the session was prepared with) */
  open(session: Session, displayName: string, lastsMs: number): void
  /** How the last `open` went. */
  opening(): Promise<Result<null, 'meetingFailed'>>
  readonly person: (act: PersonAct, guid: string) => Promise<Result<null, MeetingReason>>
  /** The page is gone by itself. */
  forgetView(): void
  closeView(): void
  end(): void
  /** Only the account's end, without the rungs before it: there is no time for them. Nothing is awaited. */
  endByAccount(): void
  settled(): Promise<void>
  /** Address of the view, while there is one. */
  url(): string | null
}

export function createMeetingDesk({
  clock,
  lineClock,
  meeting,
  changed,
  happened,
}: MeetingDeskParts): MeetingDesk {
  let url: string | null = null
  let opening: Promise<Result<null, 'meetingFailed'>> = Promise.resolve(ok())
  /** Views being taken down; a new one waits for it, or the old camera would hold the device. */
  let settling: Promise<void> = Promise.resolve()
  /** Counts openings and closings, so that an answer that comes too late is known as such. */
  let generation = 0
  /** The last thing asked for was to open: then a late answer to an earlier opening must not take the new view down. */
  let wanted = false

  const isWanted = (): boolean => wanted

  async function open(
    session: Session,
    displayName: string,
    lastsMs: number,
  ): Promise<Result<null, 'meetingFailed'>> {
    generation += 1
    wanted = true
    const mine = generation
    await settling
    if (mine !== generation) return fail('meetingFailed', { reason: 'unknown' })
    const { recordId, bookingId } = session
    const plan = {
      recordId,
      bookingId,
      topic: sessionText.meetingTopic(session.slot),
      displayName,
      startsAtMs: session.bookedAtMs,
      lastsMs,
    }
    const opened = await within(lineClock, OPEN_MS, () => meeting.open(plan))
    if (mine !== generation) {
      // Ended or closed while it was opening: whatever has opened by now must not keep the camera.
      if (!isWanted()) takeDown()
      return fail('meetingFailed', { reason: 'unknown' })
    }
    if (opened.kind === 'done' && opened.value.ok) {
      url = opened.value.value.url
      changed()
      return ok()
    }
    const reason = reasonOf(opened)
    const detail = detailOf(opened)
    happened({
      type: 'meeting',
      event: { type: 'failed', reason, ...(detail === null ? {} : { detail }) },
      provider: meeting.kind,
    })
    return fail('meetingFailed', {
      reason,
      ...(detail === null ? {} : { seconds: detail.seconds }),
    })
  }

  function reasonOf(
    opened: Awaited<ReturnType<typeof within<Result<unknown, MeetingReason>>>>,
  ): MeetingReason {
    if (opened.kind === 'timeout') return 'noAnswer'
    return opened.kind === 'done' && !opened.value.ok ? opened.value.reason : 'unknown'
  }

  /** How long the service wants us to wait, where it said so. */
  function detailOf(
    opened: Awaited<ReturnType<typeof within<Result<unknown, MeetingReason>>>>,
  ): { readonly code: null; readonly seconds: number } | null {
    const seconds =
      opened.kind === 'done' && !opened.value.ok ? opened.value.details?.['seconds'] : undefined
    return typeof seconds === 'number' ? { code: null, seconds } : null
  }

  function takeDown(): void {
    url = null
    const before = settling
    const gone = within(lineClock, RUNG_MS, () => meeting.destroyView())
    settling = Promise.all([before, gone]).then(() => undefined)
  }

  return {
    open(session, displayName, lastsMs) {
      opening = open(session, displayName, lastsMs)
    },
    opening: () => opening,
    async person(act, guid) {
      const answer = await within(lineClock, PERSON_MS, () => meeting.person(act, guid))
      if (answer.kind === 'done') return answer.value
      return fail(answer.kind === 'timeout' ? 'noAnswer' : 'unknown')
    },
    forgetView() {
      generation += 1
      wanted = false
      url = null
    },
    closeView() {
      generation += 1
      wanted = false
      takeDown()
    },
    end() {
      generation += 1
      wanted = false
      url = null
      const before = settling
      const ladder = runLadder({
        clock,
        lineClock,
        meeting,
        record: (step) => happened({ type: 'ladderStep', step }),
      }).then(({ viewGone }) => happened({ type: 'ladderDone', viewGone }))
      settling = Promise.all([before, ladder]).then(() => undefined)
    },
    endByAccount() {
      void within(lineClock, RUNG_MS, () => meeting.endByAccount())
    },
    settled: () => settling,
    url: () => url,
  }
}
