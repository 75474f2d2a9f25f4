/** Who else waits or is in, out of the SDK's events. Keyed by guid: admission and a reconnect give a person another number. No DOM. */
import { z } from 'zod'
import { MOST_PEOPLE } from '../../shared/meeting/people.ts'
import type { ZoomPerson } from '../../shared/meeting/zoom-line.ts'

/** The SDK's own entry; `user-updated` holds changed fields only, and `bHold` is left out where it is not on. */
const EntrySchema = z.object({
  userId: z.number(),
  userGuid: z.string().optional(),
  userGUID: z.string().optional(),
  displayName: z.string().optional(),
  bHold: z.boolean().optional(),
  isHold: z.boolean().optional(),
  isHost: z.boolean().optional(),
  isPhoneUser: z.boolean().optional(),
  audio: z.string().optional(),
  muted: z.boolean().optional(),
  bVideoOn: z.boolean().optional(),
  bLocalRecord: z.unknown().optional(),
  nUserStatus: z.number().optional(),
})
type Entry = z.infer<typeof EntrySchema>

/** Taken off the list to come back under another number; 2 and others: has left. */
const MOVES = 1

/** The entries that can be read; what cannot is not a person. */
function entriesOf(list: unknown): Entry[] {
  return (Array.isArray(list) ? list : [list])
    .map((one) => EntrySchema.safeParse(one))
    .flatMap((read) => (read.success ? [read.data] : []))
}

export interface PeopleList {
  readonly added: (payload: unknown) => void
  readonly updated: (payload: unknown) => void
  readonly removed: (payload: unknown) => void
  /** After a reconnect everybody is told anew; who is not has left meanwhile. */
  restart(): void
  /** @param self the SDK's entry of ourselves */
  others(self: unknown): ZoomPerson[]
  /** @param self the SDK's entry of ourselves: whether the list has come to it */
  knows(self: unknown): boolean
  /** Our own sound and picture. */
  own(self: unknown): Pick<ZoomPerson, 'sound' | 'picture'>
  /** The number of the moment. */
  idOf(guid: string): number | null
}

export function createPeopleList(): PeopleList {
  const entries = new Map<string, { entry: Entry; moving: boolean }>()

  function keyOf(entry: Entry): string {
    const guid = entry.userGuid ?? entry.userGUID ?? ''
    return guid === '' ? `id:${entry.userId}` : guid
  }

  const byId = (userId: number): string | undefined =>
    [...entries].find(([, known]) => known.entry.userId === userId)?.[0]

  return {
    added(payload) {
      // Added comes before removed: the new number is known by then, and the old one belongs to nobody.
      for (const entry of entriesOf(payload)) entries.set(keyOf(entry), { entry, moving: false })
    },
    updated(payload) {
      for (const entry of entriesOf(payload)) {
        const key = byId(entry.userId)
        const before = key === undefined ? undefined : entries.get(key)
        if (key === undefined || before === undefined) continue
        entries.set(key, { ...before, entry: { ...before.entry, ...entry } })
      }
    },
    removed(payload) {
      for (const { userId, nUserStatus } of entriesOf(payload)) {
        const key = byId(userId)
        const before = key === undefined ? undefined : entries.get(key)
        if (key === undefined || before === undefined) continue
        if (nUserStatus === MOVES) entries.set(key, { ...before, moving: true })
        else entries.delete(key)
      }
    },
    restart() {
      for (const [key, known] of entries) entries.set(key, { ...known, moving: true })
    },
    others(self) {
      const [own] = entriesOf(self)
      const ownKey = own === undefined ? null : keyOf(own)
      return [...entries]
        .filter(([key, { entry }]) => entry.userId !== own?.userId && key !== ownKey)
        .slice(0, MOST_PEOPLE)
        .map(([guid, { entry, moving }]) => personOf(guid, entry, moving))
    },
    knows: (self) =>
      entriesOf(self).some((own) => entries.has(keyOf(own)) || byId(own.userId) !== undefined),
    own(self) {
      const [entry] = entriesOf(self)
      if (entry === undefined) return { sound: 'none', picture: false }
      const { sound, picture } = personOf('', entry, false)
      return { sound, picture }
    },
    idOf: (guid) => entries.get(guid)?.entry.userId ?? null,
  }
}

function personOf(guid: string, entry: Entry, moving: boolean): ZoomPerson {
  const isPhone = entry.isPhoneUser === true || entry.audio === 'phone'
  return {
    guid: guid.slice(0, 200),
    name: (entry.displayName ?? '').slice(0, 200),
    place: entry.bHold === true || entry.isHold === true ? 'waiting' : 'in',
    device: isPhone ? 'phone' : 'app',
    sound: (entry.audio ?? '') === '' ? 'none' : entry.muted === true ? 'muted' : 'on',
    picture: entry.bVideoOn === true,
    host: entry.isHost === true,
    recording: entry.bLocalRecord === true || entry.bLocalRecord === 1,
    moving,
  }
}
