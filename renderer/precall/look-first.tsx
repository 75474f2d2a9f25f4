/** While nobody comes: that the office has to look first, how long it still has to, and that it was late itself (M12-2-6, M12-2-4). */
import { MINUTE, SECOND } from '../../shared/clock.ts'
import { formatDuration } from '../../shared/time/words.ts'
import { useNow } from '../state/clock.ts'
import { useOwnSession } from '../state/place.ts'
import { Banner } from '../ui/banner.tsx'
import { enterText as text } from './words/enter.ts'

export function WhileNobodyComes() {
  const { noShow } = useOwnSession()
  // Taken back: another end is right, which is said above.
  const isSettled = noShow.status === 'off' || noShow.status === 'deemed' || noShow.told.withdrawn
  if (isSettled) return null
  return (
    <>
      {noShow.status === 'due' && <LookFirst />}
      {noShow.late && <Banner tone="warning" title={text.late} />}
    </>
  )
}

/** The minutes are over, and the office has not looked long enough to ask (M12-2-6). */
function LookFirst() {
  const { meeting, noShow, takenAtMs } = useOwnSession()
  const now = useNow(SECOND)
  if (meeting.counselor !== 'in')
    return (
      <Banner tone="warning" title={text.lookFirst}>
        <p>{text.lookFirstBody(Math.round(noShow.lookMs / MINUTE))}</p>
      </Banner>
    )
  const lookedMs = noShow.lookedMs === 0 ? 0 : noShow.lookedMs + Math.max(0, now - takenAtMs)
  return (
    <Banner title={text.looking}>
      <p>{text.lookingLeft(formatDuration(Math.max(0, noShow.lookMs - lookedMs)))}</p>
    </Banner>
  )
}
