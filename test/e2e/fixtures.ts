/**
 * The beginning that most end-to-end files share, as vitest fixtures of a file: `dataRoot` (fresh, gone at the end), `app` (the
 * built app on it), `page`, and `problems` (what the pages reported as an error). Asked for by name, made once, ended in order.
 * A file that starts the app more than once asks for `open` in place of `app` and `page`.
 *
 *   const it = officeTest({ signedInAs: '相談員A' })
 *   it('…', async ({ page }) => …)
 */
import type { ConsoleMessage, Page } from 'playwright-core'
import { type RunnerTask, test } from 'vitest'
import { freshFolder, removeFolder, type RunningApp, startApp } from '../support/app.ts'
import { openPractice } from './pages/office.ts'
import { type Practised, signIn } from './pages/people.ts'

export type Beginning = {
  /** In the practice office. Nobody unless told: then the app stands at its first screen. */
  readonly signedInAs?: Practised
  /** How long a step of the page may take, ms. */
  readonly patienceMs?: number
}

/** The built app on this folder, or on the file's own; the one that is open last is closed at the end. */
export type Open = (folder?: string) => Promise<RunningApp>

/** `it` for one file: all of its tests share one office and one page, in their order. */
export function officeTest({ signedInAs, patienceMs = 30_000 }: Beginning = {}) {
  const it = test
    .extend('dataRoot', { scope: 'file' }, ({}, { onCleanup }): string => {
      const folder = freshFolder()
      onCleanup(() => removeFolder(folder))
      return folder
    })
    .extend('problems', { scope: 'file' }, (): string[] => [])
    .extend('shown', { scope: 'file' }, (): { page: Page | null } => ({ page: null }))
    .extend('open', { scope: 'file' }, ({ dataRoot, problems, shown }, { onCleanup }): Open => {
      let last: RunningApp | undefined
      onCleanup(() => last?.close())
      return async (folder = dataRoot) => {
        const app = await startApp(folder)
        app.page.setDefaultTimeout(patienceMs)
        shown.page = app.page
        const deafen = watch(app.page, problems)
        last = {
          ...app,
          // A page whose app was killed under it misses what it asks for just then.
          kill() {
            deafen()
            return app.kill()
          },
        }
        return last
      }
    })
    .extend('app', { scope: 'file' }, ({ open }): Promise<RunningApp> => open())
    .extend('page', { scope: 'file' }, ({ app }): Promise<Page> => begun(app.page, signedInAs))
  it.afterEach(({ task, shown }) => saidByFailed(task, shown.page))
  return it
}

/** What the screen said when a test failed is told with it: a log from elsewhere has no picture. */
export async function saidByFailed(task: RunnerTask, page: Page | null): Promise<void> {
  if (task.result?.state !== 'fail' || page === null || page.isClosed()) return
  const words = await page
    .locator('body')
    .innerText({ timeout: 5_000 })
    .catch((error: unknown) => `nothing: ${String(error)}`)
  console.error(`the screen when "${task.name}" failed:\n${words.replaceAll(/\n+/g, ' | ')}`)
}

/** The page with somebody signed in to the practice office, or as it is. */
export async function begun(page: Page, signedInAs?: Practised): Promise<Page> {
  if (signedInAs !== undefined) {
    await openPractice(page)
    await signIn(page, signedInAs)
  }
  return page
}

/** What goes wrong in the page from now on, as it grows. */
export function problemsOf(page: Page): readonly string[] {
  const problems: string[] = []
  watch(page, problems)
  return problems
}

/** @returns the way to stop */
function watch(page: Page, problems: string[]): () => void {
  const thrown = (error: Error): unknown => problems.push(error.stack ?? error.message)
  const said = (message: ConsoleMessage): void => {
    if (message.type() === 'error') problems.push(message.text())
  }
  page.on('pageerror', thrown)
  page.on('console', said)
  return () => {
    page.off('pageerror', thrown)
    page.off('console', said)
  }
}
