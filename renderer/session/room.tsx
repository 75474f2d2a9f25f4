/** The session room: the meeting, the clock, the note; after the end the closing form in the same place. */
import { type ReactNode, useEffect } from 'react'
import type { Outcome } from '../../shared/log/outcome.ts'
import type { Failed } from '../../shared/result.ts'
import type { SessionSnapshot } from '../../shared/session/snapshot.ts'
import { announce } from '../ui/announce.ts'
import { Chip } from '../ui/chip.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { useCall } from '../ui/use-call.ts'
import { useOwnSession } from '../state/place.ts'
import { BigClock } from './big-clock.tsx'
import { ClosingForm } from './closing-form.tsx'
import { Connection } from './connection.tsx'
import { type Cause, EndButton } from './end.tsx'
import { Ended, headline } from './ended.tsx'
import { ExtendButton } from './extend.tsx'
import { NoteField } from './note-field.tsx'
import { SessionNotices } from './notices.tsx'
import { Postings } from './postings.tsx'
import { PauseButton, PausedBanner } from './pause.tsx'
import { ProhibitedActs } from './prohibited.tsx'
import './room.css'
import { closingText } from './words/closing.ts'
import { failures } from './words/failures.ts'
import { sessionText as text } from './words/room.ts'
import { type Note, useNote } from './use-note.ts'

/** @param props.people who waits and who is in; `past`: what was before with this person */
export function SessionRoom(props: {
  readonly meetingFrame: ReactNode
  readonly people?: ReactNode
  readonly past?: ReactNode
}) {
  const snapshot = useOwnSession()
  const note = useNote(snapshot)
  const finish = useCall('session.finish')
  const { ending, recordId } = snapshot
  const onFinish = async (cause: Cause, outcome: Outcome): Promise<void> => {
    await note.flush()
    const { text: words, followUp } = note
    await finish.run({ recordId, cause, outcome, note: words, followUp })
  }
  return (
    <div className="session" data-ended={ending !== null || undefined}>
      <div className="session-main">
        {ending === null && <SessionNotices />}
        {ending === null && <PausedBanner />}
        {ending === null ? (
          <div className="session-meeting" role="region" aria-label={text.meetingView}>
            {props.meetingFrame}
          </div>
        ) : (
          <EndedPart ending={ending} />
        )}
      </div>
      {ending === null ? (
        <RunningSide
          note={note}
          people={props.people}
          past={props.past}
          onFinish={(cause, outcome) => void onFinish(cause, outcome)}
          failure={finish.failure}
        />
      ) : (
        <div className="session-side">
          <ClosingForm
            note={note}
            isClosing={finish.busy}
            failure={finish.failure}
            postings={<Postings />}
          />
        </div>
      )}
    </div>
  )
}

function EndedPart({ ending }: { readonly ending: NonNullable<SessionSnapshot['ending']> }) {
  const snapshot = useOwnSession()
  const words = headline(snapshot, ending)
  useEffect(() => announce(`${words}。${closingText.moved}`, 'assertive'), [words])
  return <Ended ending={ending} />
}

function RunningSide({
  note,
  people,
  past,
  onFinish,
  failure,
}: {
  readonly note: Note
  readonly people: ReactNode
  readonly past: ReactNode
  readonly onFinish: (cause: Cause, outcome: Outcome) => void
  readonly failure: Failed | null
}) {
  const snapshot = useOwnSession()
  const { meeting } = snapshot
  const isCalm = !snapshot.paused && meeting.counselor === 'in' && meeting.seeker !== 'waiting'
  return (
    <aside className="session-side" aria-label={text.side}>
      <BigClock />
      <Who />
      <Connection>
        <PauseButton />
        <ExtendButton />
      </Connection>
      {people}
      {past}
      <NoteField note={note} rows={4} autoFocus />
      <div className="session-actions">
        <ProhibitedActs />
        <EndButton isNext={isCalm} note={note} onFinish={onFinish} />
      </div>
      <FailureNote failure={failure} texts={failures} />
      <Postings looks />
    </aside>
  )
}

function Who() {
  const snapshot = useOwnSession()
  const { announced } = snapshot.gate.companions
  return (
    <div className="session-who">
      <h1>{text.person(snapshot.name)}</h1>
      <Chip icon={announced === null ? 'person' : 'people'}>
        {announced === null ? text.alone : text.companions(announced)}
      </Chip>
    </div>
  )
}
