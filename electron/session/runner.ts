/**
 * Owns the one live session: happenings go into the reducer, events to disk, then memory changes and effects run.
 * An ending is the exception: it is enforced first and written after, so that neither a slow nor a full disk stretches it.
 */
import { type Cancel, sleep } from '../../shared/clock.ts'
import type { LiveReason } from '../../shared/precall/port.ts'
import { SYSTEM_ACTOR } from '../../shared/people/account.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import { recordScope } from '../../shared/log/scope.ts'
import { type Failed, fail, ok, type Result, unreachable } from '../../shared/result.ts'
import { emptyDraft, packDraft, unpackDraft } from '../../shared/session/draft.ts'
import {
  type Effect,
  type Happening,
  type Moment,
  reduce,
  type Refusal,
} from '../../shared/session/machine.ts'
import type { SessionSnapshot } from '../../shared/session/snapshot.ts'
import {
  isOpen,
  isRunning,
  type Live,
  LiveSchema,
  type Session,
} from '../../shared/session/state.ts'
import { toSnapshot } from '../../shared/session/view.ts'
import { createKeeper } from './keeper.ts'
import { createMeetingDesk } from './meeting-desk.ts'
import { createPulse, QUIET_MS } from './pulse.ts'
import type { Runner, RunnerParts } from './runner-parts.ts'
import { createUseTimer } from './use-timer.ts'

export type { Attention, Runner, RunnerParts } from './runner-parts.ts'

