/** The frame around every room: the menu at the left. */
import type { ReactNode } from 'react'
import { Icon, type IconName } from '../ui/icon.tsx'
import './frame.css'
import { frameText } from './words/frame.ts'
import { leaveBy } from '../state/place.ts'
import { LeavingQuestion } from './leaving-question.tsx'

export type RoomEntry<Id extends string> = {
  readonly id: Id
  readonly label: string
  readonly icon: IconName
  readonly count?: number | undefined
  /** What is counted, for whoever hears the menu. */
  readonly counted?: string | undefined
}

/** The menu and the room. */
export function RoomFrame<Id extends string>(props: {
  readonly entries: readonly RoomEntry<Id>[]
  readonly current: Id
  readonly onGo: (id: Id) => void
  /** Beside the room. */
  readonly rail?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <div className="sd-rooms">
      <a className="sd-skip" href="#room">
        {frameText.skip}
      </a>
      <nav className="sd-nav" aria-label={frameText.navigation}>
        <ul>
          {props.entries.map((entry) => (
            <li key={entry.id}>
              <button
                type="button"
                className="sd-nav-entry"
                aria-current={entry.id === props.current ? 'page' : undefined}
                onClick={() => leaveBy(() => props.onGo(entry.id))}
              >
                <Icon name={entry.icon} />
                <span>{entry.label}</span>
                {entry.count !== undefined && entry.count > 0 && (
                  <span className="sd-nav-count sd-num">
                    {entry.counted !== undefined && (
                      <span className="sd-hidden-visually">{entry.counted}</span>
                    )}
                    {frameText.waiting(entry.count)}
                  </span>
                )}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <main id="room" className="sd-room" tabIndex={-1} data-scroll>
        {props.children}
      </main>
      {props.rail}
      <LeavingQuestion />
    </div>
  )
}
