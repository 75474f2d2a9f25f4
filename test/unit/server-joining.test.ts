/** An office that exists on one PC joins a server with all it has, and what is there then tells nobody anything of anyone. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import type { ServerAddress } from '../../electron/office/server/address.ts'
import { type Courier, createCourier } from '../../electron/office/server/courier.ts'
import { foundOffice } from '../../electron/office/server/joining.ts'
import { connectPostgres } from '../../electron/office/server/postgres.ts'
import { proofOf } from '../../electron/office/server/proofs.ts'
import { inviteTo } from '../../electron/office/server/setting-up.ts'
import { databasePath, keyPath } from '../../electron/storage/file/names.ts'
import { recoveryWrapOf } from '../../electron/storage/keys/key-file.ts'
import type { Storage } from '../../electron/storage/storage.ts'
import { systemClock } from '../../shared/clock.ts'
import { startPostgres, type TestServer } from '../support/postgres.ts'
import { until } from '../support/until.ts'
import { officeOn, type TestOffice } from './server-office.ts'
import { addRecord, ichiro, newOffice, reopen, takahashi, value } from './storage-helpers.ts'
import { DatabaseSync } from 'node:sqlite'

const NOTE = '架空の求人票を三件案内した。'

let server: TestServer
let home: TestOffice
beforeAll(async () => {
  server = await startPostgres()
  home = await officeOn(server)
})
afterAll(() => server.close())

/** The PC's courier. */
function courierOf(storage: Storage, address: ServerAddress): Courier {
  const proof = proofOf(storage.vault, home.office)
  return createCourier({
    connect: () =>
      connectPostgres(
        address,
        { office: home.office, proves: (code) => Buffer.compare(code, proof) === 0 },
        systemClock,
      ),
    outbox: storage.outbox,
    inbox: storage.inbox,
    clock: systemClock,
    random: Math.random,
    onState: () => undefined,
  })
}

/** As the list of what a PC has written, whatever name it wrote under. */
const ofLog = (storage: Storage): string[] =>
  storage.outbox
    .devices()
    .flatMap((device) => storage.outbox.after(device, 0, 10_000, Number.MAX_SAFE_INTEGER).events)
    .map(
      ({ device, sequence, hash }) => `${device} ${sequence} ${Buffer.from(hash).toString('hex')}`,
    )
/** What the server has, in its order. */
async function ofServer(): Promise<string[]> {
  const rows = await home.admin.ask(
    z.object({ event: z.string() }),
    `SELECT device || ' ' || sequence || ' ' || encode(hash, 'hex') AS event FROM soudan.events WHERE office = '${home.office}' ORDER BY pos`,
  )
  return value(rows).map(({ event }) => event)
}
const isQuiet = (courier: Courier) => (): Promise<boolean> =>
  Promise.resolve(courier.state().name === 'quiet')

