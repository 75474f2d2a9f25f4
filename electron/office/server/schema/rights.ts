/**
 * Who may call what on the office's server: the one table from which the SQL functions take their guards and the tests their
 * matrix. Imports nothing of the app.
 */

/** What a login of the server is: a PC that only asks to join, a PC of the office, a person signed in at one, or the office's IT. */
export const memberKinds = ['joining', 'device', 'counselor', 'supervisor', 'it'] as const
export type MemberKind = (typeof memberKinds)[number]

/** Function → the kinds of login that may call it. Whoever else calls it is refused by PostgreSQL (42501). */
export const rights = {
  found: ['joining'],
  join_office: ['joining'],
  push: ['device'],
  rename_device: ['device'],
  forget_keys: ['device'],
  claim: ['device'],
  release: ['device'],
  end_use: ['device'],
  ensure_meeting: ['device'],
  drop_meeting: ['device'],
  lease_host: ['device'],
  beat: ['device'],
  free_claim: ['device'],
  enrol_ask: ['joining'],
  enrol_offer: ['device'],
  enrol_reveal: ['joining'],
  enrol_seal: ['device'],
  enrol_take: ['joining'],
  enrol_end: ['joining', 'device'],
  keep_key: ['device'],
  pcs: ['device'],
  close_pc: ['device'],
  reopen_pc: ['device'],
  dispose: ['supervisor'],
  close_login: ['supervisor', 'it'],
  sizes: ['supervisor', 'it'],
} as const satisfies Record<string, readonly MemberKind[]>
export type ServerFunction = keyof typeof rights

/** The first line of each function's body: who calls, or an error. */
export function guard(name: ServerFunction): string {
  const kinds = rights[name].map((kind) => `'${kind}'`).join(', ')
  return `v_me := soudan.must_be(ARRAY[${kinds}])`
}

/** How a function runs: as the owner of the tables, with names that nobody can put another meaning to. */
export const DEFINER = 'SECURITY DEFINER SET search_path = pg_catalog, pg_temp'

/** After a function was made: only logins of the office may call it. */
export function only(name: ServerFunction, argumentTypes: string): string {
  const signature = `soudan.${name}(${argumentTypes})`
  return `REVOKE ALL ON FUNCTION ${signature} FROM PUBLIC; GRANT EXECUTE ON FUNCTION ${signature} TO soudan_member;`
}
