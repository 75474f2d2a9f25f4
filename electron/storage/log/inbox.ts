/**
 * What the office's server brings, taken into this PC's log: other PCs' events as they are, the keys to open them with, and the place of
 * every event in the order that all PCs share. The lists it touches are folded again in that order, so that they come out alike
 * everywhere; what this PC wrote and the server does not have yet stands last (turn.ts).
 */
import { createSecretKey, type KeyObject } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { Cancel } from '../../../shared/clock.ts'
import { disposedBy, disposedKinds, idIn, KEYS_SCOPE } from '../../../shared/log/scope.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { transaction } from '../file/database.ts'
import { saveFailed } from '../file/errors.ts'
import { blob, int, type Row, text } from '../file/rows.ts'
import type { RecordKeys } from '../keys/record-keys.ts'
import { FIRST_GENERATION, generationOf, type Ring } from '../keys/ring.ts'
import type { Vault } from '../keys/vault.ts'
import { hashOf, sameBytes } from './event-hash.ts'
import { readEvent, type StoredEvent } from './event-row.ts'
import { type Head, headWriter } from './head.ts'
import type { Lists } from './log.ts'
import type { TravellingEvent, TravellingKey } from './outbox.ts'
import { type Arrival, arrivalReader, type Arrived } from './reader.ts'
import { UNSENT } from './turn.ts'

export type PulledEvent = TravellingEvent & { readonly pos: number }
/** `device`: the PC that made it. */
export type PulledKey = TravellingKey & { readonly device: string }
/** In the office's order; `keys` of the scopes of these events. */
export type Pulled = {
  readonly events: readonly PulledEvent[]
  readonly keys: readonly PulledKey[]
}

/** Under 'keys', from wherever in the order; `wraps`: the office's keys as its recovery key opens them, as the server has them. */
export type SaidOfKeys = Pulled & { readonly wraps: readonly Uint8Array[] }

export interface Inbox {
  /** The last position that was taken in; 0: none. */
  position(): number
  /** Whether the server has at that last position what it had when it was taken in. @param there what it has from there on */
  agrees(there: Pulled): boolean
  /** The server's order is another one now (it was put back from a backup): all is asked for again, and nothing is lost. */
  startOver(): Result<null, 'saveFailed'>
  /**
   * Nothing of it was taken in where it fails. `badHash`: what came is not what its PC wrote, or not what this PC has of it. `keyNeeded`:
   * the office's key was changed, and this PC does not have the new one (ADR 0013).
   */
  receive(pulled: Pulled): Result<null, 'badHash' | 'keyNeeded' | 'saveFailed'>
  /** Looks for that generation in what the PCs ever said of the office's keys; true: it is here now. */
  learn(said: SaidOfKeys): boolean
  /** Called after each time with what was new here, or has its place anew, in its order. Returns the way to stop. */
  onReceived(listener: Heard): Cancel
  /** All that stands behind that position in the office's order, under scopes that begin so; what was not sent yet at its end. */
  since(position: number, prefixes: readonly string[]): readonly Arrived[]
}

/** @param since the last position before */
export type Heard = (events: readonly StoredEvent[], since: number) => void

export type InboxParts = {
  readonly db: DatabaseSync
  /** The name that this folder writes under today. */
  readonly device: string
  readonly vault: Pick<Vault, 'mac' | 'open'>
  readonly keys: RecordKeys
  readonly lists: Lists
  readonly ring: InboxRing
}

/** `learn`: keeps what it learns, too. */
export type InboxRing = Pick<Ring, 'key'> & {
  readonly refresh: () => void
  readonly isBehind: () => boolean
  readonly learn: (events: readonly StoredEvent[], wraps: readonly Uint8Array[]) => boolean
}

/** Of one event that is new here, or whose turn may be another one now: `isBack`, this folder wrote it itself. */
type Taken = { readonly place: number; readonly isBack: boolean }

/** Undoes the transaction; never leaves this file. */
class BadHash extends Error {}
class KeyNeeded extends Error {}

type Touched = Map<string, Arrival>

