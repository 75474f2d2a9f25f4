/** The only file that touches `window.soudan`: calls and topics, typed and parsed with the contract. */
import type { Bridge } from '../shared/bridge.ts'
import { type CallAnswer, dispatchReasons, type RequestInput } from '../shared/channel.ts'
import {
  answers,
  type ChannelName,
  type Contract,
  payloads,
  type TopicName,
  type TopicPayload,
} from '../shared/contract.ts'
import { fail, ok } from '../shared/result.ts'

declare global {
  interface Window {
    readonly soudan: Bridge
  }
}

/** What the renderer passes for a channel. */
export type RequestOf<N extends ChannelName> = RequestInput<Contract[N]>
/** What the renderer gets for a channel: a value, or a reason out of the channel's list or the dispatcher's. */
export type AnswerOf<N extends ChannelName> = CallAnswer<Contract[N]>

/** 'electron' (the product) or 'browser' (for checking only). */
export function platform(): Bridge['platform'] {
  return window.soudan.platform
}

/** Calls a use-case of the main process. Never rejects: a broken connection or an answer of the wrong form is the reason `internal`. */
export async function call<N extends ChannelName>(
  name: N,
  request: RequestOf<N>,
): Promise<AnswerOf<N>> {
  let raw: unknown
  try {
    raw = await window.soudan.call(name, request)
  } catch {
    return fail('internal')
  }
  return checked(name, raw)
}

/** Listens to a topic until the returned function is called. A payload of the wrong form is a bug and is reported, not passed on. */
export function subscribe<T extends TopicName>(
  topic: T,
  listener: (payload: TopicPayload<T>) => void,
): () => void {
  return window.soudan.on(topic, (raw) => {
    const parsed = payloads[topic].safeParse(raw)
    if (parsed.success) listener(parsed.data)
    else reportError(new Error(`the topic ${topic} had an unexpected form`))
  })
}

/** Parsed with this very channel's own schema and list of reasons. */
function checked<N extends ChannelName>(name: N, raw: unknown): AnswerOf<N> {
  const { answer, reasons } = answers[name]
  if (typeof raw !== 'object' || raw === null || !('ok' in raw)) return fail('internal')
  if (raw.ok === true) {
    const value = answer.safeParse('value' in raw ? raw.value : undefined)
    return value.success ? ok(value.data) : fail('internal')
  }
  if (!('reason' in raw)) return fail('internal')
  const reason = [...reasons, ...dispatchReasons].find((one) => one === raw.reason)
  return reason === undefined ? fail('internal') : fail(reason, detailsOf(raw))
}

function detailsOf(raw: object): Readonly<Record<string, string | number>> | undefined {
  if (!('details' in raw) || typeof raw.details !== 'object' || raw.details === null)
    return undefined
  const kept = Object.entries(raw.details).filter(
    (entry): entry is [string, string | number] =>
      typeof entry[1] === 'string' || typeof entry[1] === 'number',
  )
  return Object.fromEntries(kept)
}
