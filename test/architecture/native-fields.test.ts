/** Dates and times are typed into fields of our own: a browser's speak no 令和 and the language of the computer. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const native = (text: string): boolean =>
  /\btype[=:]\s*\{?\s*["'`](?:date|month|week|time|datetime-local)["'`]/.test(text)

describe('fields for dates and times', () => {
  const screens = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'renderer'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((file) => /\.(tsx?|html)$/.test(file))

  it('would be caught', () => {
    expect(native('<input type="date" />')).toBe(true)
    expect(native("<TextField type={'month'} />")).toBe(true)
    expect(native("<TextField type='text' />")).toBe(false)
  })

  it('are none of the browser', () => {
    expect(screens.length).toBeGreaterThan(200)
    expect(screens.filter((file) => native(readFileSync(join(root, file), 'utf8')))).toEqual([])
  })
})
