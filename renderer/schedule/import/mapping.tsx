/** The columns of a file: a person says once what each of them is, or corrects how they were understood. */
import { useId, useState } from 'react'
import {
  type Doubt,
  type Field,
  FieldSchema,
  type UnknownHeader,
} from '../../../shared/schedule/import.ts'
import { doubtTexts } from '../../../shared/schedule/text.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { text } from '../words/room.ts'
import { missingFields } from './columns.ts'
import { maskContact } from './mask.ts'

const words = text.import
const SAMPLES = 3

export function Mapping(props: {
  readonly header: UnknownHeader
  readonly onDone: (mapping: readonly (Field | null)[]) => void
  readonly onStop: () => void
}) {
  const { header } = props
  const [mapping, setMapping] = useState<readonly (Field | null)[]>(() =>
    header.titles.map((_, index) => header.guess[index] ?? null),
  )
  const missing = missingFields(mapping)
  const doubtful = header.titles.filter((_, index) => (header.doubts[index] ?? null) !== null)
  const problem =
    missing.length > 0
      ? words.mappingMissing(
          missing
            .map((group) => group.map((field) => words.fields[field]).join(words.or))
            .join('、'),
        )
      : null
  return (
    <div className="sd-stack">
      <div className="sch-step-head">
        <h2>{words.mappingTitle}</h2>
        <div className="sd-row">
          <Button onPress={props.onStop}>{words.stop}</Button>
          <Button kind="filled" isDisabled={problem !== null} onPress={() => props.onDone(mapping)}>
            {words.mappingNext}
          </Button>
        </div>
      </div>
      <p>{words.mappingHint(header.fileName, header.headerLine)}</p>
      {doubtful.length > 0 && <p className="sch-strong">{words.mappingDoubtful(doubtful)}</p>}
      <p role="status" className="sch-problem">
        {problem === null ? (
          words.mappingReady
        ) : (
          <>
            <Icon name="warning" />
            {problem}
          </>
        )}
      </p>
      <div className="sd-table-wrap">
        <table className="sd-table sch-mapping">
          <thead>
            <tr>
              <th scope="col">{words.mappingColumn}</th>
              <th scope="col">{words.mappingSample}</th>
              <th scope="col">{words.mappingField}</th>
            </tr>
          </thead>
          <tbody>
            {header.titles.map((title, index) => (
              <ColumnRow
                key={index}
                title={title === '' ? words.untitled(index + 1) : title}
                samples={header.sample.slice(0, SAMPLES).map((row) => row[index] ?? '')}
                field={mapping[index] ?? null}
                doubt={header.doubts[index] ?? null}
                isSecret={header.secret.includes(index)}
                onField={(field) =>
                  setMapping((before) => before.map((old, at) => (at === index ? field : old)))
                }
              />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

function ColumnRow(props: {
  readonly title: string
  readonly samples: readonly string[]
  readonly field: Field | null
  readonly doubt: Doubt | null
  readonly isSecret: boolean
  readonly onField: (field: Field | null) => void
}) {
  const filled = props.samples.filter((sample) => sample !== '')
  return (
    <tr>
      <th scope="row">{props.title}</th>
      <td className="sch-samples">
        {filled.length === 0 ? (
          <span className="sd-quiet">{words.emptyCell}</span>
        ) : (
          filled.map(maskContact).join(' ／ ')
        )}
      </td>
      <td>
        {props.isSecret ? (
          <span className="sd-quiet">{words.secretColumn}</span>
        ) : (
          <ColumnField {...props} />
        )}
      </td>
    </tr>
  )
}

/** What the column holds, and why it is asked about. */
function ColumnField(props: {
  readonly title: string
  readonly field: Field | null
  readonly doubt: Doubt | null
  readonly onField: (field: Field | null) => void
}) {
  const hint = useId()
  return (
    <>
      <select
        aria-describedby={props.doubt === null ? undefined : hint}
        className="sd-input"
        aria-label={words.mappingFieldOf(props.title)}
        value={props.field ?? ''}
        onChange={(event) => {
          const chosen = FieldSchema.safeParse(event.target.value)
          props.onField(chosen.success ? chosen.data : null)
        }}
      >
        <option value="">{words.fieldNone}</option>
        {FieldSchema.options.map((field) => (
          <option key={field} value={field}>
            {words.fields[field]}
          </option>
        ))}
      </select>
      {props.doubt !== null && (
        <p id={hint} className="sch-doubt">
          <Icon name="warning" size={1} />
          {doubtTexts[props.doubt]}
        </p>
      )}
    </>
  )
}
