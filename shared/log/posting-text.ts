/** Words for what was done with a job posting: one table for the session, the record, paper and statistics. */
import type { Posting, PostingDone } from './posting.ts'

export const postingDoneText = {
  introduced: '紹介した',
  shown: '見せた',
} as const satisfies Record<PostingDone, string>

export const postingWords = ({ number, done }: Posting): string =>
  `${number}（${postingDoneText[done]}）`
