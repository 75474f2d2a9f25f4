/** Booking by hand, changing, rescheduling, putting a held booking right: one form, checked by the main process. */
import { useState } from 'react'
import {
  type BoardBooking,
  type BookingWish,
  type HoldReason,
  HoldReasonSchema,
  type KeptField,
} from '../../../shared/schedule/booking.ts'
import type { Touched } from '../../../shared/schedule/booking.ts'
import type { OpenDraft } from '../../../shared/schedule/draft.ts'
import type { Failed } from '../../../shared/result.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Confirm, Dialog } from '../../ui/dialog.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { useCall } from '../../ui/use-call.ts'
import { useForm } from '../../ui/use-form.ts'
import type { Reading, Wrong } from '../../ui/wrong-fields.ts'
import { judgeText } from '../words/judge.ts'
import { text } from '../words/room.ts'
import { displayName } from './display-name.ts'
import {
  ContactFields,
  type FormFields,
  MeetingFields,
  SeekerFields,
  WhenFields,
} from './form-fields.tsx'
import { useKeptDraft } from './use-kept-draft.ts'
import { type Changed, Followed, Meanwhile } from './meanwhile.tsx'
import {
  changedFields,
  type Draft,
  type DraftField,
  draftOf,
  fieldOf,
  hiddenFields,
  readTouched,
  readWish,
  seenOf,
  touchedFields,
} from './wish.ts'

const words = text.booking

/** The reasons that belong to a field, in words, at that field. */
function errorsOf(reasons: readonly HoldReason[]): Wrong<DraftField> {
  const errors: Partial<Record<DraftField, string>> = {}
  for (const reason of reasons) {
    const field = fieldOf(reason)
    if (field !== null) errors[field] = [errors[field] ?? '', text.reasons.hold[reason]].join('')
  }
  return errors
}

/** What the main process refused, all of it: each reason at its field, else above the form. */
function refusal(failure: Failed | null): {
  readonly errors: Wrong<DraftField>
  readonly above: Failed | null
} {
  const named = [failure?.reason, ...String(failure?.details?.['reasons'] ?? '').split(' ')]
  const reasons = new Set(named.flatMap((word) => HoldReasonSchema.safeParse(word).data ?? []))
  const errors = errorsOf([...reasons])
  return { errors, above: Object.keys(errors).length > 0 ? null : failure }
}

type Begun = { readonly fields: Draft; readonly mark: string }

/** What stands in the form, as it is sent: all of a new booking, of another one what was touched. */
type Typed =
  | { readonly kind: 'new'; readonly wish: BookingWish }
  | {
      readonly kind: 'change'
      readonly touched: Touched
      readonly fields: readonly DraftField[]
    }

function readNew(draft: Draft): Reading<Typed, DraftField> {
  const { value, wrong } = readWish(draft)
  return { value: value === null ? null : { kind: 'new', wish: value }, wrong }
}

function readChange(draft: Draft, fields: readonly DraftField[]): Reading<Typed, DraftField> {
  const { value, wrong } = readTouched(draft, fields)
  return { value: value === null ? null : { kind: 'change', touched: value, fields }, wrong }
}

