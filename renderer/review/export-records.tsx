/** The list of records as it is filtered, as CSV; app.tsx puts it beside the list's title. */
import { useState } from 'react'
import type { RecordFilter } from '../../shared/records/record.ts'
import type { CsvEncoding } from '../../shared/review/csv.ts'
import { Button } from '../ui/button.tsx'
import { useCall } from '../ui/use-call.ts'
import { download } from './download.ts'
import { Said } from './said.tsx'
import { handText as text } from './words/hand-out.ts'
import { WhyDialog } from './why-dialog.tsx'

export function ExportRecords({ filter }: { readonly filter: RecordFilter }) {
  const [asking, setAsking] = useState(false)
  const [done, setDone] = useState<string | null>(null)
  const give = useCall('review.exportRecords')
  const run = async (why: string, encoding: CsvEncoding): Promise<void> => {
    const answer = await give.run({ filter, encoding, why })
    if (!answer.ok) return
    setAsking(false)
    setDone(download(answer.value))
  }
  const close = (): void => {
    setAsking(false)
    give.clear()
  }
  return (
    <>
      <Button icon="download" onPress={() => setAsking(true)}>
        {text.csv}
      </Button>
      {asking && (
        <WhyDialog
          title={text.csvTitle}
          hint={text.csvHint(null)}
          encoding
          busy={give.busy}
          failure={give.failure}
          label={text.run}
          onRun={(why, encoding) => void run(why, encoding)}
          onClose={close}
        />
      )}
      <Said title={text.csvTitle} words={done} onClose={() => setDone(null)} />
    </>
  )
}
