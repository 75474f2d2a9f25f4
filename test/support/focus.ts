/** What has the focus, and what lies over it: as it is now, or at every stop of the screen (WCAG 2.4.11). */
import type { JSHandle, Page } from 'playwright-core'
import { settled } from './settled.ts'

export type FocusNow = {
  readonly what: string | null
  readonly seen: boolean
  /** What lies over it, or over a part of it (WCAG 2.4.11); null: nothing. */
  readonly under: string | null
  readonly left: number
}

type Sweep = { readonly now: FocusNow; readonly found: readonly string[] }

/**
 * Runs in the page, and knows nothing outside of itself.
 * @param asked.stops what has the focus now is taken out of them; null: not asked for
 * @param asked.through these get the focus one after the other, forth and back, and are looked at; the focus ends where it was
 */
async function look(asked: {
  readonly stops: Element[] | null
  readonly through: Element[]
}): Promise<Sweep> {
  const drawn = (): Promise<unknown> =>
    new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  const nameOf = (element: Element): string => {
    const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null
    return `${element.tagName.toLowerCase()} 「${(element.getAttribute('aria-label') ?? label ?? element.textContent).trim().slice(0, 30)}」`
  }
  const reached = (one: Element, element: Element | null): boolean =>
    one === element ||
    (one instanceof HTMLInputElement &&
      element instanceof HTMLInputElement &&
      one.type === 'radio' &&
      one.name === element.name)
  const hasRing = (ringed: Element): boolean => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(ringed)
    return (
      (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) ||
      boxShadow.includes('0px 0px 0px 4px')
    )
  }
  /** Looked for in a net of points over what of it is in the window; of something taller than half of it, and of a note, in which a browser brings the cursor into sight, a part is enough. */
  const coverOf = (covered: Element, area: DOMRect): string | null => {
    const within = (from: number, to: number, most: number): number[] => {
      const [first, last] = [Math.max(from + 3, 0), Math.min(to - 3, most - 1)]
      return [0, 0.25, 0.5, 0.75, 1].map((part) => first + (last - first) * part)
    }
    const over = within(area.top, area.bottom, innerHeight).map((y) =>
      within(area.left, area.right, innerWidth).map((x) => {
        const there = document.elementFromPoint(x, y)
        return there === null || there.contains(covered) || covered.contains(there) ? null : there
      }),
    )
    const tall = area.height > innerHeight / 2 || covered instanceof HTMLTextAreaElement
    const hidden = tall ? over.every((row) => row.some((one) => one !== null)) : true
    const [by] = hidden ? over.flat().filter((one) => one !== null) : []
    return by === undefined
      ? null
      : `${by.tagName.toLowerCase()}.${String(by.getAttribute('class')).replaceAll(' ', '.')}`
  }
  const inWindow = (box: DOMRect): boolean =>
    box.width > 0 &&
    box.bottom > 0 &&
    box.top < innerHeight &&
    box.right > 0 &&
    box.left < innerWidth

  const lookNow = (): FocusNow => {
    const element = document.activeElement
    const open = asked.stops
    open?.splice(0, open.length, ...open.filter((one) => !reached(one, element)))
    const left = open?.length ?? 0
    if (element === null || element === document.body || element === document.documentElement)
      return { what: null, seen: false, under: null, left }
    const what = nameOf(element)
    // A frame shows the focus inside itself.
    if (element instanceof HTMLIFrameElement) return { what, seen: true, under: null, left }
    const ringed = [element, element.closest('[data-focus-visible]')]
      .filter((one) => one !== null)
      .find(hasRing)
    const box = ringed?.getBoundingClientRect()
    // The input of a tick box is drawn by its label.
    const place = element.closest('label') ?? ringed
    const seen = box !== undefined && inWindow(box)
    return {
      what:
        seen || box === undefined
          ? what
          : `${what} at ${Math.round(box.left)},${Math.round(box.top)}`,
      seen,
      under: seen && place !== undefined ? coverOf(place, place.getBoundingClientRect()) : null,
      left,
    }
  }

  const found = new Set<string>()
  const before = document.activeElement
  for (const stop of [...asked.through, ...asked.through.toReversed()]) {
    if (!(stop instanceof HTMLElement) || !stop.isConnected || stop instanceof HTMLIFrameElement)
      continue
    // What has the focus already is not scrolled to.
    if (document.activeElement === stop) stop.blur()
    stop.focus()
    if (document.activeElement !== stop) continue
    const fault = (): string | null => {
      const place = stop.closest('label') ?? stop
      const area = place.getBoundingClientRect()
      if (!inWindow(area)) return `the focus is out of sight on ${nameOf(stop)}`
      const by = coverOf(place, area)
      return by === null ? null : `${by} covers the focus on ${nameOf(stop)}`
    }
    if (fault() === null) continue
    // A bar that has just grown moves what it covers in the frame after.
    await drawn()
    const stays = fault()
    if (stays !== null) found.add(stays)
  }
  if (asked.through.length > 0 && before instanceof HTMLElement)
    before.focus({ preventScroll: true })
  return { now: lookNow(), found: [...found] }
}

/** What has the focus (null: nothing) and how it can be seen. What has it is taken out of `stops`, of which `left` remain. */
export async function focusNow(
  page: Page,
  stops: JSHandle<Element[]> | null = null,
): Promise<FocusNow> {
  return (await page.evaluate(look, { stops, through: [] })).now
}

/** A bar that has just grown moves what it covers in the frame after; whoever looks sees no more of it than that. */
export async function focusAtRest(
  page: Page,
  stops?: Parameters<typeof focusNow>[1],
): Promise<FocusNow> {
  const now = await focusNow(page, stops)
  if (now.under === null) return now
  await settled(page)
  return focusNow(page, stops)
}

/** Every stop of the screen whose focus something hides, going forth and going back; nothing is asked of an open menu, which closes. */
export async function hiddenFocus(page: Page): Promise<string[]> {
  if ((await page.locator('[role=menu], .sd-select-list').count()) > 0) return []
  const through = await page.evaluateHandle(wantedStops)
  await page.evaluate(fromTheTop)
  const { found } = await page.evaluate(look, { stops: null, through })
  await through.dispose()
  return [...found]
}

/** As a screen is when somebody comes to it. Runs in the page. */
export function fromTheTop(): void {
  scrollTo(0, 0)
  for (const box of document.querySelectorAll('[data-scroll]')) box.scrollTop = 0
}

/** Everything on the screen that a person can do something with. Runs in the page. */
export function wantedStops(): Element[] {
  const dialog = [...document.querySelectorAll('[role=dialog], [role=alertdialog]')].at(-1)
  return [
    ...(dialog ?? document.body).querySelectorAll(
      'button, a[href], input, select, textarea, summary, [tabindex="0"]',
    ),
  ].filter(
    (element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      !element.matches(':disabled, [tabindex="-1"], [type=hidden]') &&
      element.closest('[inert], [aria-hidden="true"]') === null,
  )
}
