/** What the tests of storage, people, records and review share: a folder, an office in it, invented people. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import type { KeyStore } from '../../electron/platform/platform.ts'
import { recordScope } from '../../shared/log/scope.ts'
import {
  createStorage,
  openStorage,
  type Storage,
  type StorageParts,
} from '../../electron/storage/storage.ts'
import type { Clock } from '../../shared/clock.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { BookingRetention } from '../../shared/schedule/port.ts'
import { instantOf } from '../../shared/time/instant.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'

export const START_MS = instantOf('2026-11-24', '09:50')

/** An OS key store of one user; another `user` cannot unwrap. */
export function fakeKeyStore(user = 0x5a): KeyStore {
  const mix = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => byte ^ user)
  return {
    available: () => true,
    wrap: (secret) => Buffer.concat([Buffer.of(user), mix(secret)]),
    unwrap: (wrapped) =>
      wrapped[0] === user ? ok(mix(wrapped.subarray(1))) : fail('keyUnavailable'),
  }
}

export const noKeyStore: KeyStore = {
  available: () => false,
  wrap: () => {
    throw new Error('there is no key store')
  },
  unwrap: () => fail('keyUnavailable'),
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'soudan-storage-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export function value<T>(result: Result<T>): T {
  if (!result.ok)
    throw new Error(`failed: ${result.reason} ${JSON.stringify(result.details ?? {})}`)
  return result.value
}

export type Office = {
  readonly storage: Storage
  readonly recoveryKey: string
  readonly folder: string
  readonly parts: StorageParts
}

/** A records room without a schedule beside it. */
export const noBookings: BookingRetention = {
  goesWith: () => 'unlisted',
  ofRecords: () => new Map(),
  importsInForce: () => new Set(),
  forgetDrafts: () => ok(),
}

/** A new office with a key store of the OS. Closed by itself; closing it earlier does no harm. */
export function newOffice(wish: Partial<StorageParts> & { readonly clock?: Clock } = {}): Office {
  const parts: StorageParts = {
    folder: temporaryFolder(),
    keyStore: fakeKeyStore(),
    vaultPassphrase: null,
    kind: 'office',
    clock: createVirtualClock(START_MS),
    ...wish,
  }
  const { storage, recoveryKey } = value(createStorage(parts))
  return { storage: closing(storage), recoveryKey, folder: parts.folder, parts }
}

export function reopen(office: Office): Storage {
  return closing(value(openStorage(office.parts)))
}

function closing(storage: Storage): Storage {
  let open = true
  const close = (): void => {
    if (open) storage.close()
    open = false
  }
  onTestFinished(close)
  return { ...storage, close }
}

export type Seeker = {
  readonly name: string
  readonly kana: string | null
  readonly jobSeekerNumber: string | null
}
export const ichiro: Seeker = {
  name: '架空 一郎',
  kana: 'カクウ イチロウ',
  jobSeekerNumber: '17010-00012345',
}
export const takahashi: Seeker = {
  name: '髙橋 架空',
  kana: 'タカハシ カクウ',
  jobSeekerNumber: '17010-00067890',
}

export type RecordWish = {
  readonly recordId: string
  readonly counselorId: string
  readonly date?: string
  readonly slot?: string
  readonly seeker?: Seeker
  /** Its own, where nothing else is said. */
  readonly bookingId?: string
}

export function opened(wish: RecordWish): NewEvent {
  const { name, kana, jobSeekerNumber } = wish.seeker ?? ichiro
  return {
    type: 'session.opened',
    scope: recordScope(wish.recordId),
    actorId: wish.counselorId,
    payload: {
      bookingId: wish.bookingId ?? `b-${wish.recordId}`,
      date: wish.date ?? '2026-11-24',
      slot: wish.slot ?? '10:00',
      siteId: 'main',
      name,
      kana,
      jobSeekerNumber,
      companions: null,
      category: 1,
      practice: false,
    },
  }
}

export function closed(wish: RecordWish, note = '相談の記録です。'): NewEvent {
  return {
    type: 'session.closed',
    scope: recordScope(wish.recordId),
    actorId: wish.counselorId,
    payload: { outcome: 'completed', note, followUp: '', usedMs: 1_234_567 },
  }
}

export function addRecord(
  storage: Storage,
  wish: RecordWish,
  between: readonly NewEvent[] = [],
): void {
  value(storage.log.append([opened(wish), ...between, closed(wish)]))
}
