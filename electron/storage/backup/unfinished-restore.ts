/**
 * A restore that was killed in its last step: the office that was there has its other name already, and the copy, whole and
 * verified, not yet its own. Without a word of this the app would find no office at all.
 */
import { existsSync, readdirSync, renameSync } from 'node:fs'
import path from 'node:path'
import { whileHeld } from '../file/held.ts'

/** What stands between the name of an office's folder and the moment of the restore. */
export const RESTORING = '.restoring-'
export const SET_ASIDE = '.before-restore-'

/** Puts the copy in place where both halves of one restore lie there and nothing else does. @param place the office's own folder */
export function finishRestore(place: string): void {
  const root = path.dirname(place)
  if (existsSync(place) || !existsSync(root)) return
  const names = new Set(readdirSync(root))
  const begin = `${path.basename(place)}${RESTORING}`
  const stamp = [...names]
    .filter((name) => name.startsWith(begin))
    .map((name) => name.slice(begin.length))
    .find((moment) => names.has(`${path.basename(place)}${SET_ASIDE}${moment}`))
  if (stamp !== undefined) whileHeld(() => renameSync(`${place}${RESTORING}${stamp}`, place))
}
