/**
 * Owns the one live session and its time: what is held in memory, what beats, what is taken up again after a restart.
 * How one happening is carried through stands in acting.ts, what follows from it in effects.ts.
 */
import { type Cancel, sleep } from '../../shared/clock.ts'
import { SYSTEM_ACTOR } from '../../shared/people/account.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import { fail, ok } from '../../shared/result.ts'
import type { Happening, Moment } from '../../shared/session/machine.ts'
import type { SessionSnapshot } from '../../shared/session/snapshot.ts'
import { isOpen, isRunning, LiveSchema, type Session } from '../../shared/session/state.ts'
import { sameTold } from '../../shared/log/told.ts'
import { toSnapshot } from '../../shared/session/view.ts'
import { createActing } from './acting.ts'
import { createDoor } from './door.ts'
import { createEffects } from './effects.ts'
import { createHeld } from './held.ts'
import { createKeeper } from './keeper.ts'
import { createMeetingDesk } from './meeting-desk.ts'
import { createNote } from './note.ts'
import { createPulse, QUIET_MS } from './pulse.ts'
import type { Runner, RunnerParts } from './runner-parts.ts'
import { createUseTimer } from './use-timer.ts'

export type { Attention, Runner, RunnerParts } from './runner-parts.ts'

export function createRunner(parts: RunnerParts): Runner {
  const { clock, store, meeting } = parts
  let unsubscribe: Cancel = () => {}
  const held = createHeld(parts)
  const note = createNote(clock, store)
  const keeper = createKeeper(store)
  const timer = createUseTimer(clock, store)
  const desk = createMeetingDesk({ clock, lineClock: parts.lineClock, meeting, changed, happened })
  const pulse = createPulse(clock, { tick, persist, repeat: tell, remainingMs })
  const listenAtDoor = createDoor(() => parts.attention('knock'))
  const { perform } = createEffects({ ...parts, held, note, timer, desk })
  const act = createActing({ held, keeper, moment, perform, changed, closing, unsaved: tell })

  function happened(happening: Happening): void {
    if (held.now() !== null) act(happening, SYSTEM_ACTOR, 'inevitable')
  }

  function moment(): Moment {
    return timer.moment(held.now()?.session ?? null)
  }

  function closing(session: Extract<Session, { state: 'closed' }>): readonly NewEvent[] {
    const { bookingId, recordId, outcome, ending, consultingBegan } = session
    if (outcome === null) return parts.schedule.givingBack(bookingId, recordId)
    // Only what reached consulting is a use (M12-2-1).
    const usedMs = consultingBegan ? ending.usedMs : null
    return parts.schedule.closing(bookingId, { recordId, outcome, usedMs })
  }

  /** What the log says is in session and no live session holds, since the program was killed or a file was lost. */
  function releaseLost(): void {
    const live = held.now()
    const events = parts.schedule.releasing(live?.session.recordId ?? null)
    if (events.length > 0) keeper.save(events, live)
  }

  function snapshot(): SessionSnapshot | null {
    const live = held.now()
    if (live === null || live.session.state === 'closed') return null
    return toSnapshot(live.session, live.rules, {
      ...moment(),
      provider: meeting.kind,
      url: desk.url(),
      note: note.current(),
      jobSite: parts.jobSite(),
      unsaved: keeper.owing() || (isRunning(live.session) && timer.unsaved()),
    })
  }

  function tell(): void {
    parts.tell(snapshot())
  }

  function changed(): void {
    if (held.now() === null) pulse.stop()
    else pulse.run()
    held.watchOver()
    listenAtDoor(held.now()?.session ?? null)
    tell()
  }

  /** Until the cap, ms of elapsed use; null while no cap runs. */
  function remainingMs(): number | null {
    const live = held.now()
    return live === null ? null : timer.remainingMs(live.session)
  }

  function tick(): void {
    happened({ type: 'timePassed' })
    if (held.now() === null || !timer.jumped()) return
    pulse.run()
    persist()
    // What the screen counts by stood still in sleep.
    tell()
  }

  function persist(): void {
    const live = held.now()
    if (live === null) return
    if (isRunning(live.session)) timer.save(live.session)
    if (keeper.owing() && keeper.flush(live).ok) changed()
  }

  /** What the bookings say is asked again whenever they change: a withdrawal counts at once. */
  function told(): void {
    const session = held.now()?.session
    if (session === undefined || session.state === 'closed') return
    const now = parts.schedule.told(session.bookingId, session.recordId)
    if (!sameTold(now, session.told)) happened({ type: 'told', told: now })
  }

  function recover(): void {
    const loaded = store.load()
    if (loaded === null) return
    const found = LiveSchema.parse(loaded.state)
    held.hold(found)
    note.restore(loaded.draft)
    const stepMs = timer.resume(found.session, loaded.progress)
    happened({ type: 'recovered' })
    if (stepMs !== 0) happened({ type: 'clockStepped', byMs: stepMs })
    tick()
    // What was reckoned from the downtime is written at once: a second crash must not have to reckon it again.
    persist()
    changed()
  }

  return {
    start() {
      unsubscribe = meeting.subscribe((event) => {
        // A camera that comes alive when no session is there has no business being on.
        if (held.now() === null && event.type === 'joined') desk.closeView()
        happened({ type: 'meeting', event, provider: meeting.kind })
      })
      recover()
      releaseLost()
      told()
    },
    live: held.now,
    told,
    moment,
    tick,
    persist,
    clockStepped(byMs) {
      happened({ type: 'clockStepped', byMs })
      persist()
    },
    settled: () => desk.settled(),
    endByAccount() {
      const session = held.now()?.session
      if (session !== undefined && isOpen(session) && session.meeting.counselor !== 'out')
        desk.endByAccount()
    },
    person: desk.person,
    adopt(opened, events) {
      const saved = keeper.save(events, opened)
      if (!saved.ok) return saved
      held.hold(opened)
      note.clear()
      changed()
      return ok()
    },
    ask: (happening, actorId) => act(happening, actorId, 'asked'),
    async enter(actorId) {
      const asked = act({ type: 'enter' }, actorId, 'asked')
      return asked.ok ? desk.opening() : asked
    },
    async saveNote(recordId, typed) {
      const remaining = remainingMs()
      if (remaining !== null && remaining < QUIET_MS) await sleep(clock, remaining + 1)
      const session = held.now()?.session
      if (session === undefined || session.recordId !== recordId || session.state === 'closed')
        return fail('noSession')
      const saved = note.save(recordId, typed)
      if (!saved.ok) tell()
      return saved
    },
    snapshot,
    dispose() {
      persist()
      pulse.stop()
      unsubscribe()
      held.release()
    },
  }
}
