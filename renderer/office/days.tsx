/** Days the office opens or closes itself. */
import { type OfficeProfile, type Override, OverrideSchema } from '../../shared/office/profile.ts'
import { formatDate } from '../../shared/time/words.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { DateField } from '../ui/date-field.tsx'
import { RadioField, TextField } from '../ui/field.tsx'
import { Table } from '../ui/table.tsx'
import { useCall } from '../ui/use-call.ts'
import { useClosedDays } from '../state/closed-days.ts'
import { useForm } from '../ui/use-form.ts'
import { readBy } from '../ui/wrong-fields.ts'
import './office.css'
import { profileFailures } from './words/profile-failures.ts'
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

const dayWords = { date: settingsText.dateWrong, reason: settingsText.reasonWrong }
const noDay = { date: '', open: false, reason: '' }

function DayForm(props: { readonly onSaved: () => void }) {
  const closed = useClosedDays()
  const save = useCall('office.setOverride')
  const { draft, change, wrong, bind, restart } = useForm(noDay, (typed) =>
    readBy(OverrideSchema, typed, dayWords),
  )

  const send = async (override: Override): Promise<void> => {
    const answer = await save.run({ override })
    if (!answer.ok) return
    announce(settingsText.saved(formatDate(override.date)))
    restart({ ...noDay, open: draft.open })
    props.onSaved()
  }
  return (
    <form className="sd-card sd-stack" {...bind(send)}>
      <div className="sd-day-form">
        <DateField
          label={settingsText.date}
          value={draft.date}
          closed={closed}
          onChange={(date) => change({ date })}
          error={wrong.date ?? null}
        />
        <RadioField
          label={settingsText.kind}
          row
          value={draft.open ? 'open' : 'close'}
          onChange={(kind) => change({ open: kind === 'open' })}
          options={[
            { value: 'close', label: settingsText.close },
            { value: 'open', label: settingsText.open },
          ]}
        />
        <TextField
          label={settingsText.reason}
          description={settingsText.reasonHint}
          maxLength={100}
          value={draft.reason}
          onChange={(reason) => change({ reason })}
          error={wrong.reason ?? null}
        />
      </div>
      <FailureNote failure={save.failure} texts={profileFailures} />
      <div>
        <Button kind="filled" type="submit" busy={save.busy}>
          {settingsText.save}
        </Button>
      </div>
    </form>
  )
}
