/** Which text goes out, and the presses that hand it over for everybody who is chosen. */
import { type MessageKind, messageKinds } from '../../../shared/log/contact.ts'
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import { useAnswer } from '../../state/answers.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { failureText } from '../../ui/find-failure-text.ts'
import { SelectField } from '../../ui/field.tsx'
import { Progress } from '../../ui/progress.tsx'
import { displayName } from '../booking/display-name.ts'
import { handFailures } from '../words/hand-failures.ts'
import { tellingText as text } from '../words/telling.ts'
import { sendingText } from '../words/sending.ts'
import { Done } from './done.tsx'
import type { Person } from './people.ts'
import { SendButton, SendState } from './send-part.tsx'
import type { Handing, Outcome, Wish } from './use-handing.ts'
import type { Sending } from './use-sending.ts'

/** The question of who did not come is answered in its own place. */
const kinds = messageKinds.filter((kind) => kind !== 'noShow')

/** @param props.isNext handing over is the next thing to do on this screen */
export function HandPart(props: {
  readonly wish: Wish
  /** Null: each has the text of their own situation. */
  readonly choice: {
    readonly kind: MessageKind
    readonly onKind: (kind: MessageKind) => void
  } | null
  readonly chosen: readonly BoardBooking[]
  readonly isNext: boolean
  readonly handing: Handing
  readonly people: readonly Person[]
  readonly sending: Sending
}) {
  const { chosen, handing, wish, sending, choice } = props
  const sends = sending.by !== 'none'
  const { running } = handing
  const mailed = chosen.filter(({ hasEmail }) => hasEmail)
  return (
    <div className="sd-stack-tight">
      <div className="sch-tell-hand">
        {choice !== null && (
          <SelectField
            label={text.kind}
            value={choice.kind}
            onChange={choice.onKind}
            options={kinds.map((value) => ({ value, label: text.kinds[value] }))}
          />
        )}
        {sends && (
          <SendButton
            mailed={mailed}
            kinds={choice === null ? [...new Set(mailed.map(wish.kindOf))] : [choice.kind]}
            isNext={props.isNext && mailed.length > 0}
            sending={sending}
          />
        )}
        <Button
          kind={props.isNext && !sends ? 'filled' : 'outlined'}
          icon="download"
          busy={running !== null}
          isDisabled={mailed.length === 0}
          onPress={() => void handing.hand(mailed, 'file')}
        >
          {text.files(mailed.length)}
        </Button>
        <Button
          kind={props.isNext && sends && mailed.length === 0 ? 'filled' : 'outlined'}
          icon="copy"
          busy={running !== null}
          isDisabled={chosen.length === 0}
          onPress={() => void handing.hand(chosen, 'paste')}
        >
          {text.paste(chosen.length)}
        </Button>
      </div>
      <SendState people={props.people} sending={sending} />
      {running !== null && <Running running={running} onStop={handing.stop} />}
      {handing.outcome !== null && <Came outcome={handing.outcome} />}
      <p className="sd-quiet sch-small">{sends ? sendingText.hint : sendingText.noServer}</p>
      <p className="sd-quiet sch-small">{text.handHint}</p>
      <Sample booking={chosen[0] ?? null} wish={wish} />
    </div>
  )
}

function Running(props: {
  readonly running: NonNullable<Handing['running']>
  readonly onStop: () => void
}) {
  const { done, total } = props.running
  return (
    <div className="sd-stack-tight sch-tell-making" role="status">
      <Progress
        label={text.handing}
        done={done}
        total={total}
        detail={text.makingCount(done, total)}
      />
      {total > 1 && (
        <div>
          <Button icon="stop" onPress={props.onStop}>
            {text.stopHanding}
          </Button>
        </div>
      )}
    </div>
  )
}

function Came({ outcome }: { readonly outcome: Outcome }) {
  const { way, done, failed, pasted, stopped } = outcome
  return (
    <>
      {done > 0 && (
        <Done>
          {text.handed[way](done)}
          {way === 'mail' && pasted === true && ` ${text.pasted}`}
          {stopped && ` ${text.handStopped}`}
        </Done>
      )}
      {pasted === false && <Banner tone="error" title={text.notCopied} live />}
      {failed.length > 0 && (
        <Banner tone="error" title={text.handFailed(failed.length)} live>
          <ul>
            {failed.map(({ booking, failure }) => {
              const { what, next = '' } = failureText(failure, handFailures)
              return <li key={booking.id}>{text.failedOf(displayName(booking), what, next)}</li>
            })}
          </ul>
        </Banner>
      )}
    </>
  )
}

/** The text as it would go to the first of those who are chosen. */
function Sample(props: { readonly booking: BoardBooking | null; readonly wish: Wish }) {
  const { booking, wish } = props
  const letter = useAnswer(
    'telling.letter',
    booking === null
      ? null
      : {
          bookingId: booking.id,
          kind: wish.kindOf(booking),
          language: wish.languageOf(booking.id),
        },
  )
  if (booking === null) return null
  return (
    <details className="sch-gone">
      <summary>{text.sample(displayName(booking))}</summary>
      <FailureNote failure={letter.failure} texts={handFailures} />
      {letter.data !== null && (
        <div className="sd-stack-tight">
          {letter.data.missing.length > 0 && <p className="sd-quiet">{text.missing}</p>}
          <p>{text.subject(letter.data.subject)}</p>
          <p
            className="sch-message sch-tell-sample"
            tabIndex={0}
            role="region"
            aria-label={text.letter}
          >
            {letter.data.text}
          </p>
        </div>
      )}
    </details>
  )
}
