/** The consents to the terms in force (K2, M2): asked in one breath, or one by one; what was consented to before is shown with its day. */
import { type TermsVersion, termsInForce, UNDATED } from '../../shared/office/profile.ts'
import type { Gate } from '../../shared/precall/gate.ts'
import { dateOf } from '../../shared/time/instant.ts'
import { dateWithoutWeekday } from '../../shared/time/words.ts'
import { useOwnSession } from '../state/place.ts'
import { useProfile } from '../state/profile.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { CheckField } from '../ui/field.tsx'
import { useCall } from '../ui/use-call.ts'
import { AskCard } from './ask-card.tsx'
import { sayText } from './words/cards.ts'
import { environmentText as text } from './words/environment.ts'
import { failures } from './words/failures.ts'

export const isGiven = ({ consents }: Gate, { kind, effectiveFrom }: TermsVersion): boolean =>
  consents.some((given) => given.kind === kind && given.effectiveFrom === effectiveFrom)

export function Consents({ isDue }: { readonly isDue: boolean }) {
  const snapshot = useOwnSession()
  const profile = useProfile()
  const answered = useCall('precall.answered')
  const { recordId, gate } = snapshot
  const inForce = termsInForce(profile.terms, snapshot.date)
  const open = inForce.filter((version) => !isGiven(gate, version))
  const changed = inForce.filter(({ kind }) => snapshot.changedTerms.includes(kind))
  const isDone = open.length === 0
  return (
    <AskCard
      label={text.consents}
      says={[sayText.consents(open.map(({ title }) => title))]}
      isDue={isDue}
      isDone={isDone}
    >
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
      {!isDone && (
        <div className="sd-row">
          <Button
            kind={isDue ? 'filled' : 'outlined'}
            icon="check"
            busy={answered.busy}
            isDisabled={snapshot.state !== 'verifying'}
            onPress={() =>
              void answered.run({ recordId, itemIds: [], kinds: open.map(({ kind }) => kind) })
            }
          >
            {open.length > 1 ? sayText.consentedAll(open.length) : sayText.consented}
          </Button>
          {open.length > 1 && <span className="sd-quiet">{sayText.oneByOne}</span>}
        </div>
      )}
      <ul className="precall-checks" aria-label={text.consents}>
        {inForce.map((version) => (
          <OneConsent key={version.kind} version={version} isChanged={changed.includes(version)} />
        ))}
      </ul>
      <FailureNote failure={answered.failure} texts={failures} />
    </AskCard>
  )
}

function OneConsent(props: { readonly version: TermsVersion; readonly isChanged: boolean }) {
  const { recordId, gate } = useOwnSession()
  const consent = useCall('precall.consent')
  const takeBack = useCall('precall.takeBack')
  const { kind, title, effectiveFrom } = props.version
  const rest = gate.rests.find(({ what, id }) => what === 'consent' && id === kind)
  return (
    <li>
      <CheckField
        isSelected={isGiven(gate, props.version)}
        onChange={(yes) => {
          if (yes) void consent.run({ recordId, kind })
          else void takeBack.run({ recordId, check: { what: 'consent', kind } })
        }}
      >
        {text.consentItem(
          title,
          effectiveFrom === UNDATED ? null : dateWithoutWeekday(effectiveFrom),
        )}{' '}
        <span className="precall-article">{text.consentArticle[kind]}</span>
        {props.isChanged && (
          <>
            {' '}
            <Chip tone="warning">{text.consentChanged}</Chip>
          </>
        )}
        {rest !== undefined && (
          <>
            {' '}
            <Chip tone="info">{text.consentEarlier(dateWithoutWeekday(dateOf(rest.atMs)))}</Chip>
          </>
        )}
      </CheckField>
      <FailureNote failure={consent.failure ?? takeBack.failure} texts={failures} />
    </li>
  )
}
