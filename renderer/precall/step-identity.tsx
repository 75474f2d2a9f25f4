/** Step 4: the two-key check. The expected number is never on the screen; the name appears only after the number matched (M12-2-3). */
import { useState } from 'react'
import { MAX_IDENTITY_ATTEMPTS } from '../../shared/precall/gate.ts'
import { announce } from '../ui/announce.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { TextField } from '../ui/field.tsx'
import { AskCard } from './ask-card.tsx'
import { useOwnSession } from '../state/place.ts'
import { useCall } from '../ui/use-call.ts'
import { isFilled } from '../ui/limits.ts'
import { IdentityException } from './identity-exception.tsx'
import { sayText } from './words/cards.ts'
import { identityText as text } from './words/identity.ts'
import { failures } from './words/failures.ts'

export function IdentitySummary() {
  const snapshot = useOwnSession()
  const { identity } = snapshot.gate
  if (identity.nameConfirmed)
    return (
      <Chip tone="success">{identity.exception === null ? text.folded : text.foldedExcept}</Chip>
    )
  if (
    identity.numberMatched ||
    identity.exception !== null ||
    !snapshot.hasNumber ||
    snapshot.state !== 'verifying'
  )
    return null
  const left = MAX_IDENTITY_ATTEMPTS - identity.attempts
  return (
    <span className="sd-num">
      {left > 0 ? text.attempt(identity.attempts + 1) : text.attemptsLeft(0)}
    </span>
  )
}

export function StepIdentity() {
  const snapshot = useOwnSession()
  const [excepting, setExcepting] = useState(false)
  const { identity } = snapshot.gate
  const isNext =
    snapshot.gate.heard && (!snapshot.hasNumber || identity.attempts >= MAX_IDENTITY_ATTEMPTS)
  const known = identity.numberMatched || identity.exception !== null
  return (
    <div className="sd-stack">
      <HeardCheck />
      {!known && snapshot.hasNumber && <NumberForm />}
      {!known && !snapshot.hasNumber && <p>{text.noNumber}</p>}
      {known && (
        <p>
          <Chip tone="success">{identity.exception === null ? text.matched : text.excepted}</Chip>
        </p>
      )}
      {known && <NameCheck />}
      {!known && (
        <div className="sd-row">
          <Button kind={isNext ? 'filled' : 'text'} icon="key" onPress={() => setExcepting(true)}>
            {text.except}
          </Button>
        </div>
      )}
      {excepting && (
        <IdentityException recordId={snapshot.recordId} onClose={() => setExcepting(false)} />
      )}
    </div>
  )
}

/** What was confirmed, and the way back from a slip of the hand. */
function Confirmed(props: { readonly what: 'heard' | 'name'; readonly children: string }) {
  const { recordId } = useOwnSession()
  const takeBack = useCall('precall.takeBack')
  return (
    <div className="sd-stack-tight">
      <div className="sd-row">
        <span>{props.children}</span>
        <Button
          kind="text"
          size="small"
          icon="undo"
          aria-label={text.takeBackOf[props.what]}
          busy={takeBack.busy}
          onPress={() => void takeBack.run({ recordId, check: { what: props.what } })}
        >
          {text.takeBack}
        </Button>
      </div>
      <FailureNote failure={takeBack.failure} texts={failures} />
    </div>
  )
}

/** As much as the main process takes, characters. */
const LONGEST_TYPED = 40

/** Before anything is asked: who does not hear the question cannot answer it. */
function HeardCheck() {
  const snapshot = useOwnSession()
  const confirm = useCall('precall.heard')
  const { heard } = snapshot.gate
  const isVerifying = snapshot.state === 'verifying'
  return (
    <AskCard
      label={text.heardTitle}
      says={[sayText.greeting]}
      isDue={isVerifying && !heard}
      isDone={heard}
    >
      {heard ? (
        <Confirmed what="heard">{text.heardDone}</Confirmed>
      ) : (
        <div className="sd-row">
          <Button
            kind="filled"
            icon="check"
            busy={confirm.busy}
            isDisabled={!isVerifying}
            onPress={() => void confirm.run({ recordId: snapshot.recordId })}
          >
            {text.heardConfirm}
          </Button>
          <span className="sd-quiet">{text.heardAsk}</span>
        </div>
      )}
      <FailureNote failure={confirm.failure} texts={failures} />
    </AskCard>
  )
}

function NumberForm() {
  const snapshot = useOwnSession()
  const [typed, setTyped] = useState('')
  const [missed, setMissed] = useState<number | null>(null)
  const attempt = useCall('precall.tryNumber')
  const left = MAX_IDENTITY_ATTEMPTS - snapshot.gate.identity.attempts
  const type = (value: string): void => {
    setTyped(value)
    if (value !== '') setMissed(null)
  }
  const check = async (): Promise<void> => {
    if (!isFilled(typed, LONGEST_TYPED) || attempt.busy) return
    setMissed(null)
    const answer = await attempt.run({ recordId: snapshot.recordId, typed })
    if (!answer.ok) return
    // Whatever was typed does not stay on the screen (M12-2-3: attempts are recorded, not the values).
    setTyped('')
    announce(
      answer.value.matched ? text.matched : text.notMatched(answer.value.attemptsLeft),
      'assertive',
    )
    if (!answer.value.matched) setMissed(answer.value.attemptsLeft)
  }
  if (left <= 0) return <Banner tone="warning" title={text.notMatched(0)} />
  return (
    <AskCard
      label={text.numberTitle}
      says={[sayText.number]}
      isDue={snapshot.state === 'verifying' && snapshot.gate.heard}
      isDone={false}
      to="field"
    >
      <p>{text.ask}</p>
      <div className="precall-number">
        <TextField
          label={text.field}
          description={text.hint}
          value={typed}
          onChange={type}
          error={missed === null ? null : text.notMatched(missed)}
          onEnter={() => void check()}
          inputMode="numeric"
          autoComplete="off"
          maxLength={LONGEST_TYPED}
        />
        <Button
          kind={snapshot.gate.heard ? 'filled' : 'outlined'}
          busy={attempt.busy}
          isDisabled={!isFilled(typed, LONGEST_TYPED)}
          onPress={() => void check()}
        >
          {text.check}
        </Button>
      </div>
      <FailureNote failure={attempt.failure} texts={failures} tone="warning" />
    </AskCard>
  )
}

function NameCheck() {
  const snapshot = useOwnSession()
  const confirm = useCall('precall.confirmName')
  const { heard, identity } = snapshot.gate
  return (
    <AskCard
      label={text.nameTitle}
      says={[sayText.name]}
      isDue={snapshot.state === 'verifying' && heard && !identity.nameConfirmed}
      isDone={identity.nameConfirmed}
    >
      {identity.nameConfirmed ? (
        <Confirmed what="name">{text.nameDone}</Confirmed>
      ) : (
        <>
          <p>{text.nameAsk}</p>
          <p className="precall-name">
            <strong>{snapshot.name}</strong>
            {snapshot.kana === null ? (
              <span className="sd-quiet">{text.noKana}</span>
            ) : (
              <span>{snapshot.kana}</span>
            )}
          </p>
          <div className="sd-row">
            <Button
              kind={heard ? 'filled' : 'outlined'}
              icon="check"
              busy={confirm.busy}
              onPress={() => void confirm.run({ recordId: snapshot.recordId })}
            >
              {text.confirmName}
            </Button>
          </div>
        </>
      )}
      <FailureNote failure={confirm.failure} texts={failures} />
    </AskCard>
  )
}
