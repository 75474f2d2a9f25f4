/** What axe finds wrong with a page and all frames in it. */
// By axe's own two halves (`runPartial` in each frame, `finishRun` where all comes together): one question to each frame, and no
// blank page opened beside the app for every screen, as its driver for Playwright does.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type Axe from 'axe-core'
import type { Frame, Page } from 'playwright-core'
import { z } from 'zod'

/** In the page. */
declare const axe: typeof Axe

/** Put into each page by the browser's debugger: nothing is asked of a network, and no rule of the page is loosened. */
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Question = {
  readonly context: Axe.FrameContextObject | { readonly exclude: string[] }
  readonly options: Axe.RunOptions
}

async function makeReady(frame: Frame): Promise<void> {
  if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(source)
}

/**
 * Of this frame and of those in it, in axe's order, each as JSON: the driver takes a text of any length as it is, and goes
 * through a tree of thousands of nodes one by one.
 */
async function partsOf(frame: Frame, question: Question): Promise<string[]> {
  await makeReady(frame)
  const { inside, own } = await frame.evaluate(
    async ({ context, options }) => ({
      inside: axe.utils.getFrameContexts(context),
      own: JSON.stringify(await axe.runPartial(context, options)),
    }),
    question,
  )
  const parts = [own]
  for (const { frameSelector, frameContext } of inside) {
    const holder = await frame.evaluateHandle(
      (selector) => axe.utils.shadowSelect(selector),
      frameSelector,
    )
    const child = await holder.asElement()?.contentFrame()
    // A frame that went away meanwhile.
    if (child === undefined || child === null) parts.push('null')
    else parts.push(...(await partsOf(child, { ...question, context: frameContext })))
  }
  return parts
}

const ViolationsSchema = z.array(
  z.object({
    id: z.string(),
    nodes: z.array(
      z.object({
        /** The way to it, through the frames. */
        target: z.array(z.union([z.string(), z.array(z.string())])),
        html: z.string(),
      }),
    ),
  }),
)

/** In the page, of all that axe says: what is asked for here. */
const FINDINGS = `({ violations }) => violations.map(({ id, nodes }) => ({
  id,
  nodes: nodes.map(({ target, html }) => ({ target, html })),
}))`

/** @param exclude what is not looked at, as selectors; @param options which rules, as axe has them, fit for JSON */
export async function axeViolations(
  page: Page,
  exclude: string[] = [],
  options: Axe.RunOptions = {},
): Promise<z.infer<typeof ViolationsSchema>> {
  // Of what is right, one example of each is enough: the words for the thousand others take as long as finding out.
  const question: Question = {
    context: { exclude },
    options: { ...options, resultTypes: ['violations'] },
  }
  const how = JSON.stringify(question.options)
  let whole = `axe.run(${JSON.stringify(question.context)}, ${how})`
  if (page.frames().length === 1) await makeReady(page.mainFrame())
  else whole = `axe.finishRun([${(await partsOf(page.mainFrame(), question)).join()}], ${how})`
  return ViolationsSchema.parse(await page.evaluate<unknown>(`${whole}.then(${FINDINGS})`))
}
