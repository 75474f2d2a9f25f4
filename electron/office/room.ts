/** The office room: which office is open, its profile, and the practice office's clock. */
import { MINUTE } from '../../shared/clock.ts'
import { type Handlers, signedIn, type TopicName, type TopicPayload } from '../../shared/contract.ts'
import type { OfficeProfile } from '../../shared/office/profile.ts'
import { practiceAccounts } from '../../shared/office/practice.ts'
import type { ClockMove, OfficeKind, OfficeStatus, OfficeTrouble, SetUp } from '../../shared/office/status.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { dateOf } from '../../shared/time/jst.ts'
import { createOffice, folderOf, type LiveOffice, movePractice, openOffice, type OpeningFailure, type OpeningParts } from './opening.ts'
import { openSettingsFile } from './settings-file.ts'

export type OfficeRoomParts<H> = OpeningParts<H> & {
  readonly platform: 'electron' | 'browser'
  /** True where the OS keeps no key, so that the vault needs a passphrase. */
  readonly vaultNeedsPassphrase: boolean
  publish<T extends TopicName>(topic: T, payload: TopicPayload<T>): void
}

export interface OfficeRoom<H> {
  readonly handlers: Handlers<'office'>
  /** The open office; null before one is chosen. */
  live(): LiveOffice<H> | null
  /** Opens the office that was open last, so that a session goes on after a restart without anybody's help. */
  resume(): Promise<void>
  close(): Promise<void>
}

type Stage<H> =
  | { readonly stage: 'choose' }
  | { readonly stage: 'unlock'; readonly kind: OfficeKind }
  | { readonly stage: 'trouble'; readonly kind: OfficeKind; readonly trouble: OfficeTrouble }
  | { readonly stage: 'ready'; readonly office: LiveOffice<H> }

const KINDS: readonly OfficeKind[] = ['office', 'practice']

