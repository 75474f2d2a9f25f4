/** The box in which a board of many booths scrolls sideways by itself; what has the focus stands clear of the times, which stay at its left (WCAG 2.4.11). */
import type { FocusEvent, ReactNode } from 'react'

/** Room for the ring of the focus, px. */
const RING = 8

/** A browser does not scroll for what has some pixels in sight already, be they under the times or not. */
function clearOfTimes({ currentTarget, target }: FocusEvent<HTMLDivElement>): void {
  const times = currentTarget.querySelector('.sch-slot')
  if (times === null || target.closest('.sch-slot') !== null) return
  const { left, right } = target.getBoundingClientRect()
  const tooFarLeft = times.getBoundingClientRect().right + RING - left
  const tooFarRight = right + RING - currentTarget.getBoundingClientRect().right
  if (tooFarLeft > 0) currentTarget.scrollLeft -= tooFarLeft
  else if (tooFarRight > 0) currentTarget.scrollLeft += Math.min(tooFarRight, -tooFarLeft)
}

export function BoardWrap(props: { readonly children: ReactNode }) {
  return (
    <div className="sch-board-wrap" onFocus={clearOfTimes}>
      {props.children}
    </div>
  )
}