/** @param props.booking null for a new one; @param props.start what stands in the form at first */
export function BookingForm(props: {
  readonly booking: BoardBooking | null
  /** For a new one: the same person's earlier booking, whose number and addresses are taken over unseen. */
  readonly from?: BoardBooking
  readonly start: Draft
  /** What was typed before and is taken up again; null: a fresh form. */
  readonly resumed: OpenDraft | null
  readonly onClose: () => void
  readonly onSaved: (booking: BoardBooking) => void
}) {
  const { booking, from } = props
  // Another booking has another meeting.
  const known = booking ?? (from === undefined ? null : { ...from, hasMeeting: false })
  const book = useCall('schedule.book')
  const alter = useCall('schedule.change')
  const [begun, setBegun] = useState<Begun>(() => ({
    fields: props.resumed?.begun?.fields ?? props.start,
    mark: props.resumed?.begun?.mark ?? booking?.mark ?? '',
  }))
  const [meanwhile, setMeanwhile] = useState<readonly Changed[]>([])
  const [kept, setKept] = useState<readonly KeptField[]>(() =>
    known === null ? [] : (props.resumed?.kept ?? hiddenFields(known)),
  )
  const { draft, change, wrong, refuse, submit, bind } = useForm(
    props.resumed?.fields ?? props.start,
    (typed) =>
      booking === null
        ? readNew(typed)
        : readChange(typed, touchedFields(typed, begun.fields, kept, booking)),
    () => errorsOf(booking?.holdReasons ?? []),
  )
  const [leaving, setLeaving] = useState(false)
  const failure = booking === null ? book.failure : alter.failure

  const set: FormFields['set'] = (field, value) => {
    change({ [field]: value })
  }
  const keep: FormFields['keep'] = (field, on) => {
    setKept((before) => (on ? [...before, field] : before.filter((other) => other !== field)))
    if (on) change(field === 'meeting' ? { meeting: '', passcode: '' } : { [field]: '' })
  }
  const send = (typed: Typed) =>
    typed.kind === 'new'
      ? book.run({
          wish: typed.wish,
          ...(from === undefined ? {} : { from: { bookingId: from.id, keep: [...kept] } }),
        })
      : alter.run({
          bookingId: booking?.id ?? '',
          touched: typed.touched,
          seen: seenOf(begun.fields, typed.fields, begun.mark),
        })
  /** The booking as it is now: what nobody typed over follows it, and what became another is told. */
  const follow = (now: BoardBooking): void => {
    const fields = draftOf(now)
    const others = changedFields(begun.fields, fields)
    if (others.length === 0 && now.mark === begun.mark) return
    const untouched = others.filter((field) => draft[field] === begun.fields[field])
    change(Object.fromEntries(untouched.map((field) => [field, fields[field]])))
    setMeanwhile((before) => [
      ...before.filter(({ field }) => !others.includes(field)),
      ...others.map((field) => ({
        field,
        before: begun.fields[field],
        after: fields[field],
        typed: !untouched.includes(field),
      })),
    ])
    setBegun({ fields, mark: now.mark })
  }
  const save = async (typed: Typed): Promise<void> => {
    const answer = await send(typed)
    if (answer.ok) {
      await forget()
      announce(answer.value.state === 'held' ? judgeText.heldNow : words.saved)
      props.onSaved(answer.value)
    } else refuse(refusal(answer).errors)
  }
  const changed = JSON.stringify(draft) !== JSON.stringify(begun.fields)
  const [draftId] = useState(() => props.resumed?.id ?? crypto.randomUUID())
  const forget = useKeptDraft(
    draftId,
    {
      bookingId: booking?.id ?? null,
      fields: { ...draft },
      kept: [...kept],
      begun: booking === null ? null : begun,
    },
    changed,
  )
  const leave = async (): Promise<void> => {
    await forget()
    props.onClose()
  }
  const close = (): void => (changed ? setLeaving(true) : void leave())
  const fields: FormFields = { draft, errors: wrong, kept, booking: known, set, keep }
  const footer = (
    <>
      <Button onPress={close}>{words.discard}</Button>
      <Button kind="filled" busy={book.busy || alter.busy} onPress={() => submit(save)}>
        {saveWord(booking)}
      </Button>
    </>
  )
  return (
    <>
      <Dialog
        title={from === undefined ? titleOf(booking) : words.againTitle(displayName(from))}
        isOpen
        size="large"
        onClose={close}
        footer={footer}
      >
        {booking !== null && <Followed bookingId={booking.id} onChange={follow} />}
        {meanwhile.length > 0 && <Meanwhile changes={meanwhile} />}
        <FailureNote failure={refusal(failure).above} texts={text.reasons.booking} />
        <form className="sch-form" {...bind(save)}>
          <SeekerFields {...fields} />
          <div className="sd-stack">
            <WhenFields {...fields} />
            <ContactFields {...fields} />
            <MeetingFields {...fields} />
          </div>
          {/* The buttons stand below the scrolling part: without one in the form Enter would do nothing. */}
          <button type="submit" hidden />
        </form>
      </Dialog>
      {leaving && (
        <Confirm
          title={words.discardTitle}
          body={words.discardBody}
          confirmLabel={words.discardYes}
          cancelLabel={words.discardNo}
          danger
          onConfirm={() => void leave()}
          onCancel={() => setLeaving(false)}
        />
      )}
    </>
  )
}

function titleOf(booking: BoardBooking | null): string {
  if (booking === null) return words.newTitle
  return booking.state === 'held'
    ? words.heldEditTitle(displayName(booking))
    : words.editTitle(displayName(booking))
}

function saveWord(booking: BoardBooking | null): string {
  if (booking === null) return words.save
  return booking.state === 'held' ? words.saveHeld : words.saveChange
}
