/** Who else waits or is in, out of what the SDK's page tells: people under their guid, and none gone who only changes numbers. */
import { type Cancel, type Clock, SECOND } from '../../../shared/clock.ts'
import { type Person, placeOf, samePeople } from '../../../shared/meeting/people.ts'
import type { MeetingEvent } from '../../../shared/meeting/provider.ts'
import type { ZoomPerson } from '../../../shared/meeting/zoom-line.ts'

/** Admission and a reconnected line take a person off the SDK's list and bring the same one back; who stays away longer has left. */
export const MOVING_MS = 8 * SECOND

export interface ZoomPeople {
  told(list: readonly ZoomPerson[]): void
  /** We are in: from here on everything is told, first what is known already. */
  begin(): void
  now(): readonly Person[]
  close(): void
}

export function createZoomPeople(parts: {
  readonly clock: Clock
  readonly emit: (event: MeetingEvent) => void
}): ZoomPeople {
  let latest: readonly ZoomPerson[] = []
  let people: readonly Person[] = []
  let place: ReturnType<typeof placeOf> = 'absent'
  let begun = false
  const moving = new Map<string, Cancel>()
  const gone = new Set<string>()

  function settled(guid: string): void {
    moving.get(guid)?.()
    moving.delete(guid)
    gone.delete(guid)
  }

  function watch({ guid }: ZoomPerson): void {
    if (moving.has(guid) || gone.has(guid)) return
    const left = (): void => {
      moving.delete(guid)
      gone.add(guid)
      tell()
    }
    moving.set(guid, parts.clock.after(MOVING_MS, left))
  }

  function tell(): void {
    const next = latest
      .filter(({ guid, moving: isMoving }) => !isMoving || !gone.has(guid))
      .map(({ moving: _moving, ...person }) => person)
    const changed = !samePeople(people, next)
    people = next
    if (!begun) return
    if (changed) parts.emit({ type: 'people', people })
    tellPlace(placeOf(people))
  }

  function tellPlace(next: typeof place): void {
    const before = place
    place = next
    if (before === next) return
    if (next === 'in') return parts.emit({ type: 'otherJoined' })
    // From the meeting back into the waiting room: gone first, then waiting.
    if (before !== 'absent') parts.emit({ type: 'otherLeft' })
    if (next === 'waiting') parts.emit({ type: 'waiting' })
  }

  return {
    told(list) {
      latest = list
      const known = new Set(list.map(({ guid }) => guid))
      for (const guid of [...moving.keys(), ...gone]) if (!known.has(guid)) settled(guid)
      for (const person of list) {
        if (person.moving) watch(person)
        else settled(person.guid)
      }
      tell()
    },
    begin() {
      begun = true
      if (people.length > 0) parts.emit({ type: 'people', people })
      tellPlace(placeOf(people))
    },
    now: () => people,
    close() {
      for (const cancel of moving.values()) cancel()
      moving.clear()
    },
  }
}
