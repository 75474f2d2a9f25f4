/** A supervisor decides to refuse somebody further use (M12-2-6, M14, M20-1). */
import { type RestrictionWish, RestrictionWishSchema } from '../../shared/review/restriction.ts'
import { HOUR } from '../../shared/clock.ts'
import { dateOf } from '../../shared/time/instant.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { DateField } from '../ui/date-field.tsx'
import { TextField } from '../ui/field.tsx'
import { useAnswer } from '../state/answers.ts'
import { useNow } from '../state/clock.ts'
import { useCall } from '../ui/use-call.ts'
import { useForm } from '../ui/use-form.ts'
import { readComplete } from '../ui/wrong-fields.ts'
import { restrictionFailures, restrictionText as text } from './words/restrictions.ts'

type FormProps = {
  readonly recordId: string
  readonly name: string
  readonly onClose: () => void
  readonly onDone: () => void
}

export function RestrictForm(props: FormProps) {
  const profile = useAnswer('office.profile', {})
  const today = dateOf(useNow(HOUR))
  return profile.data === null ? null : (
    <Form {...props} today={today} notice={text.noticeDraft(profile.data.officeName)} />
  )
}

type Draft = Readonly<Record<'from' | 'until' | 'reason' | 'notice', string>>

const readDraft = (draft: Draft) =>
  readComplete(RestrictionWishSchema, {
    ...draft,
    until: draft.until === '' ? null : draft.until,
  })

function Form(props: FormProps & { readonly today: string; readonly notice: string }) {
  const { draft, change, value, submit } = useForm(
    { from: props.today, until: '', reason: '', notice: props.notice },
    readDraft,
  )
  const restrict = useCall('review.restrict')
  const decide = async (wish: RestrictionWish): Promise<void> => {
    const answer = await restrict.run({ recordId: props.recordId, wish })
    if (!answer.ok) return
    announce(text.decided)
    props.onDone()
  }
  const footer = (
    <>
      <Button onPress={props.onClose}>{text.cancel}</Button>
      <Button
        kind="danger"
        icon="lock"
        busy={restrict.busy}
        isDisabled={value === null}
        onPress={() => submit(decide)}
      >
        {text.decide}
      </Button>
    </>
  )
  return (
    <Dialog
      title={text.title(props.name)}
      isOpen
      onClose={props.onClose}
      size="large"
      footer={footer}
    >
      <p>{text.formHint}</p>
      <TextField
        label={text.reason}
        multiline
        rows={2}
        maxLength={500}
        isRequired
        autoFocus
        value={draft.reason}
        onChange={(reason) => change({ reason })}
      />
      <div className="review-two">
        <DateField
          label={text.from}
          isRequired
          value={draft.from}
          onChange={(from) => change({ from })}
        />
        <DateField label={text.until} value={draft.until} onChange={(until) => change({ until })} />
      </div>
      <TextField
        label={text.notice}
        description={text.noticeHint}
        multiline
        rows={5}
        maxLength={2000}
        value={draft.notice}
        onChange={(notice) => change({ notice })}
      />
      <FailureNote failure={restrict.failure} texts={restrictionFailures} />
    </Dialog>
  )
}
