/** A file made by the main process, handed to the person. */
import type { CsvFile } from '../../shared/review/papers.ts'
import { announce } from '../ui/announce.ts'
import { handText as text } from './words/hand-out.ts'

/** Starts the download and says what became of it; answers the words for the screen. */
export function download(file: CsvFile): string {
  const bytes = Uint8Array.from(atob(file.base64), (character) => character.charCodeAt(0))
  const url = URL.createObjectURL(new Blob([bytes], { type: 'text/csv' }))
  const link = document.createElement('a')
  link.href = url
  link.download = file.fileName
  link.click()
  URL.revokeObjectURL(url)
  const words = [
    text.done(file.fileName, file.rows),
    ...(file.replaced.length === 0 ? [] : [text.replaced(file.replaced.join('、'))]),
  ].join('。')
  announce(words)
  return words
}
