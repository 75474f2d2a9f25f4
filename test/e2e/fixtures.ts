/**
 * The beginning that most end-to-end files share, as vitest fixtures of a file: `dataRoot` (fresh, gone at the end), `app` (the
 * built app on it), `page`, and `problems` (what the page reported as an error). Asked for by name, made once, ended in order.
 *
 *   const it = officeTest({ signedInAs: '相談員A' })
 *   it('…', async ({ page }) => …)
 */
import type { Page } from 'playwright-core'
import { test } from 'vitest'
import { freshFolder, removeFolder, type RunningApp, startApp } from '../support/app.ts'
import { openPractice, signIn } from './steps.ts'

export type Beginning = {
  /** In the practice office. Nobody unless told: then the app stands at its first screen. */
  readonly signedInAs?: '相談員A' | '統括B'
  /** How long a step of the page may take, ms. */
  readonly patienceMs?: number
}

/** `it` for one file: all of its tests share one office and one page, in their order. */
export function officeTest({ signedInAs, patienceMs = 10_000 }: Beginning = {}) {
  return test
    .extend('dataRoot', { scope: 'file' }, ({}, { onCleanup }): string => {
      const folder = freshFolder()
      onCleanup(() => removeFolder(folder))
      return folder
    })
    .extend('app', { scope: 'file' }, async ({ dataRoot }, { onCleanup }): Promise<RunningApp> => {
      const app = await startApp(dataRoot)
      onCleanup(() => app.close())
      app.page.setDefaultTimeout(patienceMs)
      return app
    })
    .extend('problems', { scope: 'file' }, ({ app }): readonly string[] => problemsOf(app.page))
    .extend('page', { scope: 'file' }, async ({ app, problems: _ }): Promise<Page> => {
      if (signedInAs !== undefined) {
        await openPractice(app.page)
        await signIn(app.page, signedInAs)
      }
      return app.page
    })
}

/** What goes wrong in the page from now on, as it grows. */
export function problemsOf(page: Page): readonly string[] {
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  return problems
}
