/** A PC is lost, and the office's key is changed, on a real PostgreSQL: who has its disk and a later dump of the server reads nothing that was written afterwards. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSecretKey } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { joiningFile } from '../../electron/office/server/joining-file.ts'
import { inviteTo } from '../../electron/office/server/setting-up.ts'
import { databasePath, keyPath } from '../../electron/storage/file/names.ts'
import { openDatabase } from '../../electron/storage/file/database.ts'
import { unlockKeyFile } from '../../electron/storage/keys/key-file.ts'
import { createVault } from '../../electron/storage/keys/vault.ts'
import { openKeyring } from '../../electron/storage/log/keyring.ts'
import { readEvent } from '../../electron/storage/log/event-row.ts'
import { HOUR, systemClock } from '../../shared/clock.ts'
import { startPostgres, type TestServer } from '../support/postgres.ts'
import { until } from '../support/until.ts'
import { foundedPc, isConnected, nobody, supervisor, testPc, type TestPc } from './office-pcs.ts'
import { officeOn, type TestOffice } from './server-office.ts'
import { addRecord, fakeKeyStore, ichiro, value } from './storage-helpers.ts'

let server: TestServer
beforeAll(async () => {
  server = await startPostgres()
})
afterAll(async () => {
  await server.close()
})

type Home = {
  readonly there: TestOffice
  readonly a: Awaited<ReturnType<typeof foundedPc>>
  readonly invitation: () => Promise<string>
}

async function founded(): Promise<Home> {
  const there = await officeOn(server)
  const invitation = async (): Promise<string> => {
    const invited = value(await inviteTo(there.admin, there.office, 'joining', true))
    return joiningFile({ ...server.address, ...invited }, there.office, systemClock.wallMs() + HOUR)
  }
  return { there, a: await foundedPc(await invitation()), invitation }
}

async function joined({ a, invitation }: Home): Promise<TestPc> {
  const pc = testPc()
  const wish = { file: await invitation(), recoveryKey: a.recoveryKey, newPassphrase: null }
  value(await pc.room.handlers['office.join'](wish, nobody))
  await isConnected(pc)
  return pc
}

async function letIn({ a, invitation }: Home): Promise<TestPc> {
  const pc = testPc()
  value(
    await pc.room.handlers['office.askToJoin'](
      { file: await invitation(), newPassphrase: null },
      nobody,
    ),
  )
  const { askings } = value(await a.room.handlers['office.askings']({}, supervisor))
  const id = askings[0]?.id ?? ''
  value(await a.room.handlers['office.answerAsking']({ id }, supervisor))
  const asking = await pc.asks('code')
  if (asking.state !== 'code') throw new Error('it shows no number')
  value(await a.room.handlers['office.letIn']({ id, code: asking.code }, supervisor))
  await until('it has the office', () => Promise.resolve(pc.room.live() !== null))
  await isConnected(pc)
  return pc
}

const storageOf = (pc: TestPc) => {
  const storage = pc.room.live()?.storage
  if (storage === undefined) throw new Error('no office is open')
  return storage
}
const wake = (pc: TestPc): void => pc.room.live()?.rooms.server.wake()
const write = (pc: TestPc, recordId: string): void =>
  addRecord(storageOf(pc), { recordId, counselorId: 'c1' })
const listOf = async (pc: TestPc) => value(await pc.room.handlers['office.pcs']({}, supervisor))
async function loginOf(from: TestPc, pc: TestPc): Promise<string> {
  const { login } = value(await pc.room.handlers['office.pcs']({}, supervisor)).pcs.find(
    ({ own }) => own,
  ) ?? { login: '' }
  await until('it is heard of', async () =>
    (await listOf(from)).pcs.some((one) => one.login === login && one.told),
  )
  return login
}
const closePc = async (from: TestPc, login: string): Promise<void> =>
  void value(await from.room.handlers['office.closePc']({ login }, supervisor))
const change = async (pc: TestPc, recoveryKey: string): Promise<unknown> =>
  pc.room.handlers['office.changeKey']({ recoveryKey }, supervisor)
const reads = (pc: TestPc, recordId: string): boolean => {
  const storage = storageOf(pc)
  return (
    storage.records.find(recordId)?.person?.name === ichiro.name &&
    storage.log.reader.ofScope(`record/${recordId}`).every(({ event }) => event.payload !== null)
  )
}
const hasRead = (pc: TestPc, recordId: string): Promise<void> =>
  until(`it reads ${recordId}`, () => {
    wake(pc)
    return Promise.resolve(reads(pc, recordId))
  })

const bytes = z.instanceof(Uint8Array)
const EventRow = z.object({
  ...{ device: z.string(), sequence: z.number(), at_ms: z.number(), actor: z.string() },
  ...{ type: z.string(), scope: z.string(), payload: bytes },
})

/** A lost PC's disk, and what its finder reads with it of a dump of the server. */
function thief({ there }: Home, lost: TestPc) {
  const folder = mkdtempSync(join(tmpdir(), 'soudan-lost-'))
  cpSync(join(lost.folder, 'office'), folder, { recursive: true })
  const keys = value(
    unlockKeyFile(keyPath(folder), {
      keyStore: fakeKeyStore(),
      kind: 'office',
      vaultPassphrase: null,
    }),
  )
  const db = value(openDatabase(databasePath(folder)))
  const ring = openKeyring({ db, ...keys })
  return {
    /** The types of the events after that position that it opens, but those that tell of the keys. */
    async reads(after: number): Promise<string[]> {
      const events = value(
        await there.admin.ask(
          EventRow,
          `SELECT device, sequence::float8 AS sequence, at_ms::float8 AS at_ms, actor, type, scope, payload FROM soudan.events WHERE office = '${there.office}' AND pos > ${after} ORDER BY pos`,
        ),
      )
      const wrapped = value(
        await there.admin.ask(
          z.object({ scope: z.string(), wrapped: bytes }),
          `SELECT scope, wrapped FROM soudan.keys WHERE office = '${there.office}' AND wrapped IS NOT NULL`,
        ),
      )
      const first = createVault(keys.dataKey)
      const keysOf = (vault: typeof first) => (scope: string) =>
        wrapped.flatMap((one) => {
          const opened = one.scope === scope ? vault.open('recordKey', one.wrapped, scope) : null
          return opened?.ok === true ? [createSecretKey(opened.value)] : []
        })
      const read = (vault: typeof first) =>
        events.map((event) =>
          readEvent({ ...event, payload: Buffer.from(event.payload) }, { all: keysOf(vault) }),
        )
      // Whatever was said of the keys, with the lost PC's own secret.
      ring.learn(
        read(first).filter(({ scope }) => scope === 'keys'),
        [],
      )
      return read(createVault(keys.dataKey, { ...ring, newest: () => 1 }))
        .filter(({ scope, payload }) => scope !== 'keys' && payload !== null)
        .map(({ type }) => type)
    },
    close() {
      db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
async function position({ there }: Home): Promise<number> {
  const rows = await there.admin.ask(
    z.object({ pos: z.string() }),
    `SELECT pos::text FROM soudan.offices WHERE office = '${there.office}'`,
  )
  return Number(value(rows)[0]?.pos)
}
async function allSent(home: Home, pcs: readonly TestPc[]): Promise<number> {
  await until('all is sent', async () => {
    const now = await position(home)
    return pcs.every((pc) => {
      wake(pc)
      const state = pc.room.live()?.rooms.server.status()
      return state?.state === 'connected' && storageOf(pc).inbox.position() === now
    })
  })
  return position(home)
}

describe('an office that lost a PC', () => {
  it('writes what its finder cannot read, with the disk and all that the server has', async () => {
    const home = await founded()
    const { a } = home
    const b = await letIn(home)
    const c = await joined(home)
    write(c, 'of-c')
    await hasRead(a, 'of-c')
    const lost = await loginOf(a, c)
    await loginOf(a, b)
    expect((await listOf(a)).key).toEqual({ needed: false, changedMs: null })
    await closePc(a, lost)
    expect((await listOf(a)).key).toMatchObject({ needed: true })
    const finder = thief(home, c)
    const before = await position(home)
    write(a, 'still-open')
    await hasRead(b, 'still-open')
    // That it can read is why the key is changed.
    expect(await finder.reads(before)).toContain('session.closed')

    expect(await change(a, 'ABC')).toMatchObject({ reason: 'recoveryKeyLength' })
    expect(await change(a, a.recoveryKey)).toMatchObject({ ok: true })
    await until('both have it', async () => {
      wake(b)
      const { pcs } = await listOf(a)
      return pcs.filter(({ closedMs }) => closedMs === null).every(({ key }) => key === 'has')
    })
    const { pcs, key } = await listOf(a)
    expect(key.needed).toBe(false)
    expect(key.changedMs).not.toBeNull()
    expect(pcs.find(({ login }) => login === lost)?.key).toBe('cannot')

    const after = await allSent(home, [a, b])
    write(a, 'after-a')
    write(b, 'after-b')
    // What had begun before goes on so too.
    value(
      storageOf(b).log.append([
        { type: 'review.signedOff', scope: 'record/still-open', actorId: 'sup-1', payload: {} },
      ]),
    )
    await hasRead(b, 'after-a')
    await hasRead(a, 'after-b')
    await allSent(home, [a, b])
    expect(await finder.reads(after)).toEqual([])
    finder.close()

    // Let in anew, by digits or with the recovery key, a PC reads all of it.
    const d = await letIn(home)
    const e = await joined(home)
    for (const pc of [d, e])
      for (const id of ['of-c', 'still-open', 'after-a', 'after-b']) await hasRead(pc, id)
    write(e, 'of-e')
    await hasRead(d, 'of-e')
    await hasRead(a, 'of-e')
    expect([...a.bugs, ...b.bugs, ...d.bugs, ...e.bugs]).toEqual([])
  })

  it('says to the PC that was shut out and is back what it needs; it loses nothing, and reads on with the recovery key', async () => {
    const home = await founded()
    const { a } = home
    const c = await joined(home)
    const login = await loginOf(a, c)
    await closePc(a, login)
    expect(await change(a, a.recoveryKey)).toMatchObject({ ok: true })
    write(a, 'new')
    await allSent(home, [a])
    value(await a.room.handlers['office.reopenPc']({ login }, supervisor))
    await until('it is told', () => {
      wake(c)
      const status = c.room.live()?.rooms.server.status()
      return Promise.resolve(status?.state === 'away' && status.why === 'keyNeeded')
    })
    expect((await listOf(a)).pcs.find((one) => one.login === login)?.key).toBe('cannot')
    // It goes on under the old one, and the others read it.
    write(c, 'under-the-old')
    await hasRead(a, 'under-the-old')
    expect(reads(c, 'under-the-old')).toBe(true)
    const take = (recoveryKey: string) =>
      c.room.handlers['office.takeKey']({ recoveryKey }, supervisor)
    expect(await take('ABC')).toMatchObject({ reason: 'recoveryKeyLength' })
    expect(await take(a.recoveryKey)).toMatchObject({ ok: true })
    expect(await take(a.recoveryKey)).toMatchObject({ reason: 'nothingNew' })
    await hasRead(c, 'new')
    await until('the list says so', async () =>
      (await listOf(a)).pcs.every(({ key }) => key === 'has'),
    )
    write(c, 'under-the-new')
    await hasRead(a, 'under-the-new')
    expect([...a.bugs, ...c.bugs]).toEqual([])
  })

  it('changes it again for the next one, also where two supervisors do it at once', async () => {
    const home = await founded()
    const { a } = home
    const b = await joined(home)
    const c = await joined(home)
    for (const pc of [b, c]) await loginOf(a, pc)
    for (const pc of [a, c]) await loginOf(b, pc)
    await closePc(a, await loginOf(a, c))
    const both = await Promise.all([change(a, a.recoveryKey), change(b, a.recoveryKey)])
    expect(both).toMatchObject([{ ok: true }, { ok: true }])
    write(a, 'of-a')
    write(b, 'of-b')
    await hasRead(a, 'of-b')
    await hasRead(b, 'of-a')
    await allSent(home, [a, b])
    expect(storageOf(a).keys.newest()).toBe(storageOf(b).keys.newest())
    expect(storageOf(a).keys.ring().size).toBe(2)
    const d = await joined(home)
    await hasRead(d, 'of-a')
    await hasRead(d, 'of-b')
    await loginOf(a, d)
    await closePc(a, await loginOf(a, b))
    expect((await listOf(a)).key.needed).toBe(true)
    expect(await change(a, a.recoveryKey)).toMatchObject({ ok: true })
    write(a, 'third')
    await hasRead(d, 'third')
    expect((await listOf(a)).key.needed).toBe(false)
    expect([...a.bugs, ...b.bugs, ...d.bugs]).toEqual([])
  })
})
