/** What goes on behind the lock, truly and without a name: whether somebody is in the meeting, until when, and whether somebody waits. */
import { isSomebodyWaiting } from '../../shared/session/knocks.ts'
import type { SessionSnapshot } from '../../shared/session/snapshot.ts'
import { timeOf } from '../../shared/time/instant.ts'
import { Banner } from '../ui/banner.tsx'
import { lockText as text } from './words/lock.ts'

type Behind = { readonly title: string; readonly body: string }

/** @returns what is said of the session in this state */
export function behindTheLock(session: SessionSnapshot): Behind {
  const { state, clock, meeting, slot } = session
  const isSeen = meeting.counselor === 'in'
  switch (state) {
    case 'preparing':
    case 'lobby':
      return isSeen ? text.lobby : { title: text.preparing.title(slot), body: text.preparing.body }
    case 'verifying':
    case 'consulting':
      return {
        title: text.running.title(clock.endsAtMs === null ? null : timeOf(clock.endsAtMs)),
        body: isSeen ? text.running.seen : text.running.out,
      }
    case 'closing':
    case 'closed':
      return text.over
  }
}

export function SessionBehind({ session }: { readonly session: SessionSnapshot }) {
  const { title, body } = behindTheLock(session)
  return isSomebodyWaiting(session.meeting) ? (
    <Banner tone="warning" icon="person" title={text.waiting.title} live>
      {text.waiting.body(title)}
    </Banner>
  ) : (
    <Banner tone="warning" icon="camera" title={title} live>
      {body}
    </Banner>
  )
}
