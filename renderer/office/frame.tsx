/** The frame around every screen: header, the practice strip at the foot. */
import type { ReactNode } from 'react'
import { dateOf, timeOf } from '../../shared/time/instant.ts'
import { formatDate } from '../../shared/time/words.ts'
import { MINUTE } from '../../shared/clock.ts'
import { Chip } from '../ui/chip.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { useNow } from '../state/clock.ts'
import './frame.css'
import { PracticeStrip } from './practice-strip.tsx'
import { ProxyAsks } from './proxy-question.tsx'
import { frameText } from './words/frame.ts'
import { useKept, useOffice } from '../state/kept.ts'
import { onDemand } from '../ui/on-demand.tsx'
import { platform } from '../api.ts'

/** On every screen, and no part of what the first one waits for; a frame without them is still one to work in. */
const FrameTools = onDemand(
  async () => (await import('./frame-tools.tsx')).FrameTools,
  () => null,
)

export type RoomEntry<Id extends string> = {
  readonly id: Id
  readonly label: string
  readonly icon: IconName
  readonly count?: number | undefined
}

/** Office name, date and time; `tools` are the account menu and the lock. Without `office` only the app's name. */
export function Header(props: { readonly tools?: ReactNode }) {
  const office = useOffice()
  const now = useNow(MINUTE)
  return (
    <header className="sd-header">
      <span className="sd-header-app">{frameText.appName}</span>
      <span className="sd-header-office">{office.officeName}</span>
      {office.kind === 'practice' && (
        <Chip tone="warning" icon="flag">
          {frameText.practiceMark}
        </Chip>
      )}
      <time className="sd-num sd-header-now">
        {formatDate(dateOf(now))}
        <span className="sd-header-time">{timeOf(now)}</span>
      </time>
      <FrameTools />
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

export function OuterFrame(props: { readonly header?: ReactNode; readonly children: ReactNode }) {
  const practice = useKept(({ office }) => office?.stage === 'ready' && office.kind === 'practice')
  return (
    <div className="sd-frame">
      {platform() === 'browser' && <BrowserStrip />}
      {props.header ?? (
        <div className="sd-frame-bar">
          <FrameTools />
        </div>
      )}
      <div className="sd-frame-body">{props.children}</div>
      {props.header !== undefined && practice && <PracticeStrip />}
      <ProxyAsks />
    </div>
  )
}
