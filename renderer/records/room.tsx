/** The records room: the list, and one record opened from it. */
import { useState } from 'react'
import type { Account } from '../../shared/people/account.ts'
import { Button } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import { firstPlace, RecordList } from './list.tsx'
import { RecordReader } from './reader.tsx'
import './room.css'
import { listText, recordText } from './text.ts'

export function RecordsRoom({ account }: { readonly account: Account }) {
  const [opened, setOpened] = useState<string | null>(null)
  const [place, setPlace] = useState(firstPlace)
  if (opened !== null) {
    return (
      <div className="sd-page sd-page-full">
        <div><Button kind="text" icon="arrowLeft" autoFocus onPress={() => setOpened(null)}>{recordText.back}</Button></div>
        <RecordReader key={opened} recordId={opened} account={account} />
      </div>
    )
  }
  return (
    <Page title={listText.title}>
      <RecordList place={place} onPlace={setPlace} onOpen={setOpened} />
    </Page>
  )
}
