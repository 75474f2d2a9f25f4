/** The way back when the bookings cannot be read: to an earlier state that can, in one step, before the office opens. */
import type { Clock } from '../../shared/clock.ts'
import { SYSTEM_ACTOR } from '../../shared/people/account.ts'
import type { EventLog } from '../../shared/log/port.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { emptyHead } from '../../shared/schedule/head.ts'
import type { ScheduleRescue } from '../../shared/schedule/port.ts'
import { storageCause } from '../storage/file/errors.ts'
import {
  asGeneration,
  readGenerations,
  readManifest,
  restoreGeneration,
  setAside,
  type StoreParts,
  writeManifest,
} from './generations.ts'
import { type Manifest, type PieceRef, readEntries, readHead, writePiece } from './pieces.ts'

export function scheduleRescue(
  parts: StoreParts & { readonly clock: Clock; readonly log: EventLog },
): ScheduleRescue {
  /** Generations share most of their pieces: each is read once. */
  function wholeOnes(): Manifest[] {
    const known = new Map<string, boolean>()
    const isWhole = (piece: PieceRef, read: () => boolean): boolean => {
      const whole = known.get(piece.name) ?? read()
      known.set(piece.name, whole)
      return whole
    }
    return readGenerations(parts).filter(
      (manifest) =>
        isWhole(manifest.head, () => readHead(parts.folder, parts.seal, manifest.head).ok) &&
        manifest.pieces.every((piece) =>
          isWhole(piece, () => readEntries(parts.folder, parts.seal, piece).ok),
        ),
    )
  }

  /** Where nothing can be read any more: the next import brings back what is ahead. */
  function startEmpty(): Result<null, 'saveFailed'> {
    try {
      const present = readManifest(parts)
      const newest = Math.max(
        readGenerations(parts)[0]?.revision ?? 0,
        present.ok ? (present.value?.revision ?? 0) : 0,
      )
      setAside(parts, parts.clock.wallMs())
      writeManifest(parts, {
        revision: newest + 1,
        atMs: parts.clock.wallMs(),
        bookings: 0,
        head: writePiece(parts.folder, parts.seal, emptyHead),
        pieces: [],
      })
      return ok()
    } catch (error) {
      const cause = storageCause(error)
      if (cause === null) throw error
      return fail('saveFailed', { cause })
    }
  }

  return {
    whole: () => wholeOnes().map(asGeneration),
    restore(revision) {
      if (revision !== null && !wholeOnes().some((manifest) => manifest.revision === revision))
        return fail('notFound')
      const event = {
        type: 'schedule.changed',
        scope: 'office',
        actorId: SYSTEM_ACTOR,
        payload: { bookingId: '', what: 'restored', booking: { revision } },
      } as const
      const logged = parts.log.append([event])
      if (!logged.ok) return fail('saveFailed')
      const restored =
        revision === null ? startEmpty() : restoreGeneration(parts, revision, parts.clock.wallMs())
      if (!restored.ok)
        parts.log.append([
          { ...event, payload: { bookingId: '', what: 'notSaved', booking: null } },
        ])
      return restored
    },
  }
}
