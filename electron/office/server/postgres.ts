/** The office's server on PostgreSQL 16 or newer: each question is one statement, answered by a function of schema/. */
import { z } from 'zod'
import type { Clock } from '../../../shared/clock.ts'
import { KEYS_SCOPE } from '../../../shared/log/scope.ts'
import { type Failed, fail, ok, type Result } from '../../../shared/result.ts'
import { FIRST_GENERATION } from '../../storage/keys/ring.ts'
import { askOne, memberKind } from './asking.ts'
import type { ServerAddress } from './address.ts'
import { type Connection, openConnection } from './connection.ts'
import { enrolmentsOver } from './enrolments.ts'
import { steps } from './schema/index.ts'
import type {
  Claimed,
  OfficeServer,
  Parcel,
  Pulled,
  PulledEvent,
  Pushed,
  ServerTrouble,
} from './port.ts'

/** pg gives a bigint as text: a position or a sequence is far below 2^53. */
const big = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)
const bytes = z.instanceof(Uint8Array)

/** Of a scope's key that does not say itself which generation of the office's key it is wrapped by. */
const GENERATION = FIRST_GENERATION

const EventSchema = z.object({
  device: z.string(),
  sequence: big,
  pos: big,
  at_ms: big,
  actor: z.string(),
  type: z.string(),
  scope: z.string(),
  payload: bytes,
  previous: bytes,
  hash: bytes,
})
const KeySchema = z.object({ scope: z.string(), device: z.string(), wrapped: bytes.nullable() })

const EVENTS =
  'SELECT device, sequence, pos, at_ms, actor, type, scope, payload, previous, hash FROM soudan.events WHERE pos > $1 ORDER BY pos LIMIT $2'
const KEY_EVENTS = `SELECT device, sequence, pos, at_ms, actor, type, scope, payload, previous, hash FROM soudan.events WHERE scope = '${KEYS_SCOPE}' ORDER BY pos`
const RECOVERIES = `SELECT wrapped FROM soudan.office_keys WHERE by = 'recovery' ORDER BY generation`
const KEYS = 'SELECT scope, device, wrapped FROM soudan.keys WHERE scope = ANY ($1)'
const PUSH =
  'SELECT outcome, head, pos FROM soudan.push($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)'

const PushedSchema = z.object({ outcome: z.enum(['ok', 'gap', 'fork']), head: big, pos: big })
const ClaimedSchema = z.object({
  outcome: z.enum(['ok', 'yours', 'onceADay', 'claimed']),
  device: z.string().nullable(),
  at_ms: z.number().nullable(),
})

const FreedSchema = z.object({
  outcome: z.enum(['free', 'there', 'unknown']),
  seen_ms: z.number().nullable(),
})

/** Which office this PC belongs to. `proves`: whether a code was made with this office's key. */
export type OwnOffice = {
  readonly office: string
  readonly proves: (code: Uint8Array) => boolean
}

const HelloSchema = z.object({
  version: z.int().nullable(),
  office: z.string().nullable(),
  proof: bytes.nullable(),
  now_ms: z.number(),
  whole: z.boolean().nullable(),
})
const HELLO = `SELECT (SELECT max(version) FROM soudan.versions) AS version, o.office::text, o.proof,
  extract(epoch FROM clock_timestamp())::float8 * 1000 AS now_ms, (SELECT m.whole FROM soudan.me() m) AS whole
  FROM (SELECT 1) one LEFT JOIN soudan.offices o ON true`

/** Connects as a PC of the office, and makes sure that it is this office there and a server that this app knows how to ask. */
export async function connectPostgres(
  address: ServerAddress,
  own: OwnOffice,
  clock: Clock,
): Promise<Result<OfficeServer, ServerTrouble>> {
  const opened = await openConnection(address)
  if (!opened.ok) return opened
  const connection = opened.value
  const met = await meet(connection, own, clock)
  if (met.ok) return ok(serverOver(connection, met.value))
  await connection.close()
  return met
}

/** `clockAheadMs`: by how much the server's clock is ahead. `whole`: this PC is given everybody's records. */
type Met = { readonly office: string; readonly clockAheadMs: number; readonly whole: boolean }

/** Whether news is of this office, and of something this PC is given; without it nothing is lost, it only waits for the next look. */
export function concerns(
  hint: string,
  { office, whole, names }: Omit<Met, 'clockAheadMs'> & { readonly names: ReadonlySet<string> },
): boolean {
  // The office, how far its order goes, and where they are only of records the PCs whose records they are.
  const [of, , homes] = hint.split(' ')
  if (of !== office) return false
  return whole || homes === undefined || homes.split(',').some((home) => names.has(home))
}

