/** Whether two sides speak of one person. A receipt number alone never says so. Pure. */
import { numberKey } from '../log/number-key.ts'
import { compareNames, normaliseKana } from './names.ts'
import { importedNumber } from './number.ts'

export type PersonFacts = {
  readonly name: string
  readonly kana: string | null
  /** As it is kept, or as it came. */
  readonly jobSeekerNumber: string | null
}

function key(number: string | null): string | null {
  if (number === null || number === '') return null
  const read = importedNumber(number)
  return read === null ? null : numberKey(read)
}

/** other: number and name speak against it. unknown: nothing speaks for it or against it. */
export function samePerson(left: PersonFacts, right: PersonFacts): 'same' | 'other' | 'unknown' {
  if (left.name !== '' && left.name === right.name) return 'same'
  const numbers = [key(left.jobSeekerNumber), key(right.jobSeekerNumber)] as const
  if (numbers[0] !== null && numbers[0] === numbers[1]) return 'same'
  const named = left.name !== '' && right.name !== ''
  if (named && compareNames(left.name, right.name) !== 'different') return 'same'
  const kana = [left.kana ?? '', right.kana ?? ''].map(normaliseKana)
  const differing = numbers[0] !== null && numbers[1] !== null
  // Many are read alike: a reading speaks only where no name speaks against it.
  if (!named && !differing && kana[0] !== '' && kana[0] === kana[1]) return 'same'
  return named ? 'other' : 'unknown'
}
