/** The commands of IT: a server is set up once and again without harm, invited to, looked at, and each wrong thing has one clear sentence. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { runCommand } from '../../electron/commands.ts'
import { readJoiningFile } from '../../electron/office/server/joining-file.ts'
import { runServer } from '../../electron/office/server/server-command.ts'
import { setUpServer } from '../../electron/office/server/setting-up.ts'
import { steps } from '../../electron/office/server/schema/index.ts'
import { DAY, HOUR, systemClock } from '../../shared/clock.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import { makeCertificate } from '../fakes/zoom/certificate.ts'
import { startPostgres, type TestServer } from '../support/postgres.ts'
import { value } from './storage-helpers.ts'

let server: TestServer
let folder: string
let ca: string
beforeAll(async () => {
  server = await startPostgres()
  folder = mkdtempSync(join(tmpdir(), 'soudan-server-command-'))
  ca = join(folder, 'ca.pem')
  writeFileSync(ca, server.address.ca ?? '')
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

type Ran = { readonly status: number; readonly out: string; readonly err: string }
async function run(
  args: readonly string[],
  password = server.address.password,
  clock = systemClock,
): Promise<Ran> {
  const [out, err]: [string[], string[]] = [[], []]
  const status = await runServer(args, {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    clock,
    password,
  })
  return { status, out: out.join('\n'), err: err.join('\n') }
}
const url = (database = 'soudan', port = server.address.port, host = 'localhost'): string =>
  `postgres://postgres@${host}:${port}/${database}`

/** The steps that are not right, with how the first of them is explained. */
const wrongStep = ({ out }: Ran): string =>
  out.split('\n').find((line) => line.includes(': 異常')) ?? ''

describe('server init', () => {
  it('makes an older server the newest, and twice is as good as once', async () => {
    const admin = await server.connect()
    // The first step alone has no way to make an office.
    const older = await setUpServer(admin, { steps: steps.slice(0, 1) })
    expect(older).toMatchObject({ ok: false, reason: 'serverOlder' })
    expect(wrongStep(await run(['check', url(), '--ca', ca]))).toMatch(
      /相談デスクの準備.*古いバージョン/,
    )
    const first = await run(['init', url(), '--ca', ca])
    expect([first.status, first.out]).toEqual([
      0,
      expect.stringContaining(`バージョン1から${steps.length}`),
    ])
    const again = await run(['init', url(), '--ca', ca])
    expect([again.status, again.out]).toEqual([0, expect.stringContaining('準備はできています')])
    expect(again.out).not.toContain('事務所を作りました')
  })
})

describe('server check', () => {
  it('says of a server that works that each step does', async () => {
    const right = await run(['check', url(), '--ca', ca])
    expect(right.status).toBe(0)
    expect(right.out.split('\n')).toHaveLength(8)
    expect(right.out).not.toMatch(/異常|未確認/)
  })

  it.each([
    [
      'no such name',
      () => run(['check', url('soudan', 5432, 'no-such-host.invalid'), '--ca', ca]),
      /^名前: 異常/,
    ],
    ['nobody at that port', () => run(['check', url('soudan', 1), '--ca', ca]), /^接続: 異常/],
    [
      'a wrong password',
      () => run(['check', url(), '--ca', ca], 'wrong'),
      /^ログイン: 異常.*パスワードが違います/,
    ],
    [
      'no such database',
      () => run(['check', url('other'), '--ca', ca]),
      /^ログイン: 異常.*データベースの名前/,
    ],
    [
      'another authority',
      () => {
        const foreign = join(folder, 'foreign.pem')
        writeFileSync(foreign, makeCertificate(['localhost']).cert)
        return run(['check', url(), '--ca', foreign])
      },
      /^暗号化（TLS）: 異常.*認証局/,
    ],
    [
      'a clock that is off',
      () =>
        run(
          ['check', url(), '--ca', ca],
          undefined,
          createVirtualClock(systemClock.wallMs() - 5 * 60_000),
        ),
      /^時計: 異常（300）.*時計も合わせて/,
    ],
  ])('%s: one step, one sentence', async (_, ran, sentence) => {
    const said = await ran()
    expect(said.status).toBe(1)
    expect(wrongStep(said)).toMatch(sentence)
    expect(said.out.match(/異常/g)).toHaveLength(1)
    expect(said.out).not.toContain(server.address.password)
  })
})

