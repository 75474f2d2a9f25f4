/** The same on PostgreSQL: each question is one statement. */
import { z } from 'zod'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { askOne } from './asking.ts'
import type { Connection } from './connection.ts'
import { EnrolmentSchema, type Enrolments, PcSchema } from './enrolment-port.ts'
import type { ServerTrouble } from './port.ts'

type Asked<T> = Promise<Result<T, ServerTrouble>>

const OPEN = `e.state IN ('asked', 'offered', 'revealed', 'sealed')`
const SELECT = `SELECT e.id, e.login, CASE WHEN ${OPEN} AND e.until <= now() THEN 'expired' ELSE e.state END AS state,
  extract(epoch FROM e.at)::float8 * 1000 AS at_ms, extract(epoch FROM e.until - now())::float8 * 1000 AS left_ms,
  e.whole, e.by, e.public_key, e.commitment, e.nonce, e.offer_key, e.offer_nonce, e.sealed
  FROM soudan.enrolments e`

export function enrolmentsOver(connection: Connection, office: string): Enrolments {
  const one = askOne(connection)
  const said = (call: string, values: readonly unknown[]): Asked<boolean> =>
    one(z.boolean(), call, values)

  return {
    office,
    async ask(publicKey, commitment) {
      const id = await one(z.guid().nullable(), 'soudan.enrol_ask($1, $2)', [publicKey, commitment])
      if (!id.ok) return id
      return id.value === null ? fail('notFounded') : ok(id.value)
    },
    offer: (id, publicKey, nonce) => said('soudan.enrol_offer($1, $2, $3)', [id, publicKey, nonce]),
    reveal: (id, nonce) => said('soudan.enrol_reveal($1, $2)', [id, nonce]),
    seal: (id, sealed) => said('soudan.enrol_seal($1, $2)', [id, sealed]),
    take: (id) => said('soudan.enrol_take($1)', [id]),
    end: (id, how) => said('soudan.enrol_end($1, $2)', [id, how]),
    async find(id) {
      const rows = await connection.ask(EnrolmentSchema, `${SELECT} WHERE e.id = $1`, [id])
      return rows.ok ? ok(rows.value[0] ?? null) : rows
    },
    waiting: () =>
      connection.ask(EnrolmentSchema, `${SELECT} WHERE ${OPEN} AND e.until > now() ORDER BY e.at`),
    pcs: () =>
      connection.ask(
        PcSchema,
        `SELECT login, device, extract(epoch FROM heard)::float8 * 1000 AS heard_ms, whole, own,
         extract(epoch FROM closed_at)::float8 * 1000 AS closed_ms, undisposed FROM soudan.pcs()`,
      ),
    async closePc(login) {
      const schema = z.enum(['closed', 'own', 'last', 'gone'])
      const answer = await one(schema, 'soudan.close_pc($1)', [login])
      if (!answer.ok) return answer
      const why = { own: 'ownPc', last: 'lastPc', gone: 'noSuchPc' } as const
      return answer.value === 'closed' ? ok() : fail(why[answer.value])
    },
    async reopenPc(login) {
      const answer = await said('soudan.reopen_pc($1)', [login])
      if (!answer.ok) return answer
      return answer.value ? ok() : fail('noSuchPc')
    },
  }
}
