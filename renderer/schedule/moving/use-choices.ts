/** To where each is to be moved: what is proposed, unless somebody chose otherwise; no place is given to more people than it holds. */
import { useState } from 'react'
import type { When } from '../../../shared/schedule/moving.ts'
import type { ValueOf } from '../../state/answers.ts'

type Moving = ValueOf<'schedule.moving'>
export type Movable = Moving['here'][number]
export type Place = Moving['places'][number]

/** stay: nothing becomes of it now. call: held until somebody agreed on another time. */
export type Choice = 'stay' | 'call' | When

export const keyOf = (choice: Choice): string =>
  typeof choice === 'string' ? choice : `${choice.date} ${choice.slot}`

export const waitsForCall = ({ booking }: Movable): boolean =>
  booking.holdReasons.includes('officeUnavailable')

/** What is chosen of one whom nobody chose anything for. */
const byItself = (one: Movable): Choice =>
  waitsForCall(one) || one.unsettled.length > 0 ? 'stay' : (one.proposed ?? 'call')

export type Choices = {
  readonly of: (one: Movable) => Choice
  readonly choose: (one: Movable, choice: Choice) => void
  /** How many more the place takes, whoever is chosen for it counted. */
  readonly left: (place: Place) => number
  readonly forget: () => void
}

export function useChoices(people: readonly Movable[]): Choices {
  const [chosen, setChosen] = useState<Readonly<Record<string, Choice>>>({})
  const of = (one: Movable): Choice => chosen[one.booking.id] ?? byItself(one)
  const taken = Map.groupBy(people, (one) => keyOf(of(one)))
  return {
    of,
    choose: (one, choice) => setChosen((before) => ({ ...before, [one.booking.id]: choice })),
    left: (place) => place.free - (taken.get(keyOf(place))?.length ?? 0),
    forget: () => setChosen({}),
  }
}
