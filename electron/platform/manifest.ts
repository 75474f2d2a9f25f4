/** Which built files belong to one meeting page: its closure in Vite's manifest, so that nothing else of the app is served beside it. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const ChunkSchema = z.object({
  file: z.string(),
  imports: z.array(z.string()).default([]),
  dynamicImports: z.array(z.string()).default([]),
  css: z.array(z.string()).default([]),
  assets: z.array(z.string()).default([]),
})
const ManifestSchema = z.record(z.string(), ChunkSchema)
export type Manifest = z.infer<typeof ManifestSchema>

/** Reads the manifest that the renderer's build wrote; throws when the build is missing or damaged. */
export async function readManifest(rendererFolder: string): Promise<Manifest> {
  const text = await readFile(join(rendererFolder, '.vite', 'manifest.json'), 'utf8')
  return ManifestSchema.parse(JSON.parse(text))
}

/** Every file that `page` (a key of the manifest, such as 'meeting/practice.html') needs, itself included. */
export function filesOf(manifest: Manifest, page: string): ReadonlySet<string> {
  const files = new Set([page])
  const seen = new Set<string>()
  const follow = (key: string): void => {
    const chunk = manifest[key]
    if (chunk === undefined || seen.has(key)) return
    seen.add(key)
    for (const file of [chunk.file, ...chunk.css, ...chunk.assets]) files.add(file)
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) follow(next)
  }
  if (manifest[page] === undefined) throw new Error(`the build has no page ${page}`)
  follow(page)
  return files
}
