/**
 * One happening: into the reducer, its events to disk, then memory changes and effects run.
 * An ending is the exception, and silence for a prohibited act: enforced first and written after, so that neither a slow nor a full
 * disk stretches it.
 */
import type { NewEvent } from '../../shared/log/events.ts'
import { recordScope } from '../../shared/log/scope.ts'
import type { LiveReason } from '../../shared/precall/port.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import {
  type Effect,
  type Happening,
  type Moment,
  reduce,
  type Refusal,
} from '../../shared/session/machine.ts'
import { isOpen, type Live, type Session } from '../../shared/session/state.ts'
import type { Held } from './held.ts'
import type { Keeper } from './keeper.ts'

export type ActingParts = {
  readonly held: Held
  readonly keeper: Keeper
  readonly moment: () => Moment
  readonly perform: (effect: Effect) => void
  readonly changed: () => void
  /** The booking's own events of a session that is over. */
  readonly closing: (session: Extract<Session, { state: 'closed' }>) => readonly NewEvent[]
  /** It could not be saved: the screens show it. */
  readonly unsaved: () => void
}

/** `inevitable`: it happened or must be enforced, whether or not it can be written now. */
export type Act = (
  happening: Happening,
  actorId: string,
  kind: 'asked' | 'inevitable',
) => Result<null, Refusal | LiveReason>

export function createActing(parts: ActingParts): Act {
  const { held, keeper, perform } = parts
  return (happening, actorId, kind) => {
    const before = held.now()
    if (before === null) return fail('noSession')
    const reduced = reduce(before.session, { ...happening, ...parts.moment() }, before.rules)
    if (!reduced.ok) return reduced
    const { session, records, effects } = reduced.value
    if (session === before.session && records.length === 0 && effects.length === 0) return ok()
    const next: Live = { ...before, session }
    const events: NewEvent[] = records.map((record) => ({
      ...record,
      scope: recordScope(session.recordId),
      actorId,
    }))
    const enforced =
      (isOpen(before.session) && !isOpen(session)) || effects.some(({ type }) => type === 'hush')
    if (session.state === 'closed') events.push(...parts.closing(session))
    if (kind === 'asked' && !enforced) {
      // The end of the record, of its booking and of the live session are one step.
      const after = session.state === 'closed' ? null : next
      const saved = keeper.save(events, after)
      if (!saved.ok) {
        parts.unsaved()
        return saved
      }
      held.hold(after)
      effects.forEach(perform)
    } else {
      keeper.owe(events)
      held.hold(next)
      effects.forEach(perform)
      keeper.flush(held.now())
    }
    parts.changed()
    return ok()
  }
}
