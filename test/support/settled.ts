/** Waiting until a page is drawn. */
import type { Page } from 'playwright-core'

/** Two frames drawn: the layout is done, and the meeting's frame has followed it. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
}
