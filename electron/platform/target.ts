/** What a request line asks for, read strictly: our own addresses are plain, and whatever is not is nothing of ours. */

export type Target = { readonly path: string; readonly query: URLSearchParams }

const LONGEST = 2_048

/**
 * Null for every spelling under which two readers could see two paths: percent-encodings, backslashes, an empty
 * segment (`//`), a whole address, `*`, control characters. Never throws.
 */
export function targetOf(raw: string | undefined): Target | null {
  if (raw === undefined || raw.length > LONGEST) return null
  const at = raw.indexOf('?')
  const path = at < 0 ? raw : raw.slice(0, at)
  return isPlainPath(path)
    ? { path, query: new URLSearchParams(at < 0 ? '' : raw.slice(at + 1)) }
    : null
}

/** Begins with a slash; letters, digits and `. _ ~ @ -` in segments that are neither empty nor begin with a dot. */
export function isPlainPath(path: string): boolean {
  return /^\/(?:(?!\.)[\w.~@-]+\/)*(?:(?!\.)[\w.~@-]+)?$/.test(path)
}