export function createInbox(parts: InboxParts): Inbox {
  const { db, device: today, vault, keys, lists, ring } = parts
  const last = db.prepare('SELECT coalesce(max(position), 0) AS n FROM event_positions')
  const hashAt = db.prepare(
    'SELECT hash FROM events WHERE rowid = (SELECT event FROM event_positions WHERE position = ?)',
  )
  const known = db.prepare(
    'SELECT rowid AS place, hash FROM events WHERE device = ? AND sequence = ?',
  )
  const insert = db.prepare(
    'INSERT INTO events (device, sequence, at_ms, actor, type, scope, payload, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const putPosition = db.prepare('INSERT INTO event_positions (position, event) VALUES (?, ?)')
  const headOf = db.prepare('SELECT own, sequence, hash FROM log_head WHERE device = ?')
  const row = db.prepare(
    'SELECT rowid AS place, device, sequence, at_ms, actor, type, scope, payload FROM events WHERE rowid = ?',
  )
  const ownNames = db.prepare('SELECT device FROM log_head WHERE own = 1')
  const backwards = db.prepare(
    'SELECT rowid AS place, device, sequence, at_ms, actor, type, scope, payload, (SELECT position FROM event_positions WHERE event = events.rowid) AS position FROM events WHERE device = ? ORDER BY sequence DESC',
  )
  const farewell = db.prepare('SELECT 1 FROM events WHERE scope = ? AND type = ? LIMIT 1')
  const moveHead = headWriter(db, vault)
  const behind = db.prepare(
    'SELECT events.rowid AS place, position AS turn, device, sequence, at_ms, actor, type, scope, payload FROM event_positions CROSS JOIN events ON events.rowid = event WHERE position > ? ORDER BY position',
  )
  const lastArrival = arrivalReader(db)
  const listeners = new Set<Heard>()

  const isOwn = (device: string): boolean => {
    const head = headOf.get(device)
    return head !== undefined && int(head, 'own') === 1
  }

  function headBefore(device: string): Head | null {
    const head = headOf.get(device)
    return head === undefined ? null : { sequence: int(head, 'sequence'), hash: blob(head, 'hash') }
  }

  /** An event that is not here yet: of another PC, or of this one before it was restored from a backup. */
  function add(event: PulledEvent, own: boolean): number {
    const head = headBefore(event.device)
    if (!followsOn(head, event)) throw new BadHash()
    moveHead(event.device, own, event)
    const { device, sequence, atMs, actor, type, scope, payload, previous, hash } = event
    const { lastInsertRowid } = insert.run(
      ...([device, sequence, atMs, actor, type, scope, payload, previous, hash] as const),
    )
    return Number(lastInsertRowid)
  }

  /** @returns its place when it is new here, or its turn may be another one now; null: nothing changes for any list */
  function take(event: PulledEvent): Taken | null {
    const there = known.get(event.device, event.sequence)
    const own = isOwn(event.device)
    if (there !== undefined && !sameBytes(blob(there, 'hash'), event.hash)) throw new BadHash()
    // Of the chain it writes today the server has more than this folder: it is an older copy of itself.
    if (there === undefined && event.device === today) throw new BadHash()
    const place = there === undefined ? add(event, own) : int(there, 'place')
    putPosition.run(event.pos, place)
    if (own && there !== undefined) return null
    return { place, isBack: own }
  }

  /** @param back scopes of this folder's own events that came back: what it wrote before it was put back to an older state lost its keys too */
  function takeKeys({ keys: pulled, events }: Pulled, back: ReadonlySet<string>): void {
    const there = pulled.flatMap(({ scope, device, wrapped }) =>
      wrapped !== null && (back.has(scope) || !isOwn(device)) ? [{ scope, device, wrapped }] : [],
    )
    const [first, others] = parted(there, ({ scope }) => scope === KEYS_SCOPE)
    for (const { scope, device, wrapped } of first) keys.take(scope, device, wrapped)
    // What is sealed under a new generation stands behind the word that makes it known, perhaps in the same parcel.
    if (events.some(({ scope }) => scope === KEYS_SCOPE)) ring.refresh()
    // Said at once, and not only when the first thing comes that it cannot read: until then it would go on under the old one.
    if (ring.isBehind()) throw new KeyNeeded()
    for (const { scope, device, wrapped } of others) {
      const generation = generationOf(wrapped)
      if (generation !== FIRST_GENERATION && ring.key(generation) === null) throw new KeyNeeded()
      keys.take(scope, device, wrapped)
    }
  }

  /** Its period ended here or on another PC: what its keys sealed can be read no more, also what came only now (M15). */
  function sayFarewell(scope: string): void {
    const kind = disposedKinds.find((one) => idIn(scope, one) !== null)
    if (kind !== undefined && farewell.get(scope, disposedBy[kind]) !== undefined)
      keys.destroy(scope)
  }

  function takeAll(pulled: Pulled): number[] {
    const touched: Touched = new Map()
    const places: number[] = []
    const back = new Set<string>()
    for (const event of pulled.events) {
      const taken = take(event)
      if (taken === null) continue
      const { place, isBack } = taken
      if (isBack) back.add(event.scope)
      places.push(place)
      touched.set(event.scope, { place, type: event.type, hash: event.hash })
    }
    takeKeys(pulled, back)
    // An event that was here already is not the last one that came.
    for (const [scope, at] of touched) lists.refold(scope, lastArrival(scope) ?? at)
    // Also of what this PC wrote itself: another one's key of the same scope may have come with it.
    for (const scope of new Set(pulled.events.map((event) => event.scope))) sayFarewell(scope)
    return places
  }

  function* unsentOf(device: string, prefixes: readonly string[]): Iterable<Arrived> {
    for (const one of backwards.iterate(device)) {
      if (one['position'] !== null) return
      const place = int(one, 'place')
      if (prefixes.some((prefix) => text(one, 'scope').startsWith(prefix)))
        yield { place, turn: UNSENT + place, event: readEvent(one, keys) }
    }
  }

  const position = (): number => int(last.get() ?? {}, 'n')

  return {
    position,
    agrees({ events }) {
      const [first] = events
      const there = hashAt.get(position())
      if (there === undefined) return true
      return first?.pos === position() && sameBytes(first.hash, blob(there, 'hash'))
    },
    startOver() {
      try {
        transaction(db, () => db.exec('DELETE FROM event_positions'))
        return ok()
      } catch (error) {
        return saveFailed(error)
      }
    },
    receive(pulled) {
      if (pulled.events.some((event) => !sameBytes(hashOf(event), event.hash)))
        return fail('badHash')
      const since = position()
      let places: number[]
      try {
        places = transaction(db, () => takeAll(pulled))
        keys.settle(true)
      } catch (error) {
        keys.settle(false)
        ring.refresh()
        if (error instanceof KeyNeeded) return fail('keyNeeded')
        return error instanceof BadHash ? fail('badHash') : saveFailed(error)
      }
      const events = places.flatMap((place) => {
        const stored = row.get(place)
        return stored === undefined ? [] : [readEvent(stored, keys)]
      })
      if (events.length > 0) for (const listener of listeners) listener(events, since)
      return ok()
    },
    learn({ events, keys: pulled, wraps }) {
      const opening = pulled.flatMap(({ scope, wrapped }) => {
        if (wrapped === null) return []
        const key = vault.open('recordKey', wrapped, scope)
        return key.ok ? [createSecretKey(key.value)] : []
      })
      const all = (scope: string): readonly KeyObject[] =>
        scope === KEYS_SCOPE ? [...opening, ...keys.all(scope)] : []
      const whole = events.filter((event) => sameBytes(hashOf(event), event.hash))
      const said = whole.map(({ device, sequence, atMs, actor, type, scope, payload }) => {
        const envelope = { device, sequence, at_ms: atMs, actor, type, scope }
        return readEvent({ ...envelope, payload: Buffer.from(payload) }, { all })
      })
      return ring.learn(said, wraps)
    },
    onReceived(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    since(after, prefixes) {
      const isWanted = (one: Row): boolean =>
        prefixes.some((prefix) => text(one, 'scope').startsWith(prefix))
      const sent = [...behind.iterate(after)].filter(isWanted).map((one): Arrived => ({
        place: int(one, 'place'),
        turn: int(one, 'turn'),
        event: readEvent(one, keys),
      }))
      const unsent = ownNames
        .all()
        .flatMap((one) => [...unsentOf(text(one, 'device'), prefixes)])
        .sort((a, b) => a.place - b.place)
      return [...sent, ...unsent]
    },
  }
}

function parted<T>(
  all: readonly T[],
  isFirst: (one: T) => boolean,
): readonly [readonly T[], readonly T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))]
}

/** A PC may be given a part of another's events; two that stand side by side have to fit. */
function followsOn(head: Head | null, { sequence, previous }: PulledEvent): boolean {
  if (head === null) return true
  return (
    sequence > head.sequence + 1 ||
    (sequence === head.sequence + 1 && sameBytes(previous, head.hash))
  )
}
