/** What carries mails in a practice office: nothing. What would have been sent is shown until the program ends. */
import type { Letter } from '../../../shared/schedule/letter.ts'
import type { MailCarrier } from './carrier.ts'

export interface PracticeMails {
  readonly carrier: MailCarrier
  /** The latest first. */
  letters(): readonly Letter[]
}

/** More than a day of a large office. */
const MOST = 200

export function createPracticeMails(): PracticeMails {
  let letters: readonly Letter[] = []
  return {
    letters: () => letters,
    carrier: {
      carry(mail) {
        letters = [mail, ...letters].slice(0, MOST)
        return Promise.resolve({ state: 'sent' })
      },
      rest: () => undefined,
      abort: () => undefined,
    },
  }
}