async function meet(
  connection: Connection,
  own: OwnOffice,
  clock: Clock,
): Promise<Result<Met, ServerTrouble>> {
  const asked = clock.wallMs()
  const said = await connection.ask(HelloSchema, HELLO)
  if (!said.ok) return said
  const [hello] = said.value
  if (hello === undefined || (hello.version ?? 0) < steps.length) return fail('serverOlder')
  if (hello.office === null) return fail('loginClosed')
  if (hello.office !== own.office || (hello.proof !== null && !own.proves(hello.proof)))
    return fail('otherOffice')
  const heard = await connection.run('LISTEN soudan')
  if (!heard.ok) return heard
  // The answer is as old as half of the way there and back.
  const clockAheadMs = Math.round(hello.now_ms - (asked + clock.wallMs()) / 2)
  return ok({ office: own.office, clockAheadMs, whole: hello.whole === true })
}

function serverOver(connection: Connection, met: Met): OfficeServer {
  const { office, clockAheadMs } = met
  const one = askOne(connection)
  /** Under which this PC writes. */
  const names = new Set<string>()

  /** Null: this login is of the office still. */
  async function closedLogin(): Promise<Failed<ServerTrouble> | null> {
    const kind = await memberKind(connection)
    if (!kind.ok) return kind
    return kind.value === null ? fail('loginClosed') : null
  }

  async function withKeys(events: readonly PulledEvent[]): Promise<Result<Pulled, ServerTrouble>> {
    const scopes = [...new Set(events.map(({ scope }) => scope))]
    const keys = await connection.ask(KeySchema, KEYS, [scopes])
    return keys.ok ? ok({ events, keys: keys.value }) : keys
  }

  return {
    clockAheadMs,
    enrolments: enrolmentsOver(connection, office),
    async heads(devices) {
      const rows = await connection.ask(
        z.object({ device: z.string(), sequence: big, hash: bytes }),
        'SELECT device, sequence, hash FROM soudan.heads WHERE device = ANY ($1)',
        [devices],
      )
      return rows.ok ? ok(new Map(rows.value.map(({ device, ...head }) => [device, head]))) : rows
    },
    async hashAt(device, sequence) {
      const rows = await connection.ask(
        z.object({ hash: bytes }),
        'SELECT hash FROM soudan.events WHERE device = $1 AND sequence = $2',
        [device, sequence],
      )
      return rows.ok ? ok(rows.value[0]?.hash ?? null) : rows
    },
    async nameDevice(device) {
      const named = await one(z.enum(['renamed', 'taken']), 'soudan.rename_device($1)', [device])
      if (!named.ok) return named
      if (named.value !== 'renamed') return fail('taken')
      names.add(device)
      return ok()
    },
    push: (parcel) => push(connection, parcel),
    forgetKeys: (scopes) => one(z.int(), 'soudan.forget_keys($1)', [scopes]),
    async newestPosition() {
      const rows = await connection.ask(z.object({ pos: big }), 'SELECT pos FROM soudan.offices')
      if (!rows.ok) return rows
      return ok(rows.value[0]?.pos ?? 0)
    },
    async keyEvents() {
      const rows = await connection.ask(EventSchema, KEY_EVENTS)
      if (!rows.ok) return rows
      const events = await withKeys(rows.value.map(pulled))
      if (!events.ok) return events
      const wraps = await connection.ask(z.object({ wrapped: bytes }), RECOVERIES)
      if (!wraps.ok) return wraps
      return ok({ ...events.value, wraps: wraps.value.map(({ wrapped }) => wrapped) })
    },
    keepKey: (generation, recovery) =>
      one(z.boolean(), 'soudan.keep_key($1, $2)', [generation, recovery]),
    async pull(after, limit) {
      const rows = await connection.ask(EventSchema, EVENTS, [after, limit])
      if (!rows.ok) return rows
      const events = rows.value.map(pulled)
      // A login that was closed sees nothing, which alone would look as if nothing were new.
      if (events.length === 0) return (await closedLogin()) ?? ok({ events, keys: [] })
      return withKeys(events)
    },
    ownClaims: () =>
      connection.ask(
        z.object({ booking: z.string(), record: z.string() }),
        'SELECT booking, record FROM soudan.claims WHERE device = ANY (soudan.my_devices()) AND ended_at IS NULL',
      ),
    async claim({ booking, record, day, term }) {
      const rows = await connection.ask(
        ClaimedSchema,
        'SELECT outcome, device, extract(epoch FROM at)::float8 * 1000 AS at_ms FROM soudan.claim($1, $2, $3, $4)',
        [booking, record, day, term],
      )
      return rows.ok ? claimed(rows.value[0]) : rows
    },
    release: (booking) => one(z.boolean(), 'soudan.release($1)', [booking]),
    endUse: (booking, counts) => one(z.boolean(), 'soudan.end_use($1, $2)', [booking, counts]),
    async freeClaim(booking, record) {
      const rows = await connection.ask(
        FreedSchema,
        'SELECT outcome, extract(epoch FROM seen)::float8 * 1000 AS seen_ms FROM soudan.free_claim($1, $2)',
        [booking, record],
      )
      if (!rows.ok) return rows
      const [freed] = rows.value
      return freed === undefined
        ? fail('serverFailed', { code: 'answer' })
        : ok({ outcome: freed.outcome, seenMs: freed.seen_ms })
    },
    async findMeeting(booking) {
      const rows = await connection.ask(
        z.object({ sealed: bytes }),
        'SELECT sealed FROM soudan.meetings WHERE booking = $1',
        [booking],
      )
      return rows.ok ? ok(rows.value[0]?.sealed ?? null) : rows
    },
    ensureMeeting: (booking, sealed, gone, licence) =>
      one(bytes.nullable(), 'soudan.ensure_meeting($1, $2, $3, $4)', [
        booking,
        sealed,
        gone,
        licence,
      ]),
    async takenLicences(licences) {
      const rows = await connection.ask(
        z.object({ licence: bytes }),
        'SELECT licence FROM soudan.meetings WHERE licence = ANY ($1)',
        [licences],
      )
      return rows.ok ? ok(rows.value.map(({ licence }) => licence)) : rows
    },
    dropMeeting: (booking) => one(z.boolean(), 'soudan.drop_meeting($1)', [booking]),
    leaseHost: (host, minutes) => one(z.boolean(), 'soudan.lease_host($1, $2)', [host, minutes]),
    async beat(counselor, state, position) {
      const said = await connection.ask(z.unknown(), 'SELECT soudan.beat($1, $2, $3)', [
        counselor,
        state,
        position,
      ])
      return said.ok ? ok() : said
    },
    onNews: (listener) =>
      connection.onNotification((hint) => {
        if (concerns(hint, { ...met, names })) listener()
      }),
    onLost: (listener) => connection.onLost(listener),
    close: () => connection.close(),
  }
}

