/** The ways into an office that is there: the practice office in one click, a real one, with a passphrase, with the recovery key. */
import type { AnswerTo, Handlers } from '../../shared/contract.ts'
import { practiceAccounts } from '../../shared/office/practice.ts'
import type {
  OfficeKind,
  OfficeStatus,
  OfficeTrouble,
  Recovery,
} from '../../shared/office/status.ts'
import { SYSTEM_ACTOR } from '../../shared/people/account.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { dateOf } from '../../shared/time/instant.ts'
import { isCommonPassphrase } from '../storage/keys/common-passphrase.ts'
import { isUnfinished } from './first-accounts.ts'
import {
  createOffice,
  type LiveOffice,
  openOffice,
  type OpeningFailure,
  recoverOffice,
} from './opening.ts'
import type { OfficeRoomParts } from './parts.ts'
import type { StageKeeper } from './stage-keeper.ts'
import { keyMissingFor, mistyped, troubleOf, withoutPassphrase } from './stages.ts'

type DoorChannel =
  'office.openPractice' | 'office.open' | 'office.unlock' | 'office.recover' | 'office.leave'

export interface Doors {
  readonly handlers: Pick<Handlers<'office'>, DoorChannel>
  /** Opens the office of this kind; what stands in the way becomes the stage that explains it. */
  readonly open: (kind: OfficeKind, passphrase: string | null) => Promise<AnswerTo<'office.unlock'>>
  /** The same where nobody can be asked for a passphrase. */
  readonly openAsIs: (kind: OfficeKind) => Promise<Result<OfficeStatus, OfficeTrouble>>
}

export function createDoors<H>(parts: OfficeRoomParts<H>, stage: StageKeeper<H>): Doors {
  async function openReal(
    kind: OfficeKind,
    passphrase: string | null,
  ): Promise<AnswerTo<'office.unlock'>> {
    if (stage.live()?.kind === kind) return ok(stage.status())
    await stage.leave()
    const opened = await openOffice(parts, kind, passphrase)
    if (opened.ok) return stage.arrive(opened.value)
    if (opened.reason === 'wrongPassphrase') {
      stage.move({ type: 'locked', kind })
      return fail('wrongPassphrase')
    }
    if (opened.reason === 'passphraseNeeded') return ok(stage.enter({ type: 'locked', kind }))
    return stage.stuck(kind, opened.reason)
  }

  /** One click: made when it is not there yet, and given its day when that has not begun. */
  async function openPractice(): Promise<Result<OfficeStatus, OfficeTrouble>> {
    if (stage.live()?.kind === 'practice') return ok(stage.status())
    await stage.leave()
    const opened = await (stage.exists('practice')
      ? openOffice(parts, 'practice', null)
      : newPractice())
    if (!opened.ok) return stage.stuck('practice', opened.reason)
    const office = opened.value
    return stage.arrive(office, async () => {
      if (!office.rooms.hasAccounts()) await office.rooms.addFirstAccounts(practiceAccounts)
      if (office.practice?.isNewDay === true)
        await office.rooms.importSample(dateOf(office.clock.wallMs()))
    })
  }

  async function newPractice(): Promise<Result<LiveOffice<H>, OpeningFailure>> {
    const made = await createOffice(parts, 'practice', parts.defaults(), null)
    return made.ok ? ok(made.value.office) : made
  }

  /** Only where the key stands in the way. A wrong or mistyped key leaves everything as it is. */
  async function recover(wish: Recovery): Promise<AnswerTo<'office.recover'>> {
    const { vaultNeedsPassphrase } = parts
    const kind = keyMissingFor(stage.now())
    if (kind === null) return fail('nothingToRecover')
    if (vaultNeedsPassphrase && wish.newPassphrase === null) return fail('passphraseNeeded')
    if (wish.newPassphrase !== null && (await isCommonPassphrase(wish.newPassphrase)))
      return fail('commonPassphrase')
    const opened = await recoverOffice(
      parts,
      kind,
      vaultNeedsPassphrase ? wish : { ...wish, newPassphrase: null },
    )
    if (opened.ok) {
      if (!isUnfinished(opened.value))
        opened.value.storage.log.append([
          { type: 'office.recovered', scope: 'office', actorId: SYSTEM_ACTOR, payload: {} },
        ])
      return stage.arrive(opened.value)
    }
    const typed = mistyped(opened.reason)
    return typed === null
      ? stage.stuck(kind, troubleOf(opened.reason))
      : fail(typed, opened.details)
  }

  const open: Doors['open'] = (kind, passphrase) =>
    kind === 'practice' ? openPractice() : openReal(kind, passphrase)
  const openAsIs: Doors['openAsIs'] = async (kind) => withoutPassphrase(await open(kind, null))

  /** Another office than this one is in use, by people who talk to each other. */
  const isInUse = (kind: OfficeKind): boolean => stage.sessionRuns() && stage.live()?.kind !== kind

  return {
    open,
    openAsIs,
    handlers: {
      'office.openPractice': () => (isInUse('practice') ? fail('sessionRunning') : openPractice()),
      'office.open': ({ kind }) => (isInUse(kind) ? fail('sessionRunning') : openAsIs(kind)),
      'office.unlock': async ({ passphrase }) => {
        const now = stage.now()
        return now.stage === 'unlock' ? openReal(now.kind, passphrase) : ok(stage.status())
      },
      'office.recover': (wish) => recover(wish),
      'office.leave': async () => {
        if (stage.sessionRuns()) return fail('sessionRunning')
        await stage.leave()
        return ok(stage.enter({ type: 'left' }))
      },
    },
  }
}