export function createOfficeRoom<H>(parts: OfficeRoomParts<H>): OfficeRoom<H> {
  const settings = openSettingsFile(parts.openConf, parts.dataRoot, 'settings')
  let now: Stage<H> = { stage: 'choose' }
  const live = (): LiveOffice<H> | null => (now.stage === 'ready' ? now.office : null)
  const exists = (kind: OfficeKind): boolean => parts.storage.exists(folderOf(parts.dataRoot, kind))

  function status(): OfficeStatus {
    switch (now.stage) {
      case 'choose':
        return { stage: 'choose', offices: KINDS.filter(exists), vaultNeedsPassphrase: parts.vaultNeedsPassphrase }
      case 'unlock':
        return now
      case 'trouble':
        return { ...now, folder: folderOf(parts.dataRoot, now.kind) }
      case 'ready': {
        const { kind, profile, clock } = now.office
        return { stage: 'ready', kind, officeName: profile.current().officeName, platform: parts.platform, wallMs: clock.wallMs() }
      }
    }
  }

  function enter(next: Stage<H>): OfficeStatus {
    now = next
    if (next.stage === 'ready') settings.write({ last: next.office.kind })
    const answer = status()
    parts.publish('office.status', answer)
    return answer
  }

  async function leave(): Promise<void> {
    const office = live()
    now = { stage: 'choose' }
    if (office === null) return
    await office.rooms.close()
    office.storage.close()
  }

  /** Opens an existing office; what stands in the way becomes the stage that explains it. */
  async function open(kind: OfficeKind, passphrase: string | null): Promise<Result<OfficeStatus, OpeningFailure>> {
    if (live()?.kind === kind) return ok(status())
    await leave()
    const opened = openOffice(parts, kind, passphrase)
    if (opened.ok) return ok(enter({ stage: 'ready', office: opened.value }))
    if (opened.reason === 'wrongPassphrase') return opened
    if (opened.reason === 'passphraseNeeded') return ok(enter({ stage: 'unlock', kind }))
    enter({ stage: 'trouble', kind, trouble: troubleOf(opened.reason) })
    return opened
  }

  /** One click: made when it is not there yet, and given its day when that has not begun. */
  async function openPractice(): Promise<Result<OfficeStatus, OfficeTrouble>> {
    if (live()?.kind === 'practice') return ok(status())
    await leave()
    const opened = exists('practice') ? openOffice(parts, 'practice', null) : newPractice()
    if (!opened.ok) {
      const trouble = troubleOf(opened.reason)
      enter({ stage: 'trouble', kind: 'practice', trouble })
      return fail(trouble)
    }
    const office = opened.value
    if (!office.rooms.hasAccounts()) await office.rooms.addFirstAccounts(practiceAccounts)
    if (office.practice?.isNewDay === true) await office.rooms.importSample(dateOf(office.clock.wallMs()))
    return ok(enter({ stage: 'ready', office }))
  }

  function newPractice(): Result<LiveOffice<H>, OpeningFailure> {
    const made = createOffice(parts, 'practice', parts.defaults(), null)
    return made.ok ? ok(made.value.office) : made
  }

  async function create(wish: SetUp): Promise<Result<{ recoveryKey: string }, OfficeTrouble | 'alreadyExists' | 'passphraseNeeded' | 'sameLoginName'>> {
    if (exists('office')) return fail('alreadyExists')
    if (parts.vaultNeedsPassphrase && wish.vaultPassphrase === null) return fail('passphraseNeeded')
    if (wish.supervisor.loginName === wish.counselor.loginName) return fail('sameLoginName')
    await leave()
    const made = createOffice(parts, 'office', { ...wish.profile, version: 1 }, parts.vaultNeedsPassphrase ? wish.vaultPassphrase : null)
    if (!made.ok) return fail(troubleOf(made.reason))
    const { office, recoveryKey } = made.value
    const accounts = await office.rooms.addFirstAccounts([{ ...wish.supervisor, role: 'supervisor' }, { ...wish.counselor, role: 'counselor' }])
    if (!accounts.ok) return fail(accounts.reason === 'sameLoginName' ? 'sameLoginName' : 'diskFull')
    // The screen goes on by itself only after the recovery key has been written down: no status is published here.
    now = { stage: 'ready', office }
    settings.write({ last: 'office' })
    return ok({ recoveryKey })
  }

  function saveProfile(profile: OfficeProfile, actorId: string): Result<OfficeProfile, 'changedMeanwhile' | 'saveFailed'> {
    const office = live()
    if (office === null) return fail('saveFailed')
    const saved = office.profile.save(profile)
    if (!saved.ok) return saved
    const logged = office.storage.log.append([{ type: 'office.profileChanged', recordId: null, actorId, payload: { version: saved.value.version, profile: saved.value } }])
    if (!logged.ok) return logged
    parts.publish('office.status', status())
    parts.publish('schedule.changed', { date: null })
    return saved
  }

  function moveClock(move: ClockMove): Result<{ wallMs: number }, 'notPractice' | 'noWarningAhead'> {
    const office = live()
    if (office === null || office.practice === null) return fail('notPractice')
    const ms = move === 'minute' ? MINUTE : move === 'fiveMinutes' ? 5 * MINUTE : office.rooms.nextWarningInMs()
    if (ms === null) return fail('noWarningAhead')
    movePractice(office.practice, ms)
    const wallMs = office.clock.wallMs()
    parts.publish('office.clock', { wallMs })
    return ok({ wallMs })
  }

  const profileNow = (): OfficeProfile => live()?.profile.current() ?? parts.defaults()

  return {
    live,
    async resume() {
      const read = settings.read()
      const last = KINDS.find((kind) => read.ok && typeof read.value === 'object' && read.value !== null && 'last' in read.value && read.value.last === kind)
      const kind = last !== undefined && exists(last) ? last : KINDS.find((each) => each === 'office' && exists(each))
      if (kind === 'practice') await openPractice()
      if (kind === 'office') await open(kind, null)
    },
    close: leave,
    handlers: {
      'office.status': () => ok(status()),
      'office.defaults': () => ok(parts.defaults()),
      'office.openPractice': () => openPractice(),
      'office.open': async ({ kind }) => withoutPassphrase(kind === 'practice' ? await openPractice() : await open(kind, null)),
      'office.unlock': async ({ passphrase }) => {
        if (now.stage !== 'unlock') return ok(status())
        const opened = await open(now.kind, passphrase)
        return !opened.ok && opened.reason === 'wrongPassphrase' ? fail('wrongPassphrase') : withoutPassphrase(opened)
      },
      'office.create': (wish) => create(wish),
      'office.leave': async () => {
        if (live()?.rooms.sessionRunning() === true) return fail('sessionRunning')
        await leave()
        return ok(enter({ stage: 'choose' }))
      },
      'office.profile': () => ok(profileNow()),
      'office.saveProfile': ({ profile }, caller) => saveProfile(profile, signedIn(caller).id),
      'office.setOverride': ({ override }, caller) => {
        const profile = profileNow()
        const overrides = [...profile.overrides.filter(({ date }) => date !== override.date), override].sort((a, b) => a.date.localeCompare(b.date))
        const saved = saveProfile({ ...profile, overrides }, signedIn(caller).id)
        return saved.ok ? saved : fail('saveFailed')
      },
      'office.moveClock': ({ move }) => moveClock(move),
    },
  }
}

const troubleOf = (reason: OpeningFailure): OfficeTrouble => (reason === 'passphraseNeeded' || reason === 'wrongPassphrase' || reason === 'alreadyExists' ? 'keyUnavailable' : reason)

function withoutPassphrase(opened: Result<OfficeStatus, OpeningFailure>): Result<OfficeStatus, OfficeTrouble> {
  return opened.ok ? opened : fail(troubleOf(opened.reason))
}
