/** This PC's way to the office's server: nothing at all where the office has none; else the courier, the claims, and how it stands. */
import { randomBytes } from 'node:crypto'
import { type Cancel, type Clock, HOUR } from '../../../shared/clock.ts'
import type { LoggedEvent } from '../../../shared/log/events.ts'
import { disposedBy } from '../../../shared/log/scope.ts'
import type { ServerStatus } from '../../../shared/office/server.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { keyPath } from '../../storage/file/names.ts'
import { recoveryWrapOf } from '../../storage/keys/key-file.ts'
import { saveFailed } from '../../storage/file/errors.ts'
import type { Branches } from '../../storage/log/branch.ts'
import type { Storage } from '../../storage/storage.ts'
import type { ServerAddress } from './address.ts'
import { createClockApart } from './clock-apart.ts'
import { type Courier, type CourierState, createCourier } from './courier.ts'
import type { checkServer } from './checking.ts'
import { branchesOf } from './forked.ts'
import type * as joining from './joining.ts'
import type { Joining } from './joining.ts'
import { readJoiningFile } from './joining-file.ts'
import { type Place, placeOf, settled, type PlaceFile } from './place.ts'
import type { OfficeServer, ServerTrouble } from './port.ts'
import type { OwnOffice } from './postgres.ts'
import { keepKeys } from './keeping-keys.ts'
import { proofOf } from './proofs.ts'

/** The database's driver is loaded with the first of these, never before. */
export interface Driver {
  connect(
    address: ServerAddress,
    own: OwnOffice,
    clock: Clock,
  ): Promise<Result<OfficeServer, ServerTrouble>>
  readonly joining: typeof joining
  readonly checkServer: typeof checkServer
}

export const loadDriver = async (): Promise<Driver> => ({
  connect: (await import('./postgres.ts')).connectPostgres,
  joining: await import('./joining.ts'),
  checkServer: (await import('./checking.ts')).checkServer,
})

export type LinkParts = {
  readonly storage: Pick<
    Storage,
    'folder' | 'vault' | 'outbox' | 'inbox' | 'log' | 'device' | 'startAnew' | 'keys'
  >
  readonly file: PlaceFile
  /** Connections live in real time. */
  readonly clock: Clock
  readonly driver: () => Promise<Driver>
  readonly random: () => number
  /** How it stands has changed. */
  readonly onStatus: (status: ServerStatus) => void
  /** The two agree for the first time since the line was made. */
  readonly onAgreed: () => void
  readonly log: (line: string) => void
}

export type FoundReason =
  | 'notAJoiningFile'
  | 'noTls'
  | 'expired'
  | 'alreadyJoined'
  | 'taken'
  | 'noRecoveryKey'
  | 'saveFailed'
  | ServerTrouble

export type RejoinReason = 'notForked' | 'saveFailed' | ServerTrouble

export interface ServerLink {
  status(): ServerStatus
  /** Since when there was no agreement, ms; null: there is no server, or the two agree. */
  awayMs(): number | null
  /** The line as it is now; null: there is none. */
  readonly line: () => OfficeServer | null
  /** Begins to carry, where the office has a server. */
  start(): void
  /** This PC is the first of its office there, and brings all it has; or it takes part again in its own one. @param text of the joining file */
  found(text: string): Promise<Result<null, FoundReason>>
  /** This PC is an older copy of itself: with the next opening of the office it takes part under a new name, and nothing is lost. */
  rejoin(): Promise<Result<null, RejoinReason>>
  /** Tried again now: somebody asks for it, or the PC woke up. */
  wake(): void
  close(): Promise<void>
}

