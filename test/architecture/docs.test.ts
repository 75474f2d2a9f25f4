/** What the documents name is there: files, commands, floors and decisions. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import floorPlan from './floors.json' with { type: 'json' }

const root = join(import.meta.dirname, '..', '..')
const decisions = join('docs', 'decisions')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  join('docs', 'architecture.md'),
  join('docs', 'security.md'),
  join('docs', 'zoom-first-day.md'),
  ...readdirSync(join(root, decisions)).map((name) => join(decisions, name)),
]

const PLACES = 'electron|renderer|shared|test|dev|packaging|assets|docs'

/** Paths in backticks, as far as they name one thing: no star and no <room> in them. */
function paths(text: string): string[] {
  const named = [...text.matchAll(/`([^`\s]+)`/g)].map(([, path = '']) => path)
  return named.filter(
    (path) => new RegExp(`^(${PLACES})/[\\w./-]+$`).test(path) && !path.includes('…'),
  )
}

/** `npm run NAME` and `npm NAME` of commands of ours. */
const commands = (text: string): string[] =>
  [...text.matchAll(/\bnpm run (?:-s )?([\w:]+)/g)].map(([, name = '']) => name)

describe('the documents', () => {
  it.each(documents)('%s names only files that are there', (file) => {
    expect(paths(read(file)).filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  it('name enough of them for this to mean something', () => {
    expect(documents.flatMap((file) => paths(read(file))).length).toBeGreaterThan(100)
  })

  it.each(documents)('%s names only commands that are there', (file) => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(read('package.json')))
    expect(commands(read(file)).filter((name) => scripts[name] === undefined)).toEqual([])
  })

  it.each(documents)('%s links only to what is there', (file) => {
    const prose = read(file).replaceAll(/`[^`]*`/g, '')
    const links = [...prose.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, to = '']) => to)
    expect(links.filter((to) => !existsSync(join(root, dirname(file), to)))).toEqual([])
  })

  it('draw every floor of the house, the lower ones to the right of the higher', () => {
    const picture = read(join('docs', 'architecture.md'))
    for (const tower of [floorPlan.shared, floorPlan['electron/storage']]) {
      const levels = [tower.ground, ...tower.floors, tower.roof].toReversed()
      const names = levels.flat()
      expect(names.filter((name) => !picture.includes(name))).toEqual([])
    }
    const drawn = /s7\[.*$/m.exec(picture)?.[0] ?? ''
    const order = [...floorPlan.shared.floors]
      .toReversed()
      .map(([first = '']) => drawn.search(new RegExp(`\\b${first}\\b`)))
    expect(order).toEqual([...order].sort((one, other) => one - other))
    expect(Math.min(...order)).toBeGreaterThan(-1)
  })

  it('list every decision, with numbers that are used once', () => {
    const index = read(join(decisions, 'README.md'))
    const files = readdirSync(join(root, decisions)).filter((name) => name !== 'README.md')
    expect(files.filter((name) => !index.includes(`(${name})`))).toEqual([])
    expect(new Set(files.map((name) => name.slice(0, 4))).size).toBe(files.length)
  })
})
