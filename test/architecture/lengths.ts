/**
 * How long files and functions are, per folder: median, 90th percentile and the ten longest, as Markdown.
 * `node test/architecture/lengths.ts [root]`; the root is this project unless another one is named.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import ts from 'typescript'

const root = process.argv[2] ?? join(import.meta.dirname, '..', '..')
const FOLDERS = ['shared', 'electron', 'renderer', 'test']
const LONGEST = 10

type Long = { readonly name: string; readonly lines: number }

/** A file's lines, as an editor counts them. */
const linesOf = (text: string): number => text.replace(/\n$/, '').split('\n').length

/** What a function is called: its own name, or that of what it is given to; with its line where it has neither. */
function nameOf(node: ts.FunctionLikeDeclaration, source: ts.SourceFile): string {
  if (ts.isConstructorDeclaration(node)) return 'constructor'
  if (node.name !== undefined) return node.name.getText(source)
  const { parent } = node
  const named = ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)
  if (named) return parent.name.getText(source)
  const called = ts.isCallExpression(parent) ? `${parent.expression.getText(source)}(…)` : ''
  return `${called}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`
}

/** What is handed to `describe` is a list of tests, no function anybody calls. */
function isFunction(node: ts.Node): node is ts.FunctionLikeDeclaration {
  if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) return false
  const { parent } = node
  return !(ts.isCallExpression(parent) && /^describe\b/.test(parent.expression.getText()))
}

/** Every function with a body, from its first line to its last; the ones within it count as its lines and for themselves. */
function functionsOf(file: string, text: string): Long[] {
  const source = ts.createSourceFile(
    file,
    text,
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  )
  const found: Long[] = []
  const lineAt = (position: number): number => source.getLineAndCharacterOfPosition(position).line
  function walk(node: ts.Node): void {
    if (isFunction(node))
      found.push({
        name: `${file} ${nameOf(node, source)}`,
        lines: lineAt(node.getEnd()) - lineAt(node.getStart(source)) + 1,
      })
    ts.forEachChild(node, walk)
  }
  walk(source)
  return found
}

/** The value below which so much of the list lies; 0 of an empty one. */
function share(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

function row(what: string, all: readonly Long[]): string {
  const sorted = all.map(({ lines }) => lines).sort((a, b) => a - b)
  const cells = [what, sorted.length, share(sorted, 0.5), share(sorted, 0.9), sorted.at(-1) ?? 0]
  return `| ${cells.join(' | ')} |`
}

function longest(what: string, all: readonly Long[]): string {
  const [...most] = all
  most.sort((a, b) => b.lines - a.lines)
  return `${what}: ${most
    .slice(0, LONGEST)
    .map(({ name, lines }) => `${name} ${lines}`)
    .join('; ')}`
}

const measured = FOLDERS.map((folder) => {
  const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|css)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes(`${sep}output${sep}`))
    .map((path) => ({
      file: relative(root, path).split(sep).join('/'),
      text: readFileSync(path, 'utf8'),
    }))
  return {
    folder,
    files: files.map(({ file, text }) => ({ name: file, lines: linesOf(text) })),
    functions: files
      .filter(({ file }) => !file.endsWith('.css'))
      .flatMap(({ file, text }) => functionsOf(file, text)),
  }
})

console.log('| folder | how many | median | p90 | longest |')
console.log('|---|---|---|---|---|')
for (const { folder, files, functions } of measured) {
  console.log(row(`${folder}/ files`, files))
  console.log(row(`${folder}/ functions`, functions))
}
for (const { folder, files, functions } of measured) {
  console.log(`\n${longest(`${folder}/ files`, files)}`)
  console.log(`\n${longest(`${folder}/ functions`, functions)}`)
}
