/** The house, checked: who may import whom, where real time is read, who touches the bridge, Electron and PostgreSQL. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import floorPlan from './floors.json' with { type: 'json' }

const root = join(import.meta.dirname, '..', '..')
const rooms = ['schedule', 'precall', 'session', 'meeting', 'records', 'review', 'people', 'office']
const places = ['electron', 'renderer', 'shared']

type Source = { readonly file: string; readonly text: string; readonly imports: readonly string[] }

/** A path inside the project, with forward slashes on every machine. */
const inside = (path: string): string => relative(root, path).split(sep).join('/')

function sources(place: string): Source[] {
  return readdirSync(join(root, place), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name)
      const text = readFileSync(path, 'utf8')
      const imports = ts
        .preProcessFile(text, true, true)
        .importedFiles.map(({ fileName }) => fileName)
      return {
        file: inside(path),
        text,
        imports: imports.map((name) =>
          name.startsWith('.') ? inside(join(dirname(path), name)) : name,
        ),
      }
    })
}

const all = places.flatMap(sources)
const roomOf = (path: string): string | undefined =>
  rooms.find((room) => new RegExp(`^(electron|renderer)/${room}/`).test(path))

/** `file -> what` for each import that the predicate calls wrong. */
function wrong(found: (source: Source, imported: string) => boolean): string[] {
  return all.flatMap((source) =>
    source.imports
      .filter((imported) => found(source, imported))
      .map((imported) => `${source.file} -> ${imported}`),
  )
}

function importersOf(pattern: RegExp): string[] {
  return all
    .filter(({ imports }) => imports.some((name) => pattern.test(name)))
    .map(({ file }) => file)
}

const { about: _about, ...towers } = floorPlan

/** How high a file stands in a tower of floors.json, from 0; the folder it stands in; null outside of it. */
function floorOf(
  tower: keyof typeof towers,
  file: string,
): { level: number; folder: string } | null {
  if (!file.startsWith(`${tower}/`)) return null
  const { ground, floors, roof } = towers[tower]
  const levels: readonly (readonly string[])[] = [ground, ...floors, roof]
  const [folder = ''] = file.slice(tower.length + 1).split('/')
  return { level: levels.findIndex((names) => names.includes(folder)), folder }
}

/** Every circle of files, each told once, as the files that import each other in turn. */
function circles(): string[][] {
  const importsOf = new Map(all.map(({ file, imports }) => [file, imports]))
  const done = new Set<string>()
  const found: string[][] = []
  function walk(file: string, way: readonly string[]): void {
    const at = way.indexOf(file)
    if (at !== -1) found.push([...way.slice(at), file])
    if (at !== -1 || done.has(file)) return
    for (const imported of importsOf.get(file) ?? []) walk(imported, [...way, file])
    done.add(file)
  }
  for (const { file } of all) walk(file, [])
  return found
}