export function createRunner(parts: RunnerParts): Runner {
  const { clock, store, meeting } = parts
  let live: Live | null = null
  let note: SessionSnapshot['note'] = { ...emptyDraft, savedAtMs: null }
  let awake = false
  let unsubscribe: Cancel = () => {}
  const keeper = createKeeper(store)
  const timer = createUseTimer(clock, store)
  const desk = createMeetingDesk({ clock, lineClock: parts.lineClock, meeting, changed, happened })
  const pulse = createPulse(clock, { tick, persist, repeat: tell, remainingMs })

  function hold(next: Live | null): void {
    live = next
    parts.occupied(next !== null && next.session.state !== 'closed')
  }

  function happened(happening: Happening): void {
    if (live !== null) act(happening, SYSTEM_ACTOR, 'inevitable')
  }

  function moment(): Moment {
    return timer.moment(live?.session ?? null)
  }

  /** `inevitable`: it happened or must be enforced, whether or not it can be written now. */
  function act(
    happening: Happening,
    actorId: string,
    kind: 'asked' | 'inevitable',
  ): Result<null, Refusal | LiveReason> {
    if (live === null) return fail('noSession')
    const before = live
    const reduced = reduce(before.session, { ...happening, ...moment() }, before.rules)
    if (!reduced.ok) return reduced
    const { session, records, effects } = reduced.value
    if (session === before.session && records.length === 0 && effects.length === 0) return ok()
    const next: Live = { ...before, session }
    const events: NewEvent[] = records.map((record) => ({
      ...record,
      scope: recordScope(session.recordId),
      actorId,
    }))
    const ends = isOpen(before.session) && !isOpen(session)
    const over = session.state === 'closed'
    if (over) events.push(...bookingClosed(session))
    if (kind === 'asked' && !ends) {
      // The end of the record, of its booking and of the live session are one step.
      const saved = keeper.save(events, over ? null : next)
      if (!saved.ok) return failedToSave(saved)
      hold(over ? null : next)
      effects.forEach(perform)
    } else {
      keeper.owe(events)
      hold(next)
      effects.forEach(perform)
      keeper.flush(live)
    }
    changed()
    return ok()
  }

  function failedToSave(saved: Failed<'saveFailed'>): Failed<'saveFailed'> {
    tell()
    return saved
  }

  function perform(effect: Effect): void {
    switch (effect.type) {
      case 'startClock':
        return timer.start()
      case 'openMeeting':
        if (live !== null)
          desk.open(live.session, parts.nameOf(live.session.counselorId), live.rules.capMs)
        return
      case 'forgetView':
        return desk.forgetView()
      case 'closeView':
        return desk.closeView()
      case 'endMeeting':
        return desk.end()
      case 'attention':
        return parts.attention(effect.what)
      case 'closeBooking':
        return letGo()
      default:
        return unreachable(effect)
    }
  }

  function bookingClosed({
    bookingId,
    recordId,
    outcome,
    ending,
  }: Extract<Session, { state: 'closed' }>): readonly NewEvent[] {
    return parts.schedule.closing(bookingId, { recordId, outcome, usedMs: ending.usedMs })
  }

  function letGo(): void {
    note = { ...emptyDraft, savedAtMs: null }
    timer.stop()
  }

  /** What the log says is in session and no live session holds, since the program was killed or a file was lost. */
  function releaseLost(): void {
    const events = parts.schedule.releasing(live?.session.recordId ?? null)
    if (events.length > 0) keeper.save(events, live)
  }

  function snapshot(): SessionSnapshot | null {
    if (live === null || live.session.state === 'closed') return null
    return toSnapshot(live.session, live.rules, {
      ...moment(),
      provider: meeting.kind,
      url: desk.url(),
      note,
      unsaved: keeper.owing() || (isRunning(live.session) && timer.unsaved()),
    })
  }

  function tell(): void {
    parts.tell(snapshot())
  }

  function changed(): void {
    const session = live?.session ?? null
    if (session === null) pulse.stop()
    else pulse.run()
    const wanted = session !== null && isOpen(session) && session.meeting.counselor !== 'out'
    if (wanted !== awake) {
      awake = wanted
      parts.keepAwake(wanted)
    }
    tell()
  }

  /** Until the cap, ms of elapsed use; null while no cap runs. */
  function remainingMs(): number | null {
    return live === null ? null : timer.remainingMs(live.session)
  }

  function tick(): void {
    happened({ type: 'timePassed' })
    if (live === null || !timer.jumped()) return
    pulse.run()
    persist()
  }

  function persist(): void {
    if (live === null) return
    if (isRunning(live.session)) timer.save(live.session)
    if (keeper.owing() && keeper.flush(live).ok) changed()
  }

  function recover(): void {
    const loaded = store.load()
    if (loaded === null) return
    const found = LiveSchema.parse(loaded.state)
    hold(found)
    note = { ...unpackDraft(loaded.draft), savedAtMs: null }
    timer.resume(found.session, loaded.progress)
    happened({ type: 'recovered' })
    tick()
    // What was reckoned from the downtime is written at once: a second crash must not have to reckon it again.
    persist()
    changed()
  }

  return {
    start() {
      unsubscribe = meeting.subscribe((event) => {
        // A camera that comes alive when no session is there has no business being on.
        if (live === null && event.type === 'joined') desk.closeView()
        happened({ type: 'meeting', event, provider: meeting.kind })
      })
      recover()
      releaseLost()
    },
    live: () => live,
    moment,
    tick,
    persist,
    settled: () => desk.settled(),
    endByAccount() {
      if (live !== null && isOpen(live.session) && live.session.meeting.counselor !== 'out')
        desk.endByAccount()
    },
    admit: () => desk.admit(),
    adopt(opened, events) {
      const saved = keeper.save(events, opened)
      if (!saved.ok) return saved
      hold(opened)
      note = { ...emptyDraft, savedAtMs: null }
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
      if (live === null || live.session.recordId !== recordId || live.session.state === 'closed')
        return fail('noSession')
      const draft = { text: typed.text, followUp: typed.followUp ?? note.followUp }
      const saved = store.saveDraft(recordId, packDraft(draft))
      if (!saved.ok) return failedToSave(saved)
      note = { ...draft, savedAtMs: clock.wallMs() }
      return ok({ savedAtMs: note.savedAtMs ?? 0 })
    },
    snapshot,
    dispose() {
      persist()
      pulse.stop()
      unsubscribe()
      if (awake) parts.keepAwake(false)
    },
  }
}