/** Everything that stands in any table of the server, as text and as it lies on its disk. */
async function dump(): Promise<Buffer> {
  const tables = value(
    await home.admin.ask(
      z.object({ name: z.string() }),
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'soudan'`,
    ),
  )
  const parts: Buffer[] = []
  for (const { name } of tables) {
    const rows = await home.admin.ask(
      z.object({ row: z.string() }),
      `SELECT to_jsonb(t)::text AS row FROM ${name} t`,
    )
    parts.push(
      Buffer.from(
        value(rows)
          .map(({ row }) => row)
          .join('\n'),
      ),
    )
  }
  value(await home.admin.ask(z.unknown(), 'CHECKPOINT'))
  const files = readdirSync(server.folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && /base|pg_wal|log/.test(entry.parentPath),
  )
  for (const file of files) parts.push(readFileSync(join(file.parentPath, file.name)))
  return Buffer.concat(parts)
}

/** How a word may stand there. */
const spellings = (word: string): Buffer[] => {
  const utf8 = Buffer.from(word, 'utf8')
  return [
    utf8,
    Buffer.from(word, 'utf16le'),
    Buffer.from(utf8.toString('hex')),
    Buffer.from(utf8.toString('base64').replace(/=+$/, '')),
    Buffer.from(Buffer.from(word, 'utf16le').toString('hex')),
  ]
}

it('an office of one PC joins with all it has, goes on, and comes back after a restore under another name', async () => {
  const office = newOffice()
  let { storage } = office
  const counselorId = 'counselor-1'
  addRecord(storage, { recordId: 'r1', counselorId, seeker: ichiro })
  addRecord(storage, { recordId: 'r2', counselorId, seeker: takahashi }, [
    {
      type: 'records.noteAmended',
      scope: 'record/r2',
      actorId: counselorId,
      payload: { note: NOTE },
    },
  ])
  const dispose = async (recordId: string): Promise<unknown> =>
    value(
      await storage.disposal.disposeRecords([{ recordId, bookingId: null }], (recordIds) => ({
        type: 'records.disposed',
        scope: 'office',
        actorId: 'sup',
        payload: {
          kind: 'consultations',
          recordIds: [...recordIds],
          before: '2026-11-24',
          reason: '',
        },
      })),
    )
  await dispose('r1')

  const invited = value(await inviteTo(home.admin, home.office, 'joining'))
  const file = { ...server.address, ...invited }
  const recovery = recoveryWrapOf(keyPath(office.folder))
  if (recovery === null) throw new Error('the key file has no recovery key')
  const pc = { device: storage.device, vault: storage.vault, recovery }
  const joining = { office: home.office, address: file, nextPassword: 'another one for tests' }
  value(await foundOffice(joining, pc))
  const address = { ...file, password: joining.nextPassword }
  // The file opens nothing any more, and nobody makes the office another one's.
  expect(await foundOffice(joining, pc)).toMatchObject({ ok: false, reason: 'loginRefused' })
  const second = value(await inviteTo(home.admin, home.office, 'joining'))
  expect(
    await foundOffice({ ...joining, address: { ...server.address, ...second } }, pc),
  ).toMatchObject({ reason: 'taken' })

  let courier = courierOf(storage, address)
  courier.start()
  await until('all of it is there', isQuiet(courier))
  expect(await ofServer()).toEqual(ofLog(storage))
  expect(storage.inbox.position()).toBe(ofLog(storage).length)

  // The day goes on, the line breaks, a record is disposed of.
  addRecord(storage, { recordId: 'r3', counselorId })
  courier.written(false)
  await server.crash()
  addRecord(storage, { recordId: 'r4', counselorId, seeker: takahashi })
  await dispose('r2')
  courier.written(true)
  await until('it says that nobody is there', () =>
    Promise.resolve(courier.state().name === 'away'),
  )
  await server.start()
  home = { ...home, admin: await server.connect() }
  courier.wake()
  await until('it is there again', isQuiet(courier))
  expect(await ofServer()).toEqual(ofLog(storage))

  // Put back out of a backup: what it wrote stays, and it goes on under a name of its own.
  await courier.stop()
  storage.close()
  const db = new DatabaseSync(databasePath(office.folder))
  db.exec(`INSERT INTO meta (name, value) VALUES ('restored', x'01')`)
  db.close()
  const before = storage.device
  storage = reopen(office)
  expect(storage.outbox.devices()).toEqual([before, storage.device])
  addRecord(storage, { recordId: 'r5', counselorId })
  courier = courierOf(storage, address)
  courier.start()
  await until('the new name is there too', isQuiet(courier))
  expect(await ofServer()).toEqual(ofLog(storage))
  await courier.stop()

  const keys = await home.admin.ask(
    z.object({ scope: z.string(), gone: z.boolean() }),
    `SELECT scope, wrapped IS NULL AS gone FROM soudan.keys WHERE scope LIKE 'record/%' ORDER BY scope`,
  )
  expect(value(keys).map(({ scope, gone }) => [scope, gone])).toEqual([
    ['record/r1', true],
    ['record/r2', true],
    ['record/r3', false],
    ['record/r4', false],
    ['record/r5', false],
  ])

  const found = await dump()
  // The search finds what is there.
  expect(spellings('record/r3').some((word) => found.includes(word))).toBe(true)
  const secrets = [ichiro, takahashi].flatMap(({ name, kana, jobSeekerNumber }) => [
    ...[name, ...name.split(' '), ...(kana ?? '').split(' '), jobSeekerNumber ?? ''],
    (jobSeekerNumber ?? '').replaceAll('-', ''),
  ])
  const told = [
    ...secrets,
    NOTE,
    '相談の記録です。',
    office.recoveryKey,
    address.password,
    file.password,
  ].filter((word) => spellings(word).some((bytes) => found.includes(bytes)))
  expect(told).toEqual([])
})
