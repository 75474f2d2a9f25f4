/** The only door from the renderer: known channel -> parsed request -> right role -> room -> parsed answer. */
import { type Channel, type DispatchReason } from '../shared/channel.ts'
import { type Caller, type ChannelName, contract } from '../shared/contract.ts'
import type { Presence } from '../shared/people/account.ts'
import { type Failed, fail, type Result } from '../shared/result.ts'

/** A room's function once the types of its channel are out of sight; requests are parsed before it is called. */
type AnyHandler = (request: never, caller: Caller) => unknown

export type DispatcherParts = {
  /** All handlers there are right now: the office's own and, while an office is open, its rooms'. */
  readonly handlers: () => Readonly<Partial<Record<ChannelName, AnyHandler>>>
  readonly presence: () => Presence | null
  /** A bug in a room: name of the channel and the error; never the request. */
  readonly onBug: (channel: string, error: unknown) => void
  /** A room said no: name of the channel and the reason's code; never what was asked or its details. */
  readonly onRefused?: (channel: ChannelName, reason: string) => void
}

export type Dispatch = (channel: string, payload: unknown) => Promise<Result<unknown, string>>

function isChannelName(name: string): name is ChannelName {
  return Object.hasOwn(contract, name)
}

/** Why this person may not call this channel; null when they may. */
export function refusal(
  channel: Channel,
  presence: Presence | null,
): Failed<DispatchReason> | null {
  if (channel.access === 'anyone') return null
  if (presence === null) return fail('notSignedIn')
  if (presence.locked) return fail('locked')
  return channel.access.includes(presence.account.role) ? null : fail('notAllowed')
}

/** Derives the dispatcher from the contract. It never rejects: a room's bug becomes the reason `internal`. */
export function createDispatcher(parts: DispatcherParts): Dispatch {
  return async (name, payload) => {
    if (!isChannelName(name)) return fail('badRequest')
    const channel: Channel = contract[name]
    const presence = parts.presence()
    const refused = refusal(channel, presence)
    if (refused !== null) return refused
    const request = channel.request.safeParse(payload)
    if (!request.success) return fail('badRequest')
    const handler = parts.handlers()[name]
    if (handler === undefined) return fail('officeNotOpen')
    try {
      const caller: Caller = {
        account: presence === null || presence.locked ? null : presence.account,
      }
      const answer: unknown = await handler(request.data as never, caller)
      const checked = checkedAnswer(channel, answer)
      if (!checked.ok) parts.onRefused?.(name, checked.reason)
      return checked
    } catch (error) {
      parts.onBug(name, error)
      return fail('internal')
    }
  }
}

/** What leaves is parsed too, so that a room cannot let out a field its channel does not name. */
function checkedAnswer(channel: Channel, answer: unknown): Result<unknown, string> {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer))
    throw new Error('a room answered without a result')
  if (answer.ok === true && 'value' in answer)
    return { ok: true, value: channel.answer.parse(answer.value) }
  if (
    'reason' in answer &&
    typeof answer.reason === 'string' &&
    channel.reasons.includes(answer.reason)
  ) {
    return 'details' in answer
      ? { ok: false, reason: answer.reason, details: answer.details as Failed['details'] }
      : { ok: false, reason: answer.reason }
  }
  throw new Error('a room failed with a reason its channel does not name')
}
