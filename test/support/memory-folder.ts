/** Where tests write: in memory, where the machine has the room. A kill loses nothing there; only a power cut would, and no test makes one. */
import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'

const MEMORY = '/dev/shm'
/** What a step of the tests leaves in its folder is a tenth of it. */
const ROOM_BYTES = 6 * 2 ** 30

/** `environment` for the process that runs the tests; empty: the folder of the system is used. */
export type MemoryFolder = {
  readonly environment: Readonly<Record<string, string>>
  readonly remove: () => void
}

export function memoryFolder(): MemoryFolder {
  const folder = made()
  return folder === null
    ? { environment: {}, remove: () => undefined }
    : {
        environment: { TMPDIR: folder },
        remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
      }
}

function made(): string | null {
  try {
    const { bavail, bsize } = statfsSync(MEMORY)
    if (bavail * bsize < ROOM_BYTES) return null
    const folder = mkdtempSync(`${MEMORY}/soudan-tests-`)
    // The test's PostgreSQL runs as a user of its own.
    chmodSync(folder, 0o1777)
    return folder
  } catch {
    return null
  }
}