const pulled = ({ at_ms, ...event }: z.infer<typeof EventSchema>): PulledEvent => ({
  ...event,
  atMs: at_ms,
})

async function push(
  connection: Connection,
  { events, keys }: Parcel,
): Promise<Result<Pushed, ServerTrouble | 'fork'>> {
  const [first] = events
  if (first === undefined) throw new Error('an empty parcel is not sent')
  const rows = await connection.ask(PushedSchema, PUSH, [
    first.device,
    first.sequence,
    events.map(({ atMs }) => atMs),
    events.map(({ actor }) => actor),
    events.map(({ type }) => type),
    events.map(({ scope }) => scope),
    events.map(({ payload }) => payload.length),
    Buffer.concat(events.flatMap(({ hash, payload }) => [hash, payload])),
    first.previous,
    keys.map(({ scope }) => scope),
    keys.map(({ wrapped }) => wrapped),
    GENERATION,
  ])
  if (!rows.ok) return rows
  const [answer] = rows.value
  if (answer === undefined) return fail('serverFailed', { code: 'answer' })
  const { outcome, head, pos } = answer
  return outcome === 'fork' ? fail('fork', { head }) : ok({ outcome, head, pos })
}

function claimed(said: z.infer<typeof ClaimedSchema> | undefined): Result<Claimed, ServerTrouble> {
  if (said === undefined) return fail('serverFailed', { code: 'answer' })
  if (said.outcome !== 'claimed') return ok({ outcome: said.outcome })
  return said.device === null || said.at_ms === null
    ? fail('serverFailed', { code: 'answer' })
    : ok({ outcome: 'claimed', device: said.device, atMs: Math.round(said.at_ms) })
}
