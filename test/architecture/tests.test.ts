/** The tests themselves: each says in one line what it is for, and an end-to-end file begins through the fixtures. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { describe, expect, it } from 'vitest'

const folder = join(import.meta.dirname, '..')

/** Every file of the tests, its path from `test/` with forward slashes. */
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({
    file: relative(folder, path).split(sep).join('/'),
    text: readFileSync(path, 'utf8'),
  }))
const tests = files.filter(({ file }) => /\.test\.tsx?$/.test(file))
const endToEnd = tests.filter(({ file }) => file.startsWith('e2e/'))
const named = (some: typeof files): string[] => some.map(({ file }) => file)

/** One line, one sentence of some length at least. */
const PURPOSE = /^\/\*\* \S.{20,}[.?] \*\/\r?\n/

describe('every file of the tests', () => {
  it('is looked at', () => {
    expect(files.length).toBeGreaterThan(150)
    expect(tests.length).toBeGreaterThan(90)
    expect(endToEnd.length).toBeGreaterThan(20)
  })

  it('begins with what it is for', () => {
    const says = /^\/\*\* \S|^\/\*\*\r?\n \* \S|^\/\/ \S/
    expect(named(files.filter(({ text }) => !says.test(text)))).toEqual([])
  })

  it('says so in one line, where it is a test', () => {
    expect(named(tests.filter(({ text }) => !PURPOSE.test(text)))).toEqual([])
  })
})

describe('an end-to-end test', () => {
  it('begins through the fixtures, or says in its second line why by hand', () => {
    const byHand = /^.*\r?\n\/\/ \S.*\bby hand\b/
    expect(
      named(
        endToEnd.filter(({ text }) => !/\b(?:office|zoom)Test\(/.test(text) && !byHand.test(text)),
      ),
    ).toEqual([])
  })

  it('leaves to the pages what would be said more than three times', () => {
    const spoken = files
      .filter(({ file }) => /^e2e\/[\w-]+(?:\.test)?\.ts$/.test(file))
      .flatMap(
        ({ text }) => text.replaceAll(/\n\s*\./g, '.').match(/\.(?:getBy|locator)\w*\(.*$/gm) ?? [],
      )
    expect(spoken.length).toBeGreaterThan(200)
    const times = Map.groupBy(spoken, (line) => line.trim())
    expect([...times].filter(([, said]) => said.length > 3).map(([line]) => line)).toEqual([])
  })
})
