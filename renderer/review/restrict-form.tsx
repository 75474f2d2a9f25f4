/** A supervisor decides to refuse somebody further use (M12-2-6, M14, M20-1). */
import { useState } from 'react'
import type { RestrictionWish } from '../../shared/review/restriction.ts'
import { HOUR } from '../../shared/clock.ts'
import { dateOf } from '../../shared/time/instant.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { DateField, TextField } from '../ui/field.tsx'
import { useAnswer } from '../state/answers.ts'
import { useNow } from '../state/clock.ts'
import { useCall } from '../ui/use-call.ts'
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

function Form(props: FormProps & { readonly today: string; readonly notice: string }) {
  const [from, setFrom] = useState(props.today)
  const [until, setUntil] = useState('')
  const [reason, setReason] = useState('')
  const [notice, setNotice] = useState(props.notice)
  const restrict = useCall('review.restrict')
  const decide = async (): Promise<void> => {
    const wish: RestrictionWish = { reason, from, until: until === '' ? null : until, notice }
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
        isDisabled={reason.trim() === '' || from === ''}
        onPress={() => void decide()}
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
        value={reason}
        onChange={setReason}
      />
      <div className="review-two">
        <DateField label={text.from} isRequired value={from} onChange={setFrom} />
        <DateField label={text.until} value={until} onChange={setUntil} />
      </div>
      <TextField
        label={text.notice}
        description={text.noticeHint}
        multiline
        rows={5}
        maxLength={2000}
        value={notice}
        onChange={setNotice}
      />
      <FailureNote failure={restrict.failure} texts={restrictionFailures} />
    </Dialog>
  )
}
