/** Step 3: into the meeting, and the job seeker let in. The time to the no-show question is always in sight (M12-2-6). */
import { useState } from 'react'
import { SECOND } from '../../shared/clock.ts'
import { formatDuration } from '../../shared/time/words.ts'
import { announce } from '../ui/announce.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { useAnswer } from '../state/answers.ts'
import { useOwnSession } from '../state/place.ts'
import { useNow } from '../state/clock.ts'
import { useCall } from '../ui/use-call.ts'
import { enterText as text } from './words/enter.ts'
import { noShowMinutes } from './no-show.tsx'
import { failures } from './words/failures.ts'

/** 求職者: まだ来ていません   連絡の確認まで 07:12 */
export function SeekerState() {
  const snapshot = useOwnSession()
  const { seeker } = snapshot.meeting
  return (
    <>
      <Chip
        tone={seeker === 'in' ? 'success' : seeker === 'waiting' ? 'info' : 'neutral'}
        icon={seeker === 'in' ? 'check' : 'person'}
      >
        {text.seeker[seeker]}
      </Chip>
      {snapshot.noShow.status === 'counting' && <Countdown dueAtMs={snapshot.noShow.dueAtMs} />}
    </>
  )
}

function Countdown({ dueAtMs }: { readonly dueAtMs: number }) {
  const now = useNow(SECOND)
  return (
    <span className="precall-countdown">
      {text.countdown} <strong className="sd-num">{formatDuration(dueAtMs - now)}</strong>
    </span>
  )
}

export function StepEnter({ onAskNoShow }: { readonly onAskNoShow: () => void }) {
  const snapshot = useOwnSession()
  const enter = useCall('session.enter')
  const { recordId, meeting, noShow } = snapshot
  const isFirstEntry = snapshot.state === 'preparing'
  return (
    <div className="sd-stack">
      {isFirstEntry && <p>{text.beforeStart(snapshot.slot)}</p>}
      {noShow.status === 'asking' && (
        <Banner
          tone="warning"
          title={text.asking(noShowMinutes(snapshot))}
          action={<Button onPress={onAskNoShow}>{text.askOpen}</Button>}
        />
      )}
      {noShow.status === 'contacted' && <Banner title={text.contacted} />}
      <div className="sd-row">
        {meeting.counselor !== 'in' && (
          <Button
            // While it enters, the next thing is said where the meeting is.
            kind={meeting.counselor === 'joining' ? 'outlined' : 'filled'}
            icon="camera"
            busy={enter.busy || meeting.counselor === 'joining'}
            onPress={() => void enter.run({ recordId })}
          >
            {meeting.counselor === 'joining'
              ? text.entering
              : isFirstEntry && meeting.trouble === null
                ? text.enter
                : // As what is said of the trouble calls it.
                  text.enterAgain}
          </Button>
        )}
        {meeting.counselor === 'in' && <Chip tone="success">{text.entered}</Chip>}
      </div>
      {meeting.provider === 'practice' &&
        meeting.counselor === 'in' &&
        meeting.seeker === 'absent' && <WhoPlays recordId={recordId} />}
      <FailureNote failure={enter.failure} texts={failures} />
    </div>
  )
}

/** In a guided exercise the app plays the job seeker; else somebody does, in a window. */
function WhoPlays({ recordId }: { readonly recordId: string }) {
  const { bookingId } = useOwnSession()
  const current = useAnswer('exercise.current', {})
  const exercise = current.data
  if (current.loading) return null
  if (exercise?.bookingId !== bookingId) return <SeekerWindow recordId={recordId} />
  return (
    <p className="sd-quiet">{exercise.exercise === 'nobody' ? text.nobodyPlays : text.appPlays}</p>
  )
}

/** Practice only: opens the window that plays the job seeker. On Electron the main process opens it and answers null. */
function SeekerWindow({ recordId }: { readonly recordId: string }) {
  const open = useCall('meeting.openSeekerWindow')
  const [told, setTold] = useState<string | null>(null)
  const press = async (): Promise<void> => {
    const answer = await open.run({ recordId })
    if (!answer.ok) {
      setTold(null)
      return
    }
    // With noopener the answer is null whether or not it opened, so a blocked window can only be hinted at.
    if (answer.value.url !== null) window.open(answer.value.url, '_blank', 'noopener')
    setTold(text.seekerOpened)
    announce(text.seekerOpened)
  }
  return (
    <div className="sd-stack-tight">
      <div className="sd-row">
        <Button kind="filled" icon="window" busy={open.busy} onPress={() => void press()}>
          {text.openSeeker}
        </Button>
        <span className="sd-quiet">{told ?? text.practiceHint}</span>
      </div>
      <FailureNote failure={open.failure} texts={failures} />
    </div>
  )
}
