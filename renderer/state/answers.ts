/**
 * Answers to questions, shared by all who ask the same: one call, one answer, renewed when a topic says that it may be out of
 * date (`stale` in the contract, beside the topics), forgotten when nobody shows it any more. So the next person at this
 * screen finds nothing of the one before.
 */
import { useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { create } from 'zustand'
import { type ChannelName, stale, topicNames, type TopicName } from '../../shared/contract.ts'
import type { Failed, Result } from '../../shared/result.ts'
import { type AnswerOf, call, type RequestOf, subscribe } from '../api.ts'
import { accountOf, useKept } from './kept.ts'

export type ValueOf<N extends ChannelName> = Extract<AnswerOf<N>, { readonly ok: true }>['value']

export type Answer<N extends ChannelName> = {
  /** The last good answer to this question; null before there is one. It stays while a newer one is fetched. */
  readonly data: ValueOf<N> | null
  readonly failure: Failed | null
  readonly loading: boolean
  /** Asks again; resolves when the answer shown is at least as new as this question (or nobody shows it any more). */
  readonly reload: () => Promise<void>
}

/** It was answered, or failed: what is shown of it will not come in later and move the rest of the screen. */
export const isSettled = ({
  data,
  failure,
}: Pick<Answer<ChannelName>, 'data' | 'failure'>): boolean => data !== null || failure !== null

type Shown = {
  /** The value of a good answer to the question's own channel; null before there is one. */
  readonly data: unknown
  readonly failure: Failed | null
  readonly loading: boolean
}

const unasked: Shown = { data: null, failure: null, loading: true }
const idle: Shown = { data: null, failure: null, loading: false }

/** By question: the channel and the words of the request. */
const useAnswers = create<Readonly<Record<string, Shown>>>(() => ({}))

type Question = {
  readonly channel: ChannelName
  readonly ask: () => Promise<Result<unknown>>
  /** How many show it. */
  users: number
  /** The answer of an earlier round is dropped. */
  round: number
  /** Resolves with the newest round. */
  newest: Promise<void>
}

const questions = new Map<string, Question>()

function askAnew(key: string, question: Question): Promise<void> {
  question.newest = askOnce(key, question)
  return question.newest
}

async function askOnce(key: string, question: Question): Promise<void> {
  question.round += 1
  const { round } = question
  const { data, failure } = useAnswers.getState()[key] ?? unasked
  useAnswers.setState({ [key]: { data, failure, loading: true } })
  const answer = await question.ask()
  if (questions.get(key) !== question) return
  if (question.round !== round) return question.newest
  const before = useAnswers.getState()[key] ?? unasked
  useAnswers.setState({
    [key]: answer.ok
      ? { data: answer.value, failure: null, loading: false }
      : { data: before.data, failure: answer, loading: false },
  })
}

function forget(key: string): void {
  questions.delete(key)
  const { [key]: _gone, ...rest } = useAnswers.getState()
  useAnswers.setState(rest, true)
}

/** Somebody shows the answer from now on; the returned function says that they no longer do. */
function show(key: string, channel: ChannelName, ask: Question['ask']): () => void {
  const known = questions.get(key)
  const question = known ?? { channel, ask, users: 0, round: 0, newest: Promise.resolve() }
  question.users += 1
  if (known === undefined) {
    questions.set(key, question)
    void askAnew(key, question)
  }
  return () => {
    question.users -= 1
    // A moment later: the next screen may show the same.
    queueMicrotask(() => {
      if (question.users === 0 && questions.get(key) === question) forget(key)
    })
  }
}

async function reloadKey(key: string): Promise<void> {
  const question = questions.get(key)
  if (question !== undefined) await askAnew(key, question)
}

/** Another person is at the screen, or nobody: nothing that was answered before is shown to them. */
function forgetAll(): void {
  useAnswers.setState({}, true)
  for (const [key, question] of questions) void askAnew(key, question)
}

const isStale = (channel: ChannelName, topic: TopicName): boolean =>
  stale[topic]?.includes(channel) === true

/** Starts hearing what makes answers old; called once from main.tsx. */
export function startAnswers(): void {
  for (const topic of topicNames)
    subscribe(topic, () => {
      for (const [key, question] of questions)
        if (isStale(question.channel, topic)) void askAnew(key, question)
    })
  useKept.subscribe((kept, before) => {
    if (accountOf(kept)?.id !== accountOf(before)?.id) forgetAll()
  })
}

/** Runs `listener` while the component is shown, whenever answers of the channel may be out of date. */
export function useStale(channel: ChannelName, listener: () => void): void {
  useEffect(() => {
    const stops = topicNames
      .filter((topic) => isStale(channel, topic))
      .map((topic) => subscribe(topic, listener))
    return () => {
      for (const stop of stops) stop()
    }
  }, [channel, listener])
}

const keyOf = (channel: ChannelName, request: unknown): string =>
  `${channel} ${JSON.stringify(request)}`

/** Without React: shows the answer until `stop`. */
export function watchAnswer<N extends ChannelName>(channel: N, request: RequestOf<N>) {
  const key = keyOf(channel, request)
  const stop = show(key, channel, () => call(channel, request))
  return {
    stop,
    shown: (): Shown => useAnswers.getState()[key] ?? unasked,
    reload: () => reloadKey(key),
  }
}

/** The answer to one question. `request` null: not asked (yet). */
export function useAnswer<N extends ChannelName>(
  channel: N,
  request: RequestOf<N> | null,
): Answer<N> {
  const key = request === null ? null : keyOf(channel, request)
  const latest = useRef(request)
  useLayoutEffect(() => {
    latest.current = request
  })
  useEffect(() => {
    const asked = latest.current
    return key === null || asked === null
      ? undefined
      : show(key, channel, () => call(channel, asked))
  }, [channel, key])
  const shown = useAnswers((all) => (key === null ? idle : (all[key] ?? unasked)))
  const reload = useCallback(async () => {
    if (key !== null) await reloadKey(key)
  }, [key])
  // Sound: only `askAnew` writes under this key, and its call is this channel's own, parsed in api.ts.
  return { ...shown, data: shown.data as ValueOf<N> | null, reload }
}
