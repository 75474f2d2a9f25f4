/** The filters in one row, the count and 「条件をすべて消す」 beside them. */
import { useEffect } from 'react'
import { MILLISECOND } from '../../shared/clock.ts'
import type { Site } from '../../shared/office/profile.ts'
import type { Account } from '../../shared/people/account.ts'
import { noFilter, type RecordFilter, ReviewStateSchema } from '../../shared/records/record.ts'
import { reviewStateText } from '../../shared/records/text.ts'
import { OutcomeSchema } from '../../shared/log/outcome.ts'
import { outcomeText } from '../../shared/log/outcome-text.ts'
import { Button } from '../ui/button.tsx'
import { DatePick } from '../ui/date-field.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import { useStateFrom } from '../ui/use-state-from.ts'
import { isTooLong } from '../ui/limits.ts'
import { clock } from '../state/clock.ts'
import { listText as text } from './words/list.ts'

export const isNoFilter = (filter: RecordFilter): boolean =>
  JSON.stringify(filter) === JSON.stringify(noFilter)

/** How long after the last key the search begins, ms. */
const SEARCH_AFTER_MS = 250 * MILLISECOND

const all = { value: 'all', label: text.all } as const
const outcomes = [
  all,
  ...OutcomeSchema.options.map((value) => ({ value, label: outcomeText[value] })),
]
const reviews = [
  all,
  ...ReviewStateSchema.options.map((value) => ({ value, label: reviewStateText[value] })),
]
const incidents = [
  all,
  { value: 'yes', label: text.incidentYes },
  { value: 'no', label: text.incidentNo },
] as const

export function FilterRow(props: {
  readonly filter: RecordFilter
  readonly slots: readonly string[]
  readonly sites: readonly Site[]
  /** Null: only the own records are shown, so there is nobody to choose. */
  readonly counselors: readonly Account[] | null
  readonly total: number | null
  /** There are more than `total`, which is as far as the list goes. */
  readonly more: boolean
  readonly onChange: (filter: RecordFilter) => void
}) {
  const { filter, onChange } = props
  const set = (change: Partial<RecordFilter>): void => onChange({ ...filter, ...change })
  const slots = [all, ...props.slots.map((value) => ({ value, label: value }))]
  const sites = [all, ...props.sites.map(({ id, name }) => ({ value: id, label: name }))]
  const counselors = [
    all,
    ...(props.counselors ?? [])
      .filter(({ role }) => role !== 'it')
      .map(({ id, displayName }) => ({ value: id, label: displayName })),
  ]
  return (
    <section className="sd-stack-tight" aria-label={text.filters}>
      <div className="records-filters">
        <DatePick
          label={text.from}
          description=""
          value={filter.from ?? ''}
          onPick={(value) => set({ from: value === '' ? null : value })}
        />
        <DatePick
          label={text.to}
          description=""
          value={filter.to ?? ''}
          onPick={(value) => set({ to: value === '' ? null : value })}
        />
        <SelectField
          label={text.slot}
          options={slots}
          value={filter.slot ?? 'all'}
          onChange={(value) => set({ slot: value === 'all' ? null : value })}
        />
        <SelectField
          label={text.outcome}
          options={outcomes}
          value={filter.outcome ?? 'all'}
          onChange={(value) => set({ outcome: value === 'all' ? null : value })}
        />
        <SelectField
          label={text.review}
          options={reviews}
          value={filter.review ?? 'all'}
          onChange={(value) => set({ review: value === 'all' ? null : value })}
        />
        <SelectField
          label={text.incident}
          options={incidents}
          value={filter.incident === null ? 'all' : filter.incident ? 'yes' : 'no'}
          onChange={(value) => set({ incident: value === 'all' ? null : value === 'yes' })}
        />
        {props.counselors !== null && (
          <SelectField
            label={text.counselor}
            options={counselors}
            value={filter.counselorId ?? 'all'}
            onChange={(value) => set({ counselorId: value === 'all' ? null : value })}
          />
        )}
        {props.sites.length > 1 && (
          <SelectField
            label={text.site}
            options={sites}
            value={filter.siteId ?? 'all'}
            onChange={(value) => set({ siteId: value === 'all' ? null : value })}
          />
        )}
        <Search value={filter.text} onChange={(value) => set({ text: value })} />
      </div>
      <div className="records-count">
        <p className="sd-num" role="status">
          {props.total === null
            ? ''
            : props.more
              ? text.countMore(props.total)
              : text.count(props.total)}
        </p>
        <Button
          kind="text"
          size="small"
          icon="close"
          isDisabled={isNoFilter(filter)}
          onPress={() => onChange(noFilter)}
        >
          {text.clear}
        </Button>
      </div>
    </section>
  )
}

/** As much as the main process takes, characters. */
const LONGEST = 60

/** Waits until the typing rests, so that not every key is a search. */
function Search(props: { readonly value: string; readonly onChange: (value: string) => void }) {
  const { value, onChange } = props
  const [typed, setTyped] = useStateFrom(value, (found) => found)
  const isAsked = typed !== value && !isTooLong(typed, LONGEST)
  useEffect(
    () => (isAsked ? clock.after(SEARCH_AFTER_MS, () => onChange(typed)) : undefined),
    [typed, isAsked, onChange],
  )
  return (
    <TextField
      label={text.text}
      type="search"
      value={typed}
      onChange={setTyped}
      maxLength={LONGEST}
      onEnter={() => {
        if (isAsked) onChange(typed)
      }}
    />
  )
}
