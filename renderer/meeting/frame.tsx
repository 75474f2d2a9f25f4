/**
 * The meeting's place on the screen. A frame that is moved in the document reloads, so it stays where it is and only
 * follows the rectangle of whichever `MeetingSlot` is shown. In Electron there is no frame: the rectangle is reported.
 */
import { useEffect, useRef } from 'react'
import { call, platform } from '../api.ts'
import { useOverlayOpen } from '../state/covering.ts'
import './frame.css'
import { sameRectangle, type Rectangle, visiblePart } from './rectangle.ts'
import { frameText } from './words/frame.ts'

let slot: HTMLElement | null = null

/** Leaves room for the meeting; give it a size. The last one mounted counts. */
export function MeetingSlot() {
  return (
    <div
      className="sd-meeting-slot"
      ref={(element) => {
        if (element === null) return
        slot = element
        return () => {
          if (slot === element) slot = null
        }
      }}
    />
  )
}

/** Where the slot is and what of it can be seen, in CSS pixels; null while there is none. */
function measure(): { readonly full: Rectangle; readonly seen: Rectangle } | null {
  if (slot === null || !slot.isConnected || !slot.checkVisibility({ visibilityProperty: true }))
    return null
  const full = plain(slot.getBoundingClientRect())
  const scroller = slot.closest('[data-scroll]')
  const inside = visiblePart(
    full,
    scroller === null ? full : plain(scroller.getBoundingClientRect()),
  )
  const seen =
    inside === null
      ? null
      : visiblePart(inside, { x: 0, y: 0, width: window.innerWidth, height: window.innerHeight })
  return seen === null ? null : { full, seen }
}

const plain = (box: DOMRect): Rectangle => ({
  x: box.x,
  y: box.y,
  width: box.width,
  height: box.height,
})

/** Calls `place` with each new rectangle; looks once a frame, since a slot also moves when something above it grows. */
function followSlot(place: (where: ReturnType<typeof measure>) => void): () => void {
  let last: ReturnType<typeof measure> | undefined
  let frame = 0
  const look = (): void => {
    const now = measure()
    if (
      last === undefined ||
      !sameRectangle(last?.full ?? null, now?.full ?? null) ||
      !sameRectangle(last?.seen ?? null, now?.seen ?? null)
    ) {
      last = now
      place(now)
    }
    frame = requestAnimationFrame(look)
  }
  look()
  return () => cancelAnimationFrame(frame)
}

/** The one meeting frame of the app; mounted as long as a session lives. `hidden`: keeps running, is not seen (locked screen). */
export function MeetingFrame(props: { readonly url: string | null; readonly hidden: boolean }) {
  return platform() === 'electron' ? (
    <ElectronPlace hidden={props.hidden} />
  ) : (
    props.url !== null && <BrowserFrame key={props.url} url={props.url} hidden={props.hidden} />
  )
}

function BrowserFrame(props: { readonly url: string; readonly hidden: boolean }) {
  const frame = useRef<HTMLIFrameElement>(null)
  useEffect(
    () =>
      followSlot((where) => {
        const style = frame.current?.style
        if (style === undefined) return
        if (where === null || props.hidden) {
          style.visibility = 'hidden'
          return
        }
        const { full, seen } = where
        style.visibility = 'visible'
        style.left = `${full.x}px`
        style.top = `${full.y}px`
        style.width = `${full.width}px`
        style.height = `${full.height}px`
        style.clipPath = `inset(${seen.y - full.y}px ${full.x + full.width - seen.x - seen.width}px ${full.y + full.height - seen.y - seen.height}px ${seen.x - full.x}px)`
      }),
    [props.hidden],
  )
  return (
    <iframe
      ref={frame}
      className="sd-meeting-frame"
      title={frameText.title}
      src={props.url}
      allow="camera; microphone; autoplay; cross-origin-isolated"
      sandbox="allow-scripts allow-same-origin"
    />
  )
}

const NOWHERE = { x: 0, y: 0, width: 0, height: 0, visible: false }

function ElectronPlace(props: { readonly hidden: boolean }) {
  const covered = useOverlayOpen() || props.hidden
  useEffect(() => {
    const stop = followSlot(
      (where) =>
        void call(
          'meeting.place',
          where === null || covered ? NOWHERE : { ...where.seen, visible: true },
        ),
    )
    return () => {
      stop()
      void call('meeting.place', NOWHERE)
    }
  }, [covered])
  return null
}
