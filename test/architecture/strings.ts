/** The strings of a source file, as the tests of words read them. */
import ts from 'typescript'

/** What a template fills in stands as `${}`. */
export function stringsOf(file: string, text: string): string[] {
  const found: string[] = []
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isJsxText(node)) found.push(node.text)
    if (ts.isTemplateExpression(node))
      found.push(
        node.head.text + node.templateSpans.map(({ literal }) => `\${}${literal.text}`).join(''),
      )
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind))
  return found
}
