/** A PC is let in by a supervisor through a real PostgreSQL: with the right number it has the office, and whatever goes wrong, nothing is begun. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { joiningFile } from '../../electron/office/server/joining-file.ts'
import { commitmentOf, newHalf } from '../../electron/office/server/handshake.ts'
import { inviteTo } from '../../electron/office/server/setting-up.ts'
import { storageOpener } from '../../electron/storage/opener.ts'
import { HOUR, systemClock } from '../../shared/clock.ts'
import { startPostgres, type TestServer } from '../support/postgres.ts'
import { until } from '../support/until.ts'
import { foundedPc, nobody, supervisor, testPc, type TestPc } from './office-pcs.ts'
import { officeOn, type TestOffice } from './server-office.ts'
import { noKeyStore, value } from './storage-helpers.ts'

let server: TestServer
let home: TestOffice
/** The PC that is in. */
let inside: Awaited<ReturnType<typeof foundedPc>>
/** What was in its log before the test. */
let before = 0
let stays: TestPc
const folder = mkdtempSync(join(tmpdir(), 'soudan-inside-'))
beforeAll(async () => {
  server = await startPostgres()
  home = await officeOn(server)
  stays = inside = await foundedPc(await invitation(), folder)
})
beforeEach(() => {
  before = 0
  before = written().length
})
afterAll(async () => {
  await stays.close()
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

async function invitation(whole = false): Promise<string> {
  const invited = value(await inviteTo(home.admin, home.office, 'joining', whole))
  return joiningFile({ ...server.address, ...invited }, home.office, systemClock.wallMs() + HOUR)
}
const ask = async (pc: TestPc, file: string): Promise<unknown> =>
  pc.room.handlers['office.askToJoin']({ file, newPassphrase: null }, nobody)
const askings = async () =>
  value(await inside.room.handlers['office.askings']({}, supervisor)).askings
/** The only one that waits. */
async function onlyAsking(): Promise<string> {
  const waiting = await askings()
  expect(waiting).toHaveLength(1)
  return waiting[0]?.id ?? ''
}
const letIn = async (id: string, code: string): Promise<unknown> =>
  inside.room.handlers['office.letIn']({ id, code }, supervisor)
const answer = async (id: string): Promise<unknown> =>
  inside.room.handlers['office.answerAsking']({ id }, supervisor)

async function codeOn(pc: TestPc): Promise<string> {
  const asking = await pc.asks('code')
  if (asking.state !== 'code') throw new Error('it shows no number')
  return asking.code
}
const another = (code: string): string => (code === '000000' ? '000001' : '000000')

/** A PC that asks, answered here, with the number on its screen. */
async function answered(): Promise<{ pc: TestPc; id: string; code: string }> {
  const pc = testPc()
  expect(await ask(pc, await invitation())).toMatchObject({ ok: true })
  const id = await onlyAsking()
  expect(await answer(id)).toMatchObject({ ok: true })
  return { pc, id, code: await codeOn(pc) }
}
/** What the log of the PC inside says of it since the test began, in its order. */
const written = () =>
  (inside.room.live()?.storage.log.reader.before(null, ['office'], 50) ?? [])
    .map(({ event }) => event)
    .filter(({ type }) => type.startsWith('office.pc'))
    .map(({ type, actorId, payload }) => ({ type, actorId, payload }))
    .toReversed()
    .slice(before)
const nothingBegun = (pc: TestPc): void => {
  expect(pc.room.live()).toBeNull()
  expect(existsSync(join(pc.folder, 'office'))).toBe(false)
}
const sql = async (text: string): Promise<void> => void value(await home.admin.run(text))

describe('a PC that asks to be let in', () => {
  it('shows a number after a supervisor answered, and has the office when it was typed there', async () => {
    const pc = testPc()
    const asked = systemClock.wallMs()
    expect(await ask(pc, await invitation(true))).toMatchObject({ ok: true })
    const waiting = pc.asking()
    expect(waiting).toMatchObject({ state: 'waiting' })
    const [there] = await askings()
    expect(there).toMatchObject({ whole: true, answered: 'new' })
    expect(Math.abs((there?.askedMs ?? 0) - asked)).toBeLessThan(20_000)
    const id = there?.id ?? ''
    // Before the other has said its word there is nothing to type.
    expect(await letIn(id, '000000')).toMatchObject({ reason: 'askingGone' })
    expect(await answer(id)).toMatchObject({ ok: true })
    expect(await askings()).toMatchObject([{ answered: 'here' }])
    const code = await codeOn(pc)
    expect(code).toMatch(/^\d{6}$/)
    nothingBegun(pc)
    expect(await letIn(id, code)).toMatchObject({ ok: true })

    await until('it has the office', () => Promise.resolve(pc.room.live() !== null))
    const storage = pc.room.live()?.storage
    expect(storage?.accounts.all().map(({ account }) => account.loginName)).toEqual(
      expect.arrayContaining(['supervisor', 'counselor']),
    )
    expect(storage?.device).not.toBe(inside.room.live()?.storage.device)
    expect(pc.asking()).toEqual({ state: 'none' })
    expect(await askings()).toEqual([])
    expect(written()).toMatchObject([
      { type: 'office.pcLetIn', actorId: 'sup-1', payload: { whole: true } },
    ])
    expect([...pc.bugs, ...inside.bugs]).toEqual([])

    // Its key file is as whole as the others': the office's recovery key opens it as well.
    const opener = storageOpener(noKeyStore)
    expect(opener.keyOf(join(pc.folder, 'office'), 'office', inside.recoveryKey)).toMatchObject({
      ok: true,
    })
    const rows = await home.admin.ask(
      z.object({ state: z.string(), sealed: z.unknown() }),
      `SELECT state, sealed FROM soudan.enrolments WHERE id = '${id}'`,
    )
    expect(value(rows)).toEqual([{ state: 'taken', sealed: null }])
  })

  it('is told that it was refused', async () => {
    const pc = testPc()
    await ask(pc, await invitation())
    const id = await onlyAsking()
    expect(await inside.room.handlers['office.refuseAsking']({ id }, supervisor)).toMatchObject({
      ok: true,
    })
    expect(await pc.asks('over')).toEqual({ state: 'over', why: 'refused' })
    nothingBegun(pc)
    expect(written()).toMatchObject([
      { type: 'office.pcNotLetIn', actorId: 'sup-1', payload: { why: 'refused' } },
    ])
    expect(await answer(id)).toMatchObject({ reason: 'askingGone' })
    // The file is as good as before.
    await pc.room.handlers['office.cancelAsking']({}, nobody)
    expect(pc.asking()).toEqual({ state: 'none' })
  })

  it('is over after the third wrong number, and the right one helps no more', async () => {
    const { pc, id, code } = await answered()
    const wrong = another(code)
    expect(await letIn(id, wrong)).toMatchObject({ reason: 'wrongCode', details: { left: 2 } })
    expect(await letIn(id, wrong)).toMatchObject({ reason: 'wrongCode', details: { left: 1 } })
    expect(await letIn(id, wrong)).toMatchObject({ reason: 'wrongCodeThrice' })
    expect(await pc.asks('over')).toEqual({ state: 'over', why: 'wrongCode' })
    nothingBegun(pc)
    expect(await letIn(id, code)).toMatchObject({ reason: 'askingGone' })
    expect(written()).toMatchObject([
      { type: 'office.pcNotLetIn', actorId: 'sup-1', payload: { why: 'wrongCode' } },
    ])
  })

  it('is over on both when it is given up on the new PC', async () => {
    const { pc, id, code } = await answered()
    await pc.room.handlers['office.cancelAsking']({}, nobody)
    expect(pc.asking()).toEqual({ state: 'none' })
    expect(await askings()).toEqual([])
    expect(await letIn(id, code)).toMatchObject({ reason: 'askingGone' })
    expect(written()).toEqual([])
    nothingBegun(pc)
  })

  it('is over after its time', async () => {
    const { pc, id, code } = await answered()
    await sql(`UPDATE soudan.enrolments SET until = now() WHERE id = '${id}'`)
    expect(await pc.asks('over')).toEqual({ state: 'over', why: 'expired' })
    expect(await askings()).toEqual([])
    expect(await letIn(id, code)).toMatchObject({ reason: 'askingGone' })
    nothingBegun(pc)
  })

  it('is answered by one PC only, and a second asking of the same file takes the place of the first', async () => {
    const { pc, id } = await answered()
    expect(await answer(id)).toMatchObject({ reason: 'askingGone' })
    const again = testPc()
    // The same file on another PC: whoever holds it may ask.
    const file = await invitation()
    await ask(again, file)
    const before = (await askings()).map(({ id: one }) => one)
    await ask(again, file)
    const after = (await askings()).map(({ id: one }) => one)
    expect(after).toHaveLength(2)
    expect(after.filter((one) => before.includes(one))).toEqual([id])
    expect(pc.asking()).toMatchObject({ state: 'code' })
  })

  it('says at once what is wrong with its file, and that no office is there', async () => {
    const pc = testPc()
    expect(await ask(pc, 'no file')).toMatchObject({ reason: 'notAJoiningFile' })
    const used = await invitation()
    const empty = await officeOn(server)
    const invited = value(await inviteTo(empty.admin, empty.office, 'joining'))
    const nowhere = joiningFile(
      { ...server.address, ...invited },
      empty.office,
      systemClock.wallMs() + HOUR,
    )
    expect(await ask(pc, nowhere)).toMatchObject({ reason: 'notFounded' })
    await sql(`UPDATE soudan.members SET until = now() WHERE kind = 'joining'`)
    expect(await ask(pc, used)).toMatchObject({ reason: 'loginClosed' })
    expect(pc.asking()).toEqual({ state: 'none' })
    nothingBegun(pc)
  })

  it('goes on after the line broke for a moment', async () => {
    const { pc, id, code } = await answered()
    await server.crash()
    await server.start()
    home = { ...home, admin: await server.connect() }
    inside.room.live()?.rooms.server.wake()
    await until(
      'the line is back',
      async () => (await letIn(id, code)) !== null && pc.asking().state !== 'code',
    )
    await until('it has the office', () => Promise.resolve(pc.room.live() !== null))
    expect(written().filter(({ type }) => type === 'office.pcLetIn')).toHaveLength(1)
  })
})

describe('a server that stands between the two', () => {
  it('cannot put its own key in the place of the new PC’s: the numbers differ', async () => {
    const pc = testPc()
    await ask(pc, await invitation())
    const id = await onlyAsking()
    const own = newHalf()
    const hex = (bytes: Uint8Array): string => `'\\x${Buffer.from(bytes).toString('hex')}'`
    // To the PC inside it says a key of its own, and keeps the promise that goes with it.
    await sql(
      `UPDATE soudan.enrolments SET public_key = ${hex(own.publicKey)}, commitment = ${hex(commitmentOf(own))} WHERE id = '${id}'`,
    )
    await answer(id)
    const code = await codeOn(pc)
    await sql(`UPDATE soudan.enrolments SET nonce = ${hex(own.nonce)} WHERE id = '${id}'`)
    expect(await letIn(id, code)).toMatchObject({ reason: 'wrongCode' })
  })

  it('cannot choose the new PC’s nonce after it has seen the other’s: the promise is not kept', async () => {
    const { pc, id, code } = await answered()
    await sql(`UPDATE soudan.enrolments SET nonce = sha256(nonce) WHERE id = '${id}'`)
    expect(await letIn(id, code)).toMatchObject({ reason: 'altered' })
    expect(await pc.asks('over')).toEqual({ state: 'over', why: 'refused' })
    nothingBegun(pc)
    expect(written()).toMatchObject([{ type: 'office.pcNotLetIn', payload: { why: 'altered' } }])
  })

  it('cannot put another key or an answer of its own in the place of what the PC inside sealed', async () => {
    const { pc, id } = await answered()
    await sql(
      `UPDATE soudan.enrolments SET state = 'sealed', sealed = decode(repeat('01', 200), 'hex') WHERE id = '${id}'`,
    )
    expect(await pc.asks('over')).toEqual({ state: 'over', why: 'altered' })
    nothingBegun(pc)
  })

  it('cannot bring the new PC to tell its word before it has an answer', async () => {
    const pc = testPc()
    await ask(pc, await invitation())
    const id = await onlyAsking()
    await sql(`UPDATE soudan.enrolments SET state = 'revealed' WHERE id = '${id}'`)
    expect(await pc.asks('over')).toEqual({ state: 'over', why: 'altered' })
  })
})

describe('a PC that was lost', () => {
  // An office of its own: how many PCs there are matters.
  beforeEach(async () => {
    home = await officeOn(server)
    inside = await foundedPc(await invitation())
    before = 0
  })
  const pcs = async () => value(await inside.room.handlers['office.pcs']({}, supervisor)).pcs
  const close = async (login: string): Promise<unknown> =>
    inside.room.handlers['office.closePc']({ login }, supervisor)

  it('is shut out and let in again; nobody shuts out their own or the last one', async () => {
    const [only] = await pcs()
    expect(only).toMatchObject({ own: true, closedMs: null, undisposed: false })
    expect(await close(only?.login ?? '')).toMatchObject({ reason: 'lastPc' })

    const { pc, id, code } = await answered()
    await letIn(id, code)
    await until('it has the office', () => Promise.resolve(pc.room.live() !== null))
    await until('both are there', async () => (await pcs()).length === 2)
    expect(await close(only?.login ?? '')).toMatchObject({ reason: 'ownPc' })
    expect(await close('nobody')).toMatchObject({ reason: 'noSuchPc' })
    expect((await pcs()).map(({ own }) => own)).toEqual([true, false])
    const lost = (await pcs()).find(({ own }) => !own)
    expect(lost).toMatchObject({ closedMs: null, whole: false })
    expect(lost?.heardMs ?? systemClock.wallMs()).toBeLessThanOrEqual(systemClock.wallMs() + 20_000)

    expect(await close(lost?.login ?? '')).toMatchObject({ ok: true })
    const why = () => {
      const status = pc.room.live()?.rooms.server.status()
      return Promise.resolve(status?.state === 'away' && status.why === 'loginClosed')
    }
    pc.room.live()?.rooms.server.wake()
    await until('it is shut out', why)
    expect((await pcs()).find(({ own }) => !own)?.closedMs).not.toBeNull()
    // Twice is as good as once.
    expect(await close(lost?.login ?? '')).toMatchObject({ ok: true })
    expect(
      await inside.room.handlers['office.reopenPc']({ login: lost?.login ?? '' }, supervisor),
    ).toMatchObject({ ok: true })
    pc.room.live()?.rooms.server.wake()
    await until('it is back', async () => !(await why()))
    const audit = await home.admin.ask(
      z.object({ login: z.string(), closed: z.boolean(), by: z.string() }),
      `SELECT login, closed, by FROM soudan.closings WHERE office = '${home.office}' ORDER BY at`,
    )
    const by = inside.room.live()?.storage.device
    expect(value(audit)).toEqual([
      { login: lost?.login, closed: true, by },
      { login: lost?.login, closed: false, by },
    ])
    expect(written().map(({ type }) => type)).toEqual([
      'office.pcLetIn',
      'office.pcClosed',
      'office.pcClosed',
      'office.pcReopened',
    ])
  })

  it('is named as long as it has not taken in what was disposed of', async () => {
    const { pc, id, code } = await answered()
    await letIn(id, code)
    await until('it has the office', () => Promise.resolve(pc.room.live() !== null))
    await until('both are there', async () => (await pcs()).length === 2)
    const undisposed = async () => (await pcs()).map((one) => one.undisposed)
    expect(await undisposed()).toEqual([false, false])
    const lost = (await pcs()).find(({ own }) => !own)
    expect(await close(lost?.login ?? '')).toMatchObject({ ok: true })
    value(
      inside.room.live()?.storage.log.append([
        {
          ...{ type: 'records.disposed', scope: 'office', actorId: 'sup' },
          payload: { kind: 'restrictions', recordIds: [], before: '2026-11-01', reason: '架空' },
        },
      ]) ?? { ok: false, reason: 'noOffice' },
    )
    // This one at once, the one that is shut out not before it is back.
    await until('it was sent and confirmed', async () => (await undisposed())[1] === true)
    await until('this PC confirmed it', async () => (await undisposed())[0] === false)
    await inside.room.handlers['office.reopenPc']({ login: lost?.login ?? '' }, supervisor)
    pc.room.live()?.rooms.server.wake()
    await until('both confirmed it', async () => (await undisposed()).every((one) => !one))
  })

  it('cannot be shut out by two PCs that shut out each other at once: one of them stays', async () => {
    const { pc, id, code } = await answered()
    await letIn(id, code)
    await until('it has the office', () => Promise.resolve(pc.room.live() !== null))
    await until('it is connected', () =>
      Promise.resolve(pc.room.live()?.rooms.server.line() !== null),
    )
    await until('both are there', async () => (await pcs()).length === 2)
    const all = await pcs()
    const own = all.find((one) => one.own)?.login ?? ''
    const other = all.find((one) => !one.own)?.login ?? ''
    await Promise.all([
      close(other),
      pc.room.handlers['office.closePc']({ login: own }, supervisor),
    ])
    const left = await home.admin.ask(
      z.object({ n: z.int() }),
      `SELECT count(*)::int AS n FROM soudan.members WHERE office = '${home.office}' AND kind = 'device' AND until IS NULL`,
    )
    expect(value(left)).toEqual([{ n: 1 }])
  })
})
