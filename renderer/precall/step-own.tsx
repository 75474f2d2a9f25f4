/** Step 2: the counselor's own room, once a half-day for each counselor at each PC. */
import { timeOf } from '../../shared/time/instant.ts'
import { useOwnSession } from '../state/place.ts'
import { useProfile } from '../state/profile.ts'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { useCall } from '../ui/use-call.ts'
import { Checklist } from './checklist.tsx'
import { Ticked } from './ticked.tsx'
import { failures } from './words/failures.ts'
import { ownText as text } from './words/room.ts'

/** When the earliest of what it rests on was confirmed, wall clock (ms); null: all of it in this record. */
function useRestedSince(): number | null {
  const { gate } = useOwnSession()
  const since = gate.rests.filter(({ what }) => what === 'item').map(({ atMs }) => atMs)
  return since.length === 0 ? null : Math.min(...since)
}

export function OwnSummary() {
  const since = useRestedSince()
  return (
    <>
      <Ticked side="own" />
      {since !== null && <span className="sd-quiet sd-num">{text.checkedAt(timeOf(since))}</span>}
    </>
  )
}

export function StepOwn() {
  const { recordId, gate, state } = useOwnSession()
  const items = useProfile().checklist.items.filter(({ side }) => side === 'own')
  const tick = useCall('precall.tick')
  const since = useRestedSince()
  /** What was confirmed before is to be confirmed again, item by item. */
  const again = async (): Promise<void> => {
    for (const { id: itemId } of items)
      if (gate.ticked.includes(itemId)) await tick.run({ recordId, itemId, ticked: false })
  }
  return (
    <div className="sd-stack-tight">
      <p className="sd-quiet">{since === null ? text.intro : text.stands(timeOf(since))}</p>
      <Checklist items={items} label={text.title} />
      {since !== null && state === 'preparing' && (
        <div>
          <Button icon="undo" busy={tick.busy} onPress={() => void again()}>
            {text.again}
          </Button>
        </div>
      )}
      <FailureNote failure={tick.failure} texts={failures} />
    </div>
  )
}
