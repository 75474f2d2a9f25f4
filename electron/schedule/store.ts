/** The schedule in memory and on disk. Memory changes after the write has succeeded, and the log is written before the change is in force. */
import { join } from 'node:path'
import type { ScheduleRescue } from '../../shared/schedule/port.ts'
import type { Clock } from '../../shared/clock.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Entry } from '../../shared/schedule/entry.ts'
import type { Generation } from '../../shared/office/generation.ts'
import type { Head } from '../../shared/schedule/head.ts'
import type { ScheduleIndex } from '../../shared/schedule/index.ts'
import { storageCause } from '../storage/file/errors.ts'
import { type Drafts, openDrafts } from './drafts.ts'
import {
  asGeneration,
  keepGeneration,
  pruneGenerations,
  readGenerations,
  restoreGeneration,
  type StoreParts,
  writeManifest,
} from './generations.ts'
import { runSlices, type Slices, type SliceWatch } from '../slices.ts'
import { byId, indexWith, layOut, loadState, type Piece, type ScheduleState } from './layout.ts'
import {
  type DamageReason,
  type Manifest,
  type PieceRef,
  piecesFolder,
  prunePartsExcept,
  removeQuietly,
  writePiece,
} from './pieces.ts'

export type { OpenConf, StoreParts } from './generations.ts'
export type { SealBox } from './pieces.ts'

/** More than this is put into memory piece by piece. */
const LARGE = 500

export type Change = {
  readonly puts: readonly Entry[]
  /** Null: stays as it is. */
  readonly head: Head | null
  /** Writes the change into the log; when it fails, nothing has changed. */
  readonly log: () => Result<unknown, 'saveFailed'>
  /** Takes the log's word back when the last step fails after it. */
  readonly unlog: () => void
}

export interface ScheduleStore {
  index(): ScheduleIndex
  head(): Head
  /** Goes up with every change; a preview is good for one revision. */
  revision(): number
  /** Begun forms; no part of the revisions. */
  readonly drafts: Drafts
  commit(change: Change): Result<null, 'saveFailed'>
  /** The same in small pieces, for many bookings; `base` is the revision the change was worked out for. Progress in bookings; stopping it leaves everything as it was. */
  commitInSlices(
    change: Change,
    base: number,
    watch: SliceWatch,
  ): Promise<Result<null, 'saveFailed' | 'scheduleChanged' | 'cancelled'>>
  generations(): Generation[]
  /** Puts an earlier state in force; bookings that are being run or are over stay as they are now. */
  restore(
    revision: number,
    log: Change['log'],
    unlog: Change['unlog'],
  ): ReturnType<ScheduleRescue['restore']>
}

type Staged = {
  readonly pieces: readonly Piece[]
  readonly head: PieceRef
  readonly written: readonly PieceRef[]
}

/** Reads the schedule, or starts an empty one. Whatever is wrong with the files, they are left as they are. */
export function openScheduleStore(
  parts: StoreParts & { readonly clock: Clock },
): Result<ScheduleStore, DamageReason> {
  const loaded = loadState(parts)
  return loaded.ok ? ok(createStore(parts, loaded.value)) : loaded
}

