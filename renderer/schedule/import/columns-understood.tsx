/** How the columns of a file were understood, beside the preview. */
import type { UnknownHeader } from '../../../shared/schedule/import.ts'
import { text } from '../words/room.ts'

const words = text.import

export function ColumnsUnderstood(props: { readonly header: UnknownHeader }) {
  const { titles, guess, secret } = props.header
  const used = guess.filter((field) => field !== null).length
  const unused = titles.filter((title, index) => title !== '' && (guess[index] ?? null) === null)
  return (
    <details className="sch-columns">
      <summary>{words.columnsTitle(used, unused)}</summary>
      <dl className="sch-cells">
        {titles.map((title, index) => {
          const field = guess[index] ?? null
          const meant = field === null ? words.notUsed : words.fields[field]
          return (
            <div key={index}>
              <dt>{title === '' ? words.untitled(index + 1) : title}</dt>
              <dd className={field === null ? 'sd-quiet' : undefined}>
                {secret.includes(index) ? words.secretColumn : meant}
              </dd>
            </div>
          )
        })}
      </dl>
    </details>
  )
}
