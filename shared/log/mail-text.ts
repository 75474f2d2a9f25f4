/** Words for mails through the office's mail server. */
import { mailStates, wordsOf } from './states.ts'

/** How far a mail through the office's mail server is: in 案内, in the booking and in the record the same. */
export const mailStateWords = wordsOf(mailStates)
