/** Each step of starting, broken, on both platforms: it is said where a person sees it, and afterwards the app starts again. */
// What cannot be shown in a window is said in a box (Electron) or in one line (browser platform) and the process is gone; what
// belongs to one office opens the window on its trouble.
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type BridgeCall, callOver } from '../support/bridge-call.ts'
import type { Fault } from '../support/fault-hooks.ts'
import { startProgram, type Started } from '../support/started.ts'
import { until } from '../support/until.ts'

const root = join(import.meta.dirname, '..', '..')
const main = join(root, 'out', 'main', 'main.js')
const hooks = pathToFileURL(join(root, 'test', 'support', 'fault-hooks.ts')).href

let place: string
let data: string
let started: Started[]

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'soudan-start-'))
  data = join(place, 'data')
  started = []
})
afterEach(async () => {
  for (const one of started) if (one.status() === null) await one.stop('SIGKILL')
  rmSync(place, { recursive: true, force: true, maxRetries: 5 })
})

type Kind = 'browser' | 'electron'
const kinds: readonly Kind[] = ['browser', 'electron']

function start(
  kind: Kind,
  fault: Omit<Fault, 'electron'> = {},
  args: readonly string[] = [],
): Started {
  const electron = kind === 'electron'
  const own = electron ? [] : ['--browser', '--no-open']
  const one = startProgram(['--import', hooks, main, '--data', data, ...own, ...args], {
    cwd: root,
    env: {
      ...process.env,
      SOUDAN_TEST_FAULT: JSON.stringify({ ...fault, electron }),
      SOUDAN_TEST_APP_DATA: place,
    },
    channel: true,
  })
  started.push(one)
  return one
}

const BoxSchema = z.object({ box: z.object({ title: z.string(), content: z.string() }) })

/** Told once, with its code, in Japanese; and the process is gone with this status. */
async function givesUp(kind: Kind, one: Started, code: string, status = 1): Promise<void> {
  expect(await one.ended()).toBe(status)
  const lines = one.error().trim().split('\n')
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/起動できません/)
  expect(lines[0]).toContain(code)
  const boxes = one.sent.filter((message) => BoxSchema.safeParse(message).success)
  expect(boxes).toHaveLength(kind === 'electron' ? 1 : 0)
  if (kind === 'electron') {
    expect(BoxSchema.parse(boxes[0]).box.title).toBe('相談デスクを開けません')
    expect(BoxSchema.parse(boxes[0]).box.content).toContain(code)
  }
}

/** A screen stands; what it asks is answered. */
async function screen(kind: Kind, one: Started): Promise<BridgeCall> {
  if (kind === 'electron') {
    await until(
      'a window',
      async () =>
        one.status() !== null ||
        one.sent.some(
          (message) => z.object({ window: z.literal(true) }).safeParse(message).success,
        ),
      30_000,
    )
    let id = 0
    return async (channel, payload) => {
      id += 1
      const mine = z.object({ id: z.literal(id), answer: z.unknown() })
      one.send({ id, channel, payload })
      await until('an answer', async () =>
        one.sent.some((message) => mine.safeParse(message).success),
      )
      return mine.parse(one.sent.find((message) => mine.safeParse(message).success)).answer
    }
  }
  return callOver(await one.address())
}

const status = (call: BridgeCall): Promise<unknown> => call('office.status', {})
const stage = (name: string, more: object = {}): unknown =>
  expect.objectContaining({
    ok: true,
    value: expect.objectContaining({ stage: name, ...more }) as unknown,
  })

async function startsAgain(kind: Kind): Promise<void> {
  const again = start(kind)
  expect(await status(await screen(kind, again))).toEqual(stage('choose'))
  await again.stop()
}

describe.each(kinds)('before a window can stand (%s)', (kind) => {
  it.each([
    ['no port may be opened', { listen: 'EACCES' }, 'SD-33 EACCES'],
    ['no port is free', { listen: 'EADDRINUSE' }, 'SD-31 EADDRINUSE'],
    [
      'the folder cannot be made',
      { fs: { call: 'mkdirSync', path: 'data', code: 'EACCES' } },
      'SD-12 EACCES',
    ],
    [
      'the folder cannot be read',
      { fs: { call: 'readdirSync', path: 'data', code: 'EACCES' } },
      'SD-11 EACCES',
    ],
    [
      'the disk is full',
      { fs: { call: 'mkdirSync', path: 'data', code: 'ENOSPC' } },
      'SD-14 ENOSPC',
    ],
    [
      'a file of the program is missing',
      { throwing: { at: 'async function createMeetingServer(', code: 'ENOENT' } },
      'SD-32 ENOENT',
    ],
    ['composing throws', { throwing: { at: 'function composeApp(' } }, 'SD-40'],
    ['resuming throws', { throwing: { at: 'async resume() {' } }, 'SD-50'],
  ] as const)('%s', async (_what, fault, code) => {
    await givesUp(kind, start(kind, fault), code)
    const left = existsSync(data) ? readdirSync(data) : []
    // The technical log, where the folder could be used; nothing of an office.
    expect(left.filter((name) => name !== 'log' || code.startsWith('SD-1'))).toEqual([])
    await startsAgain(kind)
  })

  it('a file in the place of the data folder stays what it is', async () => {
    writeFileSync(data, 'mine')
    await givesUp(kind, start(kind), 'SD-10')
    expect(readFileSync(data, 'utf8')).toBe('mine')
    rmSync(data)
    await startsAgain(kind)
  })

  it('an unknown option, told with exit status 2 and nothing made', async () => {
    await givesUp(kind, start(kind, {}, ['--dta', 'x']), 'SD-02', 2)
    expect(existsSync(data)).toBe(false)
  })
})

