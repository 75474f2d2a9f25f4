/** One screen after the other looked at by every check, and all that was found told together at the end. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { hiddenFocus } from './focus.ts'
import { forcedFindings } from './forced-colours.ts'
import { enterOn, focusKept, keyboardFindings } from './keyboard.ts'
import { photograph, picturesOnly } from './photograph.ts'
import { axeFindings, filledFindings, findingsAt, motionFindings } from './screen-check.ts'
import { engineFindings } from './second-engine.ts'

/** Checks that remember what they found. */
export type Screens = {
  /** Finds fault with the screen as it is now; the name goes before each finding, and names the pictures where they are wanted. */
  readonly check: (
    page: Page,
    screen: string,
    what?: {
      /** An open menu closes with Tab; the arrow keys are its own. */ readonly menu?: boolean
    },
  ) => Promise<void>
  /** Opens a dialog with the keyboard, checks it, closes it with Esc; the focus must be where it was before. */
  readonly dialog: (page: Page, opener: string | RegExp, screen: string) => Promise<void>
  /** Fails with all that was found since it was last asked. */
  readonly noFaults: () => void
}

/** With an empty memory. */
export function createScreens(): Screens {
  let faults: string[] = []

  async function check(
    page: Page,
    screen: string,
    { menu = false }: { readonly menu?: boolean } = {},
  ): Promise<void> {
    const name = screen.replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    if (picturesOnly) return photograph(page, name)
    // Its shelves show every part side by side, in states that no screen has at once.
    const isGallery = screen.startsWith('gallery')
    const findings = [
      ...(await axeFindings(page)),
      ...(isGallery ? [] : await engineFindings(page, screen)),
      ...(await motionFindings(page)),
      ...(await forcedFindings(page)),
      ...(isGallery ? [] : await filledFindings(page)),
      ...(await findingsAt(200, page)),
      ...(await findingsAt(400, page)),
      ...(menu ? [] : [...(await keyboardFindings(page)), ...(await hiddenFocus(page))]),
    ]
    faults.push(...findings.map((finding) => `[${screen}] ${finding}`))
    await photograph(page, name)
  }

  return {
    check,
    async dialog(page, opener, screen) {
      const before = await enterOn(page, opener)
      const dialog = page.getByRole('dialog')
      await dialog.last().waitFor()
      const open = await dialog.count()
      await check(page, screen)
      await page.keyboard.press('Escape')
      await page.waitForFunction(
        (wanted) => document.querySelectorAll('[role=dialog], [role=alertdialog]').length < wanted,
        open,
      )
      const back = await page
        .waitForFunction((element) => document.activeElement === element, before, {
          timeout: 2_000,
        })
        .then(
          () => true,
          () => false,
        )
      if (!back)
        faults.push(
          `[${screen}] the focus did not go back to 「${String(opener)}」 but to ${await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120))}`,
        )
    },
    noFaults() {
      const all = faults
      faults = []
      expect(all).toEqual([])
    },
  }
}

/** Waiting for what a walk through the screens comes to. */
export function lookout(page: Page) {
  return {
    heading: (name: string): Promise<void> => page.getByRole('heading', { name }).first().waitFor(),
    text: (words: string | RegExp): Promise<void> => page.getByText(words).first().waitFor(),
    /** The button is there and can be pressed. */
    enabled: (name: string): Promise<void> =>
      page
        .getByRole('button', { name, exact: true })
        .and(page.locator(':enabled'))
        .first()
        .waitFor(),
    row: (words: string): Promise<void> =>
      page.getByRole('row').filter({ hasText: words }).first().waitFor(),
    /** Closes the dialogs that are open; the focus must be somewhere. */
    escape: async (after: string): Promise<void> => {
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await focusKept(page, after)
    },
    /** To a tab with the arrow keys. */
    tab: async (name: string): Promise<void> => {
      const wanted = page.getByRole('tab', { name, exact: true })
      const isThere = async (): Promise<boolean> =>
        (await wanted.getAttribute('aria-selected')) === 'true'
      await page.getByRole('tab', { selected: true }).focus()
      for (let right = 0; right < 12 && !(await isThere()); right += 1)
        await page.keyboard.press('ArrowRight')
      expect(await isThere(), name).toBe(true)
    },
  }
}
