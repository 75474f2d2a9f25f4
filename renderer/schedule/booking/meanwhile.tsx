/** What became of a booking while its form was open: told above the form, and kept. */
import { useEffect, useEffectEvent } from 'react'
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import { useAnswer } from '../../state/answers.ts'
import { Banner } from '../../ui/banner.tsx'
import { changeWords } from '../import/change-words.ts'
import { text } from '../words/room.ts'
import type { DraftField } from './wish.ts'

const words = text.booking

export type Changed = {
  readonly field: DraftField
  readonly before: string
  readonly after: string
  /** The form holds something of its own in that field. */
  readonly typed: boolean
}

/** Tells the form of every change of its booking. */
export function Followed(props: {
  readonly bookingId: string
  readonly onChange: (booking: BoardBooking) => void
}) {
  const { data } = useAnswer('schedule.booking', { bookingId: props.bookingId })
  const onChange = useEffectEvent(props.onChange)
  useEffect(() => {
    if (data !== null) onChange(data)
  }, [data])
  return null
}

export function Meanwhile(props: { readonly changes: readonly Changed[] }) {
  const sites = useAnswer('office.profile', {}).data?.sites ?? []
  return (
    <Banner tone="warning" title={words.meanwhileTitle} live>
      <ul className="sch-reasons">
        {props.changes.map(({ field, before, after, typed }) => {
          const name = field === 'siteId' ? 'siteId' : field
          const told = (value: string): string =>
            changeWords(name, value, sites) || text.import.emptyCell
          return (
            <li key={field}>
              {words.meanwhile(
                words.labels[field === 'siteId' ? 'site' : field],
                told(before),
                told(after),
              )}
              {typed && words.meanwhileTyped}
            </li>
          )
        })}
      </ul>
    </Banner>
  )
}
