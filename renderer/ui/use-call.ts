/** React's side of the contract: doing something, and hearing something. What is shown comes from renderer/state. */
import { useCallback, useEffect, useEffectEvent, useState } from 'react'
import type { ChannelName, TopicName, TopicPayload } from '../../shared/contract.ts'
import type { Failed } from '../../shared/result.ts'
import { type AnswerOf, call, type RequestOf, subscribe } from '../api.ts'

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
  const hear = useEffectEvent(listener)
  useEffect(() => subscribe(topic, (payload) => hear(payload)), [topic])
}
