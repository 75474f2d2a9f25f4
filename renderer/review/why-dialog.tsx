/** Asks why something leaves the app; the answer is recorded with it. */
import { type ReactNode, useState } from 'react'
import type { CsvEncoding } from '../../shared/review/csv.ts'
import type { Failed } from '../../shared/result.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { RadioField, TextField } from '../ui/field.tsx'
import { isFilled } from '../ui/limits.ts'
import { handFailures, handText as text } from './words/hand-out.ts'

/** @param props.encoding a CSV file with a choice of characters; otherwise a print */
export function WhyDialog(props: {
  readonly title: string
  readonly hint?: string
  readonly encoding?: boolean
  readonly children?: ReactNode
  readonly busy: boolean
  readonly failure: Failed | null
  readonly label: string
  readonly onRun: (why: string, encoding: CsvEncoding) => void
  readonly onClose: () => void
}) {
  const [why, setWhy] = useState('')
  const words = props.encoding === true ? text.csvWhy : text.printWhy
  const [encoding, setEncoding] = useState<CsvEncoding>('utf8')
  const footer = (
    <>
      <Button onPress={props.onClose}>{text.cancel}</Button>
      <Button
        kind="filled"
        busy={props.busy}
        isDisabled={!isFilled(why, 300)}
        onPress={() => props.onRun(why.trim(), encoding)}
      >
        {props.label}
      </Button>
    </>
  )
  return (
    <Dialog title={props.title} isOpen onClose={props.onClose} footer={footer}>
      {props.hint !== undefined && <p>{props.hint}</p>}
      {props.children}
      {props.encoding === true && (
        <RadioField
          label={text.encoding}
          options={text.encodings}
          value={encoding}
          onChange={setEncoding}
        />
      )}
      <TextField
        label={words.label}
        description={words.hint}
        value={why}
        onChange={setWhy}
        maxLength={300}
        isRequired
        autoFocus
      />
      <FailureNote failure={props.failure} texts={handFailures} />
    </Dialog>
  )
}
