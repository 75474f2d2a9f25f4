/** What a second engine, IBM's accessibility-checker-engine, finds wrong with a screen by WCAG 2.2 A and AA: it knows other rules than axe. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { z } from 'zod'
import { shownFrames } from './screen-check.ts'
import { settled } from './settled.ts'

const engineFile = (name: string): string =>
  readFileSync(
    createRequire(import.meta.url).resolve(`accessibility-checker-engine/${name}`),
    'utf8',
  )

/** Read once, put into each page by the browser's debugger: nothing is asked of a network, and no rule of the page is loosened. */
const source = engineFile('ace-window.js')

/**
 * The engine's rules that can say of anything that it is surely wrong, by its own readable text: a third of them, and half of
 * the time, only ever say what a person should look at, which we do not ask for.
 */
function rulesThatCanFail(): string[] {
  const [, ...files] = engineFile('ace-window-debug.js').split('/***/ "./src/v4/rules/')
  const can = files
    .map((text) => text.slice(0, text.indexOf('/***/ },')))
    .filter((text) => text.includes('RuleFail'))
    .flatMap((text) => [...text.matchAll(/^ {4}id: "(\w+)"/gm)].map(([, id = '']) => id))
  if (can.length < 80) throw new Error('the text of the second engine is written otherwise now')
  return can
}
const canFail = rulesThatCanFail()

const FindingsSchema = z.array(
  z.object({
    rule: z.string(),
    where: z.string(),
    html: z.string(),
    says: z.string(),
    /** It stands behind an open dialog, where nobody can do anything with it. */
    inert: z.boolean(),
    /** Words in it are for the ear alone. */
    spoken: z.boolean(),
  }),
)
type Finding = z.infer<typeof FindingsSchema>[number]

/** Where the engine is wrong: which rule, on which screens, and why it is left. The one place for it. */
const wrong: readonly {
  readonly rule: string
  readonly on: (finding: Finding, screen: string) => boolean
  readonly why: string
}[] = [
  {
    rule: 'aria_child_tabbable',
    on: ({ inert }) => inert,
    why: 'every dialog over a screen with tabs: what lies behind a dialog is inert, and no tab of it is to be reached by Tab',
  },
  {
    rule: 'label_content_exists',
    on: ({ spoken }) => spoken,
    why: 'the queue of the review: the label of a tick box says whom it picks; the engine takes words that are clipped for the eye for none',
  },
  {
    rule: 'table_headers_exists',
    on: ({ spoken }) => spoken,
    why: 'the same queue: its head is for the ear alone, like the words above',
  },
]

const isWrong = (finding: Finding, screen: string): boolean =>
  wrong.some(({ rule, on }) => rule === finding.rule && on(finding, screen))

/**
 * Runs in the page, and makes the engine ready: a guideline of ours is WCAG 2.2 without the rules whose word we would drop,
 * as they say no FAIL or are recommendations there. What the others depend on stays with them.
 */
const PREPARE = `(canFail) => {
  const checker = new ace_ibma.Checker()
  const wcag = checker.getGuidelines().find(({ id }) => id === 'WCAG_2_2')
  const levels = wcag.checkpoints.flatMap(({ rules = [] }) => rules)
  const sure = new Set(
    canFail.filter((rule) => levels.some(({ id, level }) => id === rule && level === 'VIOLATION')),
  )
  for (const id of sure)
    for (const other of checker.engine.getRule(id)?.dependencies ?? []) sure.add(other)
  checker.addGuideline({
    ...wcag,
    id: 'SURE',
    checkpoints: wcag.checkpoints.map((point) => ({
      ...point,
      rules: (point.rules ?? []).filter(({ id }) => sure.has(id)),
    })),
  })
  window.soudanSecondEngine = checker
}`

/** Runs in the page: violations that are sure, not what a person should look at. */
const CHECK = `soudanSecondEngine.check(document, ['SURE']).then(({ results }) =>
  results
    .filter(({ value }) => value[0] === 'VIOLATION' && value[1] === 'FAIL')
    .map(({ ruleId, path, snippet, message, node }) => ({
      rule: ruleId,
      where: path.dom,
      html: snippet,
      says: message,
      inert: node instanceof Element && node.closest('[inert], [aria-hidden=true]') !== null,
      spoken: node instanceof Element && node.querySelector('.sd-hidden-visually') !== null,
    })))`

async function once(page: Page, screen: string): Promise<string[]> {
  const all = await Promise.all(
    shownFrames(page).map(async (frame) => {
      if (!(await frame.evaluate(() => 'soudanSecondEngine' in window))) {
        await frame.evaluate(source)
        await frame.evaluate(`(${PREPARE})(${JSON.stringify(canFail)})`)
      }
      return FindingsSchema.parse(await frame.evaluate<unknown>(CHECK))
    }),
  )
  return all
    .flat()
    .filter((finding) => !isWrong(finding, screen))
    .map(
      ({ rule, where, html, says }) =>
        `second engine ${rule}: ${says} ${where.split('/').slice(-3).join('/')} ${html.slice(0, 160)}`,
    )
}

/** One line each. A screen that was still being drawn is looked at again: only what stays counts. */
export async function engineFindings(page: Page, screen: string): Promise<string[]> {
  const first = await once(page, screen)
  if (first.length === 0) return first
  await settled(page)
  const again = await once(page, screen)
  return first.filter((finding) => again.includes(finding))
}
