/** The meeting pages alone, built with the product's own settings into a folder of their own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { fontSlices } from '../../renderer/ui/font-slices.ts'

const renderer = join(import.meta.dirname, '..', '..', 'renderer')

export type BuiltPages = { readonly folder: string; remove(): void }

export async function buildMeetingPages(): Promise<BuiltPages> {
  const folder = mkdtempSync(join(tmpdir(), 'soudan-pages-'))
  await build({
    configFile: false,
    logLevel: 'error',
    root: renderer,
    base: './',
    plugins: [fontSlices()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      manifest: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: {
          practice: join(renderer, 'meeting', 'practice.html'),
          seeker: join(renderer, 'meeting', 'seeker.html'),
          zoom: join(renderer, 'meeting', 'zoom.html'),
        },
      },
    },
  })
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