describe('server invite', () => {
  it('writes a file with which one PC can ask to join, for a day', async () => {
    const file = join(folder, 'join.json')
    const out = await runCommandHere(['server', 'invite', url(), '--ca', ca, '--out', file])
    expect(out.status).toBe(0)
    expect(out.err).toContain('24時間以内')
    const text = readFileSync(file, 'utf8')
    const now = systemClock.wallMs()
    expect(value(readJoiningFile(text, now)).address).toMatchObject({
      host: 'localhost',
      ca: server.address.ca,
    })
    expect(readJoiningFile(text, now + DAY + HOUR)).toMatchObject({ reason: 'expired' })
    const checked = await run(['check', file])
    expect(checked.out).toMatch(/権限: 正常（joining）/)
    const state = await run(['status', url(), '--ca', ca])
    expect(state.out).toMatch(/使われていない参加ファイル1件/)
  })

  it('asks which office is meant where there are several', async () => {
    await run(['init', url(), '--ca', ca, '--another-office'])
    const which = await run(['invite', url(), '--ca', ca])
    expect([which.status, which.err]).toEqual([2, expect.stringContaining('--office')])
    const wrong = await run(['invite', url(), '--ca', ca, '--office', 'nobody'])
    expect([wrong.status, wrong.err]).toEqual([2, expect.stringContaining('ありません')])
  })
})

describe('an administrator who is no superuser', () => {
  it('can do all of it on a server and in a database of their own', async () => {
    const own = await startPostgres()
    onTestFinished(() => own.close())
    const admin = await own.connect()
    const ca = join(folder, 'own.pem')
    writeFileSync(ca, own.address.ca ?? '')
    // One after the other: a database is made outside of any transaction.
    for (const sql of [
      `CREATE ROLE office_it LOGIN CREATEROLE PASSWORD 'for tests only'`,
      'CREATE DATABASE theirs OWNER office_it',
    ])
      value(await admin.run(sql))
    const theirs = `postgres://office_it@localhost:${own.address.port}/theirs`
    const made = await run(['init', theirs, '--ca', ca])
    expect([made.status, made.err]).toEqual([0, ''])
    expect((await run(['check', theirs, '--ca', ca])).status).toBe(0)
    expect((await run(['status', theirs, '--ca', ca])).status).toBe(0)
    const file = join(folder, 'theirs.json')
    writeFileSync(file, (await run(['invite', theirs, '--ca', ca])).out)
    expect((await run(['check', file])).out).toMatch(/権限: 正常（joining）/)
    const it = join(folder, 'it.json')
    writeFileSync(it, (await run(['invite', theirs, '--ca', ca, '--it'])).out)
    expect((await run(['check', it])).out).toMatch(/権限: 正常（it）/)
  })
})

/** As IT types it. */
async function runCommandHere(args: readonly string[]): Promise<Ran> {
  const [out, err]: [string[], string[]] = [[], []]
  process.env['PGPASSWORD'] = server.address.password
  const status = await runCommand(args, 'npm run -s cli --', {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
  })
  delete process.env['PGPASSWORD']
  return { status, out: out.join('\n'), err: err.join('\n') }
}

describe('what cannot be meant', () => {
  it.each([
    [['destroy', 'postgres://a@b/c']],
    [['init']],
    [['init', 'postgres://a@localhost/c', '--nothing']],
    [['init', 'http://localhost/c']],
    [['init', 'postgres://localhost/c']],
    [['status', 'postgres://a@192.0.2.1/c']],
    [['status', 'postgres://a@localhost/c', '--ca', '/no/such/file']],
    [['check', '/no/such/file']],
  ])('%j is refused with what to do, and nothing is connected', async (args) => {
    const said = await run(args)
    expect(said.status).toBe(2)
    expect(said.err).not.toBe('')
    expect(said.out).toBe('')
  })

  it('a joining file that is none, or names another machine without its authority, is said to be so', () => {
    expect(readJoiningFile('{', 0)).toMatchObject({ reason: 'notAJoiningFile' })
    const file = {
      ...{
        version: 1,
        office: '6f1c1a52-6f0f-4d6e-9f2e-0d5a8c1b2a3d',
        host: 'server.example',
        port: 5432,
      },
      ...{ database: 'soudan', login: 'sd_1', password: 'x', ca: null, untilMs: 10 },
    }
    expect(readJoiningFile(JSON.stringify(file), 0)).toMatchObject({ reason: 'noTls' })
    const forged = { ...file, ca: 'no certificate' }
    expect(readJoiningFile(JSON.stringify(forged), 0)).toMatchObject({ reason: 'notAJoiningFile' })
  })
})
