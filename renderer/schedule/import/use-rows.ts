/** The rows of one verdict: all here for a small file, fetched page by page for a large one. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Failed } from '../../../shared/result.ts'
import type { ImportPreview, ImportRow, Verdict } from '../../../shared/schedule/import.ts'
import { call } from '../../api.ts'

const PAGE = 200

export type Rows = {
  readonly count: number
  /** undefined: not fetched yet. */
  readonly at: (index: number) => ImportRow | undefined
  /** Fetches what of these indexes (both included) is not here yet. */
  readonly need: (from: number, to: number) => void
  readonly failure: Failed | null
}

export function useRows(preview: ImportPreview, verdict: Verdict): Rows {
  const count = preview.summary[verdict]
  const here = useMemo(
    () => preview.rows.filter((row) => row.verdict === verdict),
    [preview.rows, verdict],
  )
  const complete = here.length >= count
  const [pages, setPages] = useState<ReadonlyMap<number, readonly ImportRow[]>>(() => new Map())
  const [failure, setFailure] = useState<Failed | null>(null)
  const asked = useRef(new Set<number>())
  const shown = useRef(true)
  useEffect(() => {
    shown.current = true
    return () => {
      shown.current = false
    }
  }, [])

  const need = useCallback(
    (from: number, to: number): void => {
      if (complete) return
      for (let page = Math.floor(from / PAGE); page <= Math.floor(to / PAGE); page += 1) {
        if (asked.current.has(page)) continue
        asked.current.add(page)
        void call('schedule.previewRows', {
          previewId: preview.previewId,
          verdict,
          offset: page * PAGE,
          limit: PAGE,
        }).then((answer) => {
          if (!shown.current) return
          if (answer.ok) setPages((before) => new Map(before).set(page, answer.value.rows))
          else setFailure(answer)
        })
      }
    },
    [complete, preview.previewId, verdict],
  )

  const at = (index: number): ImportRow | undefined =>
    complete ? here[index] : pages.get(Math.floor(index / PAGE))?.[index % PAGE]
  return { count, at, need, failure }
}
