/** Keeps the window's print layout as a PDF where the person says; nothing is written anywhere else. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export type PdfResult = 'saved' | 'cancelled' | 'failed'

/** What it needs of Electron, with the window already chosen. */
export type PdfParts = {
  readonly folder: string
  readonly print: (options: {
    readonly printBackground: boolean
    readonly preferCSSPageSize: boolean
    readonly generateTaggedPDF: boolean
  }) => Promise<Uint8Array>
  readonly ask: (options: {
    readonly defaultPath: string
    readonly filters: { name: string; extensions: string[] }[]
  }) => Promise<{ readonly canceled: boolean; readonly filePath: string }>
}

/** @param fileName without folder; what Windows does not allow in names becomes a hyphen */
export async function keepPdf(parts: PdfParts, fileName: string): Promise<PdfResult> {
  const { canceled, filePath } = await parts.ask({
    defaultPath: join(parts.folder, fileName.replace(/[\\/:*?"<>|]/gu, '-')),
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  })
  if (canceled || filePath === '') return 'cancelled'
  try {
    await writeFile(
      filePath,
      await parts.print({
        printBackground: true,
        preferCSSPageSize: true,
        generateTaggedPDF: true,
      }),
    )
    return 'saved'
  } catch {
    return 'failed'
  }
}