function createStore(
  parts: StoreParts & { readonly clock: Clock },
  state: ScheduleState,
): ScheduleStore {
  const revision = (): number => state.manifest?.revision ?? 0

  function discard(written: readonly PieceRef[]): void {
    for (const piece of written) removeQuietly(join(piecesFolder(parts.folder), piece.name))
  }

  function* stage(change: Change, written: PieceRef[]): Slices<Staged> {
    const fresh = yield* byId(change.puts)
    const { ids, touched } = yield* layOut(state, change.puts, fresh)
    const base = state
    const before = base.pieces
    const next: Piece[] = []
    for (const [place, members] of ids.entries()) {
      const known = before[place]
      if (known !== undefined && !touched.has(place)) {
        next.push(known)
        continue
      }
      const entries = members
        .map((id) => fresh.get(id) ?? base.index.get(id))
        .filter((entry) => entry !== undefined)
      const ref = writePiece(parts.folder, parts.seal, entries)
      written.push(ref)
      next.push({ ref, ids: members })
      // The other half of the work is the index.
      yield Math.floor(((next.length / ids.length) * change.puts.length) / 2)
    }
    const head =
      change.head === null && state.manifest !== null
        ? state.manifest.head
        : writePiece(parts.folder, parts.seal, change.head ?? state.head)
    if (head !== state.manifest?.head) written.push(head)
    return { pieces: next, head, written }
  }

  /** Log, then the manifest; from here on nothing waits. */
  function swap(staged: Staged, change: Change, index: ScheduleIndex): Result<null, 'saveFailed'> {
    const logged = change.log()
    if (!logged.ok) {
      discard(staged.written)
      return fail('saveFailed', logged.details)
    }
    const bookings = staged.pieces.reduce((sum, piece) => sum + piece.ids.length, 0)
    const manifest: Manifest = {
      revision: revision() + 1,
      atMs: parts.clock.wallMs(),
      bookings,
      head: staged.head,
      pieces: staged.pieces.map((piece) => piece.ref),
    }
    try {
      if (state.manifest !== null) keepGeneration(parts, state.manifest)
      writeManifest(parts, manifest)
    } catch (error) {
      change.unlog()
      discard(staged.written)
      return fail('saveFailed', { cause: causeOf(error) })
    }
    state.manifest = manifest
    state.pieces = staged.pieces
    state.head = change.head ?? state.head
    state.index = index
    tidyUp(manifest)
    return ok()
  }

  function tidyUp(manifest: Manifest): void {
    try {
      pruneGenerations(parts)
      const kept = [manifest, ...readGenerations(parts)]
      prunePartsExcept(
        parts.folder,
        new Set(kept.flatMap((one) => [one.head.name, ...one.pieces.map((piece) => piece.name)])),
      )
    } catch {
      // Tidying can wait; the change is in force.
    }
  }

  function commit(change: Change): Result<null, 'saveFailed'> {
    const written: PieceRef[] = []
    try {
      const work = stage(change, written)
      let step = work.next()
      while (step.done !== true) step = work.next()
      const done = swap(step.value, change, state.index)
      if (done.ok) for (const entry of change.puts) state.index.put(entry)
      return done
    } catch (error) {
      discard(written)
      return fail('saveFailed', { cause: causeOf(error) })
    }
  }

  async function commitInSlices(
    change: Change,
    base: number,
    watch: SliceWatch,
  ): Promise<Result<null, 'saveFailed' | 'scheduleChanged' | 'cancelled'>> {
    if (revision() !== base) return fail('scheduleChanged')
    if (change.puts.length <= LARGE) return commit(change)
    const written: PieceRef[] = []
    try {
      const staged = await runSlices(stage(change, written), watch)
      const all = state.index.entries.size + change.puts.length
      const indexed = (done: number): void =>
        watch.onProgress(Math.floor(((1 + done / all) * change.puts.length) / 2))
      const index = staged.ok
        ? await runSlices(indexWith(state.index, change.puts), { ...watch, onProgress: indexed })
        : staged
      if (!staged.ok || !index.ok || revision() !== base) {
        discard(written)
        return revision() === base ? fail('cancelled') : fail('scheduleChanged')
      }
      return swap(staged.value, change, index.value)
    } catch (error) {
      discard(written)
      return fail('saveFailed', { cause: causeOf(error) })
    }
  }

  function restore(
    wanted: number,
    log: Change['log'],
    unlog: Change['unlog'],
  ): ReturnType<ScheduleRescue['restore']> {
    const running = [...state.index.entries.values()].filter(
      ({ booking }) => booking.state === 'inSession' || booking.state === 'closed',
    )
    if (!readGenerations(parts).some((manifest) => manifest.revision === wanted))
      return fail('notFound')
    const logged = log()
    if (!logged.ok) return fail('saveFailed')
    const restored = restoreGeneration(parts, wanted, parts.clock.wallMs())
    const loaded = restored.ok ? loadState(parts) : null
    if (loaded === null || !loaded.ok) {
      unlog()
      return fail('saveFailed')
    }
    Object.assign(state, loaded.value)
    return running.length === 0
      ? ok()
      : commit({ puts: running, head: null, log: () => ok(), unlog: () => undefined })
  }

  return {
    index: () => state.index,
    head: () => state.head,
    revision,
    drafts: openDrafts(parts),
    commit,
    commitInSlices,
    generations: () => readGenerations(parts).map(asGeneration),
    restore,
  }
}

/** For the message: 'diskFull', 'readOnly' and the like; a bug is thrown on. */
function causeOf(error: unknown): string {
  const cause = storageCause(error)
  if (cause === null) throw error
  return cause
}
