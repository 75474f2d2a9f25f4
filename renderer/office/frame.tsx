/** The frame around every screen: header, the practice strip at the foot. */
import type { ReactNode } from 'react'
import type { OfficeStatus } from '../../shared/office/status.ts'
import { dateOf, formatDate, timeOf } from '../../shared/time/jst.ts'
import { MINUTE } from '../../shared/clock.ts'
import { Chip } from '../ui/chip.tsx'
import { Icon } from '../ui/icon.tsx'
import { useNow } from '../ui/use-now.ts'
import './frame.css'
import { PracticeStrip } from './practice-strip.tsx'
import { frameText } from './text.ts'

export type ReadyStatus = Extract<OfficeStatus, { readonly stage: 'ready' }>

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
    </div>
  )
}
