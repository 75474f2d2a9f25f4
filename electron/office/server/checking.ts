/** Looks step by step whether a server can be used, so that whoever sets it up sees which one does not work. */
import { z } from 'zod'
import { type Clock, MINUTE } from '../../../shared/clock.ts'
import { type CheckedStep, CheckStepSchema } from '../../../shared/office/server.ts'
import { ok } from '../../../shared/result.ts'
import { memberKind, schemaVersion } from './asking.ts'
import type { ServerAddress } from './address.ts'
import { type Connection, openConnection } from './connection.ts'
import type { ServerTrouble } from './port.ts'
import { steps as schemaSteps } from './schema/index.ts'

export const checkSteps = CheckStepSchema.options
export type CheckStep = z.infer<typeof CheckStepSchema>

/** At which step a connection failed for that reason. */
const FAILED_AT: Partial<Record<ServerTrouble, CheckStep>> = {
  nameUnknown: 'name',
  unreachable: 'port',
  tlsRefused: 'tls',
  loginRefused: 'login',
  notSetUp: 'login',
}

/** PostgreSQL 16: the oldest whose roles can be handed on as the set-up does. */
const OLDEST_POSTGRES = 160_000
/** From here on a PC's stamps and the server's tell different stories. */
const MOST_CLOCK_DIFFERENCE_MS = MINUTE

const AboutSchema = z.object({
  server: z.int(),
  now_ms: z.number(),
  owner: z.boolean(),
})

const ABOUT = `SELECT current_setting('server_version_num')::int AS server,
  extract(epoch FROM clock_timestamp())::float8 * 1000 AS now_ms,
  EXISTS (SELECT FROM pg_roles WHERE rolname = 'soudan_owner' AND pg_has_role(current_user, oid, 'SET')) AS owner`

/** Asks nothing but how things are, and changes nothing. */
export async function checkServer(
  address: ServerAddress,
  clock: Clock,
): Promise<readonly CheckedStep[]> {
  const opened = await openConnection(address)
  if (!opened.ok) {
    const failedAt = FAILED_AT[opened.reason] ?? 'login'
    return until(failedAt, { [failedAt]: String(opened.details?.['code'] ?? opened.reason) }, false)
  }
  const connection = opened.value
  try {
    return await lookInside(connection, clock)
  } finally {
    await connection.close()
  }
}

/** Every step before `last` is right, `last` is as said, and what comes after it was not reached. */
function until(
  last: CheckStep,
  said: Partial<Record<CheckStep, string>>,
  isRight: boolean,
): readonly CheckedStep[] {
  const at = checkSteps.indexOf(last)
  return checkSteps.map((step, index) => {
    const result =
      index < at || (index === at && isRight) ? 'ok' : index === at ? 'failed' : 'notReached'
    const word = said[step]
    return word === undefined ? { step, result } : { step, result, said: word }
  })
}

async function lookInside(connection: Connection, clock: Clock): Promise<readonly CheckedStep[]> {
  const askedAt = clock.wallMs()
  const answer = await connection.ask(AboutSchema, ABOUT)
  const about = answer.ok ? answer.value[0] : undefined
  if (about === undefined) return until('version', {}, false)
  const said: Partial<Record<CheckStep, string>> = {
    version: String(Math.floor(about.server / 10_000)),
  }
  if (about.server < OLDEST_POSTGRES) return until('version', said, false)
  const schema = await schemaVersion(connection)
  if (schema.ok) said.schema = String(schema.value)
  if (!schema.ok || schema.value < schemaSteps.length) return until('schema', said, false)
  const aheadMs = about.now_ms - (askedAt + clock.wallMs()) / 2
  said.clock = String(Math.round(aheadMs / 1_000))
  if (Math.abs(aheadMs) > MOST_CLOCK_DIFFERENCE_MS) return until('clock', said, false)
  const kind = about.owner ? ok('owner') : await memberKind(connection)
  return kind.ok && kind.value !== null
    ? until('rights', { ...said, rights: kind.value }, true)
    : until('rights', said, false)
}
