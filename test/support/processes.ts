/** Which process of the browser a page or frame lives in. */
import type { CDPSession, Frame, Page } from 'playwright-core'
import { z } from 'zod'
import { platform, type RunningApp } from './app.ts'

const ProcessInfo = z.object({
  processInfo: z.array(z.object({ type: z.string(), id: z.number(), cpuTime: z.number() })),
})

async function cpuTimes(cdp: CDPSession): Promise<Map<number, number>> {
  const { processInfo } = ProcessInfo.parse(await cdp.send('SystemInfo.getProcessInfo'))
  return new Map(
    processInfo.filter(({ type }) => type === 'renderer').map(({ id, cpuTime }) => [id, cpuTime]),
  )
}

/** Electron knows it; of a browser's, the one whose CPU time clearly grows while the page is kept busy, twice in a row. */
export async function processOf(app: RunningApp, page: Page | Frame): Promise<number> {
  if (platform === 'electron')
    return app.inMain(({ webContents }, url) => {
      const shown = webContents.getAllWebContents().find((one) => one.getURL() === url)
      if (shown === undefined) throw new Error('no contents show that page')
      return shown.getOSProcessId()
    }, page.url())
  const browser = ('context' in page ? page.context() : page.page().context()).browser()
  if (browser === null) throw new Error('the page has no browser')
  const cdp = await browser.newBrowserCDPSession()
  let last: number | null = null
  for (let tried = 0; tried < 8; tried += 1) {
    const before = await cpuTimes(cdp)
    await page.evaluate(() => {
      const end = performance.now() + 1_000
      while (performance.now() < end);
    })
    const grown = [...(await cpuTimes(cdp))]
      .map(([id, cpu]) => ({ id, by: cpu - (before.get(id) ?? cpu) }))
      .sort((a, b) => b.by - a.by)
    const [first, second] = grown
    const clear =
      first !== undefined && first.by > 0.2 && first.by > 2 * (second?.by ?? 0) ? first.id : null
    if (clear !== null && clear === last) {
      await cdp.detach()
      return clear
    }
    last = clear
  }
  throw new Error('no renderer process was clearly the busy one')
}
