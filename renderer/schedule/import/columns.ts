/** Whether a choice of columns is enough to read the file. */
import type { Field } from '../../../shared/schedule/import.ts'

/** Per gap the fields of which one is enough. */
export type Missing = readonly (readonly Field[])[]

/** What still has to be chosen: the key, a name, and a day with a time (in one column or in two). */
export function missingFields(mapping: readonly (Field | null)[]): Missing {
  const has = (field: Field): boolean => mapping.includes(field)
  const missing: Field[][] = []
  if (!has('receiptNumber')) missing.push(['receiptNumber'])
  if (!has('name') && !(has('familyName') && has('givenName')))
    missing.push(has('familyName') ? ['givenName'] : has('givenName') ? ['familyName'] : ['name'])
  if (!has('dateTime')) {
    if (!has('date')) missing.push(has('time') ? ['date'] : ['date', 'dateTime'])
    if (!has('time')) missing.push(has('date') ? ['time'] : ['time', 'dateTime'])
  }
  return missing
}
