/**
 * What the main process keeps and tells: the office's status, who is at the screen, the running session. Always as the
 * main process has it: asked for once, then heard. Components take what they show by a selector.
 */
import { create } from 'zustand'
import type { TopicPayload } from '../../shared/contract.ts'
import type { OfficeStatus } from '../../shared/office/status.ts'
import type { Account } from '../../shared/people/account.ts'
import type { Failed, Result } from '../../shared/result.ts'
import type { SessionSnapshot } from '../../shared/session/snapshot.ts'
import { call, subscribe } from '../api.ts'

export type ReadyStatus = Extract<OfficeStatus, { readonly stage: 'ready' }>

export type Kept = {
  /** Each is undefined until the main process has said it. */
  readonly office: TopicPayload<'office.status'> | undefined
  readonly presence: TopicPayload<'people.presence'> | undefined
  readonly session: TopicPayload<'session.snapshot'> | undefined
  /** Long work that somebody waits for, as far as it is; null: none is under way. */
  readonly restoring: TopicPayload<'office.restoring'>
  readonly disposing: TopicPayload<'records.disposing'>
  /** Why the office's status could not be asked for. */
  readonly failure: Failed | null
}

const nothing: Kept = {
  office: undefined,
  presence: undefined,
  session: undefined,
  restoring: null,
  disposing: null,
  failure: null,
}

export const useKept = create<Kept>(() => nothing)

/** How often each was heard: an answer that was asked for before is older. */
const heard = { office: 0, presence: 0, session: 0 }

/** Asks anew, for what the main process does not tell by itself: after a set-up, when the recovery key has been written down. */
export async function askOffice(): Promise<void> {
  const before = heard.office
  const answer = await call('office.status', {})
  if (heard.office !== before) return
  if (answer.ok) hearOffice(answer.value)
  else useKept.setState({ failure: answer })
}

/** Whoever opens an office, or another one in its place, asks who is there and what runs. */
function hearOffice(office: OfficeStatus): void {
  heard.office += 1
  const before = useKept.getState().office
  const same = sameOffice(before, office)
  useKept.setState({
    office,
    failure: null,
    ...(same ? {} : { presence: undefined, session: undefined }),
  })
  if (office.stage !== 'ready') return
  void askFor('presence', () => call('people.presence', {}))
  void askFor('session', () => call('session.current', {}))
}

function sameOffice(before: OfficeStatus | undefined, now: OfficeStatus): boolean {
  return before?.stage === 'ready' && now.stage === 'ready' && before.kind === now.kind
}

async function askFor<Name extends 'presence' | 'session'>(
  name: Name,
  ask: () => Promise<Result<NonNullable<Kept[Name]> | null>>,
): Promise<void> {
  const before = heard[name]
  const answer = await ask()
  if (answer.ok && heard[name] === before) useKept.setState({ [name]: answer.value })
}

/** Starts hearing; called once from main.tsx. */
export function startKeeping(): void {
  subscribe('office.status', hearOffice)
  subscribe('people.presence', (presence) => {
    heard.presence += 1
    useKept.setState({ presence })
  })
  subscribe('session.snapshot', (session) => {
    heard.session += 1
    useKept.setState({ session })
  })
  subscribe('office.restoring', (restoring) => useKept.setState({ restoring }))
  subscribe('records.disposing', (disposing) => useKept.setState({ disposing }))
  void askOffice()
}

/** The session that runs, whoever runs it; null when none does. */
export function runningSession({ session }: Kept): SessionSnapshot | null {
  return session === undefined || session?.state === 'closed' ? null : session
}

/** Who is signed in at this screen, locked or not. */
export const accountOf = ({ presence }: Kept): Account | null => presence?.account ?? null

export const useSession = (): SessionSnapshot | null => useKept(runningSession)

/** For what is shown to somebody who is signed in, and to nobody else. */
export function useAccount(): Account {
  const account = useKept(accountOf)
  if (account === null) throw new Error('shown although nobody is signed in')
  return account
}

/** For what is shown in an open office. */
export function useOffice(): ReadyStatus {
  const office = useKept((kept) => kept.office)
  if (office?.stage !== 'ready') throw new Error('shown although no office is open')
  return office
}
