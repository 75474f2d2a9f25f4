/** Which questions are asked in which order, and which items each is about. Pure. */
import type { ChecklistItem } from '../../shared/office/profile.ts'
import { sayText } from './words/cards.ts'

/** Items that are asked about in one breath, with what is read aloud. */
export type ItemCard = {
  readonly key: string
  readonly says: readonly string[]
  readonly items: readonly ChecklistItem[]
}

/** One question an item, but one for all items of a card; in the order of the checklist. */
export function itemCards(items: readonly ChecklistItem[]): readonly ItemCard[] {
  const groups = Map.groupBy(items, ({ id, card }) => (card === undefined ? `item ${id}` : card))
  return [...groups].map(([key, members]) => ({
    key,
    says: members.map(({ ask, text }) => ask ?? sayText.item(text)),
    items: members,
  }))
}
