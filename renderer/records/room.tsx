/** The records room: the list, and one record opened from it. */
import { type ReactNode, useState, useCallback } from 'react'
import type { Account } from '../../shared/people/account.ts'
import type { RecordFilter, RecordView } from '../../shared/records/record.ts'
import { Button } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import { firstPlace, RecordList } from './list.tsx'
import { RecordReader } from './reader.tsx'
import './room.css'
import { listText, recordText } from './text.ts'

/** @param props.listActions and props.recordActions are what another room offers for the filtered list and for one record */
export function RecordsRoom({
  account,
  listActions,
  recordActions,
}: {
  readonly account: Account
  readonly listActions?: (filter: RecordFilter) => ReactNode
  readonly recordActions?: (view: RecordView) => ReactNode
}) {
  const [opened, setOpened] = useState<string | null>(null)
  const [place, setPlace] = useState(firstPlace)
  const setTop = useCallback((top: number) => setPlace((now) => ({ ...now, top })), [])
  if (opened !== null) {
    return (
      <div className="sd-page sd-page-full">
        <div>
          <Button kind="text" icon="arrowLeft" autoFocus onPress={() => setOpened(null)}>
            {recordText.back}
          </Button>
        </div>
        <RecordReader
          key={opened}
          recordId={opened}
          account={account}
          {...(recordActions === undefined ? {} : { actions: recordActions })}
        />
      </div>
    )
  }
  return (
    <Page title={listText.title} actions={listActions?.(place.filter)}>
      <RecordList
        account={account}
        place={place}
        onPlace={setPlace}
        onTop={setTop}
        onOpen={setOpened}
      />
    </Page>
  )
}
