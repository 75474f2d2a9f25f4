/**
 * The office's keys beyond its data key, by generation. The data key is generation 1 and the root of everything local; each later one
 * is made when a PC is shut out, and what is written from then on is sealed under the newest (ADR 0013). Each has a greater number than
 * those before it, by a random step, for two supervisors may make one at once: the greatest is the newest, on every PC alike.
 */
import { randomInt } from 'node:crypto'
import { KEY_BYTES } from './sealing.ts'

/** The data key's. */
export const FIRST_GENERATION = 1

export type RingKeys = ReadonlyMap<number, Uint8Array>

/** What a vault seals under, and opens with. */
export interface Ring {
  /** The generation that is sealed under now; its key is there. */
  readonly newest: () => number
  /** Null: this PC does not have it. */
  readonly key: (generation: number) => Uint8Array | null
}

/** Opens what these keys sealed, and seals under the data key. */
export const ringOf = (keys: RingKeys): Ring => ({
  newest: () => FIRST_GENERATION,
  key: (generation) => keys.get(generation) ?? null,
})

/** As large as the server's column holds. */
const MOST = 2 ** 31 - 1

/** Of two that are made at once, one in four million pairs would have one number; the server takes each number once (`keep_key`). */
const LONGEST_STEP = 2 ** 22

/** @param known all that were ever heard of */
export const newGeneration = (known: Iterable<number>): number =>
  Math.max(FIRST_GENERATION, ...known) + randomInt(1, LONGEST_STEP)

const ENTRY_BYTES = 4 + KEY_BYTES

export function encodeRing(keys: RingKeys): Uint8Array {
  return Buffer.concat(
    [...keys].map(([generation, key]) => {
      if (key.length !== KEY_BYTES) throw new Error(`a key of ${key.length} bytes`)
      const entry = Buffer.alloc(ENTRY_BYTES)
      entry.writeUInt32BE(generation)
      entry.set(key, 4)
      return entry
    }),
  )
}

/** Null: these bytes are none. */
export function decodeRing(bytes: Uint8Array): RingKeys | null {
  if (bytes.length % ENTRY_BYTES !== 0) return null
  const all = Buffer.from(bytes)
  const keys = new Map<number, Uint8Array>()
  for (let at = 0; at < all.length; at += ENTRY_BYTES) {
    const generation = all.readUInt32BE(at)
    if (generation <= FIRST_GENERATION || generation > MOST || keys.has(generation)) return null
    keys.set(generation, new Uint8Array(all.subarray(at + 4, at + ENTRY_BYTES)))
  }
  return keys
}

/** All of both; what is known already is never replaced. */
export function joinedRings(known: RingKeys, more: RingKeys): RingKeys {
  return new Map([...more, ...known])
}

/** First byte of a blob that says its generation; `sealing.ts` begins its own with 1. */
const TAG = 2
const HEAD_BYTES = 5

/** `sealed` of that generation, as it is kept: of the first one as it always was. */
export function tagged(generation: number, sealed: Uint8Array): Uint8Array {
  if (generation === FIRST_GENERATION) return sealed
  const head = Buffer.alloc(HEAD_BYTES)
  head[0] = TAG
  head.writeUInt32BE(generation, 1)
  return Buffer.concat([head, sealed])
}

export function generationOf(blob: Uint8Array): number {
  return blob[0] === TAG && blob.length > HEAD_BYTES
    ? Buffer.from(blob.subarray(1, HEAD_BYTES)).readUInt32BE()
    : FIRST_GENERATION
}

export const untagged = (blob: Uint8Array): Uint8Array =>
  generationOf(blob) === FIRST_GENERATION ? blob : blob.subarray(HEAD_BYTES)

/** Also in what is sealed, so that the number before it cannot be exchanged. */
export const boundTo = (generation: number, bound: string): string =>
  generation === FIRST_GENERATION ? bound : `${generation} ${bound}`
