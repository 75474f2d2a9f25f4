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
  /** Another program holds every file whose path ends with `end`: so many calls that touch it fail. */
  held: z.object({ end: z.string(), calls: z.int(), code: z.string() }).optional(),
  /**
   * Another program looks for a moment at each file below these folders: with each new `round` in the file `control`, so many touches of
   * each of them fail. Threads of the app too: each counts for itself.
   */
  moments: z.object({ control: z.string(), under: z.array(z.string()) }).optional(),
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

/** What a file is read, written, moved and looked at with. */
const TOUCHING = [
  'openSync',
  'readFileSync',
  'writeFileSync',
  'statSync',
  'renameSync',
  'copyFileSync',
  'rmSync',
  'unlinkSync',
] as const

if (fault.held !== undefined) {
  const { end, code } = fault.held
  let { calls } = fault.held
  for (const call of TOUCHING) {
    const plain = fs[call] as (...args: readonly unknown[]) => unknown // one of these functions, called as it was
    Object.assign(fs, {
      [call]: (...args: readonly unknown[]) => {
        if (calls > 0 && args.slice(0, 2).some((arg) => String(arg).endsWith(end))) {
          calls -= 1
          throw failure(code, call)
        }
        return plain(...args)
      },
    })
  }
  syncBuiltinESMExports()
}

/** The same, of node:fs/promises. */
const TOUCHING_LATER = [
  'open',
  'readFile',
  'writeFile',
  'stat',
  'rename',
  'copyFile',
  'rm',
  'unlink',
] as const

const MomentSchema = z.object({ round: z.int(), touches: z.int(), code: z.string() })
export type Moment = z.infer<typeof MomentSchema>

if (fault.moments !== undefined) {
  const { control, under } = fault.moments
  const { readFileSync, appendFileSync } = fs
  const touches = new Map<string, number>()
  let round = 0
  /** Throws while the file is held. */
  const touch = (call: string, args: readonly unknown[]): void => {
    const files = args
      .slice(0, 2)
      .filter((arg) => typeof arg === 'string' && under.some((folder) => arg.startsWith(folder)))
    if (files.length === 0) return
    const moment = MomentSchema.parse(JSON.parse(readFileSync(control, 'utf8')))
    if (moment.round !== round) touches.clear()
    round = moment.round
    for (const file of files) {
      const before = touches.get(String(file)) ?? 0
      touches.set(String(file), before + 1)
      if (before >= moment.touches) continue
      appendFileSync(`${control}.held`, `${call} ${String(file)}\n`)
      throw failure(moment.code, call)
    }
  }
  for (const call of TOUCHING) {
    const plain = fs[call] as (...args: readonly unknown[]) => unknown // one of these functions, called as it was
    Object.assign(fs, {
      [call]: (...args: readonly unknown[]) => {
        touch(call, args)
        return plain(...args)
      },
    })
  }
  for (const call of TOUCHING_LATER) {
    const plain = fs.promises[call] as (...args: readonly unknown[]) => unknown // one of these functions, called as it was
    Object.assign(fs.promises, {
      [call]: async (...args: readonly unknown[]) => {
        touch(call, args)
        return plain(...args)
      },
    })
  }
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
