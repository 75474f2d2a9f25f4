/** Accounts and restrictions as folds: what each event of a scope makes of what was before. */
import { describe, expect, it } from 'vitest'
import type { StoredAccount } from '../../shared/log/account.ts'
import type { LoggedEvent, NewEvent } from '../../shared/log/events.ts'
import { accountScope, restrictionScope } from '../../shared/log/scope.ts'
import { foldAccount } from '../../shared/people/fold.ts'
import { waitAfterFailure } from '../../shared/people/lockout.ts'
import { foldRestriction, type StoredRestriction } from '../../shared/review/fold.ts'
import { START_MS } from './storage-helpers.ts'

const at = (event: NewEvent, sequence: number): LoggedEvent => ({
  ...event,
  device: 'd',
  sequence,
  atMs: START_MS + sequence,
})
const account = (events: readonly NewEvent[]): StoredAccount | null =>
  events.map(at).reduce<StoredAccount | null>(foldAccount, null)
const restriction = (events: readonly NewEvent[]): StoredRestriction | null =>
  events.map(at).reduce<StoredRestriction | null>(foldRestriction, null)

const hash = (name: string) => ({ n: 1024, r: 8, p: 1, salt: 'c2FsdA==', hash: btoa(name) })
const of = { scope: accountScope('a'), actorId: 'sup' } as const
const person = { id: 'a', loginName: 'anna', displayName: '架空 花', role: 'counselor' } as const
const added: NewEvent = {
  ...of,
  type: 'people.accountAdded',
  payload: {
    accountId: 'a',
    account: { ...person, disabled: false },
    passphrase: hash('first'),
  },
}
const failed: NewEvent = { ...of, type: 'people.signInFailed', payload: { accountId: 'a' } }
type Set = (NewEvent & { type: 'people.accountChanged' })['payload']['set']
const changed = (set: Set): NewEvent => ({
  ...of,
  type: 'people.accountChanged',
  payload: { accountId: 'a', what: [], set, was: {} },
})

describe('an account', () => {
  it('is whole from its first event, and only the first counts', () => {
    expect(account([failed])).toBeNull()
    expect(account([added])).toEqual({
      account: { ...person, disabled: false },
      passphrase: hash('first'),
      failures: 0,
      blockedUntilMs: 0,
    })
    expect(account([added, changed({ role: 'supervisor' }), added])?.account.role).toBe(
      'supervisor',
    )
  })

  it('has what was set last, and keeps the rest', () => {
    const now = account([
      added,
      changed({ role: 'supervisor', disabled: true }),
      changed({ passphrase: hash('second') }),
      changed({ disabled: false }),
    ])
    expect(now).toMatchObject({
      account: { ...person, role: 'supervisor', disabled: false },
      passphrase: hash('second'),
    })
  })

  it('waits longer with each wrong passphrase, until the right one or somebody else’s word', () => {
    const twice = account([added, failed, failed])
    expect(twice).toMatchObject({
      failures: 2,
      blockedUntilMs: START_MS + 2 + waitAfterFailure(2),
    })
    const ended: NewEvent = { ...of, type: 'people.waitEnded', payload: {} }
    expect(account([added, failed, failed, ended])).toMatchObject({
      failures: 0,
      blockedUntilMs: 0,
    })
    const own = account([added, failed, failed, changed({ passphrase: hash('second') })])
    expect(own, 'one’s own new passphrase ends no wait').toMatchObject({ failures: 2 })
    const byOther = changed({ passphrase: hash('second'), failures: 0, blockedUntilMs: 0 })
    expect(account([added, failed, failed, byOther])).toMatchObject({ failures: 0 })
  })
})

describe('a restriction', () => {
  const by = { scope: restrictionScope('r'), actorId: 'sup' } as const
  const wish = { from: '2026-11-01', until: null, reason: '架空', notice: '' }
  const decided: NewEvent = {
    ...by,
    type: 'review.restricted',
    payload: {
      ...wish,
      restrictionId: 'r',
      fromRecordId: 'r1',
      jobSeekerNumber: '17010-1',
      name: '架空 一郎',
    },
  }
  const lift = (why: string): NewEvent => ({
    ...by,
    type: 'review.restrictionLifted',
    payload: { restrictionId: 'r', why },
  })

  it('stands with the moment and the person of its event, is lifted once, and goes with its disposal', () => {
    expect(restriction([lift('x')])).toBeNull()
    expect(restriction([decided])).toMatchObject({
      ...wish,
      id: 'r',
      recordId: 'r1',
      atMs: START_MS,
      actorId: 'sup',
      lifted: null,
    })
    expect(restriction([decided, lift('one'), lift('two')])?.lifted).toEqual({
      actorId: 'sup',
      atMs: START_MS + 1,
      why: 'one',
    })
    const disposed: NewEvent = { ...by, type: 'review.restrictionDisposed', payload: {} }
    expect(restriction([decided, lift('one'), disposed])).toBeNull()
  })
})
