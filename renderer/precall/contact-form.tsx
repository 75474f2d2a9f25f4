/** Logs a contact straight from the no-show question: most often a call to the job seeker that was made just now (M12-2-2, M12-2-6). */
import { useState } from 'react'
import type { Contact } from '../../shared/log/contact.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import { useCall } from '../ui/use-call.ts'
import { isTooLong } from '../ui/limits.ts'
import { contactText as text, noShowText } from './words/no-show.ts'

/** The ways it can have gone, in one list: who, by what, with what result. */
const ways = {
  calledReached: { direction: 'toSeeker', means: 'phone', result: 'reached' },
  calledNotReached: { direction: 'toSeeker', means: 'phone', result: 'notReached' },
  calledMessage: { direction: 'toSeeker', means: 'phone', result: 'messageLeft' },
  mailSent: { direction: 'toSeeker', means: 'email', result: 'sent' },
  myPageSent: { direction: 'toSeeker', means: 'myPage', result: 'sent' },
  theyCalled: { direction: 'fromSeeker', means: 'phone', result: 'reached' },
  theyMailed: { direction: 'fromSeeker', means: 'email', result: 'reached' },
  theyWrote: { direction: 'fromSeeker', means: 'myPage', result: 'reached' },
} as const satisfies Record<string, Pick<Contact, 'direction' | 'means' | 'result'>>
type Way = keyof typeof ways

/** The likeliest first. */
const order: readonly Way[] = [
  'calledNotReached',
  'calledMessage',
  'calledReached',
  'mailSent',
  'myPageSent',
  'theyCalled',
  'theyMailed',
  'theyWrote',
]
const options = order.map((value) => {
  const { direction, means, result } = ways[value]
  return {
    value,
    label: text.way(
      noShowText.direction[direction],
      noShowText.means[means],
      noShowText.result[result],
    ),
  }
})

/** As much as the main process takes, characters. */
const LONGEST_NOTE = 500

export function ContactForm({ bookingId }: { readonly bookingId: string }) {
  const [way, setWay] = useState<Way | null>(null)
  const [note, setNote] = useState('')
  const log = useCall('schedule.contact')
  const save = async (): Promise<void> => {
    if (way === null || log.busy || isTooLong(note, LONGEST_NOTE)) return
    const answer = await log.run({ bookingId, contact: { ...ways[way], note: note.trim() } })
    if (!answer.ok) return
    setWay(null)
    setNote('')
    announce(text.logged)
  }
  return (
    <section className="precall-contact" aria-label={text.title}>
      <SelectField label={text.title} options={options} value={way} onChange={setWay} />
      <TextField
        label={text.note}
        value={note}
        onChange={setNote}
        maxLength={LONGEST_NOTE}
        autoComplete="off"
        onEnter={() => void save()}
      />
      <Button
        icon="plus"
        busy={log.busy}
        isDisabled={way === null || isTooLong(note, LONGEST_NOTE)}
        onPress={() => void save()}
      >
        {text.log}
      </Button>
      <FailureNote failure={log.failure} />
    </section>
  )
}
