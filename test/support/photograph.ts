/** Every screen that the walks come to, as it is seen: at 1366 x 768, in forced colours, and whole at 200 % and 400 %. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { shoot } from './app.ts'
import { ENLARGED, NORMAL } from './screen-check.ts'
import { settled } from './settled.ts'

/** `PICTURES=all` takes them (a minute or two more); they go to the folder test/output. */
const wanted = process.env['PICTURES'] === 'all'

/** @param name of the screen, fit for a file */
export async function photograph(page: Page, name: string): Promise<void> {
  if (!wanted) return
  await shoot(page, join('pictures', `1366-${name}`))
  await page.emulateMedia({ forcedColors: 'active' })
  await settled(page)
  await shoot(page, join('pictures', `forced-${name}`))
  await page.emulateMedia({ forcedColors: 'none' })
  for (const percent of [200, 400] as const) {
    await page.setViewportSize(ENLARGED[percent])
    await settled(page)
    await shoot(page, join('pictures', `${percent}-${name}`), { fullPage: true })
  }
  await page.setViewportSize(NORMAL)
  await settled(page)
}
