/** The ledger of the terms' versions: only ever added to (K5, M22). */
import { type OfficeProfile, termsInForce, type TermsVersion } from '../../../shared/office/profile.ts'
import { DAY } from '../../../shared/clock.ts'
import { dateOf, formatDate, LocalDateSchema } from '../../../shared/time/jst.ts'
import { Chip } from '../../ui/chip.tsx'
import { DateField, RadioField, TextField } from '../../ui/field.tsx'
import { Table } from '../../ui/table.tsx'
import { useNow } from '../../ui/use-now.ts'
import { editText, termsSectionText as text } from '../text-profile.ts'
import { type Checked, SectionForm, type SectionProps } from './section-form.tsx'

type Kind = TermsVersion['kind']
type Draft = { readonly kind: Kind; readonly title: string; readonly from: string }
type Wrong = { readonly title: boolean; readonly from: boolean }

const kinds: readonly Kind[] = ['ministry', 'office', 'zoom']

/** A version that starts before the newest known one of its kind would never come into force, or change what was confirmed already. */
export function checkTerms({ kind, title, from }: Draft, base: OfficeProfile): Checked<Wrong> {
  const newest = base.terms.filter((version) => version.kind === kind).map(({ effectiveFrom }) => effectiveFrom).sort().at(-1) ?? ''
  const wrong = { title: title.trim() === '', from: !LocalDateSchema.safeParse(from).success || from <= newest }
  if (wrong.title || wrong.from) return { patch: null, wrong }
  return { patch: { terms: [...base.terms, { kind, title: title.trim(), effectiveFrom: from }] }, wrong: null }
}

const titleOf = (profile: OfficeProfile, kind: Kind): string => profile.terms.filter((version) => version.kind === kind).at(-1)?.title ?? ''
const toDraft = (profile: OfficeProfile): Draft => ({ kind: 'ministry', title: titleOf(profile, 'ministry'), from: '' })

export function TermsSection(props: SectionProps) {
  return (
    <SectionForm {...props} title={editText.sections.terms} hint={text.hint} saveLabel={text.save} toDraft={toDraft} check={checkTerms}>
      {(draft, change, wrong, base) => (
        <>
          <Ledger terms={base.terms} />
          <h3>{text.addTitle}</h3>
          <RadioField label={text.kind} row value={draft.kind} onChange={(kind) => change({ kind, title: titleOf(base, kind) })} options={kinds.map((value) => ({ value, label: text.kinds[value] }))} />
          <div className="sd-day-form">
            <TextField label={text.title} isRequired maxLength={100} value={draft.title} onChange={(title) => change({ title })} error={wrong?.title === true ? editText.missing : null} />
            <DateField label={text.from} isRequired value={draft.from} onChange={(from) => change({ from })} error={wrong?.from === true ? text.fromWrong : null} />
          </div>
        </>
      )}
    </SectionForm>
  )
}

function Ledger(props: { readonly terms: readonly TermsVersion[] }) {
  const today = dateOf(useNow(DAY))
  const inForce = termsInForce(props.terms, today)
  const rows = [...props.terms].sort((one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind) || other.effectiveFrom.localeCompare(one.effectiveFrom))
  return (
    <Table
      caption={text.ledger} rows={rows} rowKey={({ kind, effectiveFrom }) => `${kind} ${effectiveFrom}`}
      columns={[
        { id: 'kind', header: text.kind, cell: ({ kind }) => text.kinds[kind] },
        { id: 'title', header: text.title, rowHeader: true, cell: ({ title }) => title },
        { id: 'from', header: text.from, numeric: true, cell: ({ effectiveFrom }) => formatDate(effectiveFrom) },
        { id: 'state', header: text.state, cell: (version) => (inForce.includes(version) ? <Chip tone="success">{text.inForce}</Chip> : version.effectiveFrom > today ? <Chip icon="clock">{text.later}</Chip> : <Chip icon="document">{text.past}</Chip>) },
      ]}
    />
  )
}
