/** A profile that was saved, and the app gone right after, told to end or killed: at the next start the board is there. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { practiceAccounts } from '../../shared/office/practice.ts'
import { OfficeProfileSchema, type OfficeProfile } from '../../shared/office/profile.ts'
import { dateOf } from '../../shared/time/instant.ts'
import { type BridgeCall, callOver } from '../support/bridge-call.ts'
import { type Started, startProgram } from '../support/started.ts'

const root = join(import.meta.dirname, '..', '..')
const main = join(root, 'out', 'main', 'main.js')

let data: string
let running: Started | null

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'soudan-profile-'))
  running = null
})
afterEach(async () => {
  if (running?.status() === null) await running.stop('SIGKILL')
  rmSync(data, { recursive: true, force: true, maxRetries: 5 })
})

const Good = z.object({ ok: z.literal(true), value: z.unknown() })
const valueOf = (answer: unknown): unknown => Good.parse(answer).value

async function start(): Promise<BridgeCall> {
  running = startProgram([main, '--browser', '--no-open', '--data', data], {
    cwd: root,
    env: process.env,
  })
  return callOver(await running.address())
}

async function signIn(call: BridgeCall, role: 'counselor' | 'supervisor'): Promise<void> {
  const account = practiceAccounts.find((each) => each.role === role)
  const { loginName, passphrase } = account ?? { loginName: '', passphrase: '' }
  valueOf(await call('people.signIn', { loginName, passphrase }))
}

const changes: Readonly<Record<string, (today: string) => Partial<OfficeProfile>>> = {
  'one booth instead of three': () => ({ boothsPerSlot: 1 }),
  'today closed': (today) => ({ overrides: [{ date: today, open: false, reason: '停電' }] }),
}

describe('the practice office, left right after a change of its profile', () => {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const)
    for (const [what, change] of Object.entries(changes))
      it(`has its board again: ${what}, ${signal}`, async () => {
        const call = await start()
        const opened = valueOf(await call('office.openPractice', {}))
        const { wallMs } = z.object({ wallMs: z.number() }).parse(opened)
        const today = dateOf(wallMs)
        await signIn(call, 'supervisor')
        const profile = OfficeProfileSchema.parse(valueOf(await call('office.profile', {})))
        valueOf(await call('office.saveProfile', { profile: { ...profile, ...change(today) } }))
        await running?.stop(signal)

        const again = await start()
        expect(valueOf(await again('office.status', {}))).toMatchObject({
          stage: 'ready',
          kind: 'practice',
        })
        await signIn(again, 'counselor')
        const held = z.array(z.unknown()).parse(valueOf(await again('schedule.held', {})))
        expect(held.length).toBeGreaterThan(1)
        valueOf(await again('schedule.day', { date: today }))
      })
})