describe('the house', () => {
  it('has something in every place', () => {
    for (const place of places)
      expect(
        all.some(({ file }) => file.startsWith(`${place}/`)),
        place,
      ).toBe(true)
  })

  it('lets shared/ import shared/, zod and date-fns only', () => {
    expect(
      wrong(
        ({ file }, imported) =>
          file.startsWith('shared/') &&
          !/^(shared\/|zod$|date-fns\/|@date-fns\/(tz|utc)\/)/.test(imported),
      ),
    ).toEqual([])
  })

  it('lets renderer/ know renderer/ and shared/ only', () => {
    expect(
      wrong(
        ({ file }, imported) =>
          file.startsWith('renderer/') &&
          /^(electron($|\/)|node:|test\/|ws$|conf$|electron-store$|pg$)/.test(imported),
      ),
    ).toEqual([])
  })

  it('lets electron/ know electron/ and shared/ only', () => {
    expect(
      wrong(
        ({ file }, imported) =>
          file.startsWith('electron/') && /^(renderer\/|test\/|react|zustand)/.test(imported),
      ),
    ).toEqual([])
  })

  it('keeps sibling rooms apart', () => {
    const crossing = wrong(({ file }, imported) => {
      const [from, to] = [roomOf(file), roomOf(imported)]
      return from !== undefined && to !== undefined && from !== to
    })
    expect(crossing).toEqual([])
  })

  it.each(['shared', 'electron/storage'] as const)(
    'lets the floors of %s only go down',
    (tower) => {
      const places = all.flatMap(({ file }) => floorOf(tower, file) ?? [])
      expect(places.length).toBeGreaterThan(10)
      expect(all.filter(({ file }) => floorOf(tower, file)?.level === -1)).toEqual([])
      const up = wrong(({ file }, imported) => {
        const [from, to] = [floorOf(tower, file), floorOf(tower, imported)]
        if (from === null || to === null) return false
        const beside = to.level === from.level && to.folder !== from.folder
        return to.level > from.level || (beside && from.level > 0 && !from.folder.endsWith('.ts'))
      })
      expect(up).toEqual([])
    },
  )

  it('has no circle of files', () => {
    expect(circles()).toEqual([])
  })

  it('brings rooms together in the composition roots only', () => {
    const composing = all
      .filter(
        ({ file, imports }) =>
          roomOf(file) === undefined && imports.some((imported) => roomOf(imported) !== undefined),
      )
      .map(({ file }) => file)
    const allowed = [
      'electron/compose.ts',
      'electron/compose-rooms.ts',
      'electron/main.ts',
      'electron/sides.ts',
      'electron/commands.ts',
      'renderer/app.tsx',
    ]
    expect(
      composing.filter(
        (file) => !allowed.includes(file) && !/^renderer\/places\/[\w-]+\.tsx$/.test(file),
      ),
    ).toEqual([])
  })

  it('lets migrations import nothing of the app', () => {
    expect(
      wrong(
        ({ file }, imported) =>
          /^electron\/storage\/file\/migrations\/\d/.test(file) &&
          /^(electron|shared|renderer)\//.test(imported),
      ),
    ).toEqual([])
  })

  it('names Electron in three files only', () => {
    const allowed = [
      'electron/main.ts',
      'electron/sides.ts',
      'electron/preload.ts',
      'electron/platform/electron.ts',
    ]
    expect(importersOf(/^electron$/).filter((file) => !allowed.includes(file))).toEqual([])
  })

  it('opens the door of the developers’ loop in test/dev/ only', () => {
    const opening = all.filter(
      ({ file, text }) =>
        file !== 'electron/platform/browser.ts' && /\bdev\??:/.test(withoutComments(text)),
    )
    expect(opening.map(({ file }) => file)).toEqual([])
    expect(importersOf(/^test\/dev\//)).toEqual([])
  })

  it('names electron-updater in one file only', () => {
    expect(importersOf(/^electron-updater(\/|$)/)).toEqual(['electron/platform/updates/updater.ts'])
  })

  it('names PostgreSQL in one file only', () => {
    expect(importersOf(/^pg(\/|$)/)).toEqual(['electron/office/server/connection.ts'])
  })

  it('keeps React, React Aria and zustand in renderer/', () => {
    expect(
      importersOf(/^(react|react-dom|zustand|react-aria-components)(\/|$)/).filter(
        (file) => !file.startsWith('renderer/'),
      ),
    ).toEqual([])
  })

  it('reads real time in shared/clock.ts only', () => {
    const reads =
      /\bDate\.now\(|new Date\(\)|\bperformance\.now\(|(?<![.\w])(setTimeout|setInterval)\(/
    expect(
      all
        .filter(({ file, text }) => file !== 'shared/clock.ts' && reads.test(withoutComments(text)))
        .map(({ file }) => file),
    ).toEqual([])
  })

  it('touches the bridge in renderer/api.ts only', () => {
    const touching = all.filter(
      ({ file, text }) =>
        file.startsWith('renderer/') &&
        /\bsoudan\b/.test(withoutComments(text)) &&
        /window|globalThis/.test(text),
    )
    expect(touching.map(({ file }) => file).filter((file) => file !== 'renderer/api.ts')).toEqual(
      [],
    )
  })

  it('overrules neither the types nor the linter', () => {
    const overruled =
      /: any\b|<any>|\bas any\b|as unknown as|@ts-ignore|@ts-expect-error|eslint-disable/ // the pattern that looks for them, no overruling itself
    expect(all.filter(({ text }) => overruled.test(text)).map(({ file }) => file)).toEqual([])
  })

  it('has no style sheet that nobody loads', () => {
    const paths = readdirSync(join(root, 'renderer'), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(?:css|html)$/.test(path))
      .map((path) => join(root, 'renderer', path))
    const pages = paths.filter((path) => path.endsWith('.html'))
    const linked = pages.flatMap((page) =>
      [...readFileSync(page, 'utf8').matchAll(/href="([^"]+\.css)"/g)].map(([, href = '']) =>
        inside(join(dirname(page), href)),
      ),
    )
    const loaded = new Set([...all.flatMap(({ imports }) => imports), ...linked])
    const sheets = paths.filter((path) => path.endsWith('.css')).map(inside)
    expect(sheets.length).toBeGreaterThan(20)
    expect(sheets.filter((sheet) => !loaded.has(sheet))).toEqual([])
  })

  it('says of every line that is not to be seen what it is in forced colours, where it would be', () => {
    const sheets = readdirSync(join(root, 'renderer'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.css'))
      .map((path) => ({
        path,
        css: readFileSync(join(root, 'renderer', path), 'utf8').replaceAll(/\/\*.*?\*\//gs, ''),
      }))
    const unseen = sheets.flatMap(({ path, css }) =>
      [...css.matchAll(/([^{}]+)\{[^{}]*solid transparent[^{}]*\}/g)].map(([, selector = '']) => ({
        path,
        selector: selector.trim(),
        forced: css.split('@media (forced-colors: active)').slice(1).join(''),
      })),
    )
    expect(unseen.length).toBeGreaterThan(4)
    expect(
      unseen
        .filter(({ selector, forced }) => !forced.includes(`${selector} {`))
        .map(({ path, selector }) => `${path}: ${selector}`),
    ).toEqual([])
  })

  it('keeps files small enough to read', () => {
    const long = all
      .map(({ file, text }) => ({ file, lines: text.split('\n').length }))
      .filter(({ lines }) => lines > 340)
    expect(long).toEqual([])
  })

  it('keeps the composition root of the main process under 150 lines', () => {
    const lines = (file: string): number =>
      readFileSync(join(root, file), 'utf8').split('\n').length
    for (const file of ['electron/main.ts', 'electron/sides.ts', 'electron/compose.ts'])
      expect(lines(file), file).toBeLessThan(150)
    expect(lines('electron/compose-rooms.ts')).toBeLessThan(210)
  })
})

const terms = join(root, '..', 'shared', 'terms-of-use.txt')

describe.skipIf(!existsSync(terms))(
  'the texts of the terms (compared where the source lies beside the project)',
  () => {
    it('are not copied: no run of 20 characters of them stands in the project', () => {
      const squeeze = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '')
      const source = squeeze(readFileSync(terms, 'utf8'))
      const runs = new Set<string>()
      for (let at = 0; at + 20 <= source.length; at += 1) runs.add(source.slice(at, at + 20))
      const copied = all.flatMap(({ file, text }) => {
        const own = squeeze(text)
        for (let at = 0; at + 20 <= own.length; at += 1)
          if (runs.has(own.slice(at, at + 20))) return [`${file}: ${own.slice(at, at + 20)}`]
        return []
      })
      expect(copied).toEqual([])
    })
  },
)

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
}
