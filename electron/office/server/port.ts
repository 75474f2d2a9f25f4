/** The office's server as the app sees it: what travels, what can be asked, and how it can be away. */
import type { z } from 'zod'
import type { Cancel } from '../../../shared/clock.ts'
import type { ServerTroubleSchema } from '../../../shared/office/server.ts'
import type { Result } from '../../../shared/result.ts'
import type { Pulled, SaidOfKeys } from '../../storage/log/inbox.ts'
import type { TravellingEvent, TravellingKey } from '../../storage/log/outbox.ts'
import type { Enrolments } from './enrolment-port.ts'

export type { Pulled, PulledEvent, PulledKey } from '../../storage/log/inbox.ts'
export type { TravellingEvent, TravellingKey } from '../../storage/log/outbox.ts'

/**
 * Why the server does not answer as it should. Nothing is ever lost by it: the log is on this PC.
 * - `nameUnknown`, `unreachable`: no such name; nobody answers at that name and port, or no longer
 * - `tlsRefused`: the certificate is not one of the joining file's authority, or not of that name
 * - `loginRefused`: PostgreSQL does not take login and password
 * - `loginClosed`: it takes them, and the login is of no office (any more)
 * - `notAllowed`: the login may not do this
 * - `notSetUp`, `serverOlder`: `server init` was never run there, or not since this version of the app
 * - `otherOffice`: the office there is not the one this PC joined
 * - `serverFull`: its disk is full
 * - `serverFailed`: anything else
 */
export type ServerTrouble = z.infer<typeof ServerTroubleSchema>

/** What one PC sends at once: events of one name of it, each with the hash of the one before it as `previous`, and the keys of the scopes that begin with them. */
export type Parcel = {
  readonly events: readonly TravellingEvent[]
  readonly keys: readonly TravellingKey[]
}

/** The newest event of a name that the server has. */
export type ChainHead = { readonly sequence: number; readonly hash: Uint8Array }

/** `head`: how far the server has this device's chain. `gap`: it asks for what comes after its head. */
export type Pushed = { readonly outcome: 'ok' | 'gap'; readonly head: number; readonly pos: number }

/** Who has a booking. `claimed`: another PC, or this one with another record. */
export type Claimed =
  | { readonly outcome: 'ok' | 'yours' | 'onceADay' }
  | { readonly outcome: 'claimed'; readonly device: string; readonly atMs: number }

/** What became of a booking that another PC has. `there`: that PC was heard within ten minutes; `unknown`: nothing says which PC it is. */
export type Freed = {
  readonly outcome: 'free' | 'there' | 'unknown'
  /** When that PC was last heard, ms since 1970 UTC by the server's clock. */
  readonly seenMs: number | null
}

export type ClaimWish = {
  readonly booking: string
  readonly record: string
  /** 'yyyy-MM-dd' (Asia/Tokyo). */
  readonly day: string
  /** Keyed code of day and number; null: no number, or a supervisor allowed a second use (M12-2-1). */
  readonly term: Uint8Array | null
}

type Asked<T, R extends string = never> = Promise<Result<T, ServerTrouble | R>>

/** One connection to the server. After any trouble it is closed and another one is made. */
export interface OfficeServer {
  /** How far the server has the chain of each of these names. */
  heads(devices: readonly string[]): Asked<ReadonlyMap<string, ChainHead>>
  /** The hash of one event of a name of this PC; null: it is not there. */
  hashAt(device: string, sequence: number): Asked<Uint8Array | null>
  /** The PC writes under this name. `taken`: another PC does. */
  nameDevice(device: string): Asked<null, 'taken'>
  /** `fork`: what this PC has is not what the server got from it before. */
  push(parcel: Parcel): Asked<Pushed, 'fork'>
  /** The keys of these scopes that this PC made are destroyed there too. */
  forgetKeys(scopes: readonly string[]): Asked<number>
  /** The last position that the office's log has there. */
  newestPosition(): Asked<number>
  /** All that the PCs ever said of the office's keys, in its order, and what lies there for the recovery key. */
  keyEvents(): Asked<SaidOfKeys>
  /** A generation of the office's key as the recovery key opens it, for the PCs that join. False: it is there already. */
  keepKey(generation: number, recovery: Uint8Array): Asked<boolean>
  /** What this login may read after that position, at most `limit` events. */
  pull(after: number, limit: number): Asked<Pulled>
  /** The bookings that this PC has taken and not ended, each with the record it took it for. */
  ownClaims(): Asked<readonly { readonly booking: string; readonly record: string }[]>
  /** Waits its turn on the line, behind a parcel that is on its way. */
  claim(wish: ClaimWish): Asked<Claimed>
  release(booking: string): Asked<boolean>
  endUse(booking: string, counts: boolean): Asked<boolean>
  /** A supervisor says that the PC which runs that record is gone. */
  freeClaim(booking: string, record: string): Asked<Freed>
  /** The booking's meeting as it lies there; null: none does. */
  findMeeting(booking: string): Asked<Uint8Array | null>
  /** What stands afterwards: that, or what another PC put there before; null: nothing new, for another booking has that licence. @param gone takes the place of exactly that one */
  ensureMeeting(
    booking: string,
    sealed: Uint8Array,
    gone: Uint8Array | null,
    licence: Uint8Array | null,
  ): Asked<Uint8Array | null>
  /** Which of them some booking's meeting has. */
  takenLicences(licences: readonly Uint8Array[]): Asked<readonly Uint8Array[]>
  dropMeeting(booking: string): Asked<boolean>
  /** `minutes` 0: it is given back. False: another PC has it. */
  leaseHost(host: string, minutes: number): Asked<boolean>
  /** This PC is there, and has taken in the office's log up to that position. */
  beat(counselor: string | null, state: string, position: number): Asked<null>
  /** Letting a PC in, and shutting one out. */
  readonly enrolments: Enrolments
  /** By how much the server's clock is ahead of this PC's, ms, as of the connecting. */
  readonly clockAheadMs: number
  /** Something new may be there: a hint, never a promise. */
  onNews(listener: () => void): Cancel
  /** The connection ended by itself. */
  onLost(listener: () => void): Cancel
  close(): Promise<void>
}
