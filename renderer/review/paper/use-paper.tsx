/**
 * Something for paper: it lies beside the app in the document and is shown on paper only. It is gone once the PDF is kept or, where
 * the browser prints, with the next key or click: only then is its dialog surely closed (`afterprint` comes once for each of its tries).
 */
import { type ReactNode, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Failed } from '../../../shared/result.ts'
import { announce } from '../../ui/announce.ts'
import { nameDocument, type PaperName } from '../../ui/paper.ts'
import { useCall } from '../../ui/use-call.ts'
import { handText as text } from '../words/hand-out.ts'
import './print.css'

/** `name.title` is the file's name too, without its ending. */
export type Paper = { readonly name: PaperName; readonly content: ReactNode }

/** `sheet` belongs into the page; `put` prints: as PDF file where the platform can, else by the browser's own printing. */
export function usePaper(): {
  readonly sheet: ReactNode
  readonly put: (paper: Paper) => void
  readonly failure: Failed | null
  readonly done: string | null
  readonly clearDone: () => void
} {
  const [paper, setPaper] = useState<Paper | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const keep = useCall('review.savePdf')
  const { run } = keep

  useEffect(() => {
    if (paper === null) return undefined
    const clear = (): void => setPaper(null)
    const stopped = new AbortController()
    const unname = nameDocument(paper.name)
    const make = async (): Promise<void> => {
      await document.fonts.ready
      const answer = await run({ fileName: `${paper.name.title}.pdf` })
      if (!answer.ok) {
        clear()
        return
      }
      if (answer.value.done === 'printHere') {
        window.print()
        for (const input of ['keydown', 'pointerdown'] as const)
          window.addEventListener(input, clear, {
            once: true,
            capture: true,
            signal: stopped.signal,
          })
        return
      }
      const words = answer.value.done === 'saved' ? text.saved : text.cancelled
      setDone(words)
      announce(words)
      clear()
    }
    void make()
    return () => {
      stopped.abort()
      unname()
    }
  }, [paper, run])

  const put = (next: Paper): void => {
    setDone(null)
    setPaper(next)
  }
  return {
    sheet:
      paper === null
        ? null
        : createPortal(
            <section className="review-paper" lang="ja">
              {paper.content}
            </section>,
            document.body,
          ),
    put,
    failure: keep.failure,
    done,
    clearDone: () => setDone(null),
  }
}
