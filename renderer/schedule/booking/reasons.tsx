/** Why something waits for a person, one line each. */
import { Icon } from '../../ui/icon.tsx'

/** @param props.words of a reason */
export function Reasons<Reason extends string>(props: {
  readonly label: string
  readonly reasons: readonly Reason[]
  readonly words: (reason: Reason) => string
}) {
  return (
    <ul className="sch-reasons" aria-label={props.label}>
      {props.reasons.map((reason) => (
        <li key={reason}>
          <Icon name="warning" size={1} />
          <span>{props.words(reason)}</span>
        </li>
      ))}
    </ul>
  )
}
