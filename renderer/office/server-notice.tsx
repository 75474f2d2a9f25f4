/** Above every room: the office's server cannot be reached, so that what is shown of the other PCs is old. */
import { MINUTE } from '../../shared/clock.ts'
import { MOST_CLOCKS_APART_MS } from '../../shared/office/clocks.ts'
import type { ServerStatus } from '../../shared/office/server.ts'
import { useAnswer } from '../state/answers.ts'
import { useNow } from '../state/clock.ts'
import { RoomNotice } from '../ui/room-notice.tsx'
import { minutesAway, serverText as text } from './words/server.ts'

type Said = { readonly title: string; readonly body: string }

function said(status: ServerStatus, now: number): Said | null {
  switch (status.state) {
    case 'away':
      // It does not come back by itself.
      if (status.why === 'loginClosed') return { title: text.closedTitle, body: text.closedNext }
      if (status.why === 'keyNeeded')
        return { title: text.keyNeededTitle, body: text.keyNeededNext }
      return {
        title: text.noticeTitle(minutesAway(status.lastMs ?? now, now)),
        body: text.notice(status.lastMs, now),
      }
    case 'forked':
      return { title: text.forkedTitle, body: text.forkedNext }
    case 'unreadable':
      return { title: text.unreadableTitle, body: text.unreadableNext }
    case 'connected':
      return Math.abs(status.clockAheadMs) > MOST_CLOCKS_APART_MS
        ? { title: text.clockTitle, body: text.clockNext }
        : null
    default:
      return null
  }
}

/** @param props.onOpen null: this person cannot open the server's settings */
export function ServerNotice(props: { readonly onOpen: (() => void) | null }) {
  const status = useAnswer('office.server', {})
  const now = useNow(MINUTE)
  const words = status.data === null ? null : said(status.data, now)
  if (words === null) return null
  return (
    <RoomNotice tone="warning" title={words.title} open={text.tab} onOpen={props.onOpen}>
      {words.body}
    </RoomNotice>
  )
}
