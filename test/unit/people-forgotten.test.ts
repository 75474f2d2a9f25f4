/** A supervisor's forgotten passphrase, set anew with the recovery key. */
import { accountScope } from '../../shared/log/scope.ts'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { changedEvent } from '../../electron/people/accounts.ts'
import { createPeopleRoom, type PeopleRoom } from '../../electron/people/room.ts'
import { databasePath } from '../../electron/storage/file/names.ts'
import { newRecoveryKey } from '../../electron/storage/keys/recovery-key.ts'
import { type NewAccount, type Role, SYSTEM_ACTOR } from '../../shared/people/account.ts'
import type { EventType, NewEvent } from '../../shared/log/events.ts'
import type { Result } from '../../shared/result.ts'
import { createVirtualClock, type VirtualClock } from '../../shared/virtual-clock.ts'
import { newOffice, type Office, START_MS, value } from './storage-helpers.ts'

const PASSPHRASE = 'correct horse 1'
const NEW = 'battery staple 2'
const nobody = { account: null }
const person = (loginName: string, role: Role): NewAccount => ({
  loginName,
  displayName: `架空 ${loginName}`,
  role,
  passphrase: PASSPHRASE,
})

type Stage = {
  readonly room: PeopleRoom
  readonly office: Office
  readonly clock: VirtualClock
  readonly logged: NewEvent[]
  running: boolean
}

async function people(): Promise<Stage> {
  const clock = createVirtualClock(START_MS)
  const office = newOffice({ clock })
  const logged: NewEvent[] = []
  office.storage.log.onCommitted((events) => logged.push(...events))
  const state = { running: false }
  const room = createPeopleRoom({
    passphraseCost: 2 ** 10,
    storage: office.storage,
    clock,
    sessionRunning: () => stage.running,
    ring: () => undefined,
    proveRecoveryKey: office.storage.proveRecoveryKey,
  })
  const stage: Stage = Object.assign(state, { room, office, clock, logged })
  value(
    await room.addFirstAccounts([
      person('sup', 'supervisor'),
      person('sup2', 'supervisor'),
      person('anna', 'counselor'),
      person('ivan', 'it'),
    ]),
  )
  return stage
}

const recover = async (
  { room }: Stage,
  recoveryKey: string,
  loginName = 'sup',
  passphrase = NEW,
): Promise<Result<null>> =>
  room.handlers['people.recoverPassphrase']({ loginName, recoveryKey, passphrase }, nobody)
const signIn = async (
  { room }: Stage,
  loginName: string,
  passphrase: string,
): Promise<Result<unknown>> => room.handlers['people.signIn']({ loginName, passphrase }, nobody)
const idOf = ({ office }: Stage, loginName: string): string | undefined =>
  office.storage.accounts.byLoginName(loginName)?.account.id
const of = ({ logged }: Stage, type: EventType): NewEvent[] =>
  logged.filter((event) => event.type === type)

