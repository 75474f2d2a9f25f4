/** Step 5: the job seeker's side, consents with the versions in force, companions announced and seen (M2, M11, M14, M20). */
import { useState } from 'react'
import { termsInForce, UNDATED } from '../../shared/office/profile.ts'
import { dateWithoutWeekday } from '../../shared/time/words.ts'
import { Banner } from '../ui/banner.tsx'
import { Chip } from '../ui/chip.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { CheckField, RadioField } from '../ui/field.tsx'
import { useOwnSession } from '../state/place.ts'
import { useProfile } from '../state/profile.ts'
import { useCall } from '../ui/use-call.ts'
import { Checklist } from './checklist.tsx'
import { environmentText as text } from './words/environment.ts'
import { failures } from './words/failures.ts'

export function StepEnvironment() {
  const { gate } = useOwnSession()
  return (
    <div className="sd-stack">
      {gate.residence === 'allowed' && <Banner tone="info" title={text.residenceAllowed} />}
      {(gate.residence === 'no' || gate.residence === 'unknown') && (
        <Banner tone="error" title={text.residenceNo} />
      )}
      <section className="sd-stack-tight">
        <h3>{text.seekerItems}</h3>
        <p className="sd-quiet">{text.seekerIntro}</p>
        <Checklist side="seeker" label={text.seekerItems} />
      </section>
      <Companions />
      <Consents />
    </div>
  )
}

function Consents() {
  const snapshot = useOwnSession()
  const profile = useProfile()
  const consent = useCall('precall.consent')
  const takeBack = useCall('precall.takeBack')
  const { recordId } = snapshot
  const inForce = termsInForce(profile.terms, snapshot.date)
  const changed = inForce.filter(({ kind }) => snapshot.changedTerms.includes(kind))
  return (
    <section className="sd-stack-tight">
      <h3>{text.consents}</h3>
      <p className="sd-quiet">{text.consentIntro}</p>
      {changed.length > 0 && (
        <Banner tone="warning" title={text.consentChangedTitle}>
          <p>
            {text.consentChangedBody(changed.map(({ title }) => title))}{' '}
            <span className="precall-article">
              {changed
                .map(({ kind }) => text.consentChangedArticle[kind])
                .filter((article) => article !== null)
                .join('、')}
            </span>
          </p>
        </Banner>
      )}
      <ul className="precall-checks" aria-label={text.consents}>
        {inForce.map((version) => {
          const { kind } = version
          const given = snapshot.gate.consents.some(
            (c) => c.kind === kind && c.effectiveFrom === version.effectiveFrom,
          )
          return (
            <li key={kind}>
              <CheckField
                isSelected={given}
                onChange={(yes) => {
                  if (yes) void consent.run({ recordId, kind })
                  else void takeBack.run({ recordId, check: { what: 'consent', kind } })
                }}
              >
                {text.consentItem(
                  version.title,
                  version.effectiveFrom === UNDATED
                    ? null
                    : dateWithoutWeekday(version.effectiveFrom),
                )}{' '}
                <span className="precall-article">{text.consentArticle[kind]}</span>
                {changed.includes(version) && (
                  <>
                    {' '}
                    <Chip tone="warning">{text.consentChanged}</Chip>
                  </>
                )}
              </CheckField>
            </li>
          )
        })}
      </ul>
      <FailureNote failure={consent.failure ?? takeBack.failure} texts={failures} />
    </section>
  )
}

/** An unannounced person leads to a pause, not to a tick (M20-2): the choice is confirmed first. */
function Companions() {
  const snapshot = useOwnSession()
  const [asking, setAsking] = useState(false)
  const companions = useCall('precall.companions')
  const { announced, seen } = snapshot.gate.companions
  const { recordId } = snapshot
  const pauseForIt = async (): Promise<void> => {
    await companions.run({ recordId, seen: 'unannounced' })
    setAsking(false)
  }
  return (
    <section className="sd-stack-tight">
      <RadioField
        label={text.companions}
        description={
          <>
            {announced === null ? text.noneAnnounced : text.announced(announced)}{' '}
            <span className="precall-article">{text.companionArticle}</span>
          </>
        }
        row
        value={seen === 'unanswered' ? null : seen}
        options={[
          { value: 'asAnnounced', label: text.asAnnounced },
          { value: 'unannounced', label: text.unannounced },
        ]}
        onChange={(chosen) => {
          if (chosen === 'unannounced') setAsking(true)
          else void companions.run({ recordId, seen: 'asAnnounced' })
        }}
      />
      <FailureNote failure={companions.failure} texts={failures} />
      {asking && (
        <Confirm
          title={text.unannouncedTitle}
          body={text.unannouncedBody}
          confirmLabel={text.unannouncedConfirm}
          busy={companions.busy}
          onConfirm={() => void pauseForIt()}
          onCancel={() => setAsking(false)}
        />
      )}
    </section>
  )
}
