/** A sign-off by a slip of the hand can be taken back: for ten seconds, in words and with a button. */
import { useEffect, useState } from 'react'
import { TAKE_BACK_SIGN_OFF_MS } from '../../shared/review/correction.ts'
import { clock } from '../state/clock.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { useCall } from '../ui/use-call.ts'
import { correctFailures, correctText } from './words/correct.ts'

/** A sign-off of this screen. `atMs`: by the page's steady clock. */
export type Signed = { readonly recordId: string; readonly name: string; readonly atMs: number }

/** @param props.signed shown with another key for another one; it goes away by itself when it is too late */
export function TakeBack(props: {
  readonly signed: Signed
  readonly onDone: (recordId: string) => void
}) {
  const { recordId, name, atMs } = props.signed
  const [isLate, setLate] = useState(false)
  const takeBack = useCall('review.takeBackSignOff')
  useEffect(
    () => clock.after(atMs + TAKE_BACK_SIGN_OFF_MS - clock.monotonicMs(), () => setLate(true)),
    [atMs],
  )
  if (isLate && takeBack.failure === null) return null
  const press = async (): Promise<void> => {
    const answer = await takeBack.run({ recordId })
    if (!answer.ok) return
    announce(correctText.takenBack)
    props.onDone(recordId)
  }
  return (
    <div className="review-take-back">
      <p>{correctText.justSigned(name)}</p>
      <Button icon="undo" busy={takeBack.busy} onPress={() => void press()}>
        {correctText.takeBack}
      </Button>
      <FailureNote failure={takeBack.failure} texts={correctFailures} />
    </div>
  )
}