describe('a supervisor’s forgotten passphrase', () => {
  it('is set anew with the recovery key, in whatever form it is typed; the old one is gone and the log says how', async () => {
    const stage = await people()
    value(await recover(stage, stage.office.recoveryKey.toLowerCase().replaceAll('-', ' ')))
    expect(await signIn(stage, 'sup', PASSPHRASE)).toMatchObject({ reason: 'wrongCredentials' })
    value(await signIn(stage, 'sup', NEW))
    expect(of(stage, 'people.accountChanged')).toMatchObject([
      {
        actorId: SYSTEM_ACTOR,
        scope: accountScope(idOf(stage, 'sup') ?? ''),
        payload: { accountId: idOf(stage, 'sup'), what: ['passphraseByRecoveryKey'] },
      },
    ])
    value(await signIn(stage, 'sup2', PASSPHRASE))
  })

  it('ends the wait that wrong passphrases brought about', async () => {
    const stage = await people()
    for (const wrong of ['wrong 1', 'wrong 2']) await signIn(stage, 'sup', wrong)
    expect(await signIn(stage, 'sup', PASSPHRASE)).toMatchObject({ reason: 'tooManyAttempts' })
    value(await recover(stage, stage.office.recoveryKey))
    value(await signIn(stage, 'sup', NEW))
  })

  it('stays as it is after a typo, a wrong length, a wrong key and an unreadable key file; only the wrong key is logged', async () => {
    const stage = await people()
    const { recoveryKey } = stage.office
    const before = stage.office.storage.log.head().sequence
    const mistyped = `${recoveryKey.slice(0, 6)}${recoveryKey.charAt(6) === '7' ? '8' : '7'}${recoveryKey.slice(7)}`
    expect(await recover(stage, mistyped)).toEqual({
      ok: false,
      reason: 'recoveryKeyTypo',
      details: { group: 2 },
    })
    expect(await recover(stage, recoveryKey.slice(1))).toEqual({
      ok: false,
      reason: 'recoveryKeyLength',
      details: { symbols: 34 },
    })
    expect(stage.office.storage.log.head().sequence).toBe(before)
    expect(await recover(stage, newRecoveryKey())).toEqual({
      ok: false,
      reason: 'wrongRecoveryKey',
    })
    expect(of(stage, 'people.recoveryKeyRefused')).toMatchObject([
      { actorId: SYSTEM_ACTOR, scope: 'office', payload: { accountId: idOf(stage, 'sup') } },
    ])
    expect(stage.office.storage.log.head().sequence).toBe(before + 1)
    value(await signIn(stage, 'sup', PASSPHRASE))
  })

  it('is asked for more and more slowly after wrong keys, side by side as well, and mistyping costs nothing', async () => {
    const stage = await people()
    for (let tries = 0; tries < 5; tries += 1) await recover(stage, 'too short')
    const answers = await Promise.all([1, 2, 3].map(() => recover(stage, newRecoveryKey())))
    expect(answers).toEqual([
      { ok: false, reason: 'wrongRecoveryKey' },
      { ok: false, reason: 'wrongRecoveryKey', details: { waitSeconds: 5 } },
      { ok: false, reason: 'tooManyAttempts', details: { waitSeconds: 5 } },
    ])
    expect(await recover(stage, stage.office.recoveryKey, 'sup2')).toMatchObject({
      reason: 'tooManyAttempts',
    })
    stage.clock.advance(4_999)
    expect(await recover(stage, stage.office.recoveryKey)).toMatchObject({
      reason: 'tooManyAttempts',
      details: { waitSeconds: 1 },
    })
    expect(of(stage, 'people.recoveryKeyRefused')).toHaveLength(2)
    stage.clock.advance(1)
    value(await recover(stage, stage.office.recoveryKey))
    expect(await recover(stage, newRecoveryKey()), 'counted from the start again').toEqual({
      ok: false,
      reason: 'wrongRecoveryKey',
    })
    // The wait is the office's, not the account's: signing in goes on.
    value(await signIn(stage, 'sup', NEW))
  })

  it('is no way into a counselor’s, an IT, a disabled or an unknown account, also with the right key', async () => {
    const stage = await people()
    const sup2 = stage.office.storage.accounts.byLoginName('sup2')
    if (sup2 === null) throw new Error('there is a second supervisor')
    value(
      stage.office.storage.log.append([
        changedEvent(sup2.account.id, 'sup', ['disabled'], { disabled: true }),
      ]),
    )
    const before = stage.office.storage.log.head().sequence
    for (const loginName of ['anna', 'ivan', 'sup2', 'nobody'])
      expect(await recover(stage, stage.office.recoveryKey, loginName)).toEqual({
        ok: false,
        reason: 'notSupervisor',
      })
    expect(stage.office.storage.log.head().sequence).toBe(before)
    value(await signIn(stage, 'anna', PASSPHRASE))
  })

  it('is not touched while a session runs', async () => {
    const stage = await people()
    stage.running = true
    expect(await recover(stage, stage.office.recoveryKey)).toEqual({
      ok: false,
      reason: 'sessionRunning',
    })
    expect(await recover(stage, newRecoveryKey())).toEqual({ ok: false, reason: 'sessionRunning' })
    stage.running = false
    const begun = recover(stage, stage.office.recoveryKey)
    stage.running = true
    expect(await begun, 'a session that began meanwhile').toEqual({
      ok: false,
      reason: 'sessionRunning',
    })
    stage.running = false
    value(await signIn(stage, 'sup', PASSPHRASE))
  })

  it('cannot be set by a recovery key that was renewed', async () => {
    const stage = await people()
    const renewed = value(stage.office.storage.renewRecoveryKey(() => ({ ok: true, value: null })))
    expect(await recover(stage, stage.office.recoveryKey)).toMatchObject({
      reason: 'wrongRecoveryKey',
    })
    value(await recover(stage, renewed))
  })

  it('has no such way where nobody was ever shown a recovery key', async () => {
    const { office, clock } = await people()
    const room = createPeopleRoom({
      passphraseCost: 2 ** 10,
      storage: office.storage,
      clock,
      sessionRunning: () => false,
      ring: () => undefined,
      proveRecoveryKey: null,
    })
    expect(
      await room.handlers['people.recoverPassphrase'](
        { loginName: 'sup', recoveryKey: office.recoveryKey, passphrase: NEW },
        nobody,
      ),
    ).toEqual({ ok: false, reason: 'noRecoveryKey' })
  })

  it('leaves neither the keys nor the passphrase in plain text in any file', async () => {
    const stage = await people()
    const { office } = stage
    const wrong = newRecoveryKey()
    await recover(stage, wrong)
    value(await recover(stage, office.recoveryKey))
    const secrets = [wrong, office.recoveryKey]
      .flatMap((key) => [key, key.replaceAll('-', '')])
      .concat(NEW, PASSPHRASE)
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
    const db = new DatabaseSync(databasePath(office.folder), { readOnly: true })
    expect(
      db.prepare("SELECT count(*) AS n FROM events WHERE type = 'people.recoveryKeyRefused'").get(),
    ).toEqual({ n: 1 })
    db.close()
    expect(JSON.stringify(stage.logged)).not.toMatch(
      new RegExp([wrong, office.recoveryKey, NEW].join('|')),
    )
  })
})
