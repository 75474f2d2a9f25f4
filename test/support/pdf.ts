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
