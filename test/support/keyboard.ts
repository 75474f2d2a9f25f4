/** Working without a mouse: Tab until the wanted thing has the focus, and the ring seen at every stop. */
import type { ElementHandle, JSHandle, Page } from 'playwright-core'
import { until } from './until.ts'

type Role = 'button' | 'checkbox' | 'radio' | 'textbox' | 'searchbox' | 'link' | 'tab'

/** More stops than any screen has. */
const MOST_STOPS = 60

type FocusNow = {
  readonly what: string | null
  readonly seen: boolean
  /** What lies over it, or over a part of it (WCAG 2.4.11); null: nothing. */
  readonly under: string | null
  readonly left: number
}

/** What has the focus (null: nothing) and how it can be seen. What has it is taken out of `stops`, of which `left` remain. */
function focusNow(page: Page, stops: JSHandle<Element[]> | null = null): Promise<FocusNow> {
  return page.evaluate((open): FocusNow => {
    const element = document.activeElement
    const reached = (one: Element): boolean =>
      one === element ||
      (one instanceof HTMLInputElement &&
        element instanceof HTMLInputElement &&
        one.type === 'radio' &&
        one.name === element.name)
    open?.splice(0, open.length, ...open.filter((one) => !reached(one)))
    const left = open?.length ?? 0
    if (element === null || element === document.body || element === document.documentElement)
      return { what: null, seen: false, under: null, left }
    const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null
    const what = `${element.tagName.toLowerCase()} 「${(element.getAttribute('aria-label') ?? label ?? element.textContent).trim().slice(0, 30)}」`
    // A frame shows the focus inside itself.
    if (element instanceof HTMLIFrameElement) return { what, seen: true, under: null, left }
    const hasRing = (ringed: Element): boolean => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(ringed)
      return (
        (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) ||
        boxShadow.includes('0px 0px 0px 4px')
      )
    }
    const ringed = [element, element.closest('[data-focus-visible]')]
      .filter((one) => one !== null)
      .find(hasRing)
    const box = ringed?.getBoundingClientRect()
    // The input of a tick box is drawn by its label.
    const place = element.closest('label') ?? ringed
    /** Looked for in a net of points over what of it is in the window; of something taller than half of it a part is enough. */
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
      const tall = area.height > innerHeight / 2
      const hidden = tall ? over.every((row) => row.some((one) => one !== null)) : true
      const [by] = hidden ? over.flat().filter((one) => one !== null) : []
      return by === undefined
        ? null
        : `${by.tagName.toLowerCase()}.${String(by.getAttribute('class')).replaceAll(' ', '.')}`
    }
    const seen =
      box !== undefined &&
      box.width > 0 &&
      box.bottom > 0 &&
      box.top < innerHeight &&
      box.right > 0 &&
      box.left < innerWidth
    return {
      what:
        seen || box === undefined
          ? what
          : `${what} at ${Math.round(box.left)},${Math.round(box.top)}`,
      seen,
      under: seen && place !== undefined ? coverOf(place, place.getBoundingClientRect()) : null,
      left,
    }
  }, stops)
}

/** A bar that has just grown moves what it covers in the frame after; whoever looks sees no more of it than that. */
async function focusAtRest(
  page: Page,
  stops?: Parameters<typeof focusNow>[1],
): ReturnType<typeof focusNow> {
  const now = await focusNow(page, stops)
  if (now.under === null) return now
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
      }),
  )
  return focusNow(page, stops)
}

/** Presses Tab until the thing has the focus. Fails when a stop cannot be seen or it is never reached. */
export async function tabTo(page: Page, role: Role, name: string | RegExp): Promise<void> {
  const wanted = page.getByRole(role, { name, exact: typeof name === 'string' })
  await wanted.first().waitFor()
  // One of the same name may stand behind an open dialog.
  const hasIt = (): Promise<boolean> =>
    wanted.evaluateAll((elements) => elements.some((element) => element === document.activeElement))
  const passed: string[] = []
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await hasIt()) return
    await page.keyboard.press('Tab')
    const now = await focusAtRest(page)
    if (now.what !== null && !now.seen) throw new Error(`the focus cannot be seen on ${now.what}`)
    if (now.under !== null) throw new Error(`${now.under} covers the focus on ${now.what}`)
    passed.push(now.what ?? '(nothing)')
  }
  throw new Error(`Tab never came to ${role} ${String(name)}, but to ${passed.join(', ')}`)
}

/** Tab to it, then Enter. */
export async function pressBy(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, 'button', name)
  await page.keyboard.press('Enter')
}

/** Enter on a button, without the way to it: on a screen whose every stop `keyboardFindings` has gone through already. The button is the answer. */
export async function enterOn(page: Page, name: string | RegExp): Promise<ElementHandle> {
  const uppermost = page.locator('body, [role=dialog], [role=alertdialog]').last()
  const button = await uppermost
    .getByRole('button', { name, exact: typeof name === 'string' })
    .and(page.locator(':enabled'))
    .first()
    .elementHandle()
  await button.focus()
  await page.keyboard.press('Enter')
  return button
}

/** Types into the field of this label, in place of what stood in it. */
export async function typeInto(page: Page, label: string | RegExp, words: string): Promise<void> {
  await page.locator('input, textarea').and(page.getByLabel(label)).first().focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(words)
}

/** After something on the screen went away the focus is on what took its place, not on nothing. */
export async function focusKept(page: Page, after: string): Promise<void> {
  await until(
    `the focus is somewhere after ${after}`,
    async () => (await focusNow(page)).what !== null,
    2_000,
  )
}

/**
 * What of the screen (of its uppermost dialog, if one is open) Tab alone never comes to, or comes to unseen.
 * Of radio buttons, tabs and the like one is enough: the arrow keys do the rest. The focus ends where it was.
 */
export async function keyboardFindings(page: Page): Promise<string[]> {
  const before = await page.evaluateHandle(() => document.activeElement)
  const open = await page.evaluateHandle(wantedStops)
  const found = new Set<string>()
  let left = await open.evaluate((stops) => stops.length)
  for (let most = left * 5 + 10; left > 0 && most > 0; most -= 1) {
    await page.keyboard.press('Tab')
    const now = await focusAtRest(page, open)
    if (now.what !== null && !now.seen)
      found.add(`keyboard: the focus cannot be seen on ${now.what}`)
    if (now.under !== null) found.add(`keyboard: ${now.under} covers the focus on ${now.what}`)
    left = now.left
  }
  const never = await open.evaluate((left) =>
    left.map(
      (one) =>
        `${one.tagName.toLowerCase()} 「${(one.getAttribute('aria-label') ?? one.textContent).trim().slice(0, 30)}」`,
    ),
  )
  await before.evaluate((element) => {
    if (element instanceof HTMLElement) element.focus({ preventScroll: true })
  })
  return [...found, ...never.map((what) => `keyboard: Tab never comes to ${what}`)]
}

/** Everything on the screen that a person can do something with. */
function wantedStops(): Element[] {
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
