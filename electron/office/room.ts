/** The office room: which office is open, its profile, and the practice office's clock. */
import { MINUTE } from '../../shared/clock.ts'
import { type AnswerTo, type Handlers, signedIn } from '../../shared/contract.ts'
import type { DataFolder } from '../../shared/office/desktop.ts'
import { practiceAccounts } from '../../shared/office/practice.ts'
import type {
  ClockMove,
  FirstAccounts,
  OfficeKind,
  OfficeStatus,
  OfficeTrouble,
  Recovery,
  SetUp,
} from '../../shared/office/status.ts'
import { SYSTEM_ACTOR } from '../../shared/people/account.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Ring } from '../bell.ts'
import { dateOf } from '../../shared/time/instant.ts'
import { addFirstAccounts, finishSetUp, isUnfinished, sameLogin } from './first-accounts.ts'
import { readied, shut } from './entering.ts'
import { type DesktopDeskParts, desktopHandlers } from './desktop-desk.ts'
import {
  createOffice,
  folderOf,
  type LiveOffice,
  movePractice,
  openOffice,
  type OpeningFailure,
  type OpeningParts,
  recoverOffice,
} from './opening.ts'
import type { AboutHandlers } from './about.ts'
import { createProfileDesk } from './profile-desk.ts'
import { renewOfficeKey } from './renew-key.ts'
import { restoreOffice } from './restore-desk.ts'
import { openSettingsFile } from './settings-file.ts'
import {
  describeStage,
  keyMissingFor,
  mistyped,
  type Stage,
  troubleOf,
  withoutPassphrase,
} from './stages.ts'
import type { UpdateHandlers } from './updates.ts'

export type OfficeRoomParts<H> = OpeningParts<H> & {
  readonly platform: 'electron' | 'browser'
  /** True where the OS keeps no key, so that the vault needs a passphrase. */
  readonly vaultNeedsPassphrase: boolean
  /** To the screens: the office speaks before there are rooms. */
  readonly tell: Ring
  readonly dataFolder: DataFolder
  readonly desktop: DesktopDeskParts
  /** What belongs to the app rather than to an office. */
  readonly app: AboutHandlers & UpdateHandlers
}

export interface OfficeRoom<H> {
  readonly handlers: Handlers<'office'>
  live(): LiveOffice<H> | null
  /** Opens the office that was open last, so that a session goes on after a restart without anybody's help. */
  resume(): Promise<void>
  close(): Promise<void>
}

const KINDS: readonly OfficeKind[] = ['office', 'practice']

