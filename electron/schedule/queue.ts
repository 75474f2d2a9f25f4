/** Work in slices, one after the other: what is short is done at once, the rest while everything else has its turn. */
import type { Breathe, Slices } from '../slices.ts'

/** So many slices are done at once. */
const AT_ONCE = 3

export interface Queue<T> {
  add(work: () => Slices<T>): void
  /** All of it, now. */
  drain(): void
}

/** @param done called with what each work made, in their order */
export function createQueue<T>(done: (made: T) => void, breathe: Breathe): Queue<T> {
  const waiting: (() => Slices<T>)[] = []
  let current: Slices<T> | null = null
  let isRunning = false

  /** @returns whether the work under way has come to its end; there may be none */
  function go(slices: number): boolean {
    current ??= waiting.shift()?.() ?? null
    if (current === null) return true
    for (let slice = 0; slice < slices; slice += 1) {
      const step = current.next()
      if (step.done !== true) continue
      current = null
      done(step.value)
      return true
    }
    return false
  }

  const isOver = (): boolean => current === null && waiting.length === 0

  async function run(): Promise<void> {
    isRunning = true
    try {
      while (!isOver()) {
        await breathe()
        go(1)
      }
    } finally {
      isRunning = false
    }
  }

  return {
    add(work) {
      waiting.push(work)
      if (isRunning) return
      go(AT_ONCE)
      if (!isOver()) void run()
    },
    drain() {
      while (!isOver()) go(Infinity)
    },
  }
}
