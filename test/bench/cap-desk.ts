/**
 * One PC of the cap benchmark: the real session room on the real clock and the real sealed store, pushing snapshots to
 * a renderer over a real socket. Runs one session up to the cap and prints how late the end command left.
 * argv: cap in seconds, `blocked` or `free`.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocketServer } from 'ws'
import { createStorage } from '../../electron/storage/storage.ts'
import { sleep, systemClock } from '../../shared/clock.ts'
import { runToTheCap } from './cap-session.ts'

const capSeconds = Number(process.argv[2])
const blocked = process.argv[3] === 'blocked'

/** A renderer that reads every snapshot, or hangs in a loop after the first and reads nothing any more. */
function startRenderer(port: number): ChildProcess {
  const script = `new WebSocket('ws://127.0.0.1:${port}').onmessage = () => { ${blocked ? 'for (;;);' : ''} }`
  return spawn(process.execPath, ['-e', script], { stdio: 'ignore' })
}

async function run(): Promise<{ lateMs: number; bareLateMs: number }> {
  const clock = systemClock
  const folder = mkdtempSync(join(tmpdir(), 'soudan-bench-cap-'))
  const keyStore = {
    available: () => false,
    wrap: () => new Uint8Array(),
    unwrap: () => ({ ok: false, reason: 'keyUnavailable' }) as const,
  }
  const made = createStorage({ folder, keyStore, vaultPassphrase: null, kind: 'practice', clock })
  if (!made.ok) throw new Error(made.reason)
  const { storage } = made.value
  const sockets = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await new Promise((resolve) => sockets.once('listening', resolve))
  const address = sockets.address()
  const renderer = startRenderer(typeof address === 'object' && address !== null ? address.port : 0)

  // The bare counterpart, half a second before, so that neither waits for the other.
  const bareMs = capSeconds * 1000 - 500
  let bare: Promise<number> = Promise.resolve(0)
  const lateMs = await runToTheCap({
    storage,
    clock,
    capSeconds,
    tell: (topic, payload) => {
      for (const socket of sockets.clients) socket.send(JSON.stringify({ topic, payload }))
    },
    onStarted() {
      const bareFromMs = clock.monotonicMs()
      bare = sleep(clock, bareMs).then(() => clock.monotonicMs() - bareFromMs - bareMs)
    },
  })
  const bareLateMs = await bare
  renderer.kill('SIGKILL')
  sockets.close()
  storage.close()
  rmSync(folder, { recursive: true, force: true })
  return { lateMs, bareLateMs }
}

process.stdout.write(`${JSON.stringify(await run())}\n`, () => process.exit(0))
