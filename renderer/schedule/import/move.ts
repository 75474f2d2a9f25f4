/** The keys of the list of rows. */

const PAGE = 8

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
