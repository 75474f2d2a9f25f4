/** A sheet kept as PDF through the platform. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { keepPdf, type PdfParts } from '../../electron/platform/pdf.ts'
import { temporaryFolder } from './storage-helpers.ts'

function parts(
  folder: string,
  change: Partial<PdfParts> = {},
): PdfParts & { readonly asked: string[]; readonly printed: unknown[] } {
  const asked: string[] = []
  const printed: unknown[] = []
  return {
    folder,
    asked,
    printed,
    ask: async ({ defaultPath }) => {
      asked.push(defaultPath)
      return { canceled: false, filePath: join(folder, 'chosen.pdf') }
    },
    print: async (options) => {
      printed.push(options)
      return Buffer.from('%PDF-1.7')
    },
    ...change,
  }
}

describe('keeping a sheet as PDF', () => {
  it('writes it where the person said, on the paper its style sheet names, and nowhere else', async () => {
    const folder = temporaryFolder()
    const given = parts(folder)
    expect(await keepPdf(given, '相談記録_2026-11-24.pdf')).toBe('saved')
    expect(readFileSync(join(folder, 'chosen.pdf'), 'utf8')).toBe('%PDF-1.7')
    expect(readdirSync(folder)).toEqual(['chosen.pdf'])
    expect(given.printed).toEqual([
      { printBackground: true, preferCSSPageSize: true, generateTaggedPDF: true },
    ])
  })

  it('offers a name that Windows takes', async () => {
    const folder = temporaryFolder()
    const given = parts(folder)
    await keepPdf(given, '記録: 10:00/11:00?.pdf')
    expect(given.asked.map((path) => basename(path))).toEqual(['記録- 10-00-11-00-.pdf'])
  })

  it('prints nothing when the person changes their mind', async () => {
    const folder = temporaryFolder()
    const given = parts(folder, { ask: async () => ({ canceled: true, filePath: '' }) })
    expect(await keepPdf(given, 'a.pdf')).toBe('cancelled')
    expect(given.printed).toEqual([])
    expect(existsSync(join(folder, 'chosen.pdf'))).toBe(false)
  })

  it('says so when the file cannot be written', async () => {
    const folder = temporaryFolder()
    expect(
      await keepPdf(
        parts(folder, {
          ask: async () => ({
            canceled: false,
            filePath: join(folder, 'no', 'such', 'folder.pdf'),
          }),
        }),
        'a.pdf',
      ),
    ).toBe('failed')
  })
})
