/**
 * The machine's time, for the main process under test: all its clocks go ahead of the real ones by what the file that MACHINE_AHEAD
 * names says (ms). Never back. Loaded with NODE_OPTIONS=--import.
 */
import { readFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import os from 'node:os'

const file = process.env['MACHINE_AHEAD'] ?? ''
const real = { now: Date.now, uptime: os.uptime, monotonic: performance.now.bind(performance) }
let aheadMs = 0

/** What does not run yet, or is being written, says nothing new. */
function look(): void {
  try {
    aheadMs = Math.max(aheadMs, Number(readFileSync(file, 'utf8')) || 0)
  } catch {
    return
  }
}

look()
setInterval(look, 50).unref()
Date.now = () => real.now() + aheadMs
os.uptime = () => real.uptime() + aheadMs / 1_000
Object.defineProperty(performance, 'now', { value: () => real.monotonic() + aheadMs })
syncBuiltinESMExports()
