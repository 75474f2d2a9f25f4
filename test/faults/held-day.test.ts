/** Each file of an office held by another program for a moment in each of the day's calls, backup and closing: no wrong trouble, nothing lost. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { verifyFolder } from '../../electron/storage/verify/verify.ts'
import { type FakeZoom, startFakeZoom } from '../fakes/zoom/server.ts'
import { callOver } from '../support/bridge-call.ts'
import type { Moment } from '../support/fault-hooks.ts'
import { asking, heldDay, signInAs } from '../support/held-day.ts'
import { startProgram, type Started } from '../support/started.ts'

const root = join(import.meta.dirname, '..', '..')
const main = join(root, 'out', 'main', 'main.js')
const asAddress = (...parts: string[]): string => pathToFileURL(join(root, 'test', ...parts)).href
/** A virus scanner looks at a file for some milliseconds: fewer touches than anybody tries. */
const TOUCHES = 3

let place: string
let data: string
let copies: string
let control: string
let fake: FakeZoom
let running: Started | null = null
let round = 0

beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'soudan-held-day-'))
  data = join(place, 'data')
  copies = join(place, 'copies')
  control = join(place, 'control.json')
  mkdirSync(copies)
  fake = await startFakeZoom()
  writeFileSync(join(place, 'fake.pem'), fake.certificate)
  hold(0, 'EBUSY')
})
afterEach(async () => {
  if (running?.status() === null) await running.stop('SIGKILL')
  await fake.stop()
  rmSync(place, { recursive: true, force: true, maxRetries: 5 })
})

/** From here on so many touches of each file fail. */
function hold(touches: number, code: string): void {
  round += 1
  writeFileSync(control, JSON.stringify({ round, touches, code } satisfies Moment))
}

async function start() {
  const moments = { control, under: [data, copies] }
  running = startProgram(
    ['--import', asAddress('support', 'fault-hooks.ts'), main].concat(
      '--data',
      data,
      '--browser',
      '--no-open',
    ),
    {
      cwd: root,
      env: {
        ...process.env,
        SOUDAN_TEST_FAULT: JSON.stringify({ electron: false, moments }),
        NODE_EXTRA_CA_CERTS: join(place, 'fake.pem'),
        NODE_OPTIONS: `--import=${asAddress('fakes', 'zoom', 'resolve.ts')}`,
        FAKE_ZOOM_PORT: String(fake.port),
      },
    },
  )
  return asking(await callOver(await running.address()))
}
async function stop(): Promise<void> {
  await running?.stop()
  running = null
}

const names = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
const stagesOf = (status: unknown): string => z.object({ stage: z.string() }).parse(status).stage

describe('a day in which another program looks at every file', () => {
  it.each(['EBUSY', 'EPERM'])(
    'is as any other (%s)',
    async (code) => {
      const ask = await start()
      await ask('office.openPractice')
      const day = heldDay(ask, code === 'EBUSY' ? '1' : '2', copies)
      for (const [name, run] of day.steps) {
        hold(TOUCHES, code)
        await run().catch((error: unknown) => {
          throw new Error(
            `${name}: ${String(error)}; held: ${readFileSync(`${control}.held`, 'utf8')}`,
          )
        })
      }
      const read = async (again: typeof ask) => ({
        bookings: await again('schedule.search', { text: '架空' }),
        drafts: await again('schedule.drafts'),
        records: await again('records.savedFilters'),
        backups: await again('records.backupStatus'),
        profile: await again('office.profile'),
        zoom: await again('meeting.zoom'),
      })
      const before = await read(ask)
      hold(TOUCHES, code)
      await stop()

      // Each kind of file was really held.
      const held = readFileSync(`${control}.held`, 'utf8')
      for (const file of ['profile.json', 'schedule.json', '.piece', 'zoom-meetings.json'])
        expect(held).toContain(file)
      for (const file of ['drafts.json', 'backups.json', 'keys.json', 'backup.json', '.rows'])
        expect(held).toContain(file)
      expect(names(data).filter((name) => /damaged|unfinished/.test(name))).toEqual([])
      expect(names(copies).filter((name) => name.includes('unfinished'))).toEqual([])
      expect(verifyFolder(join(data, 'practice'))).toMatchObject({ ok: true })

      hold(0, code)
      const again = await start()
      expect(stagesOf(await again('office.status'))).toBe('ready')
      await signInAs(again, 'supervisor')
      expect(await read(again)).toEqual(before)
      // The links that were sent are the links that are opened.
      const made = fake.rest.meetings.size
      for (const [bookingId, link] of day.links())
        expect(await again('meeting.invitation', { bookingId })).toEqual(link)
      expect(fake.rest.meetings.size).toBe(made)
      await stop()
    },
    240_000,
  )
})
