/** `npm run test:cap`: the session simulation at full length, 10,000 sessions. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const vitest = join(import.meta.dirname, '..', 'node_modules', 'vitest', 'vitest.mjs')
const done = spawnSync(
  process.execPath,
  [vitest, 'run', '--project', 'unit', 'session-cap-simulation'],
  {
    stdio: 'inherit',
    env: { ...process.env, CAP_SESSIONS: process.env['CAP_SESSIONS'] ?? '10000' },
  },
)
process.exitCode = done.status ?? 1
