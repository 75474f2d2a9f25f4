/** A hand that is counted: presses and types as a person does, one thing after the other, and tells how often. */
import type { Locator, Page } from 'playwright-core'

export interface Hand {
  /** The pointer on it. */
  press(what: Locator): Promise<void>
  /** The whole of a field: one action. The press that brings the keyboard there is one more, unless it is there already. */
  type(field: Locator, words: string): Promise<void>
  /** A key that does something. */
  key(name: string): Promise<void>
  /** So often since the last time it was asked, with what it was. */
  take(): readonly string[]
}

const hasFocus = (field: Locator): Promise<boolean> =>
  field.evaluate((element) => element === document.activeElement)

export function handOf(page: Page): Hand {
  let done: string[] = []
  const nameOf = async (what: Locator): Promise<string> =>
    (await what.evaluate((element) => element.getAttribute('aria-label') ?? element.textContent))
      .trim()
      .slice(0, 40)
  return {
    async press(what) {
      await what.waitFor()
      done.push(await nameOf(what))
      await what.click()
    },
    async type(field, words) {
      await field.waitFor()
      if (!(await hasFocus(field))) {
        done.push('(into the field)')
        await field.click()
      }
      done.push('(typed)')
      await page.keyboard.type(words)
    },
    async key(name) {
      done.push(name)
      await page.keyboard.press(name)
    },
    take() {
      const taken = done
      done = []
      return taken
    },
  }
}
