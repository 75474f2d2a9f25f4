/** The files of the app's own page: what the build says belongs to it, and nothing else of what lies beside it. */
import { readServed, type ServedFile } from './files.ts'
import { filesOf, readManifest } from './manifest.ts'
import { isPlainPath } from './target.ts'

const PAGE = 'index.html'

/**
 * Reads a file for a URL's path. Only names that the manifest lists, word for word: the meeting's pages, which have a
 * server of their own, cannot be reached by another spelling on a file system that knows no case.
 */
export function createAppFiles(
  rendererFolder: string,
): (urlPath: string) => Promise<ServedFile | null> {
  let known: Promise<ReadonlySet<string>> | null = null
  const names = (): Promise<ReadonlySet<string>> => {
    known ??= readManifest(rendererFolder).then(
      (manifest) => filesOf(manifest, PAGE),
      (error: unknown) => {
        known = null
        throw error
      },
    )
    return known
  }
  return async (urlPath) => {
    // The first page need not wait for the list.
    const listed =
      urlPath === `/${PAGE}` || (isPlainPath(urlPath) && (await names()).has(urlPath.slice(1)))
    if (!listed) return null
    return readServed(rendererFolder, urlPath)
  }
}