it('a folder Electron may not write its lock to', async () => {
  await givesUp(
    'electron',
    start('electron', { fs: { call: 'openSync', path: '.probe-', code: 'EROFS' } }),
    'SD-13 EROFS',
  )
  await startsAgain('electron')
})

it('a port that was asked for and is taken', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const address = taken.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  await givesUp('browser', start('browser', {}, ['--port', String(port)]), 'SD-31')
  await new Promise((resolve) => taken.close(resolve))
  await startsAgain('browser')
})

it('help of the running program, without a data folder', async () => {
  for (const kind of kinds) {
    const one = start(kind, {}, ['--help'])
    expect(await one.ended()).toBe(0)
    expect(one.output()).toContain('使い方: SoudanDesk')
    expect(existsSync(data)).toBe(false)
  }
})

describe.each(kinds)('what belongs to one office opens the window on its trouble (%s)', (kind) => {
  const file = (...name: readonly string[]): string => join(data, 'practice', ...name)
  const garbage = (name: string) => (): void => writeFileSync(file(name), 'no such thing {')
  /** After a kill the write-ahead log may hold every page: the damaged file would be mended from it. */
  const withoutWal = (damage: () => void) => (): void => {
    for (const suffix of ['-wal', '-shm']) rmSync(file(`records.sqlite${suffix}`), { force: true })
    damage()
  }
  const inDatabase = (sql: string) => (): void => {
    const db = new DatabaseSync(file('records.sqlite'))
    db.exec(sql)
    db.close()
  }

  it.each([
    ['settings', () => writeFileSync(join(data, 'settings.json'), '{ "last": '), {}, null],
    ['profile', garbage('profile.json'), {}, 'mended'],
    ['a profile that is gone', () => rmSync(file('profile.json')), {}, 'mended'],
    ['records', withoutWal(garbage('records.sqlite')), {}, 'databaseDamaged'],
    ['a newer version', inDatabase('PRAGMA user_version = 999'), {}, 'databaseNewer'],
    ['keys', garbage('keys.json'), {}, 'keyDamaged'],
    [
      'no records beside keys',
      withoutWal(() => rmSync(file('records.sqlite'))),
      {},
      'databaseMissing',
    ],
    [
      'records without a byte',
      withoutWal(() => writeFileSync(file('records.sqlite'), '')),
      {},
      'databaseMissing',
    ],
    ['accounts', inDatabase("UPDATE accounts SET sealed = x'00'"), {}, 'mended'],
    ['accounts that are gone', inDatabase('DELETE FROM accounts'), {}, 'mended'],
    [
      'an account’s key',
      inDatabase(`DELETE FROM record_keys WHERE scope LIKE 'account/%'`),
      {},
      'databaseDamaged',
    ],
    [
      'a trigger nobody knows',
      inDatabase('CREATE TRIGGER other AFTER INSERT ON events BEGIN SELECT 1; END'),
      {},
      'databaseAltered',
    ],
    [
      'a throw in a room',
      () => {},
      { throwing: { at: 'function createPeopleRoom(' } },
      'unexpected',
    ],
  ] as const)('%s', async (_what, damage, fault, trouble) => {
    const first = start(kind)
    expect(await (await screen(kind, first))('office.openPractice', {})).toEqual(stage('ready'))
    await first.stop()
    const kept = join(place, 'kept')
    cpSync(data, kept, { recursive: true })

    damage()
    const broken = start(kind, fault)
    const call = await screen(kind, broken)
    if (trouble === 'mended')
      expect(await status(call)).toEqual(stage('ready', { kind: 'practice' }))
    else if (trouble === null) expect(await status(call)).toEqual(stage('choose'))
    else {
      expect(await status(call)).toEqual(stage('trouble', { kind: 'practice', trouble }))
      // The way out to the other office is open.
      expect(await call('office.leave', {})).toEqual(stage('choose'))
    }
    expect(await broken.stop()).not.toBe(1)

    rmSync(data, { recursive: true })
    cpSync(kept, data, { recursive: true })
    const mended = start(kind)
    expect(await status(await screen(kind, mended))).toEqual(stage('ready', { kind: 'practice' }))
    await mended.stop()
  })
})
