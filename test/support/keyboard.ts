/** Working without a mouse: Tab until the wanted thing has the focus, and the ring seen at every stop. */
import type { ElementHandle, Page } from 'playwright-core'
import { focusAtRest, focusNow, fromTheTop, wantedStops } from './focus.ts'
import { until } from './until.ts'

type Role = 'button' | 'checkbox' | 'radio' | 'textbox' | 'searchbox' | 'link' | 'tab'

/** More stops than any screen has. */
const MOST_STOPS = 60

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
  await page.evaluate(fromTheTop)
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
