/** The holidays year by year: what was published, and what a change of the law makes of it (K3-1). */
import { type KeyboardEvent, useState } from 'react'
import { DAY } from '../../../shared/clock.ts'
import type { HolidayChange, OfficeProfile } from '../../../shared/office/profile.ts'
import { holidaysOf, type ListedHoliday } from '../../../shared/schedule/calendar.ts'
import { yearOf } from '../../../shared/time/day.ts'
import { dateOf } from '../../../shared/time/instant.ts'
import { formatDate } from '../../../shared/time/words.ts'
import { useAnswer } from '../../state/answers.ts'
import { useNow } from '../../state/clock.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { Loading } from '../../ui/progress.tsx'
import { Table } from '../../ui/table.tsx'
import { profileFailures } from '../words/profile-failures.ts'
import { editText, holidaysSectionText as text } from '../words/profile.ts'
import { type HolidaysDraft, type NewHoliday, readHolidays, readNewHoliday } from './days-drafts.ts'
import { SectionForm, type SectionProps } from './section-form.tsx'

/** This year and so many after it. */
const YEARS_AHEAD = 5

const toDraft = ({ holidays }: OfficeProfile): HolidaysDraft => ({ holidays })

/** The changes with this one in the place of another on its date; null: what was published holds. */
function changed(
  changes: readonly HolidayChange[],
  date: string,
  change: HolidayChange | null,
): readonly HolidayChange[] {
  const others = changes.filter((one) => one.date !== date)
  return change === null ? others : [...others, change]
}

const whatOf = ({ date, name }: Pick<ListedHoliday, 'date' | 'name'>): string =>
  text.what(formatDate(date), name)

export function HolidaysSection(props: SectionProps) {
  const thisYear = Number(yearOf(dateOf(useNow(DAY))))
  const years = Array.from({ length: YEARS_AHEAD + 1 }, (_, ahead) => String(thisYear + ahead))
  const [year, setYear] = useState(String(thisYear))
  return (
    <SectionForm
      {...props}
      title={editText.sections.holidays}
      hint={text.hint}
      toDraft={toDraft}
      read={readHolidays}
    >
      {({ holidays }, change, wrong) => (
        <>
          <div className="sd-edit-short">
            <SelectField
              label={text.year}
              options={years.map((value) => ({ value, label: text.yearOf(value) }))}
              value={year}
              onChange={setYear}
            />
          </div>
          <YearTable
            year={year}
            changes={holidays}
            onChange={(date, one) => change({ holidays: changed(holidays, date, one) })}
          />
          {wrong.holidays !== undefined && <p className="sd-field-error">{wrong.holidays}</p>}
          <AddHoliday
            onAdd={(one) => {
              change({ holidays: changed(holidays, one.date, one) })
              setYear(years.includes(yearOf(one.date)) ? yearOf(one.date) : year)
            }}
          />
        </>
      )}
    </SectionForm>
  )
}

function YearTable(props: {
  readonly year: string
  readonly changes: readonly HolidayChange[]
  readonly onChange: (date: string, change: HolidayChange | null) => void
}) {
  const { year, changes, onChange } = props
  const published = useAnswer('schedule.holidays', { year })
  if (published.failure !== null)
    return <FailureNote failure={published.failure} texts={profileFailures} />
  if (published.data === null) return <Loading label={text.loading} />
  return (
    <Table
      caption={text.list(year)}
      showCaption
      rows={holidaysOf(published.data, changes, year)}
      rowKey={({ date }) => date}
      columns={[
        {
          id: 'date',
          header: text.date,
          rowHeader: true,
          numeric: true,
          cell: ({ date }) => formatDate(date),
        },
        { id: 'name', header: text.name, cell: ({ name }) => name },
        { id: 'kind', header: text.kind, cell: ({ kind }) => <Kind kind={kind} /> },
        {
          id: 'do',
          header: text.change,
          cell: (holiday) =>
            holiday.kind === 'published' ? (
              <Button
                size="small"
                icon="close"
                aria-label={text.removeOf(whatOf(holiday))}
                onPress={() => onChange(holiday.date, { date: holiday.date, name: null })}
              >
                {text.remove}
              </Button>
            ) : (
              <Button
                size="small"
                icon="undo"
                aria-label={text.undoOf(whatOf(holiday))}
                onPress={() => onChange(holiday.date, null)}
              >
                {text.undo}
              </Button>
            ),
        },
      ]}
    />
  )
}

function Kind({ kind }: Pick<ListedHoliday, 'kind'>) {
  if (kind === 'published') return text.kinds.published
  return (
    <Chip
      tone={kind === 'removed' ? 'warning' : 'info'}
      icon={kind === 'removed' ? 'close' : kind === 'added' ? 'plus' : 'pencil'}
    >
      {text.kinds[kind]}
    </Chip>
  )
}

const nothing: NewHoliday = { date: '', name: '' }

/** Not a form of its own: it stands in the section's. */
function AddHoliday(props: { readonly onAdd: (holiday: HolidayChange) => void }) {
  const [typed, setTyped] = useState(nothing)
  const [tried, setTried] = useState(false)
  const reading = readNewHoliday(typed)
  const wrong = tried ? reading.wrong : {}
  const add = (): void => {
    setTried(reading.value === null)
    if (reading.value === null) return
    props.onAdd(reading.value)
    announce(text.added(whatOf(reading.value)))
    setTyped(nothing)
  }
  // Enter in a field would send the section's form without what is typed here.
  const onEnter = (event: KeyboardEvent): void => {
    const isField = event.target instanceof HTMLInputElement
    if (event.key !== 'Enter' || !isField || event.nativeEvent.isComposing) return
    event.preventDefault()
    add()
  }
  return (
    <fieldset className="sd-stack-tight" onKeyDown={onEnter}>
      <legend className="sd-field-label">{text.addTitle}</legend>
      <div className="sd-edit-row">
        <DateField
          label={text.date}
          value={typed.date}
          onChange={(date) => setTyped({ ...typed, date })}
          error={wrong.date ?? null}
        />
        <TextField
          label={text.name}
          maxLength={40}
          value={typed.name}
          onChange={(name) => setTyped({ ...typed, name })}
          error={wrong.name ?? null}
        />
      </div>
      <div>
        <Button icon="plus" onPress={add}>
          {text.add}
        </Button>
      </div>
    </fieldset>
  )
}
