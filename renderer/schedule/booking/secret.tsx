/** A value that is on no screen by itself: shown on request, copied on request, both recorded by the main process. */
import { useState } from 'react'
import { announce } from '../../ui/announce.tsx'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { useCall } from '../../ui/use-call.ts'
import { text } from '../text.ts'
import { copyText } from './copy.ts'

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
  const copy = async (): Promise<void> => {
    const fetched = await fetch()
    if (fetched === null) return
    announce((await copyText(fetched)) ? words.copied : words.copyFailed)
    setValue(fetched)
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
      {props.canCopy === true && <Copy label={words.copyField(label)} onCopy={copy} />}
      <FailureNote failure={show.failure} texts={text.reasons.booking} />
    </span>
  )
}

function Copy(props: { readonly label: string; readonly onCopy: () => Promise<void> }) {
  return (
    <Button size="small" icon="copy" aria-label={props.label} onPress={() => void props.onCopy()}>
      {words.copy}
    </Button>
  )
}
