/** Booking by hand, changing, rescheduling, putting a held booking right: one form, checked by the main process. */
import { useEffect, useRef, useState } from 'react'
import type { OfficeProfile } from '../../../shared/office/profile.ts'
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
import { text } from '../words/room.ts'
import { displayName } from './display-name.ts'
import { ContactFields, type FormFields, SeekerFields, WhenFields } from './form-fields.tsx'
import { useKeptDraft } from './use-kept-draft.ts'
import { type Draft, type DraftField, fieldOf, hiddenFields, wishOf } from './wish.ts'

const words = text.booking

export type FormErrors = Readonly<Partial<Record<DraftField, string>>>

/** The reasons that belong to a field, in words, at that field. */
function errorsOf(reasons: readonly HoldReason[]): FormErrors {
  const errors: Partial<Record<DraftField, string>> = {}
  for (const reason of reasons) {
    const field = fieldOf(reason)
    if (field !== null) errors[field] = [errors[field] ?? '', text.reasons.hold[reason]].join('')
  }
  return errors
}

/** What the main process refused, all of it: each reason at its field, else above the form. */
function refusal(failure: Failed | null): {
  readonly errors: FormErrors
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
  readonly profile: OfficeProfile
  readonly onClose: () => void
  readonly onSaved: (booking: BoardBooking) => void
}) {
  const { booking, from, profile } = props
  const known = booking ?? from ?? null
  const book = useCall('schedule.book')
  const change = useCall('schedule.change')
  const [draft, setDraft] = useState(props.resumed?.fields ?? props.start)
  const [errors, setErrors] = useState<FormErrors>(() => errorsOf(booking?.holdReasons ?? []))
  const [kept, setKept] = useState<readonly KeptField[]>(() =>
    known === null ? [] : (props.resumed?.kept ?? hiddenFields(known)),
  )
  const [leaving, setLeaving] = useState(false)
  const form = useFocusOnError(errors)
  const failure = booking === null ? book.failure : change.failure

  const set: FormFields['set'] = (field, value) => {
    setDraft((before) => ({ ...before, [field]: value }))
    setErrors((before) => ({ ...before, [field]: undefined }))
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
      : change.run({ bookingId: booking.id, wish, keep: [...kept] })
  const save = async (): Promise<void> => {
    const wished = wishOf(draft)
    if (!wished.ok) {
      setErrors(Object.fromEntries(wished.fields.map((field) => [field, words.malformed[field]])))
      return
    }
    const answer = await send(wished.wish)
    if (answer.ok) {
      await forget()
      announce(words.saved)
      props.onSaved(answer.value)
    } else setErrors(refusal(answer).errors)
  }
  const changed = JSON.stringify(draft) !== JSON.stringify(props.start)
  const forget = useKeptDraft(booking?.id ?? null, draft, kept, changed)
  const leave = async (): Promise<void> => {
    await forget()
    props.onClose()
  }
  const close = (): void => (changed ? setLeaving(true) : void leave())
  const fields: FormFields = { draft, errors, kept, profile, booking: known, set, keep }
  const footer = (
    <>
      <Button onPress={close}>{words.discard}</Button>
      <Button kind="filled" busy={book.busy || change.busy} onPress={() => void save()}>
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
        <form
          className="sch-form"
          ref={form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
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

/** Takes the keyboard to the first field that was refused, where its reason is read out with it. */
function useFocusOnError(errors: FormErrors) {
  const form = useRef<HTMLFormElement>(null)
  const known = useRef(errors)
  useEffect(() => {
    const fresh = Object.keys(errors).some((field) =>
      Object.entries(known.current).every(
        ([other, words]) => other !== field || words === undefined,
      ),
    )
    known.current = errors
    const wrong = form.current?.querySelector(
      '[aria-invalid="true"], [data-invalid] button, [data-invalid] input',
    )
    if (fresh && wrong instanceof HTMLElement) wrong.focus()
  }, [errors])
  return form
}
