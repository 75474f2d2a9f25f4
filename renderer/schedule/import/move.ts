/** The keys of the list of rows. */
import type { ActingKey } from '../../state/on-screen.ts'
import { importText as text } from '../words/import.ts'

const PAGE = 8

/** For the help: what `moveTo` knows. */
export const rowKeys: readonly ActingKey[] = [
  { keys: ['↑', '↓'], does: text.keys.step },
  { keys: ['PageUp', 'PageDown'], does: text.keys.page },
  { keys: ['Home', 'End'], does: text.keys.ends },
]

/** Where a key leads from `at` in a list of `count`; null: not one of the list's keys. */
export function moveTo(key: string, at: number, count: number): number | null {
  const last = Math.max(0, count - 1)
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, at + 1)
    case 'ArrowUp':
      return Math.max(0, at - 1)
    case 'PageDown':
      return Math.min(last, at + PAGE)
    case 'PageUp':
      return Math.max(0, at - PAGE)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}
