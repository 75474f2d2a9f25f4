/** Owns the one live stage of the office: moves it by its machine, remembers it for the next start and tells the screens. */
import { nextStage, officeOf, type StageEvent } from '../../shared/office/stages.ts'
import type { OfficeKind, OfficeStatus, OfficeTrouble } from '../../shared/office/status.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { readied, shut } from './entering.ts'
import { folderOf, type LiveOffice, type OpeningFailure, type OpeningNow } from './opening.ts'
import type { OfficeRoomParts } from './parts.ts'
import { openSettingsFile } from './settings-file.ts'
import { describeStage, type Stage, troubleOf } from './stages.ts'

export const KINDS: readonly OfficeKind[] = ['office', 'practice']

export interface StageKeeper<H> {
  readonly now: () => Stage<H>
  readonly live: () => LiveOffice<H> | null
  /** In the open office, if there is one. */
  readonly sessionRuns: () => boolean
  exists(kind: OfficeKind): boolean
  readonly status: () => OfficeStatus
  readonly publishStatus: () => OfficeStatus
  /** Moves and tells the screens. What cannot happen now changes nothing. */
  enter(event: StageEvent<LiveOffice<H>>): OfficeStatus
  /** Moves without a word to the screens. @returns false: it cannot happen now, and nothing changed */
  move(event: StageEvent<LiveOffice<H>>): boolean
  /** As OpeningParts.onOpening: told to the screens. */
  readonly onOpening: (now: OpeningNow | null) => void
  /** Resolves when something begins that takes its time while an office is opened. */
  readonly openingBegun: Promise<void>
  /** Closes whatever is open; the choose stage, without a word to the screens. */
  readonly leave: () => Promise<void>
  /** An office could not be opened: its trouble is the stage, and the answer. */
  stuck(kind: OfficeKind, reason: OpeningFailure): Result<OfficeStatus, OfficeTrouble>
  /** An office that opened is entered, unless nobody could sign in there. */
  arrive(
    office: LiveOffice<H>,
    prepare?: () => Promise<void>,
  ): Promise<Result<OfficeStatus, OfficeTrouble>>
  /** The office that was open last, or the real one; null: there is none. */
  last(): OfficeKind | null
}

export function createStageKeeper<H>(parts: OfficeRoomParts<H>): StageKeeper<H> {
  const { vaultNeedsPassphrase, dataFolder } = parts
  const settings = openSettingsFile(parts.openConf, parts.dataRoot, 'settings')
  let now: Stage<H> = { stage: 'choose' }
  const exists = (kind: OfficeKind): boolean => parts.storage.exists(folderOf(parts.dataRoot, kind))

  let making: OpeningNow | null = null
  const begun = Promise.withResolvers<undefined>()

  function status(): OfficeStatus {
    // Over whatever stage there was: the next one comes by itself.
    if (making !== null) return { stage: 'opening', ...making }
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

  function publishStatus(): OfficeStatus {
    const answer = status()
    parts.tell('office.status', answer)
    return answer
  }

  function onOpening(next: OpeningNow | null): void {
    if (next === null && making === null) return
    making = next
    begun.resolve(undefined)
    // What comes after is told by the stage that is entered then.
    if (next !== null) publishStatus()
  }

  function move(event: StageEvent<LiveOffice<H>>): boolean {
    const next = nextStage(now, event)
    if (next === null) return false
    now = next
    const office = officeOf(next)
    if (office !== null) settings.write({ last: office.kind })
    return true
  }

  function enter(event: StageEvent<LiveOffice<H>>): OfficeStatus {
    if (move(event)) parts.desktop.log(`office: ${describeStage(now)}`)
    return publishStatus()
  }

  const live = (): LiveOffice<H> | null => (now.stage === 'ready' ? now.office : null)

  async function leave(): Promise<void> {
    const office = officeOf(now)
    move({ type: 'left' })
    if (office !== null) await shut(office)
  }

  function stuck(kind: OfficeKind, reason: OpeningFailure): Result<OfficeStatus, OfficeTrouble> {
    const trouble = troubleOf(reason)
    enter({ type: 'stuck', kind, trouble })
    return fail(trouble)
  }

  return {
    now: () => now,
    live,
    sessionRuns: () => live()?.rooms.sessionRunning() === true,
    exists,
    status,
    publishStatus,
    onOpening,
    openingBegun: begun.promise,
    enter,
    move,
    leave,
    stuck,
    async arrive(office, prepare = async () => {}) {
      const ready = await readied(parts, office, prepare)
      if (!ready.ok) return stuck(office.kind, ready.reason)
      // Another office was entered while this one was made ready: its folder must not stay locked.
      if (officeOf(now) !== null) await shut(office)
      return ok(enter({ type: 'opened', as: ready.value, office }))
    },
    last() {
      const read = settings.read()
      const last = KINDS.find(
        (kind) =>
          read.ok &&
          typeof read.value === 'object' &&
          read.value !== null &&
          'last' in read.value &&
          read.value.last === kind,
      )
      if (last !== undefined && exists(last)) return last
      return exists('office') ? 'office' : null
    },
  }
}
