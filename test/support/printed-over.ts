/** Words that are printed over other words: what a box too narrow for its parts makes of them, with nothing cut off. */
import type { Page } from 'playwright-core'

/** Words that are printed over other words, where both lie in the same layer: what floats or scrolls may pass over others. */
export function printedOver(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const layers = new Map<Element, Element | null>()
    const layerOf = (element: Element | null): Element | null => {
      if (element === null) return null
      const known = layers.get(element)
      if (known !== undefined) return known
      const { position, overflowX, overflowY } = getComputedStyle(element)
      const isOne =
        ['absolute', 'fixed', 'sticky'].includes(position) ||
        overflowX !== 'visible' ||
        overflowY !== 'visible'
      const layer = isOne ? element : layerOf(element.parentElement)
      layers.set(element, layer)
      return layer
    }
    const linesOf = (element: Element): DOMRect[] =>
      [...element.childNodes]
        .filter(({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && textContent?.trim())
        .flatMap((node) => {
          const range = document.createRange()
          range.selectNodeContents(node)
          return [...range.getClientRects()]
        })
    const words = [...document.body.querySelectorAll('*')]
      .filter(
        (element) =>
          element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
          element.closest('.sd-hidden-visually, [data-live-announcer], select') === null,
      )
      .flatMap((element) => linesOf(element).map((line) => ({ element, line })))
    // A line's box is higher than its letters: only its middle counts.
    const over = (one: DOMRect, other: DOMRect): boolean =>
      Math.min(one.right, other.right) - Math.max(one.left, other.left) > 4 &&
      Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) >
        Math.min(one.height, other.height) * 0.5
    const found: string[] = []
    words.forEach(({ element, line }, at) => {
      for (const other of words.slice(at + 1))
        if (
          other.element !== element &&
          over(line, other.line) &&
          layerOf(element) === layerOf(other.element)
        )
          found.push(
            `「${element.textContent.trim().slice(0, 20)}」 and 「${other.element.textContent.trim().slice(0, 20)}」 are printed over each other`,
          )
    })
    return [...new Set(found)]
  })
}
