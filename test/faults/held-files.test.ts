/** Each file of an office held by another program, for a moment and for long, while the app starts: no wrong trouble, nothing overwritten. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { verifyFolder } from '../../electron/storage/verify/verify.ts'
import { type BridgeCall, callOver } from '../support/bridge-call.ts'
import { startProgram, type Started } from '../support/started.ts'

const root = join(import.meta.dirname, '..', '..')
const main = join(root, 'out', 'main', 'main.js')
const hooks = pathToFileURL(join(root, 'test', 'support', 'fault-hooks.ts')).href
const FOR_EVER = 1_000_000

let place: string
let data: string
let running: Started | null = null

async function start(held?: { end: string; calls: number; code: string }): Promise<BridgeCall> {
  running = startProgram(['--import', hooks, main, '--data', data, '--browser', '--no-open'], {
    cwd: root,
    env: { ...process.env, SOUDAN_TEST_FAULT: JSON.stringify({ electron: false, held }) },
    channel: true,
  })
  return callOver(await running.address())
}
async function stop(): Promise<void> {
  await running?.stop()
  running = null
}

const names = (): string[] =>
  readdirSync(join(data, 'practice'), { recursive: true, encoding: 'utf8' })
/** What would be lost for good. */
const kept = (): string[] =>
  ['keys.json', 'profile.json'].map((name) => readFileSync(join(data, 'practice', name), 'utf8'))

const StatusSchema = z.object({
  value: z.object({ stage: z.string(), trouble: z.string().optional() }),
})
const shown = async (call: BridgeCall) => StatusSchema.parse(await call('office.status', {})).value

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'soudan-held-'))
  data = join(place, 'data')
  const call = await start()
  expect(await call('office.openPractice', {})).toMatchObject({ ok: true })
  await stop()
})
afterAll(async () => {
  if (running?.status() === null) await running.stop('SIGKILL')
  rmSync(place, { recursive: true, force: true, maxRetries: 5 })
})

const FILES = [
  'records.sqlite',
  'keys.json',
  'profile.json',
  'practice.json',
  'schedule.json',
  '.piece',
  'settings.json',
] as const

describe.each(FILES)('while another program holds %s', (end) => {
  it.each(['EBUSY', 'EPERM'])('for a moment, the office opens as ever (%s)', async (code) => {
    expect([...names(), 'settings.json'].some((name) => name.endsWith(end))).toBe(true)
    const before = kept()
    const call = await start({ end, calls: 3, code })
    expect(await shown(call)).toMatchObject({ stage: 'ready' })
    await stop()
    expect(kept()).toEqual(before)
    expect(names().filter((name) => name.includes('damaged'))).toEqual([])
  })

  it('for long, it opens or says that it cannot be read now, and nothing is lost', async () => {
    const before = kept()
    const call = await start({ end, calls: FOR_EVER, code: 'EBUSY' })
    const { stage, trouble } = await shown(call)
    if (stage === 'trouble') expect(['fileUnreadable', 'folderReadOnly']).toContain(trouble)
    else expect(stage).toBe(end === 'settings.json' ? 'choose' : 'ready')
    await stop()
    expect(kept()).toEqual(before)
    expect(names().filter((name) => name.includes('damaged'))).toEqual([])
    expect(verifyFolder(join(data, 'practice'))).toMatchObject({ ok: true })
    expect(await shown(await start())).toMatchObject({ stage: 'ready' })
    await stop()
  })
})
