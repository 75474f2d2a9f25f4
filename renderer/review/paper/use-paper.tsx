/** Something for paper: it lies beside the app in the document, is shown on paper only, and is gone when the paper is made. */
import { type ReactNode, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Failed } from '../../../shared/result.ts'
import { announce } from '../../ui/announce.tsx'
import { useCall } from '../../ui/use-call.ts'
import { handText as text } from '../text-more.ts'
import './print.css'

type Paper = { readonly fileName: string; readonly content: ReactNode }

/** `sheet` belongs into the page; `put` prints: as PDF file where the platform can, else by the browser's own printing. */
export function usePaper(): { readonly sheet: ReactNode; readonly put: (paper: Paper) => void; readonly failure: Failed | null; readonly done: string | null } {
  const [paper, setPaper] = useState<Paper | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const keep = useCall('review.savePdf')
  const { run } = keep

  useEffect(() => {
    if (paper === null) return undefined
    const clear = (): void => setPaper(null)
    const make = async (): Promise<void> => {
      await document.fonts.ready
      const answer = await run({ fileName: paper.fileName })
      if (!answer.ok) return clear()
      const words = { saved: text.saved, cancelled: text.cancelled, printHere: text.printed }[answer.value.done]
      setDone(words)
      announce(words)
      if (answer.value.done !== 'printHere') return clear()
      window.addEventListener('afterprint', clear, { once: true })
      window.print()
    }
    void make()
    return () => window.removeEventListener('afterprint', clear)
  }, [paper, run])

  const put = (next: Paper): void => {
    setDone(null)
    setPaper(next)
  }
  return { sheet: paper === null ? null : createPortal(<section className="review-paper" lang="ja">{paper.content}</section>, document.body), put, failure: keep.failure, done }
}
