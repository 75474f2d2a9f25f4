/** What the stand-in does not implement throws with its name, so that a new use of Electron is seen at once. */
import { EventEmitter } from 'node:events'

/** What JavaScript itself looks for in any object: asking for it is no use of Electron. */
const ASKED_BY_THE_LANGUAGE = new Set([
  'then',
  'toJSON',
  'constructor',
  'domain',
  'captureRejections',
])

/** `target`, in which every name that it does not have throws. */
export function guarded<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(inside, key, receiver): unknown {
      if (typeof key === 'symbol' || key in inside || ASKED_BY_THE_LANGUAGE.has(key))
        return Reflect.get(inside, key, receiver)
      if (key.startsWith('_')) return undefined
      throw new Error(`the Electron stand-in does not implement ${name}.${key}`)
    },
  })
}

/** A stand-in that has events; hearing an event that it can never fire throws too. */
export class Guarded extends EventEmitter {
  private readonly knownEvents: ReadonlySet<string>

  constructor(name: string, events: readonly string[]) {
    super()
    this.knownEvents = new Set([...events, 'newListener', 'removeListener'])
    // EventEmitter tells of each new listener, whichever way it was added.
    super.on('newListener', (event: string | symbol) => {
      if (typeof event === 'string' && !this.knownEvents.has(event))
        throw new Error(`the Electron stand-in never fires '${event}' of ${name}`)
    })
    // Whoever makes or is one of these only ever sees the guarded one.
    return guarded(name, this)
  }
}

/** An event that can be prevented. */
export type Preventable = { readonly defaultPrevented: boolean; preventDefault(): void }

/** @param details what the event carries beside */
export function preventable<T extends object>(details: T): T & Preventable {
  let prevented = false
  return Object.defineProperties(
    { ...details, defaultPrevented: false, preventDefault: () => void (prevented = true) },
    { defaultPrevented: { get: () => prevented } },
  )
}
