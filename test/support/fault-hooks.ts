/**
 * Loaded into the built main process (`node --import`): puts a fault at one step of its start and, where asked, gives it an
 * `electron` module whose windows and boxes are told over the channel. What it does stands in SOUDAN_TEST_FAULT.
 */
import fs from 'node:fs'
import { registerHooks, syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { z } from 'zod'

const FaultSchema = z.object({
  electron: z.boolean(),
  /** Every call of node:fs by this name on a path that contains `path` fails with `code`. */
  fs: z
    .object({
      call: z.enum(['mkdirSync', 'readdirSync', 'openSync']),
      path: z.string(),
      code: z.string(),
    })
    .optional(),
  /** Listening fails with this code. */
  listen: z.string().optional(),
  /** The first line of the built function that begins with `at` throws. */
  throwing: z.object({ at: z.string(), code: z.string().optional() }).optional(),
})
export type Fault = z.infer<typeof FaultSchema>

const fault = FaultSchema.parse(JSON.parse(process.env['SOUDAN_TEST_FAULT'] ?? ''))
const failure = (code: string, syscall: string): Error =>
  Object.assign(new Error(`${code}: injected, ${syscall}`), { code, syscall })

if (fault.fs !== undefined) {
  const { call, path, code } = fault.fs
  const plain = fs[call] as (...args: readonly unknown[]) => unknown // one of three functions, called as it was
  Object.assign(fs, {
    [call]: (...args: readonly unknown[]) => {
      if (String(args[0]).includes(path)) throw failure(code, call)
      return plain(...args)
    },
  })
  syncBuiltinESMExports()
}

if (fault.listen !== undefined) {
  const code = fault.listen
  net.Server.prototype.listen = function listen(this: net.Server) {
    setImmediate(() => this.emit('error', failure(code, 'listen')))
    return this
  }
}

if (fault.electron) {
  Object.defineProperty(process, 'versions', { value: { ...process.versions, electron: '45.0.0' } })
  Object.defineProperty(process, 'defaultApp', { value: true })
}
const electronModule = pathToFileURL(join(import.meta.dirname, 'electron-module.ts')).href
let thrown = fault.throwing === undefined

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' && fault.electron
      ? { url: electronModule, shortCircuit: true }
      : next(specifier, context),
  load(url, context, next) {
    const loaded = next(url, context)
    const source =
      typeof loaded.source === 'string'
        ? loaded.source
        : new TextDecoder().decode(loaded.source ?? undefined)
    const at = fault.throwing === undefined ? -1 : source.indexOf(fault.throwing.at)
    if (!url.includes('/out/main/') || at < 0) return loaded
    thrown = true
    const line = source.indexOf('\n', at)
    const code = fault.throwing?.code
    const error =
      code === undefined
        ? 'throw new TypeError("injected")'
        : `throw Object.assign(new Error("injected"), { code: "${code}", syscall: "open" })`
    return { ...loaded, source: `${source.slice(0, line)}\n${error};${source.slice(line)}` }
  },
})
process.on('exit', () => {
  if (!thrown) process.stderr.write('the fault found no place\n')
})
