/** The session room: the handlers of `session.*`, and what other rooms may ask of the live session. */
import type { Handlers } from '../../shared/contract.ts'
import type { Account } from '../../shared/people/account.ts'
import { numberSettled } from '../../shared/precall/identity.ts'
import type { SessionPort } from '../../shared/precall/port.ts'
import type { SessionSnapshot } from '../../shared/session/snapshot.ts'
import { shownTo } from '../../shared/session/view.ts'
import { noJobSite } from '../platform/no-job-site.ts'
import type { PowerEvent } from '../platform/platform.ts'
import { createHandlers } from './handlers.ts'
import { createJobSiteDesk } from './job-site-desk.ts'
import { nextNoticeInMs } from './next-notice.ts'
import type { SessionRoomParts } from './parts.ts'
import { createPhraseDesk } from './phrase-desk.ts'
import { createSessionPort } from './port.ts'
import { createRunner } from './runner.ts'

export interface SessionRoom {
  readonly handlers: Handlers<'session'>
  readonly port: SessionPort
  /** The record of the live session of that booking, where it is theirs and the identity check is done (M12-2-3); null: it is not. */
  readonly identified: (bookingId: string, by: Account) => string | null
  onPower(event: PowerEvent): void
  /** The wall clock was set by so much, ms (negative: back). */
  readonly onClockStepped: (byMs: number) => void
  /** Until the next thing the clock brings (no-show question, warning, cap), ms; null while it brings nothing. */
  nextWarningInMs(): number | null
  /**
   * Takes up a session that was live when the program stopped: same clock, same deadline. Throws when its state cannot be
   * read, which is a damaged store and no answer to anybody.
   */
  start(): void
  dispose(): void
}

export function createSessionRoom(parts: SessionRoomParts): SessionRoom {
  const tell = (snapshot: SessionSnapshot | null): void => {
    jobSite.follow(snapshot?.state ?? null)
    parts.bell.ring(
      'session.snapshot',
      snapshot === null ? null : shownTo(snapshot, parts.people.present()),
    )
  }
  const jobSite = createJobSiteDesk({
    host: parts.jobSite ?? noJobSite,
    share: parts.share ?? (() => Promise.resolve(false)),
    lineClock: parts.lineClock ?? parts.clock,
    changed: () => tell(running.snapshot()),
  })
  const running = createRunner({
    clock: parts.clock,
    lineClock: parts.lineClock ?? parts.clock,
    store: parts.store,
    schedule: parts.schedule,
    meeting: parts.meeting,
    nameOf: (accountId) => parts.people.nameOf(accountId),
    keepAwake: parts.keepAwake,
    tell,
    attention(what) {
      if (what === 'knock') parts.bell.ring('session.knock', null)
      parts.attention?.(what)
    },
    occupied: parts.occupancy.tell,
    jobSite: jobSite.view,
  })
  // What a snapshot may show depends on who is at the screen.
  const deafen = [
    parts.bell.on('people.presence', () => tell(running.snapshot())),
    parts.bell.on('schedule.changed', () => running.told()),
  ]

  return {
    handlers: {
      ...createHandlers(parts, running, jobSite),
      ...createPhraseDesk({ log: parts.log, ring: parts.bell.ring }),
    },
    port: createSessionPort(running),
    identified(bookingId, by) {
      const session = running.live()?.session
      if (session?.bookingId !== bookingId || session.state === 'closed') return null
      const { nameConfirmed } = session.gate.identity
      const isTheirs = session.counselorId === by.id || by.role === 'supervisor'
      return isTheirs && nameConfirmed && numberSettled(session.gate) ? session.recordId : null
    },
    start: running.start,
    onClockStepped: (byMs) => running.clockStepped(byMs),
    nextWarningInMs: () => nextNoticeInMs(running.live(), running.moment()),
    onPower(event) {
      if (event === 'suspend' || event === 'ending' || event === 'shutdown') {
        running.tick()
        running.persist()
      }
      // Moments later nothing can be sent any more: the job seeker must not be left in a meeting without its host.
      if (event === 'ending' || event === 'shutdown') running.endByAccount()
      if (event === 'resume' || event === 'unlock') running.tick()
    },
    dispose() {
      for (const stop of deafen) stop()
      jobSite.stop()
      running.dispose()
    },
  }
}
