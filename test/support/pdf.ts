/** Reads a PDF back: its pages, their size and their words. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export type PdfPage = { readonly widthMm: number; readonly heightMm: number; readonly text: string }

const MM_PER_POINT = 25.4 / 72

export async function readPdf(bytes: Uint8Array): Promise<PdfPage[]> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 })
  const document = await task.promise
  const pages: PdfPage[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    const { items } = await page.getTextContent()
    pages.push({
      widthMm: Math.round(width * MM_PER_POINT),
      heightMm: Math.round(height * MM_PER_POINT),
      text: items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .normalize('NFKC'),
    })
  }
  await task.destroy()
  return pages
}

/** What a reader shows in its window, and under which the file is looked for. */
export async function pdfTitle(bytes: Uint8Array): Promise<string | null> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 })
  const { info } = await (await task.promise).getMetadata()
  await task.destroy()
  const title: unknown = Reflect.get(info, 'Title')
  return typeof title === 'string' ? title : null
}

/** Pages whose foot does not say of how many they are which, or not all of these words. */
export const pagesWithoutFoot = (
  pages: readonly PdfPage[],
  words: readonly string[],
): readonly number[] =>
  pages.flatMap(({ text }, at) => {
    const flat = text.replaceAll(/\s/g, '')
    const said = [`${at + 1}/${pages.length}`, ...words].every((word) =>
      flat.includes(word.normalize('NFKC').replaceAll(/\s/g, '')),
    )
    return said ? [] : [at + 1]
  })
