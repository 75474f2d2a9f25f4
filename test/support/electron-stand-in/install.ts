/**
 * Preloaded with `node --import` before the built main process: gives `electron` the stand-in and makes Node say that it is
 * Electron. Electron is ready only when its entry has been evaluated to its end; the entry's last line tells that.
 */
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isMainThread } from 'node:worker_threads'
import { z } from 'zod'

const MODULE = 'electron-stand-in:electron'
const here = import.meta.dirname
const installed = join(here, '..', '..', '..', 'node_modules', 'electron')
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')))
const entry = pathToFileURL(process.argv[1] ?? '').href

Object.defineProperty(process, 'versions', {
  value: Object.freeze({ ...process.versions, electron: version }),
})

// Electron run on a file, as `electron main.js` does it.
Object.defineProperty(process, 'defaultApp', { value: true })

/** Every value that Electron's types say the main process can import. */
function exportedNames(): readonly string[] {
  const types = readFileSync(join(installed, 'electron.d.ts'), 'utf8')
  const all = /\n {2}namespace CrossProcessExports \{\n([\s\S]*?)\n {2}\}\n/.exec(types)?.[1] ?? ''
  const names = [...all.matchAll(/^ {4}(?:const|class) (\w+)/gm)].flatMap(([, name]) =>
    name === undefined ? [] : [name],
  )
  if (names.length < 20) throw new Error('the names of Electron’s main process cannot be read')
  return names
}

function source(): string {
  const standIn = JSON.stringify(pathToFileURL(join(here, 'module.ts')).href)
  const names = exportedNames()
  return [
    `import { electron } from ${standIn}`,
    `const module = electron(${JSON.stringify(names)})`,
    'export default module',
    ...names.map((name) => `export const ${name} = module.${name}`),
  ].join('\n')
}

if (isMainThread)
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'electron'
        ? { url: MODULE, format: 'module', shortCircuit: true }
        : next(specifier, context),
    load(url, context, next) {
      if (url === MODULE) return { format: 'module', source: source(), shortCircuit: true }
      const loaded = next(url, context)
      if (url !== entry) return loaded
      const written =
        typeof loaded.source === 'string'
          ? loaded.source
          : new TextDecoder().decode(loaded.source ?? new Uint8Array())
      return {
        ...loaded,
        source: `${written}\n;globalThis[Symbol.for('electron-stand-in.evaluated')]?.()\n`,
      }
    },
  })
