/** The frame around every room: header, menu at the left, the practice strip at the foot. */
import type { ReactNode } from 'react'
import type { OfficeStatus } from '../../shared/office/status.ts'
import { dateOf, formatDate, timeOf } from '../../shared/time/jst.ts'
import { MINUTE } from '../../shared/clock.ts'
import { Chip } from '../ui/chip.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { useNow } from '../ui/use-now.ts'
import './frame.css'
import { PracticeStrip } from './practice-strip.tsx'
import { ProxyAsks } from './proxy-question.tsx'
import { frameText } from './text.ts'
import { leaveBy, UnsavedQuestion } from './unsaved.tsx'

export type ReadyStatus = Extract<OfficeStatus, { readonly stage: 'ready' }>
export type RoomEntry<Id extends string> = {
  readonly id: Id
  readonly label: string
  readonly icon: IconName
  readonly count?: number | undefined
}

/** Office name, date and time; `tools` are the account menu and the lock. Without `office` only the app's name. */
export function Header(props: { readonly office: ReadyStatus; readonly tools?: ReactNode }) {
  const now = useNow(MINUTE)
  return (
    <header className="sd-header">
      <span className="sd-header-app">{frameText.appName}</span>
      <span className="sd-header-office">{props.office.officeName}</span>
      {props.office.kind === 'practice' && (
        <Chip tone="warning" icon="flag">
          {frameText.practiceMark}
        </Chip>
      )}
      <time className="sd-num sd-header-now">
        {formatDate(dateOf(now))}
        <span className="sd-header-time">{timeOf(now)}</span>
      </time>
      {props.tools}
    </header>
  )
}

/** Says on every screen that this is the browser platform. */
export function BrowserStrip() {
  return (
    <aside className="sd-browser-strip" aria-label={frameText.browserStrip}>
      <Icon name="info" size={1} /> <strong>{frameText.browserStrip}</strong>{' '}
      <span>{frameText.browserHint}</span>
    </aside>
  )
}

/** @param props.browser shows the browser platform's banner */
export function OuterFrame(props: {
  readonly browser: boolean
  readonly header?: ReactNode
  readonly practice: boolean
  readonly children: ReactNode
}) {
  return (
    <div className="sd-frame">
      {props.browser && <BrowserStrip />}
      {props.header}
      <div className="sd-frame-body">{props.children}</div>
      {props.practice && <PracticeStrip />}
      <ProxyAsks />
    </div>
  )
}

/** The menu and the room. */
export function RoomFrame<Id extends string>(props: {
  readonly entries: readonly RoomEntry<Id>[]
  readonly current: Id
  readonly onGo: (id: Id) => void
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
                  <span className="sd-nav-count sd-num">{frameText.waiting(entry.count)}</span>
                )}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <main id="room" className="sd-room" tabIndex={-1} data-scroll>
        {props.children}
      </main>
      <UnsavedQuestion />
    </div>
  )
}
