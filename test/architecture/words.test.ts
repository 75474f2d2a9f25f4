/** Every word a counselor reads: none that the glossary has retired, and no article without the terms it stands in. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import profile from '../../assets/office/kanazawa.json' with { type: 'json' }
import { UNDATED } from '../../shared/office/profile.ts'
import { environmentText } from '../../renderer/precall/words/environment.ts'
import { incoming, retired } from './retired-words.ts'
import { stringsOf } from './strings.ts'

const root = join(import.meta.dirname, '..', '..')
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u
type Told = { readonly file: string; readonly words: string }

const everything: readonly Told[] = execFileSync(
  'git',
  [
    'ls-files',
    '-co',
    '--exclude-standard',
    'renderer',
    'electron',
    'shared',
    'assets/office',
    'docs',
    'README.md',
    'CHANGELOG.md',
  ],
  { cwd: root, encoding: 'utf8' },
)
  .split('\n')
  .filter((file) => /\.(tsx?|html|json|md)$/.test(file) && !incoming.includes(file))
  .flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8')
    const all = /\.tsx?$/.test(file) ? stringsOf(file, text) : text.split('\n')
    return all.filter((words) => JAPANESE.test(words)).map((words) => ({ file, words }))
  })

/** `words` retired in each of the sentences. */
const caught = (told: readonly Told[]): string[] =>
  told.flatMap(({ file, words }) =>
    retired
      .filter(
        ({ word, allowed }) =>
          word.test(words) && allowed?.where.some((place) => file.startsWith(place)) !== true,
      )
      .map(({ use }) => `${file}: ${words} -> ${use}`),
  )

/** An article names its terms right before it, or follows another article of the same terms. */
const unnamed = (words: string): boolean =>
  /(?<!厚労省規約|事務所の規程|[条項号]・)第\d+条/.test(words)

describe('the words on the screens, in the terminal and in the guides', () => {
  it('are found', () => {
    expect(everything.length).toBeGreaterThan(1000)
  })

  it.each(retired)('would be caught: $example', ({ example }) => {
    expect(caught([{ file: 'renderer/some.ts', words: example }])).not.toEqual([])
  })

  it('are none that the glossary has retired', () => {
    expect(caught(everything)).toEqual([])
  })

  it('name the terms of every article they cite', () => {
    expect(unnamed('相談の開始時刻（第3条第1号）')).toBe(true)
    expect(unnamed('相談の開始時刻（事務所の規程第3条第1号）')).toBe(false)
    expect(everything.filter(({ words }) => unnamed(words))).toEqual([])
  })

  it('name no day for the terms of Zoom, which name none themselves', () => {
    const zoom = profile.terms.find(({ kind }) => kind === 'zoom')
    expect(zoom?.effectiveFrom).toBe(UNDATED)
    expect(environmentText.consentItem('Zoomの利用規約', null)).toBe('Zoomの利用規約に同意している')
  })
})
