/** What stood in a field and what comes, in words: a file's change is told as fields of a booking. */
import { LocalDateSchema } from '../../../shared/time/day.ts'
import { formatDate } from '../../../shared/time/words.ts'
import { text } from '../words/room.ts'

const known: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  status: text.import.statuses,
  category: text.booking.categories,
  residence: text.booking.residences,
}

/** @param sites the office's sites: a change names them by their id */
export function changeWords(
  field: string,
  value: string,
  sites: readonly { readonly id: string; readonly name: string }[],
): string {
  if (field === 'siteId') return sites.find(({ id }) => id === value)?.name ?? value
  const date = field === 'date' ? LocalDateSchema.safeParse(value).data : undefined
  return date === undefined ? (known[field]?.[value] ?? value) : formatDate(date)
}
