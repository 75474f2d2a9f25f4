/** The rows of one verdict: all here for a small file, fetched page by page for a large one. */
import { useCallback } from 'react'
import { ok } from '../../../shared/result.ts'
import type { ImportPreview, ImportRow, Verdict } from '../../../shared/schedule/import.ts'
import { call } from '../../api.ts'
import { type FetchPage, type Pages, usePages } from '../../state/pages.ts'

const PAGE = 200

export type Rows = Pages<ImportRow> & { readonly count: number }

export function useRows(preview: ImportPreview, verdict: Verdict): Rows {
  const count = preview.summary[verdict]
  const fetch: FetchPage<ImportRow> = useCallback(
    async ({ offset }, limit) => {
      const here = preview.rows.filter((row) => row.verdict === verdict)
      const total = preview.summary[verdict]
      if (here.length >= total) return ok({ total, rows: here.slice(offset, offset + limit) })
      const { previewId } = preview
      return call('schedule.previewRows', { previewId, verdict, offset, limit })
    },
    [preview, verdict],
  )
  return { ...usePages(PAGE, fetch), count }
}
