/** What is asked of a server by whoever meets it: how far it is set up, and what one's login is there. */
import { z } from 'zod'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { Connection } from './connection.ts'
import type { ServerTrouble } from './port.ts'

const KindSchema = z.object({ kind: z.string().nullable() })
const CountSchema = z.object({ n: z.int().nullable() })

/** Which step of the schema the server has; 0: none. */
export async function schemaVersion(
  connection: Connection,
): Promise<Result<number, ServerTrouble>> {
  const there = await connection.ask(
    CountSchema,
    `SELECT (to_regclass('soudan.versions') IS NOT NULL)::int AS n`,
  )
  if (!there.ok) return there
  if (there.value[0]?.n !== 1) return ok(0)
  const rows = await connection.ask(CountSchema, 'SELECT max(version) AS n FROM soudan.versions')
  return rows.ok ? ok(rows.value[0]?.n ?? 0) : rows
}

/** What the login is in its office; null: of none, or no longer. */
export async function memberKind(
  connection: Connection,
): Promise<Result<string | null, ServerTrouble>> {
  const rows = await connection.ask(KindSchema, 'SELECT kind FROM soudan.me()')
  if (!rows.ok) return rows
  return { ok: true, value: rows.value[0]?.kind ?? null }
}

/** Asks of a line the one value of a function that answers with one. */
export type AskOne = <T>(
  schema: z.ZodType<T>,
  call: string,
  values: readonly unknown[],
) => Promise<Result<T, ServerTrouble>>

export const askOne =
  (connection: Connection): AskOne =>
  async (schema, call, values) => {
    const rows = await connection.ask(z.object({ it: schema }), `SELECT ${call} AS it`, values)
    if (!rows.ok) return rows
    const [row] = rows.value
    return row === undefined ? fail('serverFailed', { code: 'answer' }) : ok(row.it)
  }
