/** Begun booking forms, one per account, in a sealed file of their own: a keystroke is no new state of the bookings. */
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { fail, ok, type Result } from '../../shared/result.ts'
import { type BookingDraft, BookingDraftSchema } from '../../shared/schedule/draft.ts'
import { writeFileAtomically } from '../storage/file/atomic-file.ts'
import { storageCause } from '../storage/file/errors.ts'
import { piecesFolder, type SealBox } from './pieces.ts'

export interface Drafts {
  of(accountId: string): BookingDraft | null
  /** Null: there is none any more. */
  keep(accountId: string, draft: BookingDraft | null): Result<null, 'saveFailed'>
}

const FILE = 'drafts.json'
const FileSchema = z.object({ sealed: z.string() })
const AllSchema = z.record(z.string(), BookingDraftSchema)
type All = Readonly<Record<string, BookingDraft>>

/** Null where the file cannot be understood: it is set aside before another takes its place, never deleted. */
function read(path: string, seal: SealBox): All | null {
  if (!existsSync(path)) return {}
  try {
    const file = FileSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
    const plain = seal.open(Buffer.from(file.sealed, 'base64'), FILE)
    return plain.ok ? AllSchema.parse(JSON.parse(Buffer.from(plain.value).toString('utf8'))) : null
  } catch {
    return null
  }
}

export function openDrafts(parts: { readonly folder: string; readonly seal: SealBox }): Drafts {
  const path = join(piecesFolder(parts.folder), FILE)
  const found = read(path, parts.seal)
  let all: All = found ?? {}
  let spoiled = found === null

  return {
    of: (accountId) => all[accountId] ?? null,
    keep(accountId, draft) {
      const { [accountId]: before, ...others } = all
      if (before === undefined && draft === null) return ok()
      const next = draft === null ? others : { ...others, [accountId]: draft }
      try {
        mkdirSync(piecesFolder(parts.folder), { recursive: true })
        if (spoiled) renameSync(path, `${path}.damaged`)
        spoiled = false
        const sealed = parts.seal.seal(Buffer.from(JSON.stringify(next), 'utf8'), FILE)
        writeFileAtomically(
          path,
          JSON.stringify({ sealed: Buffer.from(sealed).toString('base64') }),
        )
      } catch (error) {
        const cause = storageCause(error)
        if (cause === null) throw error
        return fail('saveFailed', { cause })
      }
      all = next
      return ok()
    },
  }
}
