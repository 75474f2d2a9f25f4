/** Filters under a name of one's own: chosen with one press, kept from one day to the next, seen by nobody else. */
import { useState } from 'react'
import type { RecordFilter, SavedFilter } from '../../shared/records/record.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { TextField } from '../ui/field.tsx'
import { useAnswer } from '../state/answers.ts'
import { useCall } from '../ui/use-call.ts'
import { isFilled } from '../ui/limits.ts'
import { isNoFilter } from './filter-row.tsx'
import { failures } from './words/failures.ts'
import { listText as text } from './words/list.ts'

export function SavedFilters(props: {
  readonly filter: RecordFilter
  readonly onChoose: (filter: RecordFilter) => void
}) {
  const saved = useAnswer('records.savedFilters', {})
  const forget = useCall('records.forgetFilter')
  const [naming, setNaming] = useState(false)
  const filters = saved.data ?? []
  const remove = async ({ name }: SavedFilter): Promise<void> => {
    const answer = await forget.run({ name })
    if (!answer.ok) return
    announce(text.filterForgotten)
    void saved.reload()
  }
  const done = (): void => {
    setNaming(false)
    void saved.reload()
  }
  if (filters.length === 0 && isNoFilter(props.filter)) return null
  return (
    <section className="records-saved" aria-label={text.savedFilters}>
      {filters.map((one) => (
        <span key={one.name}>
          <Button
            size="small"
            kind={
              JSON.stringify(one.filter) === JSON.stringify(props.filter) ? 'filled' : 'outlined'
            }
            onPress={() => props.onChoose(one.filter)}
          >
            {one.name}
          </Button>
          <Button
            size="small"
            kind="text"
            icon="close"
            aria-label={text.forgetFilter(one.name)}
            busy={forget.busy}
            onPress={() => void remove(one)}
          >
            {''}
          </Button>
        </span>
      ))}
      {!isNoFilter(props.filter) && (
        <Button size="small" kind="text" icon="plus" onPress={() => setNaming(true)}>
          {text.saveFilter}
        </Button>
      )}
      <FailureNote failure={forget.failure} texts={failures} />
      {naming && (
        <NameDialog filter={props.filter} onClose={() => setNaming(false)} onSaved={done} />
      )}
    </section>
  )
}

/** As much as the main process takes, characters. */
const LONGEST_NAME = 40

function NameDialog(props: {
  readonly filter: RecordFilter
  readonly onClose: () => void
  readonly onSaved: () => void
}) {
  const [name, setName] = useState('')
  const save = useCall('records.saveFilter')
  const send = async (): Promise<void> => {
    if (!isFilled(name, LONGEST_NAME)) return
    const answer = await save.run({ name, filter: { ...props.filter, text: '' } })
    if (!answer.ok) return
    announce(text.filterSaved)
    props.onSaved()
  }
  const footer = (
    <>
      <Button kind="outlined" onPress={props.onClose}>
        {text.filterCancel}
      </Button>
      <Button
        kind="filled"
        busy={save.busy}
        isDisabled={!isFilled(name, LONGEST_NAME)}
        onPress={() => void send()}
      >
        {text.filterSave}
      </Button>
    </>
  )
  return (
    <Dialog title={text.saveFilter} isOpen onClose={props.onClose} size="small" footer={footer}>
      <TextField
        label={text.filterName}
        description={text.filterNameHint}
        value={name}
        onChange={setName}
        maxLength={LONGEST_NAME}
        autoFocus
        onEnter={() => void send()}
      />
      <FailureNote failure={save.failure} texts={failures} />
    </Dialog>
  )
}
