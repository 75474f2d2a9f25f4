/** Writes out/notices.json: every package of which something is shipped, found in what the bundler really put out. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Plugin } from 'vite'
import { noticeOf, packageFolder } from './package-of.ts'

/** What is left of it in a chunk is nothing; its rules are in the style sheet of the output. */
const STYLE_SHEET = /\.css($|\?)/

/**
 * One collector for the three builds of a run; its plugin belongs to each of them, and the last one's file is complete.
 * @param beside folders of packages that are shipped as they are, such as the Zoom SDK
 */
export function shippedNotices(
  file: string,
  standardTexts: string,
  beside: readonly string[],
): () => Plugin {
  const folders = new Set(beside)
  const add = (id: string): void => {
    const folder = packageFolder(id)
    if (folder !== null) folders.add(folder)
  }
  return () => ({
    name: 'shipped-notices',
    apply: 'build',
    enforce: 'pre',
    // The bundler never sees what a style sheet imports: Vite puts it in its place before.
    async transform(code, id) {
      if (!STYLE_SHEET.test(id)) return
      for (const [, name = ''] of code.matchAll(/@import\s+(?:url\()?['"]([^'".][^'"]*)['"]/g))
        add((await this.resolve(name, id))?.id ?? '')
    },
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle))
        if (output.type === 'asset')
          for (const name of output.originalFileNames)
            add(resolve(this.environment.config.root, name))
        else
          for (const [id, { renderedLength }] of Object.entries(output.modules))
            if (renderedLength > 0 || STYLE_SHEET.test(id)) add(id)
    },
    closeBundle() {
      const notices = [...folders].map((folder) => noticeOf(folder, standardTexts))
      const unique = new Map(notices.map((one) => [`${one.name}@${one.version}`, one]))
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(
        file,
        JSON.stringify([...unique.values()].sort((a, b) => (a.name < b.name ? -1 : 1))),
      )
    },
  })
}
