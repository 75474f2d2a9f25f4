/** The ledger of the terms' versions: only ever added to (K5, M22). */
import {
  type OfficeProfile,
  termsInForce,
  type TermsVersion,
  UNDATED,
} from '../../../shared/office/profile.ts'
import { DAY } from '../../../shared/clock.ts'
import { dateOf } from '../../../shared/time/instant.ts'
import { dateWithoutWeekday } from '../../../shared/time/words.ts'
import { Chip } from '../../ui/chip.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { RadioField, TextField } from '../../ui/field.tsx'
import { Table } from '../../ui/table.tsx'
import { useNow } from '../../state/clock.ts'
import { editText, termsSectionText as text } from '../words/profile.ts'
import { readTerms, type TermsDraft } from './drafts.ts'
import { SectionForm, type SectionProps } from './section-form.tsx'

type Kind = TermsVersion['kind']

const kinds: readonly Kind[] = ['ministry', 'office', 'zoom']

const titleOf = (profile: OfficeProfile, kind: Kind): string =>
  profile.terms.filter((version) => version.kind === kind).at(-1)?.title ?? ''
const toDraft = (profile: OfficeProfile): TermsDraft => ({
  kind: 'ministry',
  title: titleOf(profile, 'ministry'),
  from: '',
})

export function TermsSection(props: SectionProps) {
  return (
    <SectionForm
      {...props}
      title={editText.sections.terms}
      hint={text.hint}
      saveLabel={text.save}
      toDraft={toDraft}
      read={readTerms}
    >
      {(draft, change, wrong, base) => (
        <>
          <Ledger terms={base.terms} />
          <h3>{text.addTitle}</h3>
          <RadioField
            label={text.kind}
            row
            value={draft.kind}
            onChange={(kind) => change({ kind, title: titleOf(base, kind) })}
            options={kinds.map((value) => ({ value, label: text.kinds[value] }))}
          />
          <div className="sd-day-form">
            <TextField
              label={text.title}
              isRequired
              maxLength={100}
              value={draft.title}
              onChange={(title) => change({ title })}
              error={wrong.title ?? null}
            />
            <DateField
              label={text.from}
              isRequired
              value={draft.from}
              onChange={(from) => change({ from })}
              error={wrong.effectiveFrom ?? null}
            />
          </div>
        </>
      )}
    </SectionForm>
  )
}

function Ledger(props: { readonly terms: readonly TermsVersion[] }) {
  const today = dateOf(useNow(DAY))
  const inForce = termsInForce(props.terms, today)
  const rows = [...props.terms].sort(
    (one, other) =>
      kinds.indexOf(one.kind) - kinds.indexOf(other.kind) ||
      other.effectiveFrom.localeCompare(one.effectiveFrom),
  )
  return (
    <Table
      caption={text.ledger}
      rows={rows}
      rowKey={({ kind, effectiveFrom }) => `${kind} ${effectiveFrom}`}
      columns={[
        { id: 'kind', header: text.kind, cell: ({ kind }) => text.kinds[kind] },
        { id: 'title', header: text.title, rowHeader: true, cell: ({ title }) => title },
        {
          id: 'from',
          header: text.from,
          numeric: true,
          cell: ({ effectiveFrom }) =>
            effectiveFrom === UNDATED ? text.undated : dateWithoutWeekday(effectiveFrom),
        },
        {
          id: 'state',
          header: text.state,
          cell: (version) =>
            inForce.includes(version) ? (
              <Chip tone="success">{text.inForce}</Chip>
            ) : version.effectiveFrom > today ? (
              <Chip icon="clock">{text.later}</Chip>
            ) : (
              <Chip icon="document">{text.past}</Chip>
            ),
        },
      ]}
    />
  )
}
