/** The clipboard of the stand-in's Chromium, read by a page of nobody's: the app's own pages may not. */
import { chromium } from './chromium.ts'
import { CLIPBOARD_PAGE } from './clipboard-page.ts'
import { guarded } from './guarded.ts'

async function readText(): Promise<string> {
  const { browser } = await chromium
  const context = await browser.newContext({ permissions: ['clipboard-read'] })
  try {
    await context.route('**/*', (route) => route.fulfill({ body: '', contentType: 'text/html' }))
    const page = await context.newPage()
    await page.goto(CLIPBOARD_PAGE)
    return await page.evaluate(() => navigator.clipboard.readText())
  } finally {
    await context.close()
  }
}

export const clipboard: Pick<Electron.Clipboard, 'readText'> = guarded('clipboard', { readText })
