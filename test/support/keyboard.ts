/** Working without a mouse: Tab until the wanted thing has the focus, and the ring seen at every stop. */
import type { Page } from 'playwright-core'
import { until } from './until.ts'

type Role = 'button' | 'checkbox' | 'radio' | 'textbox' | 'searchbox' | 'link' | 'tab'

/** More stops than any screen has. */
const MOST_STOPS = 60

/** What has the focus and whether that can be seen; null for nothing. */
function focusNow(page: Page): Promise<{ readonly what: string; readonly seen: boolean } | null> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (element === null || element === document.body || element === document.documentElement) return null
    const what = `${element.tagName.toLowerCase()} 「${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 30)}」`
    // A frame shows the focus inside itself.
    if (element instanceof HTMLIFrameElement) return { what, seen: true }
    const hasRing = (ringed: Element): boolean => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(ringed)
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow.includes('0px 0px 0px 4px')
    }
    const ringed = [element, element.closest('[data-focus-visible]')].filter((one) => one !== null).find(hasRing)
    const box = ringed?.getBoundingClientRect()
    const inSight = box !== undefined && box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
    return { what, seen: inSight }
  })
}

/** Presses Tab until the thing has the focus. Fails when a stop cannot be seen or it is never reached. */
export async function tabTo(page: Page, role: Role, name: string | RegExp): Promise<void> {
  const wanted = page.getByRole(role, { name, exact: typeof name === 'string' })
  await wanted.first().waitFor()
  // One of the same name may stand behind an open dialog.
  const hasIt = (): Promise<boolean> => wanted.evaluateAll((elements) => elements.some((element) => element === document.activeElement))
  const passed: string[] = []
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await hasIt()) return
    await page.keyboard.press('Tab')
    const now = await focusNow(page)
    if (now !== null && !now.seen) throw new Error(`the focus cannot be seen on ${now.what}`)
    passed.push(now?.what ?? '(nothing)')
  }
  throw new Error(`Tab never came to ${role} ${String(name)}, but to ${passed.join(', ')}`)
}

/** Tab to it, then Enter. */
export async function pressBy(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, 'button', name)
  await page.keyboard.press('Enter')
}

/** After something on the screen went away the focus is on what took its place, not on nothing. */
export async function focusKept(page: Page, after: string): Promise<void> {
  await until(`the focus is somewhere after ${after}`, async () => (await focusNow(page)) !== null, 2_000)
}
