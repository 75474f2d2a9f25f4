/** The profile to be changed: a list of sections, and the chosen one's form beside it. */
import { type ReactNode, useState } from 'react'
import { editText, inShort } from '../words/profile.ts'
import { leaveBy } from '../../state/place.ts'
import { AwaySection } from './away-section.tsx'
import { ChecklistSection } from './checklist-section.tsx'
import './editor.css'
import { ExceptionsSection } from './exceptions-section.tsx'
import { HolidaysSection } from './holidays-section.tsx'
import { KeysSection } from './keys-section.tsx'
import { LockSection } from './lock-section.tsx'
import { MessagesSection } from './messages-section.tsx'
import { OfficeSection } from './office-section.tsx'
import type { SectionProps } from './section-form.tsx'
import { SlotsSection } from './slots-section.tsx'
import { TermsSection } from './terms-section.tsx'
import { TimeSection } from './time-section.tsx'

type SectionId = keyof typeof editText.sections

const sections = {
  office: OfficeSection,
  slots: SlotsSection,
  time: TimeSection,
  holidays: HolidaysSection,
  exceptions: ExceptionsSection,
  checklist: ChecklistSection,
  terms: TermsSection,
  messages: MessagesSection,
  lock: LockSection,
  away: AwaySection,
  keys: KeysSection,
} as const satisfies Readonly<Record<SectionId, (props: SectionProps) => ReactNode>>

const order: readonly SectionId[] = [
  'office',
  'slots',
  'time',
  'holidays',
  'exceptions',
  'checklist',
  'terms',
  'messages',
  'lock',
  'away',
  'keys',
]

export function ProfileEditor(props: SectionProps) {
  const [chosen, setChosen] = useState<SectionId>('office')
  const Section = sections[chosen]
  return (
    <div className="sd-editor">
      <nav className="sd-editor-nav" aria-label={editText.sectionsLabel}>
        <ul>
          {order.map((id) => (
            <li key={id}>
              <button
                type="button"
                aria-current={id === chosen ? 'true' : undefined}
                onClick={() => {
                  if (id !== chosen) leaveBy(() => setChosen(id))
                }}
              >
                <span>{editText.sections[id]}</span>
                <span className="sd-editor-short">{inShort(id, props.profile)}</span>
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <div className="sd-editor-form">
        <Section key={chosen} profile={props.profile} onSaved={props.onSaved} />
      </div>
    </div>
  )
}
