/** The records room: the list, and one record opened from it. */
import type { ReactNode } from 'react'
import type { RecordFilter, RecordView } from '../../shared/records/record.ts'
import { goTo, usePlace } from '../state/place.ts'
import { Button } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import { RecordList } from './list.tsx'
import { RecordReader } from './reader.tsx'
import './room.css'
import { listText } from './words/list.ts'
import { recordText } from './words/record.ts'

/** @param props.listActions and props.recordActions are what another room offers for the filtered list and for one record */
export function RecordsRoom(props: {
  readonly listActions?: (filter: RecordFilter) => ReactNode
  readonly recordActions?: (view: RecordView, reload: () => void) => ReactNode
}) {
  const opened = usePlace((place) => place.record)
  const { filter } = usePlace((place) => place.list)
  if (opened === null)
    return (
      <Page title={listText.title} actions={props.listActions?.(filter)}>
        <RecordList />
      </Page>
    )
  return (
    <div className="sd-page sd-page-full">
      <div>
        <Button kind="text" icon="arrowLeft" autoFocus onPress={() => goTo({ record: null })}>
          {recordText.back}
        </Button>
      </div>
      <RecordReader
        key={opened}
        recordId={opened}
        {...(props.recordActions === undefined ? {} : { actions: props.recordActions })}
      />
    </div>
  )
}
