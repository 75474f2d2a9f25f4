/** What the main process keeps and tells about anew: asked for once, then heard. */
import { useCallback, useEffect, useState } from 'react'
import type { TopicName, TopicPayload } from '../../shared/contract.ts'
import type { Failed, Result } from '../../shared/result.ts'
import { call, subscribe } from '../api.ts'

/** The channel that tells a topic's present value. */
const present = {
  'office.status': () => call('office.status', {}),
  'people.presence': () => call('people.presence', {}),
  'session.snapshot': () => call('session.current', {}),
} as const satisfies { readonly [T in TopicName]?: () => Promise<Result<TopicPayload<T>>> }

export type Live<T extends TopicName> = {
  /** undefined until the first answer. */
  readonly value: TopicPayload<T> | undefined
  readonly failure: Failed | null
  readonly reload: () => void
}

/** The office's status, who is signed in, the running session: always as the main process has it. */
export function useLive<T extends keyof typeof present>(topic: T): Live<T> {
  const [kept, setKept] = useState<{ readonly value: TopicPayload<T> } | null>(null)
  const [failure, setFailure] = useState<Failed | null>(null)
  const [round, setRound] = useState(0)
  useEffect(() => {
    // Typed by `present` itself: the answer of a topic's channel is that topic's payload.
    const ask: () => Promise<Result<TopicPayload<keyof typeof present>>> = present[topic]
    let heard = false
    let current = true
    const stop = subscribe(topic, (value) => {
      heard = true
      setKept({ value })
    })
    void ask().then((answer) => {
      // What was heard meanwhile is newer than the answer.
      if (!current || heard) return
      setFailure(answer.ok ? null : answer)
      if (answer.ok) setKept({ value: answer.value as TopicPayload<T> })
    })
    return () => {
      current = false
      stop()
    }
  }, [topic, round])
  const reload = useCallback(() => setRound((count) => count + 1), [])
  return { value: kept?.value, failure, reload }
}
