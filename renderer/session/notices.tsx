/**
 * What must not be overlooked while somebody is in the meeting: time warnings, a recording, records not on disk yet.
 * By eye, by ear and for screen readers. Shown above the meeting in the session room and, before that, in pre-call.
 */
import { useEffect, useRef } from 'react'
import { announce } from '../ui/announce.ts'
import { Banner } from '../ui/banner.tsx'
import { chime } from '../ui/chime.ts'
import { useOwnSession } from '../state/place.ts'
import { sessionText, warningText as text } from './words/room.ts'

/** Sounds once for each warning that is new since the component appeared; the machine decides when (M12-2-1). */
function useSignals(): void {
  const snapshot = useOwnSession()
  const { warned } = snapshot.clock
  const told = useRef(warned.length)
  useEffect(() => {
    const latest = warned.at(-1)
    if (warned.length > told.current && latest !== undefined) {
      chime(latest <= 1 ? 'urgent' : 'soft')
      announce(`${text.left(latest)}。${latest <= 1 ? text.lastBody : text.soonBody}`, 'assertive')
    }
    told.current = warned.length
  }, [warned])
  const { recording } = snapshot.meeting
  useEffect(() => {
    if (!recording) return
    chime('urgent')
    announce(`${text.recording}。${text.recordingBody}`, 'assertive')
  }, [recording])
}

/** Own devices that went away: once for each, by ear and for screen readers. */
function useLostSignal(): void {
  const { lost } = useOwnSession().meeting
  const told = useRef(lost.length)
  useEffect(() => {
    if (lost.length > told.current) {
      chime('urgent')
      announce(text.lost(lost), 'assertive')
    }
    told.current = lost.length
  }, [lost])
}

export function SessionNotices() {
  const snapshot = useOwnSession()
  useSignals()
  useLostSignal()
  const isRunning = snapshot.state === 'verifying' || snapshot.state === 'consulting'
  const latest = snapshot.clock.warned.at(-1)
  return (
    <>
      {snapshot.unsaved && (
        <Banner tone="error" title={sessionText.unsaved}>
          <p>{sessionText.unsavedNext}</p>
        </Banner>
      )}
      {snapshot.noShow.told.elsewhere && (
        <Banner tone="warning" live title={text.elsewhere}>
          <p>{text.elsewhereNext}</p>
        </Banner>
      )}
      {snapshot.meeting.lost.length > 0 && (
        <Banner tone="error" icon="camera" title={text.lost(snapshot.meeting.lost)}>
          <p>{text.lostNext(snapshot.meeting.lost)}</p>
        </Banner>
      )}
      {isRunning && snapshot.meeting.recording && (
        <Banner tone="error" title={text.recording}>
          <p>{text.recordingBody}</p>
        </Banner>
      )}
      {isRunning && latest !== undefined && (
        <Banner tone={latest <= 1 ? 'warning' : 'info'} icon="clock" title={text.left(latest)}>
          <p>{latest <= 1 ? text.lastBody : text.soonBody}</p>
        </Banner>
      )}
    </>
  )
}
