/** Days the office opens or closes itself. */
import { type FormEvent, useState } from 'react'
import { type OfficeProfile, OverrideSchema } from '../../shared/office/profile.ts'
import { LocalDateSchema } from '../../shared/time/day.ts'
import { formatDate } from '../../shared/time/words.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { DateField, RadioField, TextField } from '../ui/field.tsx'
import { Table } from '../ui/table.tsx'
import { useCall } from '../ui/use-call.ts'
import './office.css'
import { officeFailures } from './words/failures.ts'
import { settingsText } from './words/settings.ts'

export function DaysPanel(props: {
  readonly profile: OfficeProfile
  readonly onSaved: () => void
}) {
  const days = [...props.profile.overrides].sort((one, other) => other.date.localeCompare(one.date))
  return (
    <div className="sd-stack">
      <p>{settingsText.daysHint}</p>
      <DayForm onSaved={props.onSaved} />
      {days.length === 0 ? (
        <EmptyState icon="calendar" title={settingsText.none} hint={settingsText.noneHint} />
      ) : (
        <Table
          caption={settingsText.list}
          showCaption
          rows={days}
          rowKey={({ date }) => date}
          columns={[
            {
              id: 'date',
              header: settingsText.date,
              rowHeader: true,
              numeric: true,
              cell: ({ date }) => formatDate(date),
            },
            {
              id: 'kind',
              header: settingsText.kindShort,
              cell: ({ open }) =>
                open ? (
                  <Chip tone="success">{settingsText.opened}</Chip>
                ) : (
                  <Chip icon="close">{settingsText.closed}</Chip>
                ),
            },
            { id: 'reason', header: settingsText.reason, cell: ({ reason }) => reason },
          ]}
        />
      )}
    </div>
  )
}

function DayForm(props: { readonly onSaved: () => void }) {
  const save = useCall('office.setOverride')
  const [date, setDate] = useState('')
  const [kind, setKind] = useState<'close' | 'open'>('close')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    const override = OverrideSchema.safeParse({ date, open: kind === 'open', reason })
    if (!override.success) return
    const answer = await save.run({ override: override.data })
    if (!answer.ok) return
    announce(settingsText.saved(formatDate(override.data.date)))
    setDate('')
    setReason('')
    setTried(false)
    props.onSaved()
  }
  return (
    <form className="sd-card sd-stack" noValidate onSubmit={(event) => void submit(event)}>
      <div className="sd-day-form">
        <DateField
          label={settingsText.date}
          value={date}
          onChange={setDate}
          error={tried && !LocalDateSchema.safeParse(date).success ? settingsText.dateWrong : null}
        />
        <RadioField
          label={settingsText.kind}
          row
          value={kind}
          onChange={setKind}
          options={[
            { value: 'close', label: settingsText.close },
            { value: 'open', label: settingsText.open },
          ]}
        />
        <TextField
          label={settingsText.reason}
          description={settingsText.reasonHint}
          maxLength={100}
          value={reason}
          onChange={setReason}
          error={tried && reason.trim() === '' ? settingsText.reasonWrong : null}
        />
      </div>
      <FailureNote failure={save.failure} texts={officeFailures} />
      <div>
        <Button kind="filled" type="submit" busy={save.busy}>
          {settingsText.save}
        </Button>
      </div>
    </form>
  )
}
