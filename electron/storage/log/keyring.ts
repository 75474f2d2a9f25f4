/**
 * This PC's later keys of the office (keys/ring.ts), folded from the log: the log is where they are remembered, each sealed so that this
 * PC's own secret opens it and nobody else's. A generation is sealed under only once the log speaks of it, for until then the other PCs
 * cannot know of it; it opens as soon as its key is there.
 */
import type { DatabaseSync } from 'node:sqlite'
import { eventPayloads } from '../../../shared/log/events.ts'
import { KEYS_SCOPE } from '../../../shared/log/scope.ts'
import { ok, type Result } from '../../../shared/result.ts'
import { int } from '../file/rows.ts'
import { openBox, publicHalf, sealFor } from '../keys/box.ts'
import { createRecordKeys } from '../keys/record-keys.ts'
import {
  decodeRing,
  encodeRing,
  FIRST_GENERATION,
  joinedRings,
  type Ring,
  type RingKeys,
} from '../keys/ring.ts'
import { createVault } from '../keys/vault.ts'
import { sameBytes } from './event-hash.ts'
import { createEventReader, type StoredEvent } from './event-row.ts'

/** A generation that was made. `devices`: the PCs it was sealed for, by their names in the log. */
export type KeyChange = {
  readonly generation: number
  readonly atMs: number
  readonly actorId: string
  readonly devices: ReadonlySet<string>
  /** Data key and later keys, as the recovery key of that time opens them. */
  readonly wrap: Uint8Array
}
/** What a PC said last under that name. */
export type ToldKey = { readonly publicKey: Uint8Array; readonly generation: number }

/** All in the office's order. */
export type KeysInLog = {
  readonly told: ReadonlyMap<string, ToldKey>
  readonly changes: readonly KeyChange[]
  /** The newest generation that the log speaks of, whether it is here or not; null: the first one. */
  readonly newest: Pick<KeyChange, 'generation' | 'atMs' | 'devices'> | null
  /** Those of the changes, and of a recovery key that was made anew. */
  readonly wraps: readonly Uint8Array[]
}

export interface Keyring extends Ring {
  /** The log may say something else now; also after a rollback. */
  readonly refresh: () => void
  readonly inLog: () => KeysInLog
  /** All later keys that this PC has. */
  readonly keys: () => RingKeys
  /** The log speaks of a newer generation than any that is here. */
  readonly isBehind: () => boolean
  /** Some of them stand nowhere in this PC's log: the next start would not have them. */
  readonly isUnwritten: () => boolean
  readonly secret: () => Uint8Array | null
  /** Null: this PC has no secret yet. */
  readonly publicKey: () => Uint8Array | null
  /** From now on this is its own. */
  useSecret(secret: Uint8Array): void
  /** It came by another way than the log; whoever adds it writes it down (told). */
  add(keys: RingKeys): void
  /** What these events hold for this PC, though they are not in its log; true: something that it did not have. @param wraps as the server has them */
  learn(events: readonly StoredEvent[], wraps: readonly Uint8Array[]): boolean
  /** Out of these: data key and later keys, as the recovery key opens them. */
  readonly heardWraps: () => readonly Uint8Array[]
  /** What such a share holds for this PC; empty: nothing. */
  readonly opened: (share: Share) => RingKeys
  /** For the PC with that half. `device`: its name; null: this one. */
  shareFor(
    publicKey: Uint8Array,
    of: { readonly keys: RingKeys; readonly generation: number; readonly device: string | null },
  ): Result<Uint8Array, 'badKey'>
}

export const NOTHING_SAID: KeysInLog = {
  told: new Map(),
  changes: [],
  newest: null,
  wraps: [],
}

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'))

type Told = Pick<StoredEvent, 'device' | 'atMs' | 'actorId'>
type ReadEvent =
  | { readonly type: 'told'; readonly at: Told; readonly key: ToldKey; readonly ring: Share | null }
  | {
      readonly type: 'changed'
      readonly change: KeyChange
      readonly shares: readonly Share[]
      readonly wrap: Uint8Array
    }
  | { readonly type: 'wrapped'; readonly wrap: Uint8Array }
/** Sealed for the PC with that half. `device`: its name; null: what it kept for itself. */
export type Share = {
  readonly publicKey: Uint8Array
  readonly sealed: Uint8Array
  readonly generation: number
  readonly device: string | null
}

/** Null: nothing of the keys, or it cannot be read. */
function read(event: StoredEvent): ReadEvent | null {
  const { type, payload, device, atMs, actorId } = event
  if (payload === null) return null
  switch (type) {
    case 'office.keyTold': {
      const { generation, ring, ...told } = eventPayloads[type].parse(payload)
      const publicKey = bytesOf(told.publicKey)
      const box = { publicKey, generation, device: null }
      return {
        type: 'told',
        at: { device, atMs, actorId },
        key: { publicKey, generation },
        ring: ring === null ? null : { ...box, sealed: bytesOf(ring) },
      }
    }
    case 'office.keyChanged': {
      const { generation, shares, recovery } = eventPayloads[type].parse(payload)
      const devices = new Set(shares.map((one) => one.device))
      const wrap = bytesOf(recovery)
      return {
        ...{ type: 'changed', change: { generation, atMs, actorId, devices, wrap }, wrap },
        shares: shares.map((share) => ({
          ...{ generation, device: share.device },
          publicKey: bytesOf(share.publicKey),
          sealed: bytesOf(share.sealed),
        })),
      }
    }
    case 'office.keyWrapped':
      return { type: 'wrapped', wrap: bytesOf(eventPayloads[type].parse(payload).recovery) }
    default:
      return null
  }
}

