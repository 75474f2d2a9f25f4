/** Everybody but the counselor who waits before the meeting or is in it, as the meeting tells it (M20-2). Pure. */
import { z } from 'zod'

export const PersonSchema = z.object({
  /** Stays the same when the meeting gives the person another number (admission, a reconnected line). */
  guid: z.string().min(1).max(200),
  /** The name the person gave; '' where none was. */
  name: z.string().max(200),
  place: z.enum(['waiting', 'in']),
  /** phone: dialled in, no picture can come. */
  device: z.enum(['app', 'phone']),
  /** none: no sound is connected yet. */
  sound: z.enum(['none', 'muted', 'on']),
  picture: z.boolean(),
  /** Has the meeting in hand; then the counselor has not. */
  host: z.boolean(),
  recording: z.boolean(),
})
export type Person = z.infer<typeof PersonSchema>

/** More than that at once is no consultation. */
export const MOST_PEOPLE = 300
export const PeopleSchema = z.array(PersonSchema).max(MOST_PEOPLE)

/** What can be done about one person. */
export type PersonAct = 'admit' | 'remove' | 'putBack'

/** Whether that can be done about the person where he or she is now. */
export function canDo(act: PersonAct, person: Pick<Person, 'place'> | undefined): boolean {
  if (person === undefined) return false
  return act === 'remove' || person.place === (act === 'admit' ? 'waiting' : 'in')
}

/** Whether the meeting shows that it was done. */
export function isDone(act: PersonAct, guid: string, people: readonly Person[]): boolean {
  const person = people.find((one) => one.guid === guid)
  if (act === 'remove') return person === undefined
  return person?.place === (act === 'admit' ? 'in' : 'waiting')
}

/** Where the others are, taken together. */
export function placeOf(people: readonly Person[]): 'absent' | 'waiting' | 'in' {
  if (people.some(({ place }) => place === 'in')) return 'in'
  return people.length > 0 ? 'waiting' : 'absent'
}

/** Nothing that a person would see has changed. */
export function samePeople(one: readonly Person[], other: readonly Person[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
