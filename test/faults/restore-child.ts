/** Restores one copy over and over in a process of its own; its parent kills it in the middle. */
import { writeSync } from 'node:fs'
import { restoreBackup } from '../../electron/storage/backup/restore.ts'

const [source = '', root = ''] = process.argv.slice(2)
writeSync(1, 'ready\n')
for (let n = 1; ; n += 1) {
  // Each second has its name.
  const restored = await restoreBackup(source, root, n * 1000, () => Promise.resolve(true))
  if (!restored.ok) throw new Error(restored.reason)
  writeSync(1, `${n}\n`)
}
