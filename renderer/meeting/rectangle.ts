/** Rectangles on the screen, in CSS pixels. */

export type Rectangle = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The part of `box` that lies inside `window`; null when nothing of it does. */
export function visiblePart(box: Rectangle, window: Rectangle): Rectangle | null {
  const x = Math.max(box.x, window.x)
  const y = Math.max(box.y, window.y)
  const width = Math.min(box.x + box.width, window.x + window.width) - x
  const height = Math.min(box.y + box.height, window.y + window.height) - y
  return width > 0 && height > 0 ? { x, y, width, height } : null
}

/** Both nowhere, or the same place and size. */
export function sameRectangle(one: Rectangle | null, other: Rectangle | null): boolean {
  if (one === null || other === null) return one === other
  return (
    one.x === other.x &&
    one.y === other.y &&
    one.width === other.width &&
    one.height === other.height
  )
}
