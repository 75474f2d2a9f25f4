/** Replaces a file as a whole: after a crash there is the old one or the new one, never half of one. */
import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'
import { whileHeld } from './held.ts'

export function writeFileAtomically(file: string, content: string): void {
  const temporary = `${file}.new`
  const handle = whileHeld(() => openSync(temporary, 'w', 0o600))
  try {
    writeSync(handle, content)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  whileHeld(() => renameSync(temporary, file))
}
