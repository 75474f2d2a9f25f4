/** React's side of the contract: doing something, showing something, hearing something. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ChannelName, TopicName, TopicPayload } from '../../shared/contract.ts'
import type { Failed } from '../../shared/result.ts'
import { type AnswerOf, call, type RequestOf, subscribe } from '../api.ts'

export type ValueOf<N extends ChannelName> = Extract<AnswerOf<N>, { readonly ok: true }>['value']
export type FailureOf<N extends ChannelName> = Extract<AnswerOf<N>, { readonly ok: false }>

/** For what a person does. `busy` while it runs; `failure` of the last run until the next one or `clear`. */
export function useCall<N extends ChannelName>(
  channel: N,
): {
  readonly run: (request: RequestOf<N>) => Promise<AnswerOf<N>>
  readonly busy: boolean
  readonly failure: Failed | null
  readonly clear: () => void
} {
  const [running, setRunning] = useState(0)
  const [failure, setFailure] = useState<Failed | null>(null)
  const run = useCallback(
    async (request: RequestOf<N>): Promise<AnswerOf<N>> => {
      setRunning((count) => count + 1)
      setFailure(null)
      const answer = await call(channel, request)
      setRunning((count) => count - 1)
      if (!answer.ok) setFailure(answer)
      return answer
    },
    [channel],
  )
  const clear = useCallback(() => setFailure(null), [])
  return { run, busy: running > 0, failure, clear }
}

export type Query<N extends ChannelName> = {
  /** The last good answer to this request; null before there is one. It stays while a newer one is fetched. */
  readonly data: ValueOf<N> | null
  readonly failure: Failed | null
  readonly loading: boolean
  readonly reload: () => void
}

type Kept<N extends ChannelName> = {
  readonly key: string
  readonly data: ValueOf<N> | null
  readonly failure: Failed | null
}

/**
 * For what a screen shows: asks when it appears, when the request changes and when one of the topics speaks.
 * `request` null: does not ask (yet). An answer to an older request is dropped.
 */
export function useQuery<N extends ChannelName>(
  channel: N,
  request: RequestOf<N> | null,
  reloadOn: readonly TopicName[] = [],
): Query<N> {
  const key = request === null ? null : `${channel} ${JSON.stringify(request)}`
  const [round, setRound] = useState(0)
  const [kept, setKept] = useState<Kept<N> | null>(null)
  const [loading, setLoading] = useState(key !== null)
  const latest = useRef(request)
  latest.current = request
  const reload = useCallback(() => setRound((count) => count + 1), [])

  useEffect(() => {
    const asked = latest.current
    if (key === null || asked === null) {
      setLoading(false)
      return
    }
    let current = true
    setLoading(true)
    void call(channel, asked).then((answer) => {
      if (!current) return
      setLoading(false)
      // The compiler does not see through a generic union: a good answer's value is ValueOf<N> by its definition.
      if (answer.ok) setKept({ key, data: answer.value as ValueOf<N>, failure: null })
      else
        setKept((before) => ({
          key,
          data: before?.key === key ? before.data : null,
          failure: answer,
        }))
    })
    return () => {
      current = false
    }
  }, [channel, key, round])

  const topicKey = reloadOn.join(' ')
  useEffect(() => {
    const stops = reloadOn.map((topic) => subscribe(topic, reload))
    return () => {
      for (const stop of stops) stop()
    }
    // The list's words, not its identity: callers write it in place.
  }, [topicKey, reload])

  const fitting = kept !== null && kept.key === key ? kept : null
  return { data: fitting?.data ?? null, failure: fitting?.failure ?? null, loading, reload }
}

/** The topic's last payload since this component appeared; undefined before the first. */
export function useTopic<T extends TopicName>(topic: T): TopicPayload<T> | undefined {
  const [payload, setPayload] = useState<{ readonly value: TopicPayload<T> } | null>(null)
  useEffect(() => subscribe(topic, (value) => setPayload({ value })), [topic])
  return payload?.value
}

/** Runs `listener` for each payload of the topic while the component is shown. */
export function useOnTopic<T extends TopicName>(
  topic: T,
  listener: (payload: TopicPayload<T>) => void,
): void {
  const latest = useRef(listener)
  latest.current = listener
  useEffect(() => subscribe(topic, (payload) => latest.current(payload)), [topic])
}
