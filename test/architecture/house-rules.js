/** The rules of the house that ESLint has no words for: what rests on what (floors.json), and that no files import each other in a circle. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import ts from 'typescript'

const root = join(import.meta.dirname, '..', '..')
const towers = JSON.parse(readFileSync(join(import.meta.dirname, 'floors.json'), 'utf8'))

/** A path inside the project, with forward slashes on every machine. */
const inside = (path) => relative(root, path).split(sep).join('/')

/** Where a file stands: its tower, its folder there, and its level from below; null outside of all towers, -1: on no floor. */
function placeOf(file) {
  const tower = Object.keys(towers).find((folder) => file.startsWith(`${folder}/`))
  if (tower === undefined) return null
  const { ground, floors, roof } = towers[tower]
  const [first, ...rest] = file.slice(tower.length + 1).split('/')
  if (rest.length > 0) {
    const floor = floors.findIndex((rooms) => rooms.includes(first))
    return { tower, folder: first, level: floor === -1 ? -1 : floor + 1 }
  }
  const level = ground.includes(first) ? 0 : roof.includes(first) ? floors.length + 1 : -1
  return { tower, folder: null, level }
}

/** Calls `found` with each relative import of the file, as a path inside the project. */
function onImports(context, found) {
  const here = context.filename
  const look = (node, source) => {
    if (typeof source?.value === 'string' && source.value.startsWith('.'))
      found(node, inside(join(dirname(here), source.value)))
  }
  return {
    ImportDeclaration: (node) => look(node, node.source),
    ExportNamedDeclaration: (node) => look(node, node.source),
    ExportAllDeclaration: (node) => look(node, node.source),
    ImportExpression: (node) => look(node, node.source),
    TSImportType: (node) => look(node, node.source ?? node.argument?.literal),
  }
}

const floors = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = inside(context.filename)
    const from = placeOf(file)
    if (from === null) return {}
    if (from.level === -1)
      return {
        Program: (node) =>
          context.report({ node, message: `${file} stands on no floor of floors.json.` }),
      }
    return onImports(context, (node, imported) => {
      const to = placeOf(imported)
      if (to === null || to.tower !== from.tower) return
      const beside = to.level === from.level && to.folder !== from.folder
      if (to.level > from.level || beside)
        context.report({
          node,
          message: `${file} must not rest on ${imported}: floors only go down (floors.json).`,
        })
    })
  },
}

/** file → the files it imports, read once for each run of ESLint. */
let graph = null
function importsOf(file) {
  graph ??= new Map(
    ['electron', 'renderer', 'shared'].flatMap((place) =>
      readdirSync(join(root, place), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
        .map((entry) => {
          const path = join(entry.parentPath, entry.name)
          const { importedFiles } = ts.preProcessFile(readFileSync(path, 'utf8'), true, true)
          const imports = importedFiles
            .filter(({ fileName }) => fileName.startsWith('.'))
            .map(({ fileName }) => inside(join(dirname(path), fileName)))
          return [inside(path), imports]
        }),
    ),
  )
  return graph.get(file) ?? []
}

/** The way from one file to another along the imports; null: there is none. */
function wayTo(target, start) {
  const before = new Map([[start, null]])
  const next = [start]
  for (let file = next.shift(); file !== undefined; file = next.shift()) {
    if (file === target) {
      const way = []
      for (let at = file; at !== null; at = before.get(at)) way.unshift(at)
      return way
    }
    for (const imported of importsOf(file))
      if (!before.has(imported)) {
        before.set(imported, file)
        next.push(imported)
      }
  }
  return null
}

const noCircle = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = inside(context.filename)
    return onImports(context, (node, imported) => {
      const way = wayTo(file, imported)
      if (way !== null)
        context.report({ node, message: `A circle of files: ${[file, ...way].join(' -> ')}` })
    })
  },
}

export const house = { rules: { floors, 'no-circle': noCircle } }
