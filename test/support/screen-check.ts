/** Can everybody use this screen? axe, text at 200 % on the smallest screen and at 400 %, motion, and what the focus looks like. */
import type { Frame, Page } from 'playwright-core'
import { axeViolations } from './axe.ts'
import { hiddenFocus } from './focus.ts'
import { settled } from './settled.ts'

export const NORMAL = { width: 1366, height: 768 }
/** In CSS pixels: 1366 x 768 with the text at 200 %, and 1280 x 1024 at 400 %, as WCAG 1.4.10 has it. */
export const ENLARGED = {
  200: { width: 683, height: 384 },
  400: { width: 320, height: 256 },
} as const
/** 1366 x 768 at 400 % is lower still: what hides the focus is looked for there. */
const LOWEST = 192
export type Percent = keyof typeof ENLARGED

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds wrong with the page and the frames in it, one line each. A screen that was still being drawn is looked at again: only what stays counts. */
export async function axeFindings(page: Page): Promise<string[]> {
  const first = await axeOnce(page)
  if (first.length === 0) return first
  await settled(page)
  const again = await axeOnce(page)
  return first.filter((finding) => again.includes(finding))
}

/** Of the page as a whole; axe lets them go while a dialog is open, but in a long run it now and then does not see the dialog. */
const OF_THE_WHOLE = {
  'landmark-one-main': { enabled: false },
  'page-has-heading-one': { enabled: false },
}

async function axeOnce(page: Page): Promise<string[]> {
  const dialog = await page.evaluate(
    () => document.querySelector('[role=dialog], [role=alertdialog]') !== null,
  )
  const violations = await axeViolations(
    page,
    // React Aria's live region is appended to the body, outside of every landmark, and is never seen.
    ['[data-live-announcer]'],
    {
      runOnly: { type: 'tag', values: TAGS },
      rules: dialog ? OF_THE_WHOLE : {},
    },
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `axe ${id}: ${String(node.target)} ${node.html.slice(0, 160)}`),
  )
}

/** What is cut off, covered or out of reach with the text that large. */
export async function findingsAt(percent: Percent, page: Page): Promise<string[]> {
  await page.setViewportSize(ENLARGED[percent])
  await settled(page)
  const found = (await Promise.all(shownFrames(page).map(cutOff))).flat()
  found.push(...(await printedOver(page)))
  if (percent === 400) await page.setViewportSize({ width: ENLARGED[400].width, height: LOWEST })
  await settled(page)
  found.push(...(await hiddenFocus(page)))
  await page.setViewportSize(NORMAL)
  return found.map((line) => `${percent} %: ${line}`)
}

/** The same of the screen as it stands, whatever its size. */
export async function wholeFindings(page: Page): Promise<string[]> {
  await settled(page)
  return cutOff(page.mainFrame())
}

/** The page itself, and the frames in it that show something. */
export const shownFrames = (page: Page): Frame[] =>
  page.frames().filter((frame) => frame === page.mainFrame() || isShown(frame))

const isShown = (frame: Frame): boolean =>
  !frame.isDetached() && frame.url() !== '' && frame.url() !== 'about:blank'

