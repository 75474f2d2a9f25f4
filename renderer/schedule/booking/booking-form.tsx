/** Booking by hand, changing, rescheduling, putting a held booking right: one form, checked by the main process. */
import { useState } from 'react'
import {
  type BoardBooking,
  type BookingWish,
  type HoldReason,
  HoldReasonSchema,
  type KeptField,
} from '../../../shared/schedule/booking.ts'
import type { Failed } from '../../../shared/result.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Confirm, Dialog } from '../../ui/dialog.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { useCall } from '../../ui/use-call.ts'
import { useForm } from '../../ui/use-form.ts'
import type { Wrong } from '../../ui/wrong-fields.ts'
import { text } from '../words/room.ts'
import { displayName } from './display-name.ts'
import { ContactFields, type FormFields, SeekerFields, WhenFields } from './form-fields.tsx'
import { useKeptDraft } from './use-kept-draft.ts'
import { type Draft, type DraftField, fieldOf, hiddenFields, readWish } from './wish.ts'

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

/** @param props.booking null for a new one; @param props.start what stands in the form at first */
export function BookingForm(props: {
  readonly booking: BoardBooking | null
  /** For a new one: the same person's earlier booking, whose number and addresses are taken over unseen. */
  readonly from?: BoardBooking
  readonly start: Draft
  /** What was typed before and is taken up again; null: a fresh form. */
  readonly resumed: { readonly fields: Draft; readonly kept: readonly KeptField[] } | null
  readonly onClose: () => void
  readonly onSaved: (booking: BoardBooking) => void
}) {
  const { booking, from } = props
  const known = booking ?? from ?? null
  const book = useCall('schedule.book')
  const alter = useCall('schedule.change')
  const { draft, change, wrong, refuse, submit, bind } = useForm(
    props.resumed?.fields ?? props.start,
    readWish,
    () => errorsOf(booking?.holdReasons ?? []),
  )
  const [kept, setKept] = useState<readonly KeptField[]>(() =>
    known === null ? [] : (props.resumed?.kept ?? hiddenFields(known)),
  )
  const [leaving, setLeaving] = useState(false)
  const failure = booking === null ? book.failure : alter.failure

  const set: FormFields['set'] = (field, value) => {
    change({ [field]: value })
  }
  const keep: FormFields['keep'] = (field, on) => {
    setKept((before) => (on ? [...before, field] : before.filter((other) => other !== field)))
    if (on) set(field, '')
  }
  const send = (wish: BookingWish) =>
    booking === null
      ? book.run({
          wish,
          ...(from === undefined ? {} : { from: { bookingId: from.id, keep: [...kept] } }),
        })
      : alter.run({ bookingId: booking.id, wish, keep: [...kept] })
  const save = async (wish: BookingWish): Promise<void> => {
    const answer = await send(wish)
    if (answer.ok) {
      await forget()
      announce(words.saved)
      props.onSaved(answer.value)
    } else refuse(refusal(answer).errors)
  }
  const changed = JSON.stringify(draft) !== JSON.stringify(props.start)
  const forget = useKeptDraft(booking?.id ?? null, draft, kept, changed)
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
        <FailureNote failure={refusal(failure).above} texts={text.reasons.booking} />
        <form className="sch-form" {...bind(save)}>
          <SeekerFields {...fields} />
          <div className="sd-stack">
            <WhenFields {...fields} />
            <ContactFields {...fields} />
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
