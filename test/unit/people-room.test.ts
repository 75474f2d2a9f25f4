/** Accounts and sign-in: who gets in, who waits, who is locked out. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createPeopleRoom, type PeopleRoom } from '../../electron/people/room.ts'
import type { Storage } from '../../electron/storage/storage.ts'
import type { Account, NewAccount, Role } from '../../shared/people/account.ts'
import { DAY, MINUTE } from '../../shared/clock.ts'
import { remainingWait, waitAfterFailure } from '../../shared/people/lockout.ts'
import { fail, type Result } from '../../shared/result.ts'
import { createVirtualClock, type VirtualClock } from '../../shared/virtual-clock.ts'
import { newOffice, type Office, reopen, START_MS, value } from './storage-helpers.ts'

const PASSPHRASE = 'correct horse 1'
const person = (loginName: string, role: Role): NewAccount => ({
  loginName,
  displayName: `架空 ${loginName}`,
  role,
  passphrase: PASSPHRASE,
})
const nobody = { account: null }

type Stage = {
  readonly room: PeopleRoom
  readonly office: Office
  readonly clock: VirtualClock
  readonly published: unknown[]
  running: boolean
}

function roomOn(storage: Storage, clock: VirtualClock, stage: Omit<Stage, 'room'>): PeopleRoom {
  return createPeopleRoom({
    passphraseCost: 2 ** 10,
    storage,
    clock,
    proveRecoveryKey: storage.proveRecoveryKey,
    sessionRunning: () => stage.running,
    ring: (_, payload) => stage.published.push(payload),
  })
}

async function people(): Promise<Stage> {
  const clock = createVirtualClock(START_MS)
  const office = newOffice({ clock })
  const stage = { office, clock, published: [], running: false }
  const room = roomOn(office.storage, clock, stage)
  value(
    await room.addFirstAccounts([
      person('sup', 'supervisor'),
      person('anna', 'counselor'),
      person('ivan', 'it'),
    ]),
  )
  return Object.assign(stage, { room })
}

const signIn = async (
  room: PeopleRoom,
  loginName: string,
  passphrase = PASSPHRASE,
): Promise<Result<{ account: Account; locked: boolean }>> =>
  room.handlers['people.signIn']({ loginName, passphrase }, nobody)

async function accountOf(room: PeopleRoom, loginName: string): Promise<Account> {
  const found = value(await room.handlers['people.accounts']({}, nobody)).find(
    (account) => account.loginName === loginName,
  )
  if (found === undefined) throw new Error('no such account')
  return found
}

describe('a PC whose office’s server is away for too long', () => {
  it('lets in who can bring the line back, and nobody who may have been shut out meanwhile', async () => {
    const { office, clock } = await people()
    let days: number | null = 7
    const room = createPeopleRoom({
      ...{ passphraseCost: 2 ** 10, storage: office.storage, clock },
      ...{ proveRecoveryKey: null, sessionRunning: () => false, ring: () => undefined },
      tooLongAway: () => days,
    })
    expect(await signIn(room, 'anna')).toEqual(fail('serverTooLongAway', { days: 7 }))
    expect(room.presence()).toBeNull()
    expect(await signIn(room, 'anna', 'not it at all')).toMatchObject({
      reason: 'wrongCredentials',
    })
    for (const name of ['sup', 'ivan']) expect(await signIn(room, name)).toMatchObject({ ok: true })
    days = null
    expect(await signIn(room, 'anna')).toMatchObject({ ok: true })
  })
})

describe('locking the computer', () => {
  it('locks this screen too, session or not, and never when nobody is there; unlocking it is no sign-in', async () => {
    const stage = await people()
    const { room, published } = stage
    room.onPower('lock')
    expect(room.presence()).toBeNull()
    value(await signIn(room, 'anna'))
    stage.running = true
    for (const event of ['suspend', 'resume', 'unlock', 'shutdown'] as const) room.onPower(event)
    expect(room.presence()).toMatchObject({ locked: false })
    room.onPower('lock')
    expect(room.presence()).toMatchObject({ locked: true, account: { loginName: 'anna' } })
    expect(published.at(-1)).toEqual(room.presence())
    room.onPower('unlock')
    expect(room.presence()).toMatchObject({ locked: true })
    value(await room.handlers['people.unlock']({ passphrase: PASSPHRASE }, nobody))
    expect(room.presence()).toMatchObject({ locked: false })
  })
})

describe('signing in', () => {
  it('lets the right passphrase in, whatever the width and case of the login name, and records it', async () => {
    const { room, office, published } = await people()
    const presence = value(await signIn(room, ' ＡＮＮＡ '))
    expect(presence).toMatchObject({
      locked: false,
      account: { loginName: 'anna', role: 'counselor' },
    })
    expect(room.presence()).toEqual(presence)
    expect(room.port.present()?.loginName).toBe('anna')
    expect(published).toEqual([presence])
    expect(office.storage.log.head().sequence).toBe(4)
  })

  it('refuses a wrong passphrase, an unknown name and a disabled account', async () => {
    const { room } = await people()
    expect(await signIn(room, 'anna', 'wrong')).toMatchObject({
      ok: false,
      reason: 'wrongCredentials',
    })
    expect(await signIn(room, 'nobody')).toMatchObject({ ok: false, reason: 'wrongCredentials' })
    const anna = await accountOf(room, 'anna')
    const sup = await accountOf(room, 'sup')
    value(
      await room.handlers['people.changeAccount'](
        { accountId: anna.id, displayName: anna.displayName, role: 'counselor', disabled: true },
        { account: sup },
      ),
    )
    expect(await signIn(room, 'anna')).toMatchObject({ ok: false, reason: 'accountDisabled' })
    expect(room.presence()).toBeNull()
    expect(
      value(await room.handlers['people.signInNames']({}, nobody))
        .map(({ loginName }) => loginName)
        .sort(),
    ).toEqual(['ivan', 'sup'])
    expect(room.port.nameOf(anna.id)).toBe('架空 anna')
    expect(room.port.nameOf('system')).not.toBe(room.port.nameOf('no such account'))
  })

  it('slows down after wrong passphrases, and a restart does not reset the wait', async () => {
    const stage = await people()
    const { room, clock, office } = stage
    expect(await signIn(room, 'anna', 'wrong 1')).toEqual({ ok: false, reason: 'wrongCredentials' })
    expect(await signIn(room, 'anna', 'wrong 2')).toMatchObject({
      ok: false,
      reason: 'wrongCredentials',
      details: { waitSeconds: 5 },
    })
    expect(await signIn(room, 'anna')).toMatchObject({
      ok: false,
      reason: 'tooManyAttempts',
      details: { waitSeconds: 5 },
    })
    office.storage.close()
    const again = roomOn(reopen(office), clock, stage)
    expect(await signIn(again, 'anna')).toMatchObject({
      ok: false,
      reason: 'tooManyAttempts',
      details: { waitSeconds: 5 },
    })
    expect((await signIn(again, 'sup')).ok).toBe(true)
    clock.advance(4_999)
    expect(await signIn(again, 'anna')).toMatchObject({
      ok: false,
      reason: 'tooManyAttempts',
      details: { waitSeconds: 1 },
    })
    clock.advance(1)
    expect(await signIn(again, 'anna', 'wrong 3')).toMatchObject({
      ok: false,
      reason: 'wrongCredentials',
      details: { waitSeconds: 15 },
    })
    clock.advance(15_000)
    expect((await signIn(again, 'anna')).ok).toBe(true)
    expect(await signIn(again, 'anna', 'wrong 4')).toEqual({
      ok: false,
      reason: 'wrongCredentials',
    })
  })

  it('counts attempts made side by side one after the other', async () => {
    const { room } = await people()
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd'].map((wrong) => signIn(room, 'anna', wrong)),
    )
    expect(answers.map((answer) => (answer.ok ? 'in' : answer.reason))).toEqual([
      'wrongCredentials',
      'wrongCredentials',
      'tooManyAttempts',
      'tooManyAttempts',
    ])
  })

  it('waits longer and longer, up to a quarter of an hour, and never longer because a clock was wrong', () => {
    const waits = Array.from({ length: 12 }, (_, index) => waitAfterFailure(index + 1))
    expect(waits[0]).toBe(0)
    expect(waits.every((wait, index) => index === 0 || wait >= (waits[index - 1] ?? 0))).toBe(true)
    expect(waits.at(-1)).toBe(15 * 60_000)
    expect(remainingWait(START_MS + 365 * 86_400_000, START_MS, 0)).toBe(15 * 60_000)
    expect(remainingWait(START_MS - 1, START_MS, 0)).toBe(0)
    expect(
      remainingWait(START_MS + 365 * 86_400_000, START_MS, 15 * 60_000),
      'seen long enough',
    ).toBe(0)
  })
})

describe('being present', () => {
  it('locks, unlocks with the own passphrase, and counts wrong ones', async () => {
    const { room, clock } = await people()
    value(await signIn(room, 'anna'))
    value(await room.handlers['people.lock']({}, nobody))
    expect(room.presence()).toMatchObject({ locked: true })
    expect(await room.handlers['people.unlock']({ passphrase: 'wrong 1' }, nobody)).toMatchObject({
      reason: 'wrongCredentials',
    })
    expect(await room.handlers['people.unlock']({ passphrase: 'wrong 2' }, nobody)).toMatchObject({
      reason: 'wrongCredentials',
    })
    expect(await room.handlers['people.unlock']({ passphrase: PASSPHRASE }, nobody)).toMatchObject({
      reason: 'tooManyAttempts',
    })
    clock.advance(5_000)
    value(await room.handlers['people.unlock']({ passphrase: PASSPHRASE }, nobody))
    expect(room.presence()).toMatchObject({ locked: false })
  })

  it('cannot be left or taken over while a session runs', async () => {
    const stage = await people()
    value(await signIn(stage.room, 'anna'))
    stage.running = true
    expect(await stage.room.handlers['people.signOut']({}, nobody)).toMatchObject({
      ok: false,
      reason: 'sessionRunning',
    })
    expect(await signIn(stage.room, 'sup')).toMatchObject({ ok: false, reason: 'sessionRunning' })
    expect(stage.room.presence()).toMatchObject({ account: { loginName: 'anna' } })
    stage.running = false
    value(await stage.room.handlers['people.signOut']({}, nobody))
    expect(stage.room.presence()).toBeNull()
  })

  it('lets a supervisor authorise on the spot without changing who is present', async () => {
    const { room } = await people()
    value(await signIn(room, 'anna'))
    expect(
      value(await room.port.authorise({ loginName: 'sup', passphrase: PASSPHRASE })).role,
    ).toBe('supervisor')
    expect(await room.port.authorise({ loginName: 'anna', passphrase: PASSPHRASE })).toMatchObject({
      ok: false,
      reason: 'notSupervisor',
    })
    expect(await room.port.authorise({ loginName: 'sup', passphrase: 'wrong' })).toMatchObject({
      ok: false,
      reason: 'wrongCredentials',
    })
    expect(room.presence()).toMatchObject({ account: { loginName: 'anna' } })
  })
})

describe('accounts', () => {
  it('keep at least one enabled supervisor', async () => {
    const { room } = await people()
    const sup = await accountOf(room, 'sup')
    const change = (accountId: string, role: Role, disabled: boolean): unknown =>
      room.handlers['people.changeAccount'](
        { accountId, displayName: '架空 改', role, disabled },
        { account: sup },
      )
    expect(await change(sup.id, 'supervisor', true)).toMatchObject({ reason: 'lastSupervisor' })
    expect(await change(sup.id, 'counselor', false)).toMatchObject({ reason: 'lastSupervisor' })
    const second = value(
      await room.handlers['people.addAccount'](person('sup2', 'supervisor'), { account: sup }),
    )
    expect(await change(sup.id, 'counselor', false)).toMatchObject({
      ok: true,
      value: { role: 'counselor' },
    })
    expect(await change(second.id, 'supervisor', true)).toMatchObject({ reason: 'lastSupervisor' })
    expect(await change('nobody', 'counselor', false)).toMatchObject({ reason: 'notFound' })
  })

  it('have different login names and an event for each change', async () => {
    const { room, office } = await people()
    const sup = await accountOf(room, 'sup')
    expect(
      await room.handlers['people.addAccount'](person('ANNA', 'counselor'), { account: sup }),
    ).toMatchObject({ reason: 'loginNameTaken' })
    const before = office.storage.log.head().sequence
    const made = value(
      await room.handlers['people.addAccount'](person('bert', 'counselor'), { account: sup }),
    )
    value(
      await room.handlers['people.changeAccount'](
        { accountId: made.id, displayName: '架空 新', role: 'it', disabled: false },
        { account: sup },
      ),
    )
    expect(office.storage.log.head().sequence).toBe(before + 2)
    expect(await accountOf(room, 'bert')).toMatchObject({ displayName: '架空 新', role: 'it' })
  })

  it('let everybody change the own passphrase with the one in force, and a supervisor set another’s', async () => {
    const { room } = await people()
    const [sup, anna] = [await accountOf(room, 'sup'), await accountOf(room, 'anna')]
    const set = (accountId: string, passphrase: string): unknown =>
      room.handlers['people.setPassphrase']({ accountId, passphrase }, { account: sup })
    const own = (by: Account, present: string, passphrase: string): unknown =>
      room.handlers['people.setOwnPassphrase']({ present, passphrase }, { account: by })
    expect(await set('nobody', 'stolen 12')).toMatchObject({ reason: 'notFound' })
    expect(await set(sup.id, 'left alone')).toMatchObject({ reason: 'ownPassphrase' })
    expect(await own(anna, 'a guess', 'stolen 12')).toMatchObject({ reason: 'wrongCredentials' })
    expect(await own(anna, PASSPHRASE, 'my own new')).toMatchObject({ ok: true })
    expect((await signIn(room, 'anna', 'my own new')).ok).toBe(true)
    await signIn(room, 'anna', 'wrong 1')
    await signIn(room, 'anna', 'wrong 2')
    expect(await set(anna.id, 'set by sup')).toMatchObject({ ok: true })
    expect((await signIn(room, 'anna', 'set by sup')).ok).toBe(true)
  })

  it('make whoever guesses the present passphrase on a screen left alone wait', async () => {
    const { room } = await people()
    const anna = await accountOf(room, 'anna')
    const guess = (present: string): unknown =>
      room.handlers['people.setOwnPassphrase'](
        { present, passphrase: 'stolen 12' },
        { account: anna },
      )
    for (let tries = 0; tries < 5; tries += 1) await guess(`guess ${tries}`)
    expect(await guess(PASSPHRASE)).toMatchObject({ reason: 'tooManyAttempts' })
  })

  it('wait a quarter of an hour at most, though the clock was a year ahead when the passphrase was wrong', async () => {
    const { room, clock } = await people()
    clock.stepWall(365 * DAY)
    for (let tries = 0; tries < 3; tries += 1) {
      await signIn(room, 'anna', `wrong ${tries}`)
      clock.advance(MINUTE)
    }
    await signIn(room, 'anna', 'wrong again')
    clock.stepWall(-365 * DAY)
    expect(await signIn(room, 'anna')).toMatchObject({ reason: 'tooManyAttempts' })
    clock.advance(16 * MINUTE)
    expect((await signIn(room, 'anna')).ok).toBe(true)
  })

  it('take no passphrase that is tried among the first', async () => {
    const { room } = await people()
    const [sup, anna] = [await accountOf(room, 'sup'), await accountOf(room, 'anna')]
    const common = [
      'password',
      'ＰＡＳＳＷＯＲＤ１',
      'Qwertyuiop',
      '19991231',
      'aaaaaaaaaa',
      'renshu-1234',
    ]
    for (const passphrase of common) {
      const refused = { reason: 'commonPassphrase' }
      expect(
        await room.handlers['people.addAccount'](
          { ...person('new', 'counselor'), passphrase },
          { account: sup },
        ),
      ).toMatchObject(refused)
      expect(
        await room.handlers['people.setPassphrase'](
          { accountId: anna.id, passphrase },
          { account: sup },
        ),
      ).toMatchObject(refused)
      expect(
        await room.handlers['people.setOwnPassphrase'](
          { present: PASSPHRASE, passphrase },
          { account: anna },
        ),
      ).toMatchObject(refused)
    }
    expect((await signIn(room, 'anna')).ok).toBe(true)
  })

  it('leave no name and no passphrase in plain text in any file', async () => {
    const { room, office } = await people()
    value(await signIn(room, 'anna'))
    await signIn(room, 'sup', 'a wrong passphrase')
    const secrets = [
      '架空 anna',
      '架空 sup',
      PASSPHRASE,
      'a wrong passphrase',
      '"anna"',
      '"loginName"',
    ]
    const found = (): string[] =>
      readdirSync(office.folder).flatMap((name) => {
        const content = readFileSync(path.join(office.folder, name))
        return secrets
          .filter((secret) => content.includes(secret))
          .map((secret) => `${name}: ${secret}`)
      })
    expect(found()).toEqual([])
    office.storage.close()
    expect(found()).toEqual([])
  })

  it('are refused twice as the first ones when their login names are the same', async () => {
    const clock = createVirtualClock(START_MS)
    const office = newOffice({ clock })
    const stage = { office, clock, published: [], running: false }
    const room = roomOn(office.storage, clock, stage)
    expect(room.hasAccounts()).toBe(false)
    expect(
      await room.addFirstAccounts([person('same', 'supervisor'), person('SAME', 'counselor')]),
    ).toMatchObject({ reason: 'sameLoginName' })
    value(await room.addFirstAccounts([person('sup', 'supervisor'), person('anna', 'counselor')]))
    expect(room.hasAccounts()).toBe(true)
    await expect(room.addFirstAccounts([person('late', 'supervisor')])).rejects.toThrow()
  })
})
