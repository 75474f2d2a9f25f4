/** Where the script of a thread lies: in the source beside who starts it, in the built app beside the main file. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** @param from `import.meta.url` of who starts it; in the built app that is the main file or a chunk. Null: it is nowhere. */
export function workerFile(name: string, from: string): string | null {
  const places = [`./${name}.ts`, `./${name}.js`, `../${name}.js`].map((place) =>
    fileURLToPath(new URL(place, from)),
  )
  return places.find((place) => existsSync(place)) ?? null
}
