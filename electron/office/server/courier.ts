/**
 * Carries the log between this PC and the office's server. The log on this PC is the truth: whatever becomes of the line, nothing
 * waits for it and nothing is lost. What was written goes out at once, what is new comes in on a hint or at the latest with the
 * next look; after any trouble the line is made anew, ever more slowly.
 *
 *   stopped --start--> connecting --ok--> working <--news, commit, poll--> quiet
 *                          ^  |             |
 *                          |  +--trouble----+--> away --after a while, or wake--> connecting
 *                          |                |
 *                          +----------------+--> forked (this PC's log is not what it sent before): stays until it is stopped
 */
import type { z } from 'zod'
import { type Cancel, type Clock, SECOND } from '../../../shared/clock.ts'
import type { AwayReasonSchema } from '../../../shared/office/server.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { Inbox } from '../../storage/log/inbox.ts'
import type { Outbox } from '../../storage/log/outbox.ts'
import type { OfficeServer, Pulled, ServerTrouble } from './port.ts'

/**
 * How it stands. `unsent`: events that the server does not have yet. `sinceMs` (monotonic): from when on there is no line.
 * `why` of 'away': the server's trouble, or `badHash`, `saveFailed` of what came in, `keyNeeded`: the office's key was changed
 * and this PC does not have it, or `taken`: another PC has this one's name.
 */
export type CourierState =
  | { readonly name: 'stopped' | 'connecting' }
  | { readonly name: 'working' | 'quiet'; readonly unsent: number; readonly clockAheadMs: number }
  | { readonly name: 'away'; readonly why: AwayReason; readonly sinceMs: number }
  | { readonly name: 'forked' }
export type AwayReason = z.infer<typeof AwayReasonSchema>

export type CourierParts = {
  readonly connect: () => Promise<Result<OfficeServer, ServerTrouble>>
  readonly outbox: Outbox
  readonly inbox: Pick<Inbox, 'position' | 'agrees' | 'startOver' | 'receive' | 'learn'>
  readonly clock: Clock
  /** From 0 to 1, so that forty PCs do not all come back in one moment. */
  readonly random: () => number
  readonly onState: (state: CourierState) => void
}

export interface Courier {
  start(): void
  /** Something was written here. `destroyed`: keys were. */
  written(destroyed: boolean): void
  /** The PC woke up, or somebody wants it tried now. */
  wake(): void
  state(): CourierState
  /** The line as it is now, for a question of its own; null: there is none. What goes wrong with it the courier meets by itself. */
  line(): OfficeServer | null
  /** The line is closed, and nothing is under way any more. */
  stop(): Promise<void>
}

/** NOTIFY is a hint; this is the guarantee. */
export const POLL_MS = 5 * SECOND
/** How often the server is told that this PC is there; what it holds can be given free after ten minutes of silence. */
export const BEAT_MS = 60 * SECOND
const FIRST_WAIT_MS = SECOND
const LONGEST_WAIT_MS = 60 * SECOND
/** As much as PostgreSQL takes in at once without holding up the other PCs. */
const PUSHED_AT_ONCE = 500
const PUSHED_BYTES = 1_000_000
/** Taken in at one go, lists and all, in the thread that runs the cap. */
const PULLED_AT_ONCE = 100
const FORGOTTEN_AT_ONCE = 500

