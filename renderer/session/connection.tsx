/** The state of the connection in words, and what to do. A hang-up is not an end: the door stays open until the cap. */
import type { ReactNode } from 'react'
import { meetingDetailText, meetingTroubleText } from '../../shared/meeting/trouble-text.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { useOwnSession } from '../state/place.ts'
import { useCall } from '../ui/use-call.ts'
import { failures } from './words/failures.ts'
import { connectionText as text } from './words/room.ts'

/** @param props.children small buttons beside the state */
export function Connection({ children }: { readonly children?: ReactNode }) {
  const snapshot = useOwnSession()
  const enter = useCall('session.enter')
  const { recordId, meeting } = snapshot
  const line = text.line[meeting.line]
  const isOut = meeting.counselor === 'out'
  const detail = isOut ? meetingDetailText(meeting.troubleDetail) : null
  return (
    <section className="session-connection" aria-label={text.label} aria-live="polite">
      <div className="sd-row">
        <span>{text.label}</span>
        <Chip
          tone={
            isOut || meeting.line === 'lost'
              ? 'error'
              : meeting.line === 'good'
                ? 'success'
                : 'warning'
          }
          icon={meeting.line === 'good' && !isOut ? 'check' : 'line'}
        >
          {isOut ? text.out : meeting.counselor === 'joining' ? text.joining : line.state}
        </Chip>
        <div className="session-beside">{children}</div>
      </div>
      {!isOut && line.next !== null && <p>{line.next}</p>}
      {isOut && (
        <p>
          {meeting.trouble === null
            ? text.outNext
            : `${meetingTroubleText[meeting.trouble].what}${meetingTroubleText[meeting.trouble].next}`}
        </p>
      )}
      {detail !== null && <p className="sd-quiet">{detail}</p>}
      {isOut && (
        <div>
          <Button
            kind="filled"
            icon="camera"
            busy={enter.busy}
            onPress={() => void enter.run({ recordId })}
          >
            {text.again}
          </Button>
        </div>
      )}
      {!isOut && meeting.line === 'good' && meeting.seeker === 'absent' && (
        <>
          <p>
            <Chip tone="warning" icon="person">
              {text.seekerOut}
            </Chip>
          </p>
          <p>{text.seekerOutNext}</p>
        </>
      )}
      {!isOut && meeting.seeker === 'waiting' && (
        <p>
          <Chip tone="info" icon="person">
            {text.seekerWaiting}
          </Chip>
        </p>
      )}
      <FailureNote failure={enter.failure} texts={failures} />
    </section>
  )
}
