/** The only door from the renderer: known channel -> parsed request -> right role -> room -> parsed answer. */
import type { Channel, DispatchReason } from '../shared/channel.ts'
import {
  type AllHandlers,
  answers,
  type Caller,
  type ChannelName,
  type Contract,
  contract,
  type Handler,
  requests,
} from '../shared/contract.ts'
import type { Presence } from '../shared/people/account.ts'
import { type Failed, fail, ok, type Result } from '../shared/result.ts'

export type DispatcherParts = {
  /** All handlers there are right now: the office's own and, while an office is open, its rooms'. */
  readonly handlers: () => Partial<AllHandlers>
  readonly presence: () => Presence | null
  /** A bug in a room: name of the channel and the error; never the request. */
  readonly onBug: (channel: string, error: unknown) => void
  /** A room said no: name of the channel and the reason's code; never what was asked or its details. */
  readonly onRefused?: (channel: ChannelName, reason: string) => void
}

export type Dispatch = (channel: string, payload: unknown) => Promise<Result<unknown>>

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
    const presence = parts.presence()
    const refused = refusal(contract[name], presence)
    if (refused !== null) return refused
    const account = presence === null || presence.locked ? null : presence.account
    return serve(parts, name, payload, { account })
  }
}

/** One generic channel from its name to its room: the request it parses is the one its handler takes. */
async function serve<N extends ChannelName>(
  parts: DispatcherParts,
  name: N,
  payload: unknown,
  caller: Caller,
): Promise<Result<unknown, Contract[N]['reasons'][number] | DispatchReason>> {
  const request = requests[name].request.safeParse(payload)
  if (!request.success) return fail('badRequest')
  const handler: Handler<N> | undefined = parts.handlers()[name]
  if (handler === undefined) return fail('officeNotOpen')
  try {
    const checked = checkedAnswer(name, await handler(request.data, caller))
    if (!checked.ok) parts.onRefused?.(name, checked.reason)
    return checked
  } catch (error) {
    // The office was left while its room was still asked: what the room met in that is nobody's bug, and nobody waits for it.
    if (parts.handlers()[name] === undefined) return fail('officeNotOpen')
    parts.onBug(name, error)
    return fail('internal')
  }
}

/** What leaves is parsed too, so that a room cannot let out a field its channel does not name. */
function checkedAnswer<N extends ChannelName>(
  name: N,
  answer: Result<unknown>,
): Result<unknown, Contract[N]['reasons'][number]> {
  const { answer: form, reasons } = answers[name]
  if (answer.ok) return ok(form.parse(answer.value))
  const reason = reasons.find((one) => one === answer.reason)
  if (reason === undefined) throw new Error('a room failed with a reason its channel does not name')
  return fail(reason, answer.details)
}
