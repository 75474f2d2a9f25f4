/**
 * Who of those who wait or are in is the job seeker (M20-2, M12-2-3): the counselor's word, except that where one person came and
 * nobody was announced that person is it. Whoever comes first is not the job seeker for that alone. Pure.
 */
import type { Role } from '../log/who-was-there.ts'
import type { Person } from '../meeting/people.ts'
import type { Who } from './kept.ts'
import type { OpenSession } from './state.ts'

type Meeting = OpenSession['meeting']

/** What the counselor said of that person; null: nothing yet. */
export function roleOf(who: Who, guid: string): 'seeker' | 'companion' | 'stranger' | null {
  if (who.seeker.includes(guid)) return 'seeker'
  if (who.companions.includes(guid)) return 'companion'
  return who.strangers.includes(guid) ? 'stranger' : null
}

const undecided = (who: Who, people: readonly Person[]): Person[] =>
  people.filter(({ guid }) => roleOf(who, guid) === null)

/** Connected with the counselor: let in, and the line between the two stands. */
export function isConnected(meeting: Meeting, { place }: Person): boolean {
  return meeting.counselor === 'in' && meeting.others === 'in' && place === 'in'
}

/** Takes in who is there now. `alone`: taken for the job seeker without a question. @param at steady clock, ms */
export function seenBy(
  { who, gate, presence }: Pick<OpenSession, 'who' | 'gate' | 'presence'>,
  meeting: Meeting,
  at: number,
): { readonly who: Who; readonly alone: Person | null } {
  const connected = meeting.people.filter((person) => isConnected(meeting, person))
  const since = Object.fromEntries(connected.map(({ guid }) => [guid, who.since[guid] ?? at]))
  const open = undecided(who, meeting.people)
  const [only] = open
  const isAlone =
    only !== undefined &&
    open.length === 1 &&
    isConnected(meeting, only) &&
    gate.companions.announced === null &&
    !meeting.people.some(({ guid }) => who.seeker.includes(guid)) &&
    // One person came: of several it is asked, also when the others are gone again.
    presence.every(({ guid }) => guid === null || guid === only.guid || who.seeker.includes(guid))
  return isAlone
    ? { who: { ...who, seeker: [...who.seeker, only.guid], since }, alone: only }
    : { who: { ...who, since }, alone: null }
}

/** Who the counselor says that person is; what was said of the same person before is dropped. */
export function named(who: Who, guid: string, role: Role): Who {
  const without = (guids: readonly string[]): string[] => guids.filter((one) => one !== guid)
  const cleared = {
    ...who,
    // Somebody else is the job seeker: of who was taken for it, it is to be said anew.
    seeker: role === 'seeker' ? [] : without(who.seeker),
    companions: without(who.companions),
    strangers: without(who.strangers),
  }
  switch (role) {
    case 'seeker':
    case 'seekerToo':
      return { ...cleared, seeker: [...cleared.seeker, guid] }
    case 'companion':
      return { ...cleared, companions: [...cleared.companions, guid] }
    case 'stranger':
      return { ...cleared, strangers: [...cleared.strangers, guid] }
  }
}

/** Where the job seeker is. A meeting that lists nobody (the Zoom app) is told by the counselor, and then it is the job seeker. */
export function seekerPlace(
  meeting: Meeting,
  who: Who,
  announced: string | null,
): 'absent' | 'waiting' | 'in' {
  if (meeting.counselor === 'out') return 'absent'
  if (!meeting.listed) return meeting.others
  const seekers = meeting.people.filter(({ guid }) => who.seeker.includes(guid))
  if (seekers.some((person) => isConnected(meeting, person))) return 'in'
  if (seekers.some(({ place }) => place === 'waiting')) return 'waiting'
  const open = undecided(who, meeting.people)
  const isLikely = announced === null && seekers.length === 0 && open.length === 1
  return isLikely && open[0]?.place === 'waiting' ? 'waiting' : 'absent'
}

/** When the job seeker was connected, steady clock (ms); null: is not. */
export function seekerSince(who: Who): number | null {
  const all = who.seeker.flatMap((guid) => who.since[guid] ?? [])
  return all.length === 0 ? null : Math.min(...all)
}

/** Somebody waits or is in of whom it is not said that it is not the job seeker (M12-2-6). */
export function somebodyThere(meeting: Meeting, who: Who): boolean {
  // Not listed (yet), but said to be there.
  if (!meeting.listed || meeting.people.length === 0) return meeting.others !== 'absent'
  return meeting.people.some(({ guid }) => {
    const role = roleOf(who, guid)
    return role === null || role === 'seeker'
  })
}

/** In the meeting, and it is not said who that is, or it is somebody who does not belong here. */
export function unsettled(meeting: Meeting, who: Who): Person[] {
  return meeting.people.filter(({ guid, place }) => {
    const role = roleOf(who, guid)
    return place === 'in' && (role === null || role === 'stranger')
  })
}
