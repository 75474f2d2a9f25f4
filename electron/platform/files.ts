/** Files of the built pages, served over app://, from 127.0.0.1 and from localhost; nothing outside their folder. */
import { readFile } from 'node:fs/promises'
import { extname, isAbsolute, relative, resolve } from 'node:path'
import { isPlainPath } from './target.ts'

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
 * The file under `folder` that a URL's path names; null for what points outside, hides (a dot folder), or is not
 * spelled plainly. Nothing is decoded: the built files' names need no encoding, and an encoded one is somebody's trick.
 */
export function fileInside(folder: string, urlPath: string): string | null {
  if (!isPlainPath(urlPath)) return null
  const file = resolve(folder, `.${urlPath}`)
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
