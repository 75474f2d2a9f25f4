/**
 * Scrolling the list of a million records in the built app: the longest task of the page against the 50 ms that a
 * person would notice, and the frames in the meantime. Build first (`npm run build`).
 */
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { freshFolder, removeFolder, startApp } from '../support/app.ts'
import { type Bench, round } from './bench.ts'
import { recordsOf } from './records.ts'

const RECORDS = Number(process.env['SOUDAN_BENCH_RECORDS'] ?? 1_000_000)
const NOTICED_MS = 50
const SECONDS = 6

type Scrolled = { readonly frames: readonly number[]; readonly tasks: readonly number[] }

/** Down with ever greater steps and up again, one step a frame. */
async function scroll(page: Page): Promise<Scrolled> {
  return page.evaluate(async (seconds) => {
    const list = document.querySelector('.records-scroller')
    if (list === null) throw new Error('there is no list')
    const tasks: number[] = []
    const watch = new PerformanceObserver((found) =>
      tasks.push(...found.getEntries().map((entry) => entry.duration)),
    )
    watch.observe({ type: 'longtask' })
    const frames: number[] = []
    const start = performance.now()
    for (
      let before = start, step = 8;
      before - start < seconds * 1000;
      step = step < 4000 ? step * 1.02 : 8
    ) {
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve))
      if (before !== start) frames.push(now - before)
      before = now
      list.scrollTop += before - start < (seconds * 1000) / 2 ? step : -step
    }
    await new Promise((resolve) => setTimeout(resolve, 300))
    watch.disconnect()
    return { frames, tasks }
  }, SECONDS)
}

export const bench: Bench = {
  name: 'scroll',
  target: { atMost: 1 },
  async run() {
    const root = freshFolder()
    const { folder } = recordsOf(RECORDS)
    symlinkSync(folder, join(root, 'practice'), 'junction')
    const app = await startApp(root)
    try {
      const { page } = app
      page.setDefaultTimeout(60_000)
      await page.getByRole('button', { name: '練習用の事務所で始める' }).click()
      await page.getByRole('button', { name: '統括B（練習）で始める' }).click()
      await page
        .getByRole('navigation', { name: 'メニュー' })
        .getByRole('button', { name: '相談記録' })
        .click()
      await page.locator('.records-scroller .records-open').first().waitFor()
      await scroll(page)
      const { frames, tasks } = await scroll(page)
      const sorted = [...frames].sort((a, b) => a - b)
      const longest = Math.max(0, ...tasks)
      return {
        ratio: longest / NOTICED_MS,
        unit: `x ${NOTICED_MS} ms, the longest task`,
        details: {
          records: RECORDS,
          frames: frames.length,
          framesPerSecond: round(frames.length / SECONDS, 1),
          frameMedianMs: round(sorted[Math.floor(sorted.length / 2)] ?? NaN),
          frameP95Ms: round(sorted[Math.floor(sorted.length * 0.95)] ?? NaN),
          longTasks: tasks.length,
          longestMs: round(longest),
        },
      }
    } finally {
      await app.close()
      removeFolder(root)
    }
  },
}
