/**
 * Somebody knocks: a chime and a word for screen readers, once for each, and the window's title for as long as somebody waits. In every
 * room and behind the lock, so without a name.
 */
import { useEffect } from 'react'
import { isSomebodyWaiting } from '../../shared/session/knocks.ts'
import { subscribe } from '../api.ts'
import { useSession } from '../state/kept.ts'
import { announce } from '../ui/announce.ts'
import { chime } from '../ui/chime.ts'
import { knockText as text } from './words/knock.ts'

export function Knock() {
  const session = useSession()
  const isWaiting = session !== null && isSomebodyWaiting(session.meeting)
  useEffect(
    () =>
      subscribe('session.knock', () => {
        chime('soft')
        announce(text.came, 'assertive')
      }),
    [],
  )
  useEffect(() => {
    if (!isWaiting) return
    const before = document.title
    document.title = `● ${text.title} - ${before}`
    return () => {
      document.title = before
    }
  }, [isWaiting])
  return null
}
