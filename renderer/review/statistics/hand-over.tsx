/** How figures leave the office: as CSV and on paper, each with a reason that is recorded, and what came of it. Which ones is the caller's. */
import { type ReactNode, useState } from 'react'
import type { CsvEncoding } from '../../../shared/review/csv.ts'
import type { Failed } from '../../../shared/result.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { type Paper, usePaper } from '../paper/use-paper.tsx'
import { Said } from '../said.tsx'
import { WhyDialog } from '../why-dialog.tsx'
import { handFailures, handText } from '../words/hand-out.ts'

/** How the asking stands, as `useCall` has it. */
type Asking = { readonly busy: boolean; readonly failure: Failed | null; clear(): void }

export function HandOver(props: {
  readonly titles: { readonly csv: string; readonly paper: string }
  readonly hint: string
  readonly isDisabled?: boolean
  readonly csv: Asking
  readonly paper: Asking
  /** @returns what was written, in words; null: it was refused */
  readonly onCsv: (why: string, encoding: CsvEncoding) => Promise<string | null>
  /** @returns what is printed; null: it was refused */
  readonly onPaper: (why: string) => Promise<Paper | null>
  readonly onClose?: () => void
  /** Above the reason. */
  readonly children?: ReactNode
}) {
  const { titles, csv, isDisabled = false } = props
  const [asking, setAsking] = useState<'csv' | 'paper' | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const paper = usePaper()
  const give = async (why: string, encoding: CsvEncoding): Promise<void> => {
    const words = await props.onCsv(why, encoding)
    if (words === null) return
    setAsking(null)
    setDone(words)
  }
  const print = async (why: string): Promise<void> => {
    const sheet = await props.onPaper(why)
    if (sheet === null) return
    setAsking(null)
    setDone(null)
    paper.put(sheet)
  }
  const close = (): void => {
    setAsking(null)
    csv.clear()
    props.paper.clear()
    props.onClose?.()
  }
  return (
    <>
      <Said
        title={done === null ? titles.paper : titles.csv}
        words={done ?? paper.done}
        onClose={() => {
          setDone(null)
          paper.clearDone()
        }}
      />
      <FailureNote failure={paper.failure} texts={handFailures} />
      <Button icon="download" isDisabled={isDisabled} onPress={() => setAsking('csv')}>
        {handText.csv}
      </Button>
      <Button icon="print" isDisabled={isDisabled} onPress={() => setAsking('paper')}>
        {handText.printStatistics}
      </Button>
      {asking === 'csv' && (
        <WhyDialog
          title={titles.csv}
          hint={props.hint}
          encoding
          busy={csv.busy}
          failure={csv.failure}
          label={handText.run}
          onRun={(why, encoding) => void give(why, encoding)}
          onClose={close}
        >
          {props.children}
        </WhyDialog>
      )}
      {asking === 'paper' && (
        <WhyDialog
          title={titles.paper}
          hint={props.hint}
          busy={props.paper.busy}
          failure={props.paper.failure}
          label={handText.printRun}
          onRun={(why) => void print(why)}
          onClose={close}
        >
          {props.children}
        </WhyDialog>
      )}
      {paper.sheet}
    </>
  )
}
