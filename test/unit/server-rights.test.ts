/** Every function and every table of the office's server, asked as every kind of login: who may do what, and nothing beside it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Connection } from '../../electron/office/server/connection.ts'
import {
  type MemberKind,
  memberKinds,
  rights,
  type ServerFunction,
} from '../../electron/office/server/schema/rights.ts'
import { scramVerifier } from '../../electron/office/server/setting-up.ts'
import { connectPostgres } from '../../electron/office/server/postgres.ts'
import { systemClock } from '../../shared/clock.ts'
import { startPostgres, type TestServer } from '../support/postgres.ts'
import { memberOf, officeOn, parcelOf, chain, type TestOffice } from './server-office.ts'
import { value } from './storage-helpers.ts'

const KEY = `decode(repeat('00', 32), 'hex')`
const ID = `'00000000-0000-4000-8000-000000000000'`

/** Arguments with which each function can be called; what it answers does not matter here. */
const CALLS: Readonly<Record<ServerFunction, string>> = {
  found: `'device-x', '\\x00', '\\x00', '\\x00'`,
  join_office: `'\\x00'`,
  push: `'device-1', 1, '{1}', '{a}', '{t}', '{office/device-1/2026-11}', '{1}', decode(repeat('00', 33), 'hex'), decode(repeat('00', 32), 'hex'), '{}', '{}', 1`,
  rename_device: `'device-1'`,
  forget_keys: `'{none}'`,
  claim: `'booking-1', 'record-1', '2026-11-24', NULL`,
  release: `'booking-1'`,
  end_use: `'booking-1', true`,
  ensure_meeting: `'booking-1', '\\x00', NULL, NULL`,
  drop_meeting: `'booking-1'`,
  lease_host: `'host-1', 30`,
  beat: `NULL, 'free', 0`,
  free_claim: `'booking-1', 'record-1'`,
  enrol_ask: `${KEY}, ${KEY}`,
  enrol_offer: `${ID}, ${KEY}, ${KEY}`,
  enrol_reveal: `${ID}, ${KEY}`,
  enrol_seal: `${ID}, '\\x00'`,
  enrol_take: ID,
  enrol_end: `${ID}, 'cancelled'`,
  keep_key: `2, '\\x00'`,
  pcs: '',
  close_pc: `'nobody'`,
  reopen_pc: `'nobody'`,
  dispose: `'{none}'`,
  close_login: `'nobody'`,
  sizes: '',
}

const TABLES = [
  'versions',
  'offices',
  'members',
  'devices',
  'office_keys',
  'heads',
  'keys',
  'events',
  'claims',
  'day_use',
  'meetings',
  'host_lease',
  'presence',
  'enrolments',
  'closings',
]

let server: TestServer
let home: TestOffice
const as = new Map<MemberKind | 'outsider' | 'expired', Connection>()
const asked = async (who: MemberKind | 'outsider' | 'expired', sql: string): Promise<string> => {
  const connection = as.get(who)
  if (connection === undefined) throw new Error(`nobody is ${who}`)
  const answer = await connection.ask(z.unknown(), sql)
  return answer.ok ? 'ok' : answer.reason
}
const read = async (who: MemberKind, sql: string): Promise<unknown[]> => [
  ...value((await as.get(who)?.ask(z.unknown(), sql)) ?? { ok: true, value: [] }),
]

beforeAll(async () => {
  server = await startPostgres()
  home = await officeOn(server)
  for (const kind of memberKinds)
    as.set(kind, await server.connect(await memberOf(server, home, kind, `${kind}-1`)))
  for (const who of ['outsider', 'expired'] as const) {
    const login = `sd_${who}`
    value(
      await home.admin.run(
        `CREATE ROLE ${login} LOGIN PASSWORD '${scramVerifier('x')}' IN ROLE soudan_member;
         ${who === 'expired' ? `INSERT INTO soudan.members VALUES ('${login}', '${home.office}', 'supervisor', 's', now() - interval '1 second');` : ''}`,
      ),
    )
    as.set(who, await server.connect({ ...server.address, login, password: 'x' }))
  }
})
afterAll(() => server.close())

describe('a function', () => {
  const table = (Object.keys(rights) as ServerFunction[]).flatMap((name) =>
    memberKinds.map((kind) => ({ name, kind, may: rights[name].some((one) => one === kind) })),
  )

  it.each(table)('$name as $kind: $may', async ({ name, kind, may }) => {
    // Whatever it would change is taken back: the next one finds everything as it was.
    const connection = as.get(kind)
    value((await connection?.run('BEGIN')) ?? { ok: true, value: null })
    const answer = await asked(kind, `SELECT * FROM soudan.${name}(${CALLS[name]})`)
    await connection?.run('ROLLBACK')
    expect(answer).toBe(may ? 'ok' : 'notAllowed')
  })

  it.each(Object.keys(rights) as ServerFunction[])(
    '%s is of no use to who is of no office',
    async (name) => {
      for (const who of ['outsider', 'expired'] as const)
        expect(await asked(who, `SELECT * FROM soudan.${name}(${CALLS[name]})`)).toBe('loginClosed')
    },
  )

  it('is in the table of rights, or may be called by nobody, or says only who one is', async () => {
    const granted = await home.admin.ask(
      z.object({ name: z.string() }),
      `SELECT p.proname AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
       WHERE n.nspname = 'soudan' AND has_function_privilege('soudan_member', p.oid, 'EXECUTE')`,
    )
    const names = value(granted).map(({ name }) => name)
    expect(new Set(names)).toEqual(new Set([...Object.keys(rights), 'me', 'my_devices']))
  })

  it('has a fixed search_path and runs as the owner of the tables', async () => {
    const loose = await home.admin.ask(
      z.object({ name: z.string() }),
      `SELECT p.proname AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
       WHERE n.nspname = 'soudan' AND (NOT p.prosecdef OR p.proconfig IS NULL OR NOT 'search_path=pg_catalog, pg_temp' = ANY (p.proconfig)
         OR p.proowner <> 'soudan_owner'::regrole)`,
    )
    expect(value(loose)).toEqual([])
  })
})

