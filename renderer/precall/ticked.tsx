/** How much of one side's checklist is confirmed, for the folded step. */
import type { ChecklistItem } from '../../shared/office/profile.ts'
import { useOwnSession } from '../state/place.ts'
import { useProfile } from '../state/profile.ts'
import { Chip } from '../ui/chip.tsx'
import { roomText } from './words/room.ts'

export function Ticked({ side }: { readonly side: ChecklistItem['side'] }) {
  const { ticked } = useOwnSession().gate
  const items = useProfile().checklist.items.filter((item) => item.side === side)
  const done = items.filter((item) => ticked.includes(item.id)).length
  return done === items.length ? (
    <Chip tone="success">
      <span className="sd-num">{roomText.count(done, items.length)}</span>
    </Chip>
  ) : (
    <span className="sd-num sd-quiet">{roomText.count(done, items.length)}</span>
  )
}
