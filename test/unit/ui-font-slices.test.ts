/** The font's declarations, cut down for the build: nothing lost between the two halves, and no second format. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { cutSlices } from '../../renderer/ui/font-slices.ts'

const css = (weight: number): string =>
  readFileSync(
    join(import.meta.dirname, `../../node_modules/@fontsource/noto-sans-jp/${weight}.css`),
    'utf8',
  )
const files = (text: string): string[] =>
  [...text.matchAll(/noto-sans-jp-[\w-]+\.woff2/gu)].map(([file]) => file)

it.each([400, 700])(
  'keeps every slice of weight %d in one of the two halves, as woff2',
  (weight) => {
    const [common, rest] = [cutSlices(css(weight), 'common'), cutSlices(css(weight), 'rest')]
    expect([...files(common), ...files(rest)].sort()).toEqual(files(css(weight)).sort())
    expect(common + rest).not.toMatch(/\.woff[^2]/)
    expect(files(common)).toContain(`noto-sans-jp-119-${weight}-normal.woff2`)
    expect(files(common).length).toBeLessThan(files(rest).length)
  },
)

it('says so when the package no longer looks like that', () => {
  expect(() => cutSlices('body {}', 'common')).toThrow()
})
