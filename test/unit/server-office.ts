/** What the tests of the office's server share: an office on a server, its logins, invented events. */
import { hkdfSync, randomUUID } from 'node:crypto'
import type { ServerAddress } from '../../electron/office/server/address.ts'
import type { Connection } from '../../electron/office/server/connection.ts'
import type { Enrolments } from '../../electron/office/server/enrolment-port.ts'
import type { Parcel, PulledEvent, TravellingEvent } from '../../electron/office/server/port.ts'
import { inviteTo, scramVerifier, setUpServer } from '../../electron/office/server/setting-up.ts'
import type { MemberKind } from '../../electron/office/server/schema/rights.ts'
import { GENESIS, hashOf, sameBytes } from '../../electron/storage/log/event-hash.ts'
import { fail, ok } from '../../shared/result.ts'
import type { TestServer } from '../support/postgres.ts'
import { value } from './storage-helpers.ts'

export type TestOffice = { readonly office: string; readonly admin: Connection }

/** A server that is set up, and its first office. */
export async function officeOn(server: TestServer): Promise<TestOffice> {
  const admin = await server.connect()
  const { office } = value(await setUpServer(admin, { another: true }))
  if (office === null) throw new Error('no office was made')
  return { office, admin }
}

/** A login of that kind, made by the administrator. `subject`: the PC's name in the log, or the account. */
export async function memberOf(
  server: TestServer,
  { office, admin }: TestOffice,
  kind: MemberKind,
  subject: string,
): Promise<ServerAddress> {
  if (kind === 'joining') {
    const invited = value(await inviteTo(admin, office, 'joining'))
    return { ...server.address, ...invited }
  }
  const login = `sd_${kind}_${randomUUID().slice(0, 8)}`
  const password = randomUUID()
  value(
    await admin.run(`
      CREATE ROLE ${login} LOGIN PASSWORD '${scramVerifier(password)}' IN ROLE soudan_member;
      INSERT INTO soudan.members VALUES ('${login}', '${office}', '${kind}', '${subject}', NULL);
      ${kind === 'device' ? `INSERT INTO soudan.devices VALUES ('${office}', '${subject}', '${login}');` : ''}`),
  )
  return { ...server.address, login, password }
}

/** Bytes that look sealed and are the same in every run. */
export const sealed = (word: string, length = 60): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', word, '', 'test', length))

/** As large as an ordinary event's payload, measured over a session. */
const ORDINARY_BYTES = 184

/** A chain of events under one name. `scopes`: in their order; the first event of a record opens it. */
export function chain(
  device: string,
  scopes: readonly string[],
  after: { readonly sequence: number; readonly hash: Uint8Array } = { sequence: 0, hash: GENESIS },
): TravellingEvent[] {
  const begun = new Set<string>()
  let previous = after.hash
  return scopes.map((scope, at) => {
    const sequence = after.sequence + at + 1
    const opens = scope.startsWith('record/') && !begun.has(scope)
    begun.add(scope)
    const row = {
      ...{ device, sequence, atMs: 1_790_000_000_000 + sequence, actor: 'account-1' },
      type: opens ? 'session.opened' : 'session.warned',
      ...{ scope, payload: sealed(`${device} ${sequence}`, ORDINARY_BYTES), previous },
    }
    const event = { ...row, hash: hashOf(row) }
    previous = event.hash
    return event
  })
}

/** The events with a key for each scope that `begun` names. */
export function parcelOf(
  events: readonly TravellingEvent[],
  begun: readonly string[] = [...new Set(events.map(({ scope }) => scope))],
): Parcel {
  return { events, keys: begun.map((scope) => ({ scope, wrapped: sealed(`key ${scope}`) })) }
}

/** The first event that is not what its hash says, or that does not follow the one before it on its own PC; null: all are. */
export function firstBad(events: readonly PulledEvent[]): PulledEvent | null {
  const last = new Map<string, PulledEvent>()
  for (const event of events) {
    const before = last.get(event.device)
    const follows =
      before === undefined ||
      event.sequence > before.sequence + 1 ||
      (event.sequence === before.sequence + 1 && sameBytes(event.previous, before.hash))
    if (!follows || !sameBytes(hashOf(event), event.hash)) return event
    last.set(event.device, event)
  }
  return null
}

/** Of a server at which nobody asks to be let in. */
export const nobodyAsks: Enrolments = {
  office: '',
  ask: async () => fail('notFounded'),
  offer: async () => ok(false),
  reveal: async () => ok(false),
  seal: async () => ok(false),
  take: async () => ok(false),
  end: async () => ok(false),
  find: async () => ok(null),
  waiting: async () => ok([]),
  pcs: async () => ok([]),
  closePc: async () => fail('noSuchPc'),
  reopenPc: async () => fail('noSuchPc'),
}