export function createServerLink(parts: LinkParts): ServerLink {
  const { storage, clock, file } = parts
  let place: Place | null = null
  let isUnreadable = false
  let courier: Courier | null = null
  let deafen: Cancel = () => undefined
  let state: CourierState = { name: 'stopped' }
  let lastMs: number | null = null
  /** This PC's newest event then. */
  let agreedAt: number | null = null
  let told = ''
  const rememberClock = createClockApart(storage.log)
  /** Since the line was made. */
  let isAgreed = false

  function status(): ServerStatus {
    if (place === null) return { state: isUnreadable ? 'unreadable' : 'none' }
    const { host, port } = place.address
    switch (state.name) {
      case 'stopped':
      case 'connecting':
        return { state: 'connecting', host, port }
      case 'working':
      case 'quiet':
        return { state: 'connected', host, port, clockAheadMs: state.clockAheadMs }
      case 'away':
        return { state: 'away', host, port, why: state.why, lastMs, unsent: unsent() }
      case 'forked':
        return { state: 'forked', host, port }
    }
  }

  /** Written since the two last agreed. */
  const unsent = (): number | null =>
    agreedAt === null ? null : storage.log.head().sequence - agreedAt

  function onState(next: CourierState): void {
    const before = state.name
    state = next
    tell(before)
    if (next.name === 'quiet') agree()
    else if (next.name !== 'working') isAgreed = false
  }

  /** Each round says that it works and that it is done: the screens are told what is another thing to them. */
  function tell(before: CourierState['name']): void {
    const now = status()
    const mark = [now.state, 'why' in now ? now.why : ''].join(' ')
    if (mark === told) return
    told = mark
    parts.log(`server: ${mark} (${before})`)
    parts.onStatus(now)
  }

  function agree(): void {
    lastMs = clock.wallMs()
    keepAgreed(lastMs)
    agreedAt = storage.log.head().sequence
    const told = storage.keys.tell()
    if (!told.ok) parts.log(`keys: ${told.reason}`)
    if (isAgreed) return
    isAgreed = true
    const there = courier?.line()
    if (there !== null && there !== undefined) void keepKeys(there, storage.keys)
    if (state.name === 'quiet') rememberClock(state.clockAheadMs)
    parts.onAgreed()
  }

  /** Once an hour, for the next start: a sign-in asks how long ago it was. */
  function keepAgreed(nowMs: number): void {
    if (place === null || Math.abs(nowMs - (place.agreedMs ?? 0)) < HOUR) return
    place = { ...place, agreedMs: nowMs }
    file.write(place)
  }

  /** With the password that is the right one; a joining that was cut off is brought to its end. */
  async function connect(at: Place): Promise<Result<OfficeServer, ServerTrouble>> {
    const driver = await parts.driver()
    const proof = proofOf(storage.vault, at.office)
    const own: OwnOffice = {
      office: at.office,
      proves: (code) => Buffer.compare(code, proof) === 0,
    }
    const next = settled(at)
    if (next !== at) {
      const made = await driver.connect(next.address, own, clock)
      if (made.ok) {
        place = next
        file.write(next)
      }
      if (made.ok || made.reason !== 'loginRefused') return made
    }
    return driver.connect(at.address, own, clock)
  }

  /** Its office may be there already: this PC was restored from a backup, or replaced. */
  async function foundOrJoined(
    wish: Joining,
    recovery: Uint8Array,
  ): Promise<Result<null, FoundReason>> {
    const { foundOffice, joinOffice } = (await parts.driver()).joining
    const { device, vault } = storage
    const founded = await foundOffice(wish, { device, vault, recovery })
    if (founded.ok || founded.reason !== 'taken') return founded
    const joined = await joinOffice(wish, vault)
    return !joined.ok && joined.reason === 'otherOffice' ? fail('taken') : joined
  }

  function kept(branches: Branches): Result<null, 'saveFailed'> {
    try {
      storage.startAnew(branches)
      return ok()
    } catch (error) {
      return saveFailed(error)
    }
  }

  function carry(at: Place): void {
    place = at
    lastMs = at.agreedMs
    courier = createCourier({
      connect: () => connect(place ?? at),
      outbox: storage.outbox,
      inbox: storage.inbox,
      clock,
      random: parts.random,
      onState,
    })
    deafen = storage.log.onCommitted((events) => courier?.written(destroysKeys(events)))
    courier.start()
  }

  return {
    status,
    awayMs() {
      if (place === null || status().state === 'connected' || lastMs === null) return null
      // A stamp ahead of the clock says no more than that it was just now.
      return Math.max(0, clock.wallMs() - lastMs)
    },
    line: () =>
      state.name === 'working' || state.name === 'quiet' ? (courier?.line() ?? null) : null,
    start() {
      const read = file.read()
      isUnreadable = !read.ok
      if (read.ok && read.value !== null) carry(read.value)
      else if (!read.ok) parts.onStatus(status())
    },
    async found(text) {
      if (place !== null) return fail('alreadyJoined')
      const read = readJoiningFile(text, clock.wallMs())
      if (!read.ok) return read
      const recovery = recoveryWrapOf(keyPath(storage.folder))
      if (recovery === null) return fail('noRecoveryKey')
      const wish = { ...read.value, nextPassword: newPassword() }
      const kept = file.write(placeOf(wish))
      if (!kept.ok) return kept
      const founded = await foundOrJoined(wish, recovery)
      if (!founded.ok) {
        file.forget()
        return founded
      }
      // Which of the two passwords the server has in the end, the first connecting finds out.
      carry(placeOf(wish))
      return ok()
    },
    async rejoin() {
      if (place === null || state.name !== 'forked') return fail('notForked')
      const line = await connect(place)
      if (!line.ok) return line
      try {
        const branches = await branchesOf(line.value, storage.outbox)
        return branches.ok ? kept(branches.value) : branches
      } finally {
        await line.value.close()
      }
    },
    wake: () => courier?.wake(),
    async close() {
      deafen()
      await courier?.stop()
    },
  }
}

export const newPassword = (): string => randomBytes(24).toString('base64url')

/** What is written last under a scope, and the end of a month of the office. */
const DESTROYING: ReadonlySet<string> = new Set([...Object.values(disposedBy), 'records.disposed'])

function destroysKeys(events: readonly LoggedEvent[]): boolean {
  return events.some(({ type }) => DESTROYING.has(type))
}
