/** Listens at the door of the meeting: each knock is told once, wherever the counselor is in the app. */
import { listen, unheard } from '../../shared/session/knocks.ts'
import { isOpen, type Session } from '../../shared/session/state.ts'

/** @returns to be called with the live session whenever it changed */
export function createDoor(knock: () => void): (session: Session | null) => void {
  let heard = unheard
  return (session) => {
    const now = listen(heard, session !== null && isOpen(session) ? session.meeting : null)
    heard = now.heard
    if (now.knocked) knock()
  }
}
