/** The built preload on a page, as a sandboxed one runs: CommonJS, `electron` and nothing else to require, top frame only. */
import type { CDPSession } from 'playwright-core'
import { z } from 'zod'

export const BINDING = '__electronStandIn'

const CalledSchema = z.object({
  id: z.int(),
  kind: z.enum(['invoke', 'send']),
  channel: z.string(),
  args: z.array(z.unknown()),
})
export type Called = z.infer<typeof CalledSchema>

/** Runs in the page, before any script of it. */
function inPage(bindingName: string, run: (module: object, require: unknown) => void): void {
  if (window.top !== window) return
  const tell: unknown = Reflect.get(window, bindingName)
  if (typeof tell !== 'function') return
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  const listeners = new Map<string, Set<(...args: unknown[]) => void>>()
  let last = 0
  const say = (kind: string, channel: string, args: unknown[]): number => {
    last += 1
    // What cannot be cloned throws here, as it does in Electron.
    Reflect.apply(tell, window, [
      JSON.stringify({ id: last, kind, channel, args: structuredClone(args) }),
    ])
    return last
  }
  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        waiting.set(say('invoke', channel, args), { resolve, reject })
      }),
    send: (channel: string, ...args: unknown[]) => void say('send', channel, args),
    on(channel: string, listener: (...args: unknown[]) => void) {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener))
      return ipcRenderer
    },
    removeListener(channel: string, listener: (...args: unknown[]) => void) {
      listeners.get(channel)?.delete(listener)
      return ipcRenderer
    },
  }
  Object.defineProperty(window, `${bindingName}Heard`, {
    value: {
      answer: (id: number, value: unknown) => waiting.get(id)?.resolve(value),
      failure: (id: number, message: string) => waiting.get(id)?.reject(new Error(message)),
      topic(channel: string, args: unknown[]) {
        for (const listener of [...(listeners.get(channel) ?? [])])
          listener({ sender: ipcRenderer }, ...args)
      },
    },
  })
  const contextBridge = {
    exposeInMainWorld(name: string, api: unknown) {
      Object.defineProperty(window, name, { value: api, enumerable: true })
    },
  }
  const missing = (name: string, has: object): object =>
    new Proxy(has, {
      get(target, key) {
        if (!(key in target))
          throw new Error(`a sandboxed preload has no ${name}.${String(key)} here`)
        return Reflect.get(target, key) as unknown
      },
    })
  const electron = missing('electron', {
    ipcRenderer: missing('ipcRenderer', ipcRenderer),
    contextBridge: missing('contextBridge', contextBridge),
  })
  const module = { exports: {} }
  run(module, (name: string) => {
    if (name === 'electron') return electron
    throw new Error(`module not found: ${name}`)
  })
}

/** @param source of the built preload */
export async function installPreload(
  cdp: CDPSession,
  source: string,
  onCall: (called: Called, executionContextId: number) => void,
): Promise<void> {
  cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name === BINDING) onCall(CalledSchema.parse(JSON.parse(payload)), executionContextId)
  })
  await cdp.send('Runtime.addBinding', { name: BINDING })
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
    source: `(${inPage.toString()})(${JSON.stringify(BINDING)}, (module, require) => { const exports = module.exports;\n${source}\n})`,
  })
}
