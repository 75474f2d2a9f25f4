/**
 * The single list of what the renderer can ask of the main process, put together from the rooms' own. The preload's API,
 * the dispatcher, the renderer's client and the fakes in tests are derived from it. Channels name use-cases.
 */
import type { z } from 'zod'
import type { Answer, Channels, Request } from './channel.ts'
import { meetingChannels, meetingStale, meetingTopics } from './meeting/channels.ts'
import { officeChannels, officeStale, officeTopics } from './office/channels.ts'
import type { Account } from './people/account.ts'
import { exerciseChannels, exerciseStale, exerciseTopics } from './people/exercise-channels.ts'
import { peopleChannels, peopleStale, peopleTopics } from './people/channels.ts'
import { precallChannels } from './precall/channels.ts'
import { recordsChannels, recordsStale, recordsTopics } from './records/channels.ts'
import { reviewChannels, reviewStale, reviewTopics } from './review/channels.ts'
import { scheduleChannels, scheduleStale, scheduleTopics } from './schedule/channels.ts'
import { movingChannels, movingStale } from './schedule/moving-channels.ts'
import { mailingChannels, mailingStale } from './schedule/mailing-channels.ts'
import { tellingChannels, tellingStale } from './schedule/telling-channels.ts'
import { sessionChannels, sessionStale, sessionTopics } from './session/channels.ts'

export const contract = {
  ...officeChannels,
  ...peopleChannels,
  ...exerciseChannels,
  ...scheduleChannels,
  ...movingChannels,
  ...tellingChannels,
  ...mailingChannels,
  ...precallChannels,
  ...sessionChannels,
  ...meetingChannels,
  ...recordsChannels,
  ...reviewChannels,
} as const satisfies Channels

export type Contract = typeof contract
export type ChannelName = keyof Contract
/** Why a room may refuse what is asked on this channel. */
export type ReasonOf<N extends ChannelName> = Contract[N]['reasons'][number]
/** What a room answers on this channel. */
export type AnswerTo<N extends ChannelName> = Answer<Contract[N]>

/** What the main process tells the renderer unasked. */
export const topics = {
  ...officeTopics,
  ...peopleTopics,
  ...exerciseTopics,
  ...sessionTopics,
  ...meetingTopics,
  ...scheduleTopics,
  ...recordsTopics,
  ...reviewTopics,
} as const
export type Topics = typeof topics
export type TopicName = keyof Topics
export type TopicPayload<T extends TopicName> = z.output<Topics[T]>
const isTopicName = (name: string): name is TopicName => Object.hasOwn(topics, name)
export const topicNames: readonly TopicName[] = Object.keys(topics).filter(isTopicName)

type Stales = Readonly<Partial<Record<TopicName, readonly ChannelName[]>>>
const staleByRoom = [
  officeStale,
  peopleStale,
  sessionStale,
  exerciseStale,
  scheduleStale,
  movingStale,
  tellingStale,
  mailingStale,
  meetingStale,
  recordsStale,
  reviewStale,
] as const
type Named<Table> = Table extends unknown ? keyof Table : never
/** A topic that nobody tells has no place in a room's table. */
type OnlyTopics = {
  readonly [T in Named<(typeof staleByRoom)[number]>]?: T extends TopicName
    ? readonly string[]
    : never
}

/** Which topic makes which channels' answers old: whoever shows one of them asks again when the topic has spoken. */
export const stale = merged(staleByRoom satisfies readonly OnlyTopics[])

function merged(tables: readonly Stales[]): Stales {
  const all: Partial<Record<TopicName, readonly ChannelName[]>> = {}
  for (const topic of topicNames) all[topic] = tables.flatMap((table) => table[topic] ?? [])
  return all
}

/** Who calls, as the dispatcher established it; null before sign-in (channels open to anyone). */
export type Caller = { readonly account: Account | null }

/** The function that answers one channel. */
export type Handler<N extends ChannelName> = (
  request: Requests[N],
  caller: Caller,
) => Answers[N] | Promise<Answers[N]>
type Requests = { readonly [N in ChannelName]: Request<Contract[N]> }
type Answers = { readonly [N in ChannelName]: AnswerTo<N> }

/** One function per channel, for all of them. */
export type AllHandlers = { readonly [N in ChannelName]: Handler<N> }
/** A room's half of the contract: one function per channel whose name starts with the room's. */
export type Handlers<Room extends string> = Pick<
  AllHandlers,
  Extract<ChannelName, `${Room}.${string}`>
>
/** How each channel's request is read; the same objects as in `contract`, under a type that keeps name and request together. */
export const requests: {
  readonly [N in ChannelName]: { readonly request: z.ZodType<Requests[N]> }
} = contract
/** How each channel's answer is read, and what it may fail for: the same objects, kept together with the name in the same way. */
export const answers: {
  readonly [N in ChannelName]: {
    readonly answer: z.ZodType<z.output<Contract[N]['answer']>>
    readonly reasons: readonly Contract[N]['reasons'][number][]
  }
} = contract
/** How each topic's payload is read. */
export const payloads: { readonly [T in TopicName]: z.ZodType<TopicPayload<T>> } = topics

/** For channels that need a sign-in the dispatcher guarantees an account; rooms state it with this. */
export function signedIn(caller: Caller): Account {
  if (caller.account === null)
    throw new Error('a channel that needs a sign-in was dispatched without one')
  return caller.account
}