export function createOfficeRoom<H>(parts: OfficeRoomParts<H>): OfficeRoom<H> {
  const { vaultNeedsPassphrase, dataFolder } = parts
  const settings = openSettingsFile(parts.openConf, parts.dataRoot, 'settings')
  let now: Stage<H> = { stage: 'choose' }
  const live = (): LiveOffice<H> | null => (now.stage === 'ready' ? now.office : null)
  const exists = (kind: OfficeKind): boolean => parts.storage.exists(folderOf(parts.dataRoot, kind))

  function status(): OfficeStatus {
    switch (now.stage) {
      case 'choose':
        return { stage: 'choose', offices: KINDS.filter(exists), vaultNeedsPassphrase, dataFolder }
      case 'unlock':
        return { ...now, vaultNeedsPassphrase }
      case 'trouble':
        return { ...now, folder: folderOf(parts.dataRoot, now.kind), vaultNeedsPassphrase }
      case 'accounts':
        return { stage: 'accounts', kind: now.office.kind }
      case 'ready': {
        const { kind, profile, clock } = now.office
        return {
          stage: 'ready',
          kind,
          officeName: profile.current().officeName,
          platform: parts.platform,
          wallMs: clock.wallMs(),
        }
      }
    }
  }

  const publishStatus = (): OfficeStatus => {
    const answer = status()
    parts.tell('office.status', answer)
    return answer
  }

  function enter(next: Stage<H>): OfficeStatus {
    now = next
    parts.desktop.log(`office: ${describeStage(next)}`)
    if (next.stage === 'ready' || next.stage === 'accounts')
      settings.write({ last: next.office.kind })
    return publishStatus()
  }

  async function leave(): Promise<void> {
    const office = now.stage === 'ready' || now.stage === 'accounts' ? now.office : null
    now = { stage: 'choose' }
    if (office !== null) await shut(office)
  }

  function stuck(kind: OfficeKind, reason: OpeningFailure): Result<OfficeStatus, OfficeTrouble> {
    const trouble = troubleOf(reason)
    enter({ stage: 'trouble', kind, trouble })
    return fail(trouble)
  }

  /** An office that opened is entered, unless nobody could sign in there. */
  async function arrive(
    office: LiveOffice<H>,
    prepare: () => Promise<void> = async () => {},
  ): Promise<Result<OfficeStatus, OfficeTrouble>> {
    const ready = await readied(parts, office, prepare)
    return ready.ok ? ok(enter({ stage: ready.value, office })) : stuck(office.kind, ready.reason)
  }

  /** Opens an existing office; what stands in the way becomes the stage that explains it. */
  async function open(
    kind: OfficeKind,
    passphrase: string | null,
  ): Promise<AnswerTo<'office.unlock'>> {
    if (live()?.kind === kind) return ok(status())
    await leave()
    const opened = openOffice(parts, kind, passphrase)
    if (opened.ok) return arrive(opened.value)
    if (opened.reason === 'wrongPassphrase') {
      now = { stage: 'unlock', kind }
      return fail('wrongPassphrase')
    }
    if (opened.reason === 'passphraseNeeded') return ok(enter({ stage: 'unlock', kind }))
    return stuck(kind, opened.reason)
  }

  /** One click: made when it is not there yet, and given its day when that has not begun. */
  async function openPractice(): Promise<Result<OfficeStatus, OfficeTrouble>> {
    if (live()?.kind === 'practice') return ok(status())
    await leave()
    const opened = exists('practice') ? openOffice(parts, 'practice', null) : newPractice()
    if (!opened.ok) return stuck('practice', opened.reason)
    const office = opened.value
    return arrive(office, async () => {
      if (!office.rooms.hasAccounts()) await office.rooms.addFirstAccounts(practiceAccounts)
      if (office.practice?.isNewDay === true)
        await office.rooms.importSample(dateOf(office.clock.wallMs()))
    })
  }

  function newPractice(): Result<LiveOffice<H>, OpeningFailure> {
    const made = createOffice(parts, 'practice', parts.defaults(), null)
    return made.ok ? ok(made.value.office) : made
  }

  /** Only where the key stands in the way. A wrong or mistyped key leaves everything as it is. */
  async function recover(wish: Recovery): Promise<AnswerTo<'office.recover'>> {
    const kind = keyMissingFor(now)
    if (kind === null) return fail('nothingToRecover')
    if (vaultNeedsPassphrase && wish.newPassphrase === null) return fail('passphraseNeeded')
    const opened = recoverOffice(
      parts,
      kind,
      vaultNeedsPassphrase ? wish : { ...wish, newPassphrase: null },
    )
    if (opened.ok) {
      if (!isUnfinished(opened.value))
        opened.value.storage.log.append([
          { type: 'office.recovered', scope: 'office', actorId: SYSTEM_ACTOR, payload: {} },
        ])
      return arrive(opened.value)
    }
    const typed = mistyped(opened.reason)
    return typed === null ? stuck(kind, troubleOf(opened.reason)) : fail(typed, opened.details)
  }

  async function create(wish: SetUp): Promise<AnswerTo<'office.create'>> {
    if (exists('office')) return fail('alreadyExists')
    if (vaultNeedsPassphrase && wish.vaultPassphrase === null) return fail('passphraseNeeded')
    if (sameLogin(wish)) return fail('sameLoginName')
    await leave()
    const made = createOffice(
      parts,
      'office',
      { ...wish.profile, version: 1 },
      vaultNeedsPassphrase ? wish.vaultPassphrase : null,
    )
    if (!made.ok) return fail(troubleOf(made.reason))
    const { office, recoveryKey } = made.value
    const accounts = await addFirstAccounts(office, wish)
    if (!accounts.ok) {
      enter({ stage: 'accounts', office })
      return fail('diskFull')
    }
    keepForLater(office)
    return ok({ recoveryKey })
  }

  async function firstAccounts(wish: FirstAccounts): Promise<AnswerTo<'office.firstAccounts'>> {
    if (now.stage !== 'accounts') return fail('nothingToSetUp')
    const { office } = now
    const finished = await finishSetUp(office, wish)
    if (finished.ok) keepForLater(office)
    return finished
  }

  /** The screen goes on by itself only after the recovery key has been written down: no status is published here. */
  function keepForLater(office: LiveOffice<H>): void {
    now = { stage: 'ready', office }
    settings.write({ last: 'office' })
  }

  function moveClock(move: ClockMove): AnswerTo<'office.moveClock'> {
    const office = live()
    if (office === null || office.practice === null) return fail('notPractice')
    const ms =
      move === 'minute'
        ? MINUTE
        : move === 'fiveMinutes'
          ? 5 * MINUTE
          : office.rooms.nextWarningInMs()
    if (ms === null) return fail('noWarningAhead')
    movePractice(office.practice, ms)
    const wallMs = office.clock.wallMs()
    parts.tell('office.clock', { wallMs })
    return ok({ wallMs })
  }

  const desk = createProfileDesk({ live, publishStatus })

  return {
    live,
    async resume() {
      const read = settings.read()
      const last = KINDS.find(
        (kind) =>
          read.ok &&
          typeof read.value === 'object' &&
          read.value !== null &&
          'last' in read.value &&
          read.value.last === kind,
      )
      const kind =
        last !== undefined && exists(last)
          ? last
          : KINDS.find((each) => each === 'office' && exists(each))
      if (kind === 'practice') await openPractice()
      if (kind === 'office') await open(kind, null)
    },
    close: leave,
    handlers: {
      'office.status': () => ok(status()),
      'office.defaults': () => ok(parts.defaults()),
      'office.openPractice': () => openPractice(),
      'office.open': async ({ kind }) =>
        kind === 'practice' ? openPractice() : withoutPassphrase(await open(kind, null)),
      'office.unlock': async ({ passphrase }) =>
        now.stage === 'unlock' ? open(now.kind, passphrase) : ok(status()),
      'office.recover': (wish) => recover(wish),
      'office.create': (wish) => create(wish),
      'office.firstAccounts': (wish) => firstAccounts(wish),
      'office.restoreBackup': ({ folder }, { account }) =>
        restoreOffice(
          {
            dataRoot: parts.dataRoot,
            storage: parts.storage,
            nowMs: () => parts.realClock.wallMs(),
            stage: () => now,
            leave,
            status,
            open: async (kind) =>
              kind === 'practice' ? openPractice() : withoutPassphrase(await open(kind, null)),
          },
          folder,
          account,
        ),
      'office.leave': async () => {
        if (live()?.rooms.sessionRunning() === true) return fail('sessionRunning')
        await leave()
        return ok(enter({ stage: 'choose' }))
      },
      'office.profile': () => ok(live()?.profile.current() ?? parts.defaults()),
      'office.saveProfile': ({ profile }, caller) => desk.save(profile, signedIn(caller).id),
      'office.renewRecoveryKey': ({ passphrase }, caller) =>
        renewOfficeKey(live, signedIn(caller), passphrase),
      'office.setOverride': ({ override }, caller) =>
        desk.setOverride(override, signedIn(caller).id),
      'office.moveClock': ({ move }) => moveClock(move),
      ...desktopHandlers(parts.desktop),
      ...parts.app,
    },
  }
}
