/** Files of the built pages, served over app://, from 127.0.0.1 and from localhost; nothing outside their folder. */
import { readFile } from 'node:fs/promises'
import { extname, isAbsolute, relative, resolve } from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.wav': 'audio/wav',
  '.cur': 'image/x-icon',
  '.bin': 'application/octet-stream',
}

/** The content type by the file's ending; null for an ending that we never serve. */
export function contentType(path: string): string | null {
  return types[extname(path).toLowerCase()] ?? null
}

/**
 * The file under `folder` that a URL's path names; null for what points outside, hides (a dot folder), or is
 * spelled so that file systems disagree about it (backslash, NUL, drive letter, bad escape).
 */
export function fileInside(folder: string, urlPath: string): string | null {
  let path: string
  try {
    path = decodeURIComponent(urlPath)
  } catch {
    return null
  }
  const parts = path.split('/').filter((part) => part !== '')
  if (parts.length === 0 || parts.some((part) => part.startsWith('.') || /[\\:\0%]/.test(part)))
    return null
  const file = resolve(folder, ...parts)
  const inside = relative(folder, file)
  return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? null : file
}

export type ServedFile = { readonly body: Buffer; readonly type: string }

/** Reads one file for a URL's path; null when there is none or it may not be served. */
export async function readServed(folder: string, urlPath: string): Promise<ServedFile | null> {
  const file = fileInside(folder, urlPath)
  const type = file === null ? null : contentType(file)
  if (file === null || type === null) return null
  try {
    return { body: await readFile(file), type }
  } catch (error) {
    if (
      error instanceof Error &&
      'code' in error &&
      ['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG'].includes(String(error.code))
    )
      return null
    throw error
  }
}
