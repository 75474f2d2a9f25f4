/** A bar that stays in sight while the room scrolls below or above it, and never over what has the focus (WCAG 2.4.11). */
import { type ReactNode, useEffect, useRef } from 'react'
import './sticky-bar.css'

const edges = ['start', 'end'] as const
type Edge = (typeof edges)[number]

/** The room keeps as much of itself free at each edge as its tallest bar there covers; a bar that scrolls along covers nothing. */
function keepFree(scroller: HTMLElement): void {
  for (const edge of edges) {
    const heights = [...scroller.querySelectorAll(`[data-bar='${edge}']`)]
      .filter((bar) => getComputedStyle(bar).position === 'sticky')
      .map((bar) => bar.getBoundingClientRect().height)
    scroller.style.setProperty(`--sd-bar-${edge}`, `${Math.ceil(Math.max(0, ...heights))}px`)
  }
  showFocus(scroller)
}

/** A bar that grew may lie over what has the focus since before. */
function showFocus(scroller: HTMLElement): void {
  const focused = document.activeElement
  if (focused === null || focused === scroller || !scroller.contains(focused)) return
  const { top, bottom } = focused.getBoundingClientRect()
  const isUnderBar = [...scroller.querySelectorAll('[data-bar]')].some((bar) => {
    const over = bar.getBoundingClientRect()
    return !bar.contains(focused) && top < over.bottom && bottom > over.top
  })
  if (isUnderBar) focused.scrollIntoView({ block: 'nearest' })
}

/** @param props.edge of the room: start is above, end below */
export function StickyBar(props: {
  readonly edge: Edge
  readonly className: string
  readonly children: ReactNode
}) {
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = bar.current
    const scroller = element?.closest('[data-scroll]')
    if (element === null || !(scroller instanceof HTMLElement)) return
    const observer = new ResizeObserver(() => keepFree(scroller))
    observer.observe(element)
    observer.observe(scroller)
    return () => {
      observer.disconnect()
      // Without this one, which is gone from the page by then.
      queueMicrotask(() => keepFree(scroller))
    }
  }, [])
  return (
    <div ref={bar} className={`sd-bar ${props.className}`} data-bar={props.edge}>
      {props.children}
    </div>
  )
}
