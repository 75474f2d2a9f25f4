/** The ways out: an older meeting ended, or the same meeting in the installed Zoom app, and what the counselor then does here. */
import { type ReactNode, useState } from 'react'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { useOwnSession } from '../state/place.ts'
import { useCall } from '../ui/use-call.ts'
import './settings.css'
import { peopleText } from './words/people.ts'
import { zoomFailures, zoomText as text } from './words/zoom.ts'

/** Both in one, where the meeting is the whole of the room. */
function WayOut() {
  return (
    <>
      <EndPrevious />
      <ZoomAppOffer />
    </>
  )
}

/** When Zoom says that another meeting of this host runs; made anew each time, so that what was done before is not said again. */
export function EndPrevious() {
  const { meeting } = useOwnSession()
  return meeting.counselor === 'out' && meeting.trouble === 'anotherRuns' ? (
    <EndPreviousOffer />
  ) : null
}

function EndPreviousOffer() {
  const { recordId } = useOwnSession()
  const end = useCall('meeting.endPrevious')
  const [asking, setAsking] = useState(false)
  const [ended, setEnded] = useState(false)
  const press = async (): Promise<void> => {
    const answer = await end.run({ recordId })
    setAsking(false)
    setEnded(answer.ok)
  }
  return (
    <>
      <Banner
        live={ended}
        title={ended ? peopleText.previousEnded : peopleText.endPreviousHint}
        action={
          !ended && (
            <Button busy={end.busy} onPress={() => setAsking(true)}>
              {peopleText.endPrevious}
            </Button>
          )
        }
      />
      <FailureNote failure={end.failure} texts={zoomFailures} />
      {asking && (
        <Confirm
          title={peopleText.endPreviousTitle}
          body={peopleText.endPreviousBody}
          confirmLabel={peopleText.endPrevious}
          danger
          busy={end.busy}
          onConfirm={() => void press()}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  )
}

/** Offered once the meeting view could not join; nothing otherwise. */
export function ZoomAppOffer() {
  const snapshot = useOwnSession()
  const open = useCall('meeting.openZoomApp')
  const enter = useCall('session.enter')
  const { meeting, recordId } = snapshot
  if (
    meeting.provider !== 'zoom' ||
    meeting.counselor !== 'out' ||
    meeting.trouble === null ||
    snapshot.ending !== null
  )
    return null
  const press = async (): Promise<void> => {
    const answer = await open.run({ recordId })
    if (!answer.ok) return
    // On the browser platform the page opens the link; the link then starts the app.
    if (answer.value.url !== null) window.open(answer.value.url, '_blank', 'noopener')
    await enter.run({ recordId })
  }
  return (
    <>
      <Banner
        title={text.appOfferHint}
        action={
          <Button icon="window" busy={open.busy || enter.busy} onPress={() => void press()}>
            {text.appOffer}
          </Button>
        }
      />
      <FailureNote failure={open.failure ?? enter.failure} texts={zoomFailures} />
    </>
  )
}

/** Where the meeting is: our own view, or a word that it is in the Zoom app. @param props.slot where the view goes */
export function MeetingPlace({ slot }: { readonly slot: ReactNode }) {
  const snapshot = useOwnSession()
  if (snapshot.meeting.provider === 'zoomApp' && snapshot.meeting.counselor !== 'out')
    return <ZoomAppPanel />
  // The pre-call room has a place of its own for the offer.
  return snapshot.state === 'consulting' ? (
    <div className="zoom-place">
      <WayOut />
      {slot}
    </div>
  ) : (
    slot
  )
}

/** In the meeting's place while the meeting is in the Zoom app. */
function ZoomAppPanel() {
  const snapshot = useOwnSession()
  const tell = useCall('meeting.tellSeekerIn')
  const { meeting, recordId } = snapshot
  if (meeting.counselor === 'joining') return <NotInYet />
  return (
    <div className="zoom-app">
      <h2>{text.appTitle}</h2>
      {meeting.seeker === 'in' ? <p>{text.appConnected}</p> : <p>{text.appBody}</p>}
      {meeting.seeker !== 'in' && (
        <div>
          <Button
            kind="filled"
            icon="person"
            busy={tell.busy}
            onPress={() => void tell.run({ recordId })}
          >
            {text.appSeekerIn}
          </Button>
        </div>
      )}
      <p className="sd-quiet">{text.appRecording}</p>
      <FailureNote failure={tell.failure} texts={zoomFailures} />
    </div>
  )
}

/** Of the Zoom app we see nothing: nobody counts as in before somebody says so. */
function NotInYet() {
  const { recordId } = useOwnSession()
  const tell = useCall('meeting.tellSelf')
  return (
    <div className="zoom-app">
      <h2>{text.appOpening}</h2>
      <p>{text.appOpeningBody}</p>
      <div className="sd-row">
        <Button
          kind="filled"
          icon="check"
          busy={tell.busy}
          onPress={() => void tell.run({ recordId, isIn: true })}
        >
          {text.appSelfIn}
        </Button>
        <Button isDisabled={tell.busy} onPress={() => void tell.run({ recordId, isIn: false })}>
          {text.appSelfNotIn}
        </Button>
      </div>
      <p className="sd-quiet">{text.appSignIn}</p>
      <FailureNote failure={tell.failure} texts={zoomFailures} />
    </div>
  )
}
