/** A value that is on no screen by itself: shown on request, copied on request, both recorded by the main process. */
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { useCall } from '../../ui/use-call.ts'
import { text } from '../words/room.ts'

const words = text.booking

export type SecretField = 'jobSeekerNumber' | 'phone' | 'email'

export function Secret(props: {
  readonly bookingId: string
  readonly field: SecretField
  readonly exists: boolean
  readonly canCopy?: boolean
}) {
  const show = useCall('schedule.show')
  const [value, setValue] = useState<string | null>(null)
  const label = words.labels[props.field]
  if (!props.exists)
    return (
      <span className="sd-quiet">
        {props.field === 'jobSeekerNumber' ? words.noNumber : words.none}
      </span>
    )

  const fetch = async (): Promise<string | null> => {
    if (value !== null) return value
    const answer = await show.run({ bookingId: props.bookingId, field: props.field })
    return answer.ok ? answer.value.value : null
  }
  // Shown too: where copying fails it has to be copied by hand.
  const fetchForCopy = async (): Promise<string | null> => {
    const fetched = await fetch()
    if (fetched !== null) setValue(fetched)
    return fetched
  }
  return (
    <span className="sch-secret">
      <span className="sd-num">{value ?? words.masked}</span>
      {value === null ? (
        <Button
          size="small"
          icon="eye"
          busy={show.busy}
          aria-label={words.showField(label)}
          onPress={() => void fetch().then(setValue)}
        >
          {words.show}
        </Button>
      ) : (
        <Button size="small" kind="text" onPress={() => setValue(null)}>
          {words.hide}
        </Button>
      )}
      {props.canCopy === true && (
        <CopyButton size="small" aria-label={words.copyField(label)} text={fetchForCopy}>
          {words.copy}
        </CopyButton>
      )}
      <FailureNote failure={show.failure} texts={text.reasons.booking} />
    </span>
  )
}
