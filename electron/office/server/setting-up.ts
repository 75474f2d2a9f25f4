/** What IT does with a server, with a login that may make roles: set it up, bring it up to date, invite a PC, see how it stands. */
import { createHash, createHmac, pbkdf2Sync, randomBytes, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { ok, type Result } from '../../../shared/result.ts'
import { schemaVersion } from './asking.ts'
import type { Connection } from './connection.ts'
import type { ServerTrouble } from './port.ts'
import { steps } from './schema/index.ts'
import type { MemberKind } from './schema/rights.ts'

/** Roles belong to the whole server, so another office's database may have made them. */
const ROLES = `
SELECT pg_advisory_xact_lock(hashtext('soudan server init'));
DO $$
DECLARE v_role text;
BEGIN
  FOREACH v_role IN ARRAY ARRAY['soudan_owner', 'soudan_member'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = v_role) THEN EXECUTE format('CREATE ROLE %I NOLOGIN', v_role); END IF;
  END LOOP;
  IF NOT pg_has_role(current_user, 'soudan_owner', 'SET') THEN EXECUTE 'GRANT soudan_owner TO CURRENT_USER'; END IF;
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO soudan_member', current_database());
END $$;
CREATE SCHEMA IF NOT EXISTS soudan AUTHORIZATION soudan_owner;
GRANT USAGE ON SCHEMA soudan TO soudan_member;
`

const asOwner = (sql: string): string => `SET LOCAL ROLE soudan_owner;\n${sql}`

const CountSchema = z.object({ n: z.int() })

/** `from`: the version before; `office`: null where one was there already. */
export type SetUp = { readonly from: number; readonly to: number; readonly office: string | null }

/**
 * Makes roles and schema, or brings them up to date, and one office where there is none. Done twice it changes nothing.
 * `steps`: all of the schema; a test passes fewer to make an older server. `another`: a further office on this server.
 */
export async function setUpServer(
  connection: Connection,
  {
    another = false,
    steps: own = steps,
  }: { readonly another?: boolean; readonly steps?: readonly string[] } = {},
): Promise<Result<SetUp, ServerTrouble>> {
  const made = await connection.run(ROLES)
  if (!made.ok) return made
  const from = await schemaVersion(connection)
  if (!from.ok) return from
  for (let version = from.value + 1; version <= own.length; version += 1) {
    const done = await connection.run(
      asOwner(`${own[version - 1] ?? ''}\nINSERT INTO soudan.versions VALUES (${version});`),
    )
    if (!done.ok) return done
  }
  const offices = await connection.ask(CountSchema, 'SELECT count(*)::int AS n FROM soudan.offices')
  if (!offices.ok) return offices
  const isNew = another || offices.value[0]?.n === 0
  const office = isNew ? randomUUID() : null
  if (office !== null) {
    const added = await connection.run(asOwner(`SELECT soudan.add_office('${office}');`))
    if (!added.ok) return added
  }
  return ok({ from: from.value, to: Math.max(from.value, own.length), office })
}

const SCRAM_ROUNDS = 4096

/** What PostgreSQL keeps of a password: so the password itself is in no statement and in no log of the server. */
export function scramVerifier(password: string): string {
  const salt = randomBytes(16)
  const salted = pbkdf2Sync(password, salt, SCRAM_ROUNDS, 32, 'sha256')
  const keyed = (what: string): Buffer => createHmac('sha256', salted).update(what).digest()
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64')
  const server = keyed('Server Key').toString('base64')
  return `SCRAM-SHA-256$${SCRAM_ROUNDS}:${salt.toString('base64')}$${stored}:${server}`
}

export type Invited = { readonly login: string; readonly password: string }

/** Nobody can use it for anything but to ask to join, and that for a day. */
export const INVITATION_HOURS = 24

const HEX_BYTES_OF_LOGIN = 6

/**
 * A login of that office: 'joining' for a PC, for a day; 'it' for a look at its heads and sizes.
 * @param whole the PC is given everybody's records
 * @returns the password, which stands nowhere else
 */
export async function inviteTo(
  connection: Connection,
  office: string,
  kind: Extract<MemberKind, 'joining' | 'it'>,
  whole = false,
): Promise<Result<Invited, ServerTrouble>> {
  const login = `sd_${randomBytes(HEX_BYTES_OF_LOGIN).toString('hex')}`
  const password = randomBytes(24).toString('base64url')
  const until = kind === 'joining' ? `now() + interval '${INVITATION_HOURS} hours'` : 'NULL'
  const made = await connection.run(`
    CREATE ROLE ${login} LOGIN CONNECTION LIMIT 5 PASSWORD '${scramVerifier(password)}' IN ROLE soudan_member;
    ${asOwner(`INSERT INTO soudan.members VALUES ('${login}', '${z.guid().parse(office)}', '${kind}', '${login}', ${until}, ${whole});`)}`)
  return made.ok ? ok({ login, password }) : made
}

const OfficeStateSchema = z.object({
  office: z.string(),
  joined: z.boolean(),
  pcs: z.int(),
  invited: z.int(),
  events: z.string().transform(Number),
  bytes: z.string().transform(Number),
  newest_ms: z.number().nullable(),
})
export type OfficeState = z.infer<typeof OfficeStateSchema>

export type ServerState = { readonly version: number; readonly offices: readonly OfficeState[] }

/** How the server stands; says nothing of anybody. */
export async function serverState(
  connection: Connection,
): Promise<Result<ServerState, ServerTrouble>> {
  const version = await schemaVersion(connection)
  if (!version.ok) return version
  if (version.value === 0) return ok({ version: 0, offices: [] })
  const offices = await connection.ask(
    OfficeStateSchema,
    `SELECT o.office::text, o.proof IS NOT NULL AS joined,
      (SELECT count(*) FROM soudan.members m WHERE m.office = o.office AND m.kind = 'device' AND (m.until IS NULL OR m.until > now()))::int AS pcs,
      (SELECT count(*) FROM soudan.members m WHERE m.office = o.office AND m.kind = 'joining' AND m.until > now())::int AS invited,
      count(e.pos) AS events, coalesce(sum(length(e.payload)), 0)::bigint AS bytes,
      (extract(epoch FROM max(e.received_at)) * 1000)::float8 AS newest_ms
    FROM soudan.offices o LEFT JOIN soudan.events e USING (office) GROUP BY o.office, o.proof ORDER BY o.office`,
  )
  return offices.ok ? ok({ version: version.value, offices: offices.value }) : offices
}

/** The offices that a PC may be invited to. */
export async function officesOf(
  connection: Connection,
): Promise<Result<readonly string[], ServerTrouble>> {
  const rows = await connection.ask(
    z.object({ office: z.string() }),
    'SELECT office::text FROM soudan.offices ORDER BY 1',
  )
  return rows.ok ? ok(rows.value.map(({ office }) => office)) : rows
}
