/** Before an office opens whose bookings cannot be read: one step back to a state that can. */
import { useState } from 'react'
import type { OfficeStatus, OfficeTrouble } from '../../shared/office/status.ts'
import type { Generation } from '../../shared/office/generation.ts'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { TextField } from '../ui/field.tsx'
import { Loading } from '../ui/progress.tsx'
import { useAnswer } from '../state/answers.ts'
import { useCall } from '../ui/use-call.ts'
import { whenOf } from './generations.tsx'
import { text } from './words/room.ts'

const words = text.generations
const TROUBLES: readonly OfficeTrouble[] = [
  'scheduleDamaged',
  'scheduleTruncated',
  'scheduleMissing',
]

export function ScheduleRescue(props: {
  readonly status: Extract<OfficeStatus, { readonly stage: 'trouble' }>
}) {
  const { trouble, kind, vaultNeedsPassphrase } = props.status
  const needsPassphrase = vaultNeedsPassphrase && kind === 'office'
  const [typed, setTyped] = useState('')
  const [passphrase, setPassphrase] = useState<string | null>(null)
  if (!TROUBLES.includes(trouble)) return null
  if (!needsPassphrase || passphrase !== null)
    return <States passphrase={passphrase} onOther={() => setPassphrase(null)} />
  return (
    <form
      className="sd-stack-tight"
      onSubmit={(event) => {
        event.preventDefault()
        if (typed !== '') setPassphrase(typed)
      }}
    >
      <TextField
        label={words.rescuePassphrase}
        type="password"
        maxLength={200}
        value={typed}
        onChange={setTyped}
      />
      <div>
        <Button type="submit" isDisabled={typed === ''}>
          {words.rescueLook}
        </Button>
      </div>
    </form>
  )
}

function States(props: { readonly passphrase: string | null; readonly onOther: () => void }) {
  const { passphrase } = props
  const kept = useAnswer('office.scheduleGenerations', { passphrase })
  const restore = useCall('office.restoreSchedule')
  const [asking, setAsking] = useState<{ readonly generation: Generation | null } | null>(null)
  if (kept.failure !== null)
    return (
      <div className="sd-stack-tight">
        <FailureNote failure={kept.failure} texts={words.rescueFailures} />
        {passphrase !== null && (
          <div>
            <Button onPress={props.onOther}>{words.rescueAgain}</Button>
          </div>
        )}
      </div>
    )
  if (kept.data === null) return <Loading label={words.rescueLooking} />
  const [newest, ...older] = kept.data
  const run = (): void => {
    void restore.run({ passphrase, revision: asking?.generation?.revision ?? null })
    setAsking(null)
  }
  return (
    <section className="sd-stack-tight" aria-labelledby="sch-rescue">
      <h2 id="sch-rescue">{words.rescueTitle}</h2>
      {newest === undefined ? (
        <>
          <p>{words.rescueNone}</p>
          <div>
            <Button busy={restore.busy} onPress={() => setAsking({ generation: null })}>
              {words.rescueEmpty}
            </Button>
          </div>
        </>
      ) : (
        <div>
          <Button icon="undo" busy={restore.busy} onPress={() => setAsking({ generation: newest })}>
            {words.rescueTo(whenOf(newest), newest.bookings)}
          </Button>
        </div>
      )}
      {older.length > 0 && (
        <details>
          <summary>{words.rescueOlder}</summary>
          <ul className="sch-rescue-older">
            {older.map((generation) => (
              <li key={generation.revision}>
                <Button size="small" onPress={() => setAsking({ generation })}>
                  {words.rescueTo(whenOf(generation), generation.bookings)}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
      <FailureNote failure={restore.failure} texts={words.rescueFailures} />
      {asking !== null && (
        <Confirm
          title={words.askTitle}
          body={
            asking.generation === null
              ? words.rescueAskEmpty
              : words.rescueAsk(whenOf(asking.generation))
          }
          confirmLabel={words.askYes}
          cancelLabel={text.booking.cancelBack}
          onConfirm={run}
          onCancel={() => setAsking(null)}
        />
      )}
    </section>
  )
}
