/** Every channel with every role: the dispatcher lets in whom the contract names, and nobody else. */
import { describe, expect, it } from 'vitest'
import { createDispatcher } from '../../electron/ipc.ts'
import type { Channel } from '../../shared/channel.ts'
import { type ChannelName, contract } from '../../shared/contract.ts'
import { RoleSchema, type Account, type Presence } from '../../shared/people/account.ts'

const account = (role: Account['role']): Account => ({
  id: role,
  loginName: role,
  displayName: '架空',
  role,
  disabled: false,
})

/** Everybody who can sit at the screen. */
const callers: readonly (readonly [string, Presence | null])[] = [
  ['nobody', null],
  ...RoleSchema.options.flatMap((role): [string, Presence][] => [
    [role, { account: account(role), locked: false }],
    [`${role}, locked`, { account: account(role), locked: true }],
  ]),
]

const isName = (name: string): name is ChannelName => Object.hasOwn(contract, name)
const names = Object.keys(contract).filter(isName)

/** What the table of the contract says must happen before any room is reached. */
function expected(channel: Channel, presence: Presence | null): string {
  if (channel.access === 'anyone') return 'passed'
  if (presence === null) return 'notSignedIn'
  if (presence.locked) return 'locked'
  return channel.access.includes(presence.account.role) ? 'passed' : 'notAllowed'
}

/** An empty request passes the role check first; without any room behind it, what passed is told by what comes after. */
async function outcome(name: ChannelName, presence: Presence | null): Promise<string> {
  const dispatch = createDispatcher({
    handlers: () => ({}),
    presence: () => presence,
    onBug: () => undefined,
  })
  const answer = await dispatch(name, {})
  if (answer.ok) throw new Error('nothing can answer here')
  return answer.reason === 'badRequest' || answer.reason === 'officeNotOpen'
    ? 'passed'
    : answer.reason
}

describe('roles', () => {
  it.each(callers)(
    'give %s exactly what the contract names, on every channel',
    async (_, presence) => {
      const actual = await Promise.all(
        names.map(async (name) => [name, await outcome(name, presence)]),
      )
      expect(actual).toEqual(names.map((name) => [name, expected(contract[name], presence)]))
      expect(actual.length).toBe(Object.keys(contract).length)
    },
  )

  it('keep IT staff away from every record, review, booking and session', () => {
    const open = names.filter(
      (name) =>
        /^(records|review|schedule|precall|meeting)\./.test(name) &&
        expected(contract[name], { account: account('it'), locked: false }) === 'passed',
    )
    // What IT staff look after: connections, backups, in which everything is sealed, and whether the log is whole, which needs no key.
    expect(open).toEqual(
      names.filter((name) =>
        /^(meeting\.(carrier|zoom|saveZoom|removeZoom|beginTrial|testZoom)|records\.(backupStatus|backupNow|setBackup|checkStatus|check))$/.test(
          name,
        ),
      ),
    )
  })

  it('keep counselors away from the review and from managing accounts', () => {
    const counselor: Presence = { account: account('counselor'), locked: false }
    for (const name of names.filter((one) => one.startsWith('review.')))
      expect(expected(contract[name], counselor)).toBe('notAllowed')
    for (const name of [
      'people.addAccount',
      'people.changeAccount',
      'office.saveProfile',
      'office.setOverride',
      'office.renewRecoveryKey',
    ] as const)
      expect(expected(contract[name], counselor)).toBe('notAllowed')
  })

  it('leave only what is needed before signing in open to anyone', () => {
    const open = names
      .filter((name) => contract[name].access === 'anyone')
      .map((name) => name.split('.')[0] ?? '')
    expect([...new Set(open)].sort()).toEqual(['office', 'people', 'session'])
    expect(
      names.filter((name) => name.startsWith('session.') && contract[name].access === 'anyone'),
    ).toEqual(['session.current'])
  })
})
