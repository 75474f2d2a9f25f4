/** The office's PCs as a supervisor sees them, and shutting a lost one out. */
import { type Handlers, signedIn } from '../../shared/contract.ts'
import type { Account } from '../../shared/people/account.ts'
import type { OfficePc } from '../../shared/office/enrolment.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { type KeysInLog, NOTHING_SAID } from '../storage/log/keyring.ts'
import type { Storage } from '../storage/storage.ts'
import { keyOf, keyState } from './key-desk.ts'
import type { Enrolments, OfficePc as PcThere } from './server/enrolment-port.ts'
import type { OfficeServer } from './server/port.ts'

type PcsChannel = 'office.pcs' | 'office.closePc' | 'office.reopenPc'

export type PcsParts = {
  readonly line: () => OfficeServer | null
  readonly storage: () => Pick<Storage, 'log' | 'accounts' | 'keys'> | null
}

/** This PC first, those that are shut out last, and of the others the ones heard lately first. */
const inOrder = (one: OfficePc, other: OfficePc): number =>
  Number(other.own) - Number(one.own) ||
  Number(one.closedMs !== null) - Number(other.closedMs !== null) ||
  (other.heardMs ?? 0) - (one.heardMs ?? 0)

export function pcsHandlers(parts: PcsParts): Pick<Handlers<'office'>, PcsChannel> {
  function shown(
    { login, device, whole, own, undisposed, heard_ms, closed_ms }: PcThere,
    said: KeysInLog,
  ): OfficePc {
    const storage = parts.storage()
    const last = storage?.log.reader.lastOfOffice(device, 'people.signedIn') ?? null
    const by = last === null ? null : (storage?.accounts.find(last.actorId) ?? null)
    return {
      ...{ login, whole, own, undisposed, heardMs: heard_ms, closedMs: closed_ms },
      lastBy: by?.account.displayName ?? null,
      lastMs: last?.atMs ?? null,
      ...keyOf({ device }, said),
    }
  }

  /** First on the server, for that is what is urgent; it keeps an account of it as well. */
  async function set<R extends string>(
    login: string,
    by: Account,
    type: 'office.pcClosed' | 'office.pcReopened',
    run: (server: Enrolments) => Promise<Result<null, R>>,
  ): Promise<Result<null, R | 'noServer' | 'notWritten'>> {
    const server = parts.line()?.enrolments
    if (server === undefined) return fail('noServer')
    const done = await run(server)
    if (!done.ok) return done
    const told = parts
      .storage()
      ?.log.append([{ type, scope: 'office', actorId: by.id, payload: { login } }])
    return told?.ok === true ? ok() : fail('notWritten')
  }

  return {
    async 'office.pcs'() {
      const server = parts.line()?.enrolments
      if (server === undefined) return fail('noServer')
      const pcs = await server.pcs()
      if (!pcs.ok) return pcs
      const said = parts.storage()?.keys.inLog() ?? NOTHING_SAID
      return ok({
        pcs: pcs.value.map((pc) => shown(pc, said)).toSorted(inOrder),
        key: keyState(pcs.value, said),
      })
    },
    'office.closePc': ({ login }, caller) =>
      set(login, signedIn(caller), 'office.pcClosed', (server) => server.closePc(login)),
    'office.reopenPc': ({ login }, caller) =>
      set(login, signedIn(caller), 'office.pcReopened', (server) => server.reopenPc(login)),
  }
}
