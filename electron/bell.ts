/**
 * What the rooms tell each other, and the screens: one list of topics for both (`topics` in the contract). Rooms are made
 * first and speak later: whatever is rung before `open()` waits, in order, until every room stands.
 */
import type { TopicName, TopicPayload } from '../shared/contract.ts'
import type { Cancel } from '../shared/clock.ts'

export interface Bell {
  /** Tells every listener of the topic, then the screens. Before `open()` it waits. */
  readonly ring: Ring
  /** Hears a topic from now on; returns the way to stop. */
  on<T extends TopicName>(topic: T, listener: (payload: TopicPayload<T>) => void): Cancel
  /** Every room stands: what was rung meanwhile goes out in its order. */
  open(): void
}

export type Ring = <T extends TopicName>(topic: T, payload: TopicPayload<T>) => void

export type BellParts = {
  /**
   * To the screens, after the rooms: what a room says because of a topic (a session's snapshot, because somebody else is at
   * the screen) is there before the topic itself.
   */
  readonly screens: Ring
  /** A listener threw. The others and the screens still hear. */
  readonly onBug: (topic: TopicName, error: unknown) => void
}

type Listener<T extends TopicName> = (payload: TopicPayload<T>) => void
type Listeners = { readonly [T in TopicName]: Set<Listener<T>> }

/** Written out: only so does each topic keep the type of its payload. */
const nobody = (): Listeners => ({
  'office.status': new Set(),
  'office.profile': new Set(),
  'office.clock': new Set(),
  'office.server': new Set(),
  'office.asking': new Set(),
  'office.askings': new Set(),
  'office.proxy': new Set(),
  'office.updates': new Set(),
  'people.presence': new Set(),
  'people.accounts': new Set(),
  'exercise.changed': new Set(),
  'session.snapshot': new Set(),
  'session.knock': new Set(),
  'session.phrases': new Set(),
  'meeting.key': new Set(),
  'meeting.made': new Set(),
  'schedule.changed': new Set(),
  'schedule.progress': new Set(),
  'records.backup': new Set(),
  'records.check': new Set(),
  'records.changed': new Set(),
  'review.restrictions': new Set(),
  'records.disposing': new Set(),
  'office.restoring': new Set(),
})

export function createBell({ screens, onBug }: BellParts): Bell {
  const listeners = nobody()
  /** What waits for the rooms; null once they stand. */
  let waiting: (() => void)[] | null = []

  function tell<T extends TopicName>(topic: T, payload: TopicPayload<T>): void {
    const hearing: Set<Listener<T>> = listeners[topic]
    for (const listener of [...hearing]) {
      try {
        listener(payload)
      } catch (error) {
        onBug(topic, error)
      }
    }
    screens(topic, payload)
  }

  return {
    ring(topic, payload) {
      if (waiting === null) tell(topic, payload)
      else waiting.push(() => tell(topic, payload))
    },
    on<T extends TopicName>(topic: T, listener: Listener<T>): Cancel {
      const hearing: Set<Listener<T>> = listeners[topic]
      hearing.add(listener)
      return () => void hearing.delete(listener)
    },
    open() {
      // What is rung by those who hear comes behind what already waits.
      for (let next = waiting?.shift(); next !== undefined; next = waiting?.shift()) next()
      waiting = null
    },
  }
}
