/** What an office's folder at the backup target holds: its copies and the bases their parts lie in; and which of it goes. */
import { readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { isMissing, storageCause } from '../file/errors.ts'
import { whileHeldLonger } from '../file/held.ts'
import { baseFolder, type BackupManifest, lookAtManifest, partName } from './backup-manifest.ts'
import { staying } from './thinning.ts'

export const UNFINISHED = '.unfinished'
const COPY = /^\d{8}-\d{6}$/
const BASE = /^base-(\d{6,})$/

export type Copy = { readonly name: string; readonly manifest: BackupManifest }
/** `sure`: each of them could be looked at, so that what none of them names is named by none. */
export type Copies = {
  readonly copies: readonly Copy[]
  readonly bases: readonly number[]
  readonly leftOver: readonly string[]
  readonly sure: boolean
}

/** The whole copies, the oldest first. @param root the office's own folder at the target; one that is not there holds nothing */
export async function copiesIn(root: string): Promise<Copies> {
  const copies: Copy[] = []
  const bases: number[] = []
  const leftOver: string[] = []
  let sure = true
  for (const name of await namesIn(root)) {
    const base = BASE.exec(name)?.[1]
    if (base !== undefined) bases.push(Number(base))
    if (name.endsWith(UNFINISHED)) leftOver.push(name)
    if (!COPY.test(name)) continue
    const manifest = await lookAtManifest(path.join(root, name))
    if (manifest.ok) copies.push({ name, manifest: manifest.value })
    else if (manifest.reason === 'unreadable' || manifest.reason === 'backupNewer') sure = false
  }
  return {
    copies: copies.sort((a, b) => a.manifest.order - b.manifest.order),
    bases,
    leftOver,
    sure,
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (!isMissing(error)) throw error
    return []
  }
}

/**
 * Lets go of the copies that need not stay, of parts that no copy names, and of what a copy that failed left. What cannot be taken
 * away now is taken away after the next copy.
 * @param keep so many of the newest stay in any case; null: all copies stay
 */
export async function tidy(root: string, keep: number | null): Promise<void> {
  try {
    const { copies, bases, leftOver, sure } = await copiesIn(root)
    const orders = copies.map(({ manifest }) => manifest.order)
    const stay = keep === null ? new Set(orders) : staying(orders, keep)
    for (const name of leftOver) await remove(path.join(root, name))
    for (const { name, manifest } of copies)
      if (!stay.has(manifest.order)) await letGo(path.join(root, name))
    if (!sure) return
    const left = copies.filter(({ manifest }) => stay.has(manifest.order))
    for (const base of bases) await sweep(root, base, left)
  } catch (error) {
    if (storageCause(error) === null) throw error
  }
}

const remove = (place: string): Promise<void> => rm(place, { recursive: true, force: true })

/** Half of a copy must not look like one. */
async function letGo(copy: string): Promise<void> {
  await whileHeldLonger(() => rename(copy, copy + UNFINISHED))
  await remove(copy + UNFINISHED)
}

async function sweep(root: string, base: number, left: readonly Copy[]): Promise<void> {
  const folder = path.join(root, baseFolder(base))
  const needed = left.filter(({ manifest }) => manifest.base === base)
  if (needed.length === 0) return remove(folder)
  const named = new Set(needed.flatMap(({ manifest }) => manifest.parts.map(partName)))
  for (const name of await namesIn(folder))
    if (!named.has(name)) await remove(path.join(folder, name))
}