export function createCourier(parts: CourierParts): Courier {
  const { clock, outbox, inbox } = parts
  let state: CourierState = { name: 'stopped' }
  let server: OfficeServer | null = null
  let timer: Cancel = () => undefined
  let waits = 0
  let isStopped = true
  /** Something may be to be done; looked at again after each round. */
  let isDirty = false
  let forgetting = true
  /** Monotonic ms; null: not yet on this line. */
  let beatenMs: number | null = null
  let running: Promise<void> = Promise.resolve()
  let isRunning = false
  const sent = new Map<string, number>()
  /** Asked again after each wait. */
  const stopped = (): boolean => isStopped

  function tell(next: CourierState): void {
    state = next
    parts.onState(next)
  }

  function later(delayMs: number): void {
    timer()
    timer = clock.after(delayMs, go)
  }

  /** One round at a time; whatever happens meanwhile makes another one. */
  function go(): void {
    isDirty = true
    if (isRunning || isStopped || state.name === 'forked') return
    isRunning = true
    timer()
    running = rounds().finally(() => {
      isRunning = false
      // What came in between the last look and now.
      if (isDirty && state.name === 'quiet') go()
    })
  }

  async function rounds(): Promise<void> {
    while (isDirty && !stopped()) {
      isDirty = false
      const done = await round()
      if (done.ok) continue
      await hangUp()
      if (stopped()) return
      if (done.reason === 'fork') tell({ name: 'forked' })
      else away(done.reason)
      return
    }
    if (stopped() || server === null) return
    tell({ name: 'quiet', unsent: unsent(), clockAheadMs: server.clockAheadMs })
    later(POLL_MS)
  }

  function away(why: AwayReason): void {
    const sinceMs = state.name === 'away' ? state.sinceMs : clock.monotonicMs()
    tell({ name: 'away', why, sinceMs })
    const most = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** waits)
    waits += 1
    later(most * (0.5 + parts.random() / 2))
  }

  async function hangUp(): Promise<void> {
    const closing = server
    server = null
    await closing?.close()
  }

  const unsent = (): number =>
    outbox
      .devices()
      .reduce(
        (sum, device) => sum + Math.max(0, outbox.headOf(device) - (sent.get(device) ?? 0)),
        0,
      )

  async function round(): Promise<Result<null, AwayReason | 'fork'>> {
    const line = await connected()
    if (!line.ok) return line
    tell({ name: 'working', unsent: unsent(), clockAheadMs: line.value.clockAheadMs })
    const pushed = await pushAll(line.value)
    if (!pushed.ok) return pushed
    const forgotten = await forgetAll(line.value)
    if (!forgotten.ok) return forgotten
    const pulled = await pullAll(line.value)
    // Who only lacks a key is there all the same: nobody gives free what it has taken.
    if (!pulled.ok && pulled.reason !== 'keyNeeded') return pulled
    const beaten = await beat(line.value)
    if (!beaten.ok) return beaten
    if (!pulled.ok) return pulled
    waits = 0
    return ok()
  }

  async function beat(line: OfficeServer): Promise<Result<null, AwayReason>> {
    const nowMs = clock.monotonicMs()
    if (beatenMs !== null && nowMs - beatenMs < BEAT_MS) return ok()
    const beaten = await line.beat(null, 'open', inbox.position())
    if (beaten.ok) beatenMs = nowMs
    return beaten
  }

  async function connected(): Promise<Result<OfficeServer, AwayReason | 'fork'>> {
    if (server !== null) return ok(server)
    if (state.name !== 'away') tell({ name: 'connecting' })
    const made = await parts.connect()
    if (!made.ok) return made
    const line = made.value
    server = line
    beatenMs = null
    line.onNews(go)
    // What is asked of it next says why.
    line.onLost(() => {
      if (server === line) go()
    })
    const heads = await line.heads(outbox.devices())
    if (!heads.ok) return heads
    sent.clear()
    const today = outbox.devices().at(-1)
    for (const [device, { sequence, hash }] of heads.value) {
      // Also where the server has more than this PC: what is written here next would be another event of the same place. Of names it
      // wrote under before a restore, the rest comes back.
      const isBehind = device !== today && sequence > outbox.headOf(device)
      if (!isBehind && !outbox.has(device, sequence, hash)) return fail('fork')
      sent.set(device, sequence)
    }
    for (const device of outbox.devices()) {
      const named = await line.nameDevice(device)
      if (!named.ok) return named
    }
    forgetting = true
    const agreed = await sameOrder(line)
    return agreed.ok ? ok(line) : agreed
  }

  /** A server that was put back from a backup gives its later positions anew. */
  async function sameOrder(line: OfficeServer): Promise<Result<null, AwayReason>> {
    const position = inbox.position()
    if (position === 0) return ok()
    const there = await line.pull(position - 1, 1)
    if (!there.ok) return there
    return inbox.agrees(there.value) ? ok() : inbox.startOver()
  }

  async function pushAll(line: OfficeServer): Promise<Result<null, AwayReason | 'fork'>> {
    for (const device of outbox.devices()) {
      while (!stopped()) {
        const parcel = outbox.after(device, sent.get(device) ?? 0, PUSHED_AT_ONCE, PUSHED_BYTES)
        if (parcel.events.length === 0) break
        const pushed = await line.push(parcel)
        if (!pushed.ok) return pushed
        // After a gap too: what the server does not have is sent again.
        sent.set(device, pushed.value.head)
      }
    }
    return ok()
  }

  async function forgetAll(line: OfficeServer): Promise<Result<null, AwayReason>> {
    if (!forgetting) return ok()
    forgetting = false
    const scopes = outbox.destroyed()
    for (let at = 0; at < scopes.length; at += FORGOTTEN_AT_ONCE) {
      const gone = await line.forgetKeys(scopes.slice(at, at + FORGOTTEN_AT_ONCE))
      if (!gone.ok) return gone
    }
    return ok()
  }

  /** A key that it needs may be in what was said of the office's keys further on in the order. */
  async function taken(line: OfficeServer, pulled: Pulled): Promise<Result<null, AwayReason>> {
    const received = inbox.receive(pulled)
    if (received.ok || received.reason !== 'keyNeeded') return received
    const said = await line.keyEvents()
    if (!said.ok) return said
    return inbox.learn(said.value) ? inbox.receive(pulled) : received
  }

  async function pullAll(line: OfficeServer): Promise<Result<null, AwayReason>> {
    while (!stopped()) {
      const pulled = await line.pull(inbox.position(), PULLED_AT_ONCE)
      if (!pulled.ok) return pulled
      if (pulled.value.events.length === 0) return ok()
      const received = await taken(line, pulled.value)
      if (!received.ok) return received
      // Whoever disposed of something waits for the others' word.
      if (pulled.value.events.some(({ type }) => type === 'records.disposed')) beatenMs = null
      // That was all; what came meanwhile is told.
      if (pulled.value.events.length < PULLED_AT_ONCE) return ok()
    }
    return ok()
  }

  return {
    start() {
      if (!isStopped) return
      isStopped = false
      go()
    },
    written(destroyed) {
      forgetting ||= destroyed
      if (server !== null || isRunning) go()
    },
    wake() {
      waits = 0
      go()
    },
    state: () => state,
    line: () => server,
    async stop() {
      isStopped = true
      timer()
      // Whatever is being asked is given up with the line.
      await hangUp()
      await running
      await hangUp()
      tell({ name: 'stopped' })
    },
  }
}
