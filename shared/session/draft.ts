/** What is typed while a session lives and is kept until its record is closed: the note, and what follows from it. */
import { z } from 'zod'

export const DraftSchema = z.object({ text: z.string(), followUp: z.string() })
export type Draft = z.infer<typeof DraftSchema>

export const emptyDraft: Draft = { text: '', followUp: '' }

/** As the store keeps it: one string. */
export function packDraft(draft: Draft): string {
  return JSON.stringify(draft)
}

/** What was kept; words that are no draft are a note. */
export function unpackDraft(kept: string | null): Draft {
  if (kept === null) return emptyDraft
  try {
    return DraftSchema.parse(JSON.parse(kept))
  } catch {
    return { ...emptyDraft, text: kept }
  }
}