/** Of a server that was emptied, the word of a PC that was shut out does not come again; what the others say they seal under counts as well. */
function generationIn(event: ReadEvent): number | null {
  if (event.type === 'wrapped') return null
  return event.type === 'told' ? event.key.generation : event.change.generation
}

function newerOf(before: KeysInLog['newest'], event: ReadEvent): KeysInLog['newest'] {
  const known = before?.generation ?? FIRST_GENERATION
  switch (event.type) {
    case 'wrapped':
      return before
    case 'changed':
      return event.change.generation >= known ? event.change : before
    case 'told': {
      const { generation } = event.key
      return generation > known ? { generation, atMs: event.at.atMs, devices: new Set() } : before
    }
  }
}

/** @param parts.secret this PC's own; null: it has none yet */
export function openKeyring(parts: {
  readonly db: DatabaseSync
  readonly dataKey: Uint8Array
  readonly secret: Uint8Array | null
}): Keyring {
  const { db } = parts
  const first = createVault(parts.dataKey)
  const office = Buffer.from(first.mac('serverOffice', KEYS_SCOPE)).toString('hex')
  const recordKeys = createRecordKeys(db, first)
  const eventsOf = createEventReader(db, recordKeys)
  const newestPlace = db.prepare('SELECT max(rowid) AS n FROM events WHERE scope = ?')
  let { secret } = parts
  let own = secret === null ? null : publicHalf(secret)
  let added: RingKeys = new Map()
  let keys: RingKeys = new Map()
  let inLog: KeysInLog = NOTHING_SAID
  let newest = FIRST_GENERATION
  let seen = -1
  let isUnwritten = false
  let heard: readonly Uint8Array[] = []

  /** So that no share can be said to be of another office, generation or PC. */
  const boundOf = ({ generation, device }: Pick<Share, 'generation' | 'device'>): string =>
    JSON.stringify([office, generation, device])

  function opened(box: Share): RingKeys {
    const none: RingKeys = new Map()
    if (secret === null || own === null || !sameBytes(box.publicKey, own)) return none
    const plain = openBox(secret, box.sealed, boundOf(box))
    return plain.ok ? (decodeRing(plain.value) ?? none) : none
  }
  function sharesIn(event: ReadEvent): readonly Share[] {
    if (event.type === 'changed') return event.shares
    return event.type === 'told' && event.ring !== null ? [event.ring] : []
  }
  const openedIn = (events: readonly ReadEvent[]): RingKeys =>
    events
      .flatMap(sharesIn)
      .reduce((all: RingKeys, share) => joinedRings(all, opened(share)), new Map())

  const place = (): number => {
    const row = newestPlace.get(KEYS_SCOPE)
    return row === undefined || row['n'] === null ? 0 : int(row, 'n')
  }

  function refresh(): void {
    recordKeys.forget()
    const events = eventsOf(KEYS_SCOPE).flatMap((event) => read(event) ?? [])
    seen = place()
    const written = openedIn(events)
    keys = joinedRings(written, added)
    isUnwritten = keys.size > written.size
    inLog = {
      told: new Map(
        events.flatMap((event) => (event.type === 'told' ? [[event.at.device, event.key]] : [])),
      ),
      changes: events.flatMap((event) => (event.type === 'changed' ? [event.change] : [])),
      newest: events.reduce<KeysInLog['newest']>(newerOf, null),
      wraps: events.flatMap((event) => (event.type === 'told' ? [] : [event.wrap])),
    }
    const spokenOf = events.flatMap((event) => generationIn(event) ?? [])
    newest = Math.max(FIRST_GENERATION, ...spokenOf.filter((generation) => keys.has(generation)))
  }
  refresh()

  return {
    newest: () => newest,
    key(generation) {
      // In a thread of its own nobody says that there is something new.
      if (!keys.has(generation) && place() !== seen) refresh()
      return keys.get(generation) ?? null
    },
    refresh,
    inLog: () => inLog,
    keys: () => keys,
    isBehind: () => inLog.newest !== null && !keys.has(inLog.newest.generation),
    isUnwritten: () => isUnwritten,
    secret: () => secret,
    heardWraps: () => heard,
    opened,
    publicKey: () => own,
    useSecret(mine) {
      secret = mine
      own = publicHalf(mine)
      refresh()
    },
    add(more) {
      added = joinedRings(added, more)
      refresh()
    },
    learn(events, wraps) {
      const told = events.flatMap((event) => read(event) ?? [])
      heard = [...wraps, ...told.flatMap((event) => (event.type === 'told' ? [] : [event.wrap]))]
      const learned = openedIn(told)
      if ([...learned.keys()].every((generation) => keys.has(generation))) return false
      added = joinedRings(added, learned)
      refresh()
      return true
    },
    shareFor(publicKey, { keys: given, ...of }) {
      const sealed = sealFor(publicKey, encodeRing(given), boundOf(of))
      return sealed.ok ? ok(sealed.value) : sealed
    },
  }
}
