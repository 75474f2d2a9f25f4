/** One screen after the other looked at by every check, and all that was found told together at the end. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { shoot } from './app.ts'
import { enterOn, keyboardFindings } from './keyboard.ts'
import { axeFindings, findingsAtDouble, motionFindings } from './screen-check.ts'

export type Screens = {
  /** Finds fault with the screen as it is now; the name goes before each finding and names the screenshot at 200 %. */
  check(page: Page, screen: string, what?: { /** An open menu closes with Tab; the arrow keys are its own. */ readonly menu?: boolean }): Promise<void>
  /** Opens a dialog with the keyboard, checks it, closes it with Esc; the focus must be where it was before. */
  dialog(page: Page, opener: string | RegExp, screen: string): Promise<void>
  /** Fails with all that was found since it was last asked. */
  noFaults(): void
}

export function createScreens(): Screens {
  let faults: string[] = []

  async function check(page: Page, screen: string, { menu = false }: { readonly menu?: boolean } = {}): Promise<void> {
    const name = `200-${screen.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}`
    const findings = [...(await axeFindings(page)), ...(await motionFindings(page)), ...(await findingsAtDouble(page, () => shoot(page, name))), ...(menu ? [] : await keyboardFindings(page))]
    faults.push(...findings.map((finding) => `[${screen}] ${finding}`))
  }

  return {
    check,
    async dialog(page, opener, screen) {
      await enterOn(page, opener)
      const dialog = page.getByRole('dialog')
      await dialog.last().waitFor()
      const open = await dialog.count()
      await check(page, screen)
      const before = await page.getByRole('button', { name: opener, exact: typeof opener === 'string' }).first().elementHandle()
      await page.keyboard.press('Escape')
      await page.waitForFunction((wanted) => document.querySelectorAll('[role=dialog], [role=alertdialog]').length < wanted, open)
      const back = await page.waitForFunction((element) => document.activeElement === element, before, { timeout: 2_000 }).then(() => true, () => false)
      if (!back) faults.push(`[${screen}] the focus did not go back to 「${String(opener)}」 but to ${await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120))}`)
    },
    noFaults() {
      const all = faults
      faults = []
      expect(all).toEqual([])
    },
  }
}
