/** Who knocks at the meeting's door: somebody in the waiting room who was not there before. Pure. */
import type { Session } from './state.ts'

type Door = Pick<Session['meeting'], 'counselor' | 'people'>

/** Somebody is in the waiting room and can be let in. */
export const isSomebodyWaiting = ({ counselor, people }: Door): boolean =>
  counselor === 'in' && people.some(({ place }) => place === 'waiting')

/** Nobody was heard yet. */
export const unheard: ReadonlySet<string> = new Set()

/**
 * `heard`: by guid, everybody who need not be told any more. Who is let in or put back to wait did not knock; who left and comes again
 * did. While the counselor is out nobody is listed: whoever still waits when the counselor is back is told once more, rather than not.
 */
export function listen(
  heard: ReadonlySet<string>,
  door: Door | null,
): { readonly heard: ReadonlySet<string>; readonly knocked: boolean } {
  if (door === null || door.counselor !== 'in') return { heard: unheard, knocked: false }
  return {
    heard: new Set(door.people.map(({ guid }) => guid)),
    knocked: door.people.some(({ guid, place }) => place === 'waiting' && !heard.has(guid)),
  }
}
