/** Checklist items with the article beside each; what is ticked comes back with the next snapshot. */
import type { ChecklistItem } from '../../shared/office/profile.ts'
import { FailureNote } from '../ui/failure-note.tsx'
import { CheckField } from '../ui/field.tsx'
import { useOwnSession } from '../state/place.ts'
import { useCall } from '../ui/use-call.ts'
import { failures } from './words/failures.ts'

export function Checklist(props: {
  readonly items: readonly ChecklistItem[]
  readonly label: string
}) {
  const tick = useCall('precall.tick')
  const { recordId, gate } = useOwnSession()
  return (
    <>
      <ul className="precall-checks" aria-label={props.label}>
        {props.items.map((item) => (
          <li key={item.id}>
            <CheckField
              isSelected={gate.ticked.includes(item.id)}
              onChange={(ticked) => void tick.run({ recordId, itemId: item.id, ticked })}
            >
              {item.text} <span className="precall-article">{item.article}</span>
            </CheckField>
          </li>
        ))}
      </ul>
      <FailureNote failure={tick.failure} texts={failures} />
    </>
  )
}
