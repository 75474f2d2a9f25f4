/** The pre-call room: one column of steps towards the gate, the meeting beside it once it is open. */
import type { ReactNode } from 'react'
import { meetingDetailText, meetingTroubleText } from '../../shared/meeting/trouble-text.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { Page } from '../ui/page.tsx'
import { Loading } from '../ui/progress.tsx'
import { StickyBar } from '../ui/sticky-bar.tsx'
import { useAnswer } from '../state/answers.ts'
import { useOwnSession } from '../state/place.ts'
import { useCall } from '../ui/use-call.ts'
import { useStateFrom } from '../ui/use-state-from.ts'
import { BeginBar } from './begin-bar.tsx'
import { NoMeeting } from './no-meeting.tsx'
import { WhileNobodyComes } from './look-first.tsx'
import { NoShowQuestion } from './no-show.tsx'
import './room.css'
import './steps.css'
import './devices.css'
import { Steps } from './steps.tsx'
import { Told } from './told.tsx'
import { roomText as text } from './words/room.ts'
import { failures } from './words/failures.ts'

/**
 * @param props.meetingFrame the meeting's place; it is put up when the meeting is first entered and stays where it is
 * @param props.notices what the session room shows above the meeting: the cap counts from the moment both are connected, so warnings can fall into this room
 * @param props.people who waits and who is in; above the steps, since the meeting in Electron lies above the page and must stay where it fits
 * @param props.past what was before with this person; `folds`: as one line, while there is no picture to stand below
 * @param props.wayOut offered below what is wrong with the meeting
 * @param props.prohibited the session room's panel of prohibited acts, for the foot of the room
 */
export function PrecallRoom(props: {
  readonly meetingFrame: ReactNode
  readonly notices?: ReactNode
  readonly people?: ReactNode
  readonly past?: (folds: boolean) => ReactNode
  readonly wayOut?: ReactNode
  readonly prohibited?: ReactNode
}) {
  const snapshot = useOwnSession()
  const profile = useAnswer('office.profile', {})
  const { status } = snapshot.noShow
  const [asking, setAsking] = useStateFrom(status, (now) => now === 'asking')
  const hasMeeting =
    snapshot.state !== 'preparing' ||
    snapshot.meeting.counselor !== 'out' ||
    snapshot.meeting.url !== null
  return (
    <Page title={<Who />} actions={<p className="sd-quiet">{text.title}</p>}>
      <div className="precall" data-meeting={hasMeeting || undefined}>
        <div className="precall-column">
          <StickyBar edge="start" className="precall-notices">
            {props.notices}
            <Notices />
            <WhileNobodyComes />
          </StickyBar>
          <div className="precall-people">
            {props.wayOut}
            {props.people}
            {!hasMeeting && props.past?.(true)}
          </div>
          {profile.data !== null &&
            (snapshot.meetingPossible ? (
              <Steps onAskNoShow={() => setAsking(true)} />
            ) : (
              <NoMeeting />
            ))}
          {profile.data === null && profile.failure === null && <Loading label={text.loading} />}
          <FailureNote
            failure={profile.failure}
            action={<Button onPress={profile.reload}>{text.retry}</Button>}
          />
        </div>
        {hasMeeting && (
          <aside className="precall-side" aria-label={text.meetingView}>
            <div className="precall-meeting">{props.meetingFrame}</div>
            {props.past?.(false)}
          </aside>
        )}
      </div>
      {profile.data !== null && <BeginBar prohibited={props.prohibited} />}
      {asking && status === 'asking' && <NoShowQuestion onClose={() => setAsking(false)} />}
    </Page>
  )
}

function Who() {
  const snapshot = useOwnSession()
  const { announced } = snapshot.gate.companions
  return (
    <span className="precall-who">
      <span className="sd-num">{snapshot.slot}</span>
      <span>{text.person(snapshot.name)}</span>
      {snapshot.meeting.seeker !== 'in' && <Told />}
      {announced !== null && <Chip icon="people">{text.companions(announced)}</Chip>}
      {snapshot.changedTerms.length > 0 && <Chip tone="warning">{text.termsChanged}</Chip>}
      {snapshot.earlierNoShows > 0 && (
        <Chip tone="warning">{text.earlierNoShows(snapshot.earlierNoShows)}</Chip>
      )}
    </span>
  )
}

function Notices() {
  const snapshot = useOwnSession()
  const resume = useCall('session.resume')
  const { trouble } = snapshot.meeting
  const detail = meetingDetailText(snapshot.meeting.troubleDetail)
  return (
    <>
      {snapshot.noShow.told.withdrawn && (
        <Banner tone="warning" live title={text.withdrawn}>
          <p>{text.withdrawnBody}</p>
        </Banner>
      )}
      {trouble !== null && (
        <Banner tone="error" live title={meetingTroubleText[trouble].what}>
          <p>{meetingTroubleText[trouble].next}</p>
          {detail !== null && <p className="sd-quiet">{detail}</p>}
        </Banner>
      )}
      {snapshot.pause !== null && (
        <Banner
          tone="warning"
          icon="pause"
          live
          title={text.paused}
          // A pause for an unannounced companion ends with the answer 「予定どおり」 and not with a button (M20-2).
          action={
            snapshot.pause.cause === 'counselor' && (
              <Button
                icon="play"
                busy={resume.busy}
                onPress={() => void resume.run({ recordId: snapshot.recordId })}
              >
                {text.resume}
              </Button>
            )
          }
        >
          <p>
            {snapshot.pause.cause === 'companion' ? text.pausedWhyCompanion : snapshot.pause.why}
          </p>
        </Banner>
      )}
      <FailureNote failure={resume.failure} texts={failures} />
    </>
  )
}
