/** What would have been sent: in a practice office nothing leaves it. */
import type { Letter } from '../../../shared/schedule/letter.ts'
import { tellingText as text } from '../words/telling.ts'

export function Practised({ letters }: { readonly letters: readonly Letter[] }) {
  if (letters.length === 0) return null
  return (
    <section className="sd-stack-tight" aria-labelledby="sch-tell-practised">
      <h2 id="sch-tell-practised">{text.practised(letters.length)}</h2>
      <p className="sd-quiet">{text.practisedHint}</p>
      <ol className="sch-tell-letters">
        {letters.map((letter, at) => (
          <li key={letters.length - at}>
            <details>
              <summary>
                {text.practisedTo(letter.to ?? text.noAddress)} {letter.subject}
              </summary>
              <p className="sch-message sch-tell-sample">{letter.text}</p>
            </details>
          </li>
        ))}
      </ol>
    </section>
  )
}
