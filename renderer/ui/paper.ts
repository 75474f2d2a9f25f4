/** What a printed sheet is called: the title of its PDF, under which it is also kept, and what stands at the foot of every page. */
import { useEffect } from 'react'

export type PaperName = {
  /** Without what a file may not be called. */
  readonly title: string
  /** The office, what it is, and of whom or when. The number of the page stands beside it (base.css). */
  readonly foot: readonly string[]
}

const FOOT = '--sd-paper-foot'

/** From here on the document is called so; the answer gives it its own name back. */
export function nameDocument({ title, foot }: PaperName): () => void {
  const { style } = document.documentElement
  const before = document.title
  document.title = title
  style.setProperty(FOOT, JSON.stringify(foot.join('　').replaceAll(/[\\\s]/gu, ' ')))
  return () => {
    // Somebody waits meanwhile, and the title says so too.
    document.title = document.title.replace(title, before)
    style.removeProperty(FOOT)
  }
}

/** For a sheet that lies beside the screen all the time: only while it is printed. */
export function usePaperName(name: PaperName): void {
  const { title } = name
  const foot = name.foot.join('　')
  useEffect(() => {
    let back: (() => void) | null = null
    const end = (): void => {
      back?.()
      back = null
    }
    const begin = (): void => {
      end()
      back = nameDocument({ title, foot: [foot] })
    }
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
      end()
    }
  }, [title, foot])
}
