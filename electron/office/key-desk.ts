/** A supervisor has the office's key changed after a PC was lost, and a PC that nobody sealed the new one for takes it (ADR 0013). */
import { type AnswerTo, type Handlers, signedIn } from '../../shared/contract.ts'
import type { OfficeKeyState, OfficePc } from '../../shared/office/enrolment.ts'
import { type Failed, fail, ok } from '../../shared/result.ts'
import type { KeysInLog } from '../storage/log/keyring.ts'
import type { Storage } from '../storage/storage.ts'
import type { OfficePc as PcThere } from './server/enrolment-port.ts'
import type { OfficeServer } from './server/port.ts'

type KeyChannel = 'office.changeKey' | 'office.takeKey'

export type KeyDeskParts = {
  readonly line: () => OfficeServer | null
  readonly storage: () => Pick<Storage, 'keys'> | null
  /** What waited for the key is asked for again. */
  readonly wake: () => void
}

/** How each PC stands to the key that is sealed under now. Until the first change all have it that are or were in. */
export function keyOf(
  { device }: Pick<PcThere, 'device'>,
  { told, newest }: KeysInLog,
): Pick<OfficePc, 'key' | 'told'> {
  const said = told.get(device)
  const isTold = said !== undefined
  if (newest === null || said?.generation === newest.generation) return { key: 'has', told: isTold }
  return { key: newest.devices.has(device) ? 'waits' : 'cannot', told: isTold }
}

export function keyState(
  pcs: readonly Pick<PcThere, 'device' | 'closed_ms'>[],
  said: KeysInLog,
): OfficeKeyState {
  const shut = pcs.filter(({ closed_ms }) => closed_ms !== null)
  return {
    // It may have taken what was sealed for it before it was shut out.
    needed: shut.some((pc) => keyOf(pc, said).key !== 'cannot'),
    changedMs: said.newest?.atMs ?? null,
  }
}

export function keyHandlers(parts: KeyDeskParts): Pick<Handlers<'office'>, KeyChannel> {
  async function change(typed: string, by: string): Promise<AnswerTo<'office.changeKey'>> {
    const line = parts.line()
    const keys = parts.storage()?.keys
    if (line === null || keys === undefined) return fail('noServer')
    const pcs = await line.enrolments.pcs()
    if (!pcs.ok) return pcs
    if (!keys.tell().ok) return fail('notForThisPc')
    const { told } = keys.inLog()
    const receivers = pcs.value.flatMap(({ device, closed_ms }) => {
      const publicKey = told.get(device)?.publicKey
      return closed_ms !== null || publicKey === undefined ? [] : [{ device, publicKey }]
    })
    const made = keys.make(typed)
    if (!made.ok) return asTyped(made)
    // Before anybody seals under it: a PC that joins with the recovery key has to be able to read on.
    const kept = await line.keepKey(made.value.generation, made.value.wrap)
    if (!kept.ok) return kept
    // Another PC made one of that very number at the same time.
    if (!kept.value) return fail('serverFailed', { code: 'generation' })
    const changed = keys.change(made.value, receivers, by)
    if (!changed.ok) return changed
    // That this PC has it is told with the next agreement at the latest.
    keys.tell()
    return ok()
  }

  function take(typed: string): AnswerTo<'office.takeKey'> {
    const keys = parts.storage()?.keys
    if (keys === undefined) return fail('keyDamaged')
    const taken = keys.take(typed)
    if (!taken.ok) return asTyped(taken)
    parts.wake()
    return ok()
  }

  return {
    'office.changeKey': ({ recoveryKey }, caller) => change(recoveryKey, signedIn(caller).id),
    'office.takeKey': ({ recoveryKey }) => take(recoveryKey),
  }
}

const SCREEN = {
  typo: 'recoveryKeyTypo',
  length: 'recoveryKeyLength',
  wrongRecoveryKey: 'wrongRecoveryKey',
  keyDamaged: 'keyDamaged',
  // The key store takes nothing now.
  keyUnavailable: 'keyDamaged',
  nothingNew: 'nothingNew',
  saveFailed: 'saveFailed',
} as const

/** In the words that the screens have for it. */
function asTyped<R extends keyof typeof SCREEN>({
  reason,
  details,
}: Failed<R>): Failed<(typeof SCREEN)[R]> {
  return fail(SCREEN[reason], details)
}