describe('a table', () => {
  it.each(TABLES)('%s can be written by nobody', async (table) => {
    for (const who of [...memberKinds, 'outsider', 'expired'] as const)
      for (const sql of [
        `INSERT INTO soudan.${table} DEFAULT VALUES`,
        `DELETE FROM soudan.${table}`,
        `TRUNCATE soudan.${table}`,
        `UPDATE soudan.${table} SET ${table === 'versions' ? 'version = 9' : 'office = NULL'}`,
      ])
        expect(await asked(who, sql), `${who}: ${sql}`).toBe('notAllowed')
  })

  it('is one of those that are looked at here', async () => {
    const there = await home.admin.ask(
      z.object({ name: z.string(), secured: z.boolean() }),
      `SELECT c.relname AS name, c.relrowsecurity AS secured FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = 'soudan' AND c.relkind IN ('r', 'p') AND NOT c.relispartition`,
    )
    const rows = value(there)
    expect(new Set(rows.map(({ name }) => name))).toEqual(new Set(TABLES))
    expect(rows.filter(({ secured }) => !secured).map(({ name }) => name)).toEqual(['versions'])
  })
})

describe('what is read', () => {
  const records = async (kind: MemberKind, from = 'events'): Promise<string[]> => {
    const rows = await read(kind, `SELECT DISTINCT scope FROM soudan.${from} ORDER BY 1`)
    return z
      .array(z.object({ scope: z.string() }))
      .parse(rows)
      .map(({ scope }) => scope)
  }

  beforeAll(async () => {
    // account-1 is the counselor of both; one record was opened on this PC and one on another.
    value(
      await home.admin.run(
        `UPDATE soudan.members SET subject = 'account-1' WHERE kind = 'counselor';`,
      ),
    )
    const other = await memberOf(server, home, 'device', 'device-2')
    const own = { office: home.office, proves: () => true }
    const scopes = ['booking/b', 'profile']
    const device2 = value(await connectPostgres(other, own, systemClock))
    value(await device2.push(parcelOf(chain('device-2', ['record/other', ...scopes]))))
    const device1 = value(
      await connectPostgres(await memberOf(server, home, 'device', 'device-3'), own, systemClock),
    )
    const events = chain('device-3', ['record/own', 'account/x']).map((event) => ({ ...event }))
    value(await device1.push(parcelOf(events)))
    await device1.close()
    await device2.close()
    value(
      await home.admin.run(
        `UPDATE soudan.devices SET login = (SELECT login FROM soudan.members WHERE kind = 'device' AND subject = 'device-1') WHERE device = 'device-3';
         UPDATE soudan.events SET owner = 'account-2' WHERE scope = 'record/own';
         UPDATE soudan.keys SET owner = 'account-2' WHERE scope = 'record/own';`,
      ),
    )
  })

  const everybodys = ['account/x', 'booking/b', 'profile']
  it.each(['events', 'keys'])('%s: by each only what is its to read', async (table) => {
    expect(await records('supervisor', table)).toEqual([
      'account/x',
      'booking/b',
      'profile',
      'record/other',
      'record/own',
    ])
    expect(await records('device', table)).toEqual([...everybodys, 'record/own'])
    expect(await records('counselor', table)).toEqual([...everybodys, 'record/other'])
    expect(await records('it', table)).toEqual([])
    expect(await records('joining', table)).toEqual([])
  })

  it('nothing of another office', async () => {
    const foreign = await officeOn(server)
    const supervisor = await memberOf(server, foreign, 'supervisor', 's')
    const connection = await server.connect(supervisor)
    for (const table of TABLES.filter((name) => !['versions', 'offices', 'members'].includes(name)))
      expect(value(await connection.ask(z.unknown(), `SELECT * FROM soudan.${table}`))).toEqual([])
    const offices = await connection.ask(
      z.object({ office: z.string() }),
      'SELECT office::text FROM soudan.offices',
    )
    expect(value(offices)).toEqual([{ office: foreign.office }])
  })

  it('nothing around the tables: no partition, no password, no table of one’s own, no other role', async () => {
    const partition = `soudan."events_${home.office}"`
    for (const who of memberKinds)
      for (const sql of [
        `SELECT * FROM ${partition}`,
        'SELECT * FROM pg_authid',
        'CREATE TABLE mine (a int)',
        'CREATE TABLE soudan.mine (a int)',
        'CREATE TEMP TABLE mine (a int)',
        'SET ROLE soudan_owner',
        'SET SESSION AUTHORIZATION postgres',
        `CREATE ROLE more LOGIN`,
        `ALTER ROLE postgres PASSWORD 'x'`,
        `COPY soudan.events TO PROGRAM 'true'`,
        `SELECT pg_read_file('postgresql.conf')`,
        "SELECT soudan.must_be(ARRAY['device'])",
        `SELECT soudan.add_office('00000000-0000-4000-8000-000000000000')`,
      ])
        expect(await asked(who, sql), `${who}: ${sql}`).toBe('notAllowed')
  })
})
