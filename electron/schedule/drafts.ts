/** Begun booking forms, several per account, in a sealed file of their own: a keystroke is no new state of the bookings. */
import { mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { fail, ok, type Result } from '../../shared/result.ts'
import { type BookingDraft, BookingDraftSchema } from '../../shared/schedule/draft.ts'
import { writeFileAtomically } from '../storage/file/atomic-file.ts'
import { saveFailed, storageCause } from '../storage/file/errors.ts'
import { readWhileHeld } from '../storage/file/held.ts'
import { piecesFolder, type SealBox } from './pieces.ts'

export interface Drafts {
  /** The latest first. */
  of(accountId: string): readonly BookingDraft[]
  /** In the place of the one with that id; null: there is none any more. */
  keep(accountId: string, draftId: string, draft: BookingDraft | null): Result<null, 'saveFailed'>
  /** The end of the retention period: those of everybody for which that holds. */
  forget(isOver: (draft: BookingDraft) => boolean): Result<null, 'saveFailed'>
}

const FILE = 'drafts.json'
const FileSchema = z.object({ sealed: z.string() })
const AllSchema = z.record(z.string(), z.array(BookingDraftSchema))
type All = Readonly<Record<string, readonly BookingDraft[]>>

/** `unreadable`: another program holds it; it is neither empty nor spoiled. */
function read(path: string, seal: SealBox): Result<All, 'spoiled' | 'unreadable'> {
  try {
    const text = readWhileHeld(path)
    if (text === null) return ok({})
    const plain = seal.open(Buffer.from(FileSchema.parse(JSON.parse(text)).sealed, 'base64'), FILE)
    return plain.ok
      ? ok(AllSchema.parse(JSON.parse(Buffer.from(plain.value).toString('utf8'))))
      : fail('spoiled')
  } catch (error) {
    return fail(storageCause(error) === null ? 'spoiled' : 'unreadable')
  }
}

export function openDrafts(parts: { readonly folder: string; readonly seal: SealBox }): Drafts {
  const path = join(piecesFolder(parts.folder), FILE)
  let all: All = {}
  let state: 'read' | 'spoiled' | 'unreadable' = 'unreadable'

  /** What is held is asked for again with the next wish. */
  function load(): void {
    if (state !== 'unreadable') return
    const found = read(path, parts.seal)
    state = found.ok ? 'read' : found.reason
    if (found.ok) all = found.value
  }

  function write(next: All): Result<null, 'saveFailed'> {
    // Forms that cannot be read now are not written over.
    if (state === 'unreadable') return fail('saveFailed', { cause: 'other' })
    try {
      mkdirSync(piecesFolder(parts.folder), { recursive: true })
      // Set aside before another takes its place, never deleted.
      if (state === 'spoiled') renameSync(path, `${path}.damaged`)
      state = 'read'
      const sealed = parts.seal.seal(Buffer.from(JSON.stringify(next), 'utf8'), FILE)
      writeFileAtomically(path, JSON.stringify({ sealed: Buffer.from(sealed).toString('base64') }))
    } catch (error) {
      return saveFailed(error)
    }
    all = next
    return ok()
  }
  load()

  return {
    of(accountId) {
      load()
      return all[accountId] ?? []
    },
    keep(accountId, draftId, draft) {
      load()
      const before = all[accountId] ?? []
      const others = before.filter(({ id }) => id !== draftId)
      if (others.length === before.length && draft === null) return ok()
      return write({ ...all, [accountId]: draft === null ? others : [draft, ...others] })
    },
    forget(isOver) {
      load()
      const everybody = Object.entries(all)
      // What cannot be read now may hold some, so that nobody may say that none is left.
      if (state !== 'unreadable' && !everybody.some(([, drafts]) => drafts.some(isOver)))
        return ok()
      const kept = everybody.map(
        ([accountId, drafts]) => [accountId, drafts.filter((draft) => !isOver(draft))] as const,
      )
      return write(Object.fromEntries(kept))
    },
  }
}