/** Words that are printed over other words, where both lie in the same layer: what floats or scrolls may pass over others. */
function printedOver(page: Page): Promise<string[]> {
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

/** What still moves although the person asked for no motion. */
export async function motionFindings(page: Page): Promise<string[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const found = await page.evaluate(() => {
    const moves = (value: string): boolean =>
      value.split(',').some((part) => Number.parseFloat(part) > 0)
    return [...document.querySelectorAll('*')]
      .filter((element) => {
        const style = getComputedStyle(element)
        return (
          moves(style.transitionDuration) ||
          (style.animationName !== 'none' && moves(style.animationDuration))
        )
      })
      .map((element) => `moves: ${element.tagName} .${String(element.getAttribute('class'))}`)
  })
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  return [...new Set(found)]
}

/** The filled button is the one thing to do next: one on a screen, beside the way back to a session that runs. */
export async function filledFindings(page: Page): Promise<string[]> {
  const filled = await page.evaluate(() => {
    const dialog = [...document.querySelectorAll('[role=dialog], [role=alertdialog]')].at(-1)
    return [...(dialog ?? document).querySelectorAll('.sd-button-filled:not([data-disabled])')]
      .filter(
        (button) =>
          button.checkVisibility({ visibilityProperty: true }) &&
          button.closest('[inert], .sd-session-return') === null,
      )
      .map((button) => button.textContent)
  })
  return filled.length > 1 ? [`${filled.length} filled buttons: ${filled.join(', ')}`] : []
}

/** Text that a box cuts off, a page that scrolls sideways, a bar that covers more than a third, a main button out of reach. */
function cutOff(frame: Frame): Promise<string[]> {
  return frame.evaluate(async () => {
    const found: string[] = []
    const name = (element: Element): string =>
      `${element.tagName.toLowerCase()}.${String(element.getAttribute('class')).replaceAll(' ', '.')} 「${element.textContent.trim().slice(0, 24)}」`
    const hides = (value: string): boolean => value === 'hidden' || value === 'clip'
    const scrolls = (value: string): boolean => value === 'auto' || value === 'scroll'
    const drawn = (): Promise<unknown> =>
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const forEyes = (element: Element): boolean =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      element.closest('.sd-hidden-visually, .heard-only, [data-live-announcer]') === null

    /** The rectangle of the element's own text, not of its children. */
    const textBox = (element: Element): DOMRect | null => {
      const own = [...element.childNodes].find(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
      )
      if (own === undefined) return null
      const range = document.createRange()
      range.selectNodeContents(own)
      const box = range.getBoundingClientRect()
      return box.width === 0 ? null : box
    }

    const clippedBy = (element: Element, text: DOMRect): Element | null => {
      let { left, right, top, bottom } = text
      for (
        let box: Element | null = element;
        box !== null && box !== document.documentElement;
        box = box.parentElement
      ) {
        const style = getComputedStyle(box)
        if (style.display === 'inline' || style.display === 'contents') continue
        const edge = box.getBoundingClientRect()
        if (hides(style.overflowX) && (left < edge.left - 2 || right > edge.right + 2)) return box
        if (hides(style.overflowY) && (top < edge.top - 2 || bottom > edge.bottom + 2)) return box
        // What a box scrolls can be reached; from here on only the box itself can be cut off.
        if (scrolls(style.overflowX))
          [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)]
        if (scrolls(style.overflowY))
          [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)]
        if (style.position === 'fixed') break
      }
      return null
    }

    for (const element of document.body.querySelectorAll('*')) {
      if (!forEyes(element)) continue
      const text = textBox(element)
      const by = text === null ? null : clippedBy(element, text)
      if (by !== null) found.push(`${name(element)} is cut off by ${name(by)}`)
    }

    /** The innermost thing that reaches beyond the right edge and is in no box that scrolls by itself. */
    const widest = (): string => {
      const kept = (element: Element): boolean => {
        for (let box = element.parentElement; box !== null; box = box.parentElement)
          if (
            !box.matches('html, body, [data-scroll]') &&
            getComputedStyle(box).overflowX !== 'visible'
          )
            return true
        return false
      }
      const beyond = [...document.body.querySelectorAll('*')].filter(
        (element) => element.getBoundingClientRect().right > innerWidth + 1 && !kept(element),
      )
      const inner = beyond.find(
        (one) => !beyond.some((other) => other !== one && one.contains(other)),
      )
      return inner === undefined ? 'something' : name(inner)
    }

    const scroller = document.scrollingElement ?? document.documentElement
    if (scroller.scrollWidth > scroller.clientWidth + 1)
      found.push(
        `the page scrolls sideways: ${scroller.scrollWidth} > ${scroller.clientWidth}, for ${widest()}`,
      )
    for (const box of document.querySelectorAll('[data-scroll], .sd-dialog-body, .sd-people')) {
      if (forEyes(box) && box.scrollWidth > box.clientWidth + 1)
        found.push(`${name(box)} scrolls sideways: ${box.scrollWidth} > ${box.clientWidth}`)
    }
    // A page in which nothing scrolls must hold everything; under a dialog it stands still on purpose.
    const dialog = [...document.querySelectorAll('[role=dialog], [role=alertdialog]')].at(-1)
    if (
      dialog === undefined &&
      scroller.scrollHeight > scroller.clientHeight + 1 &&
      hides(getComputedStyle(scroller).overflowY)
    )
      found.push('the page is longer than the screen and does not scroll')

    for (const element of document.body.querySelectorAll('*')) {
      const { position, top, bottom } = getComputedStyle(element)
      // A row's head that stays at the left goes up and down with its row.
      if (position === 'sticky' && top === 'auto' && bottom === 'auto') continue
      // An empty one is only there to be clicked: React Aria lays it under an open menu.
      if (
        (position !== 'sticky' && position !== 'fixed') ||
        !forEyes(element) ||
        element.matches('.sd-overlay, iframe, :empty')
      )
        continue
      const { height } = element.getBoundingClientRect()
      if (height > innerHeight / 3)
        found.push(
          `${name(element)} stays in sight and covers ${Math.round(height)} of ${innerHeight}`,
        )
    }

    // The way past the head is for whoever comes to it by Tab alone.
    const skip = document.querySelector('.sd-skip:not(:focus)')
    if (skip !== null && skip.getBoundingClientRect().bottom > 0)
      found.push('the skip link stays in sight')
    // What every screen has above its room leaves the room its place.
    const room = dialog === undefined ? document.querySelector('.sd-room') : null
    const start = (element: Element): number => element.getBoundingClientRect().top
    const above = room === null ? 0 : start(room) - start(document.body)
    if (above > innerHeight * 0.7)
      found.push(`the head of the page takes ${Math.round(above)} of ${innerHeight}`)

    for (const button of (dialog ?? document).querySelectorAll(
      '.sd-button-filled, button.primary',
    )) {
      if (!forEyes(button)) continue
      button.scrollIntoView({ block: 'center', inline: 'nearest' })
      // The meeting's frame follows its place with the next drawn frame.
      await drawn()
      const { x, y, width, height } = button.getBoundingClientRect()
      const there = document.elementFromPoint(x + width / 2, y + height / 2)
      if (there === null || !button.contains(there))
        found.push(
          `${name(button)} is out of reach or covered by ${there === null ? 'nothing' : name(there)}`,
        )
    }
    scrollTo(0, 0)
    for (const box of document.querySelectorAll('[data-scroll]')) box.scrollTop = 0
    return [...new Set(found)]
  })
}
