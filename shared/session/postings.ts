/** The job postings of one session: added, corrected, withdrawn, while it is consulted and until its record is closed. Pure. */
import type { Posting } from '../log/posting.ts'
import { fail, unreachable } from '../result.ts'
import { type Reduced, to } from './happenings.ts'
import type { ClosingSession, OpenSession } from './state.ts'

export type PostingAct =
  | { readonly kind: 'add'; readonly posting: Posting }
  /** `number`: as it was written before. */
  | { readonly kind: 'correct'; readonly number: string; readonly posting: Posting }
  | { readonly kind: 'withdraw'; readonly number: string }

/** Nobody looks at more in thirty minutes. */
export const MOST_POSTINGS = 30

/** A number stands once: what was done with it last is what is said of it. */
export function posting(session: OpenSession | ClosingSession, act: PostingAct): Reduced {
  const { postings } = session
  if (session.state !== 'consulting' && !(session.state === 'closing' && session.consultingBegan))
    return fail('wrongState')
  const find = (number: string): Posting | undefined =>
    postings.find((one) => one.number === number)
  switch (act.kind) {
    case 'add':
      if (find(act.posting.number) !== undefined) return fail('postingThere')
      if (postings.length >= MOST_POSTINGS) return fail('tooManyPostings')
      return to({ ...session, postings: [...postings, act.posting] }, [
        { type: 'session.postingAdded', payload: act.posting },
      ])
    case 'correct': {
      const was = find(act.number)
      if (was === undefined) return fail('postingGone')
      const now = act.posting
      if (now.number !== was.number && find(now.number) !== undefined) return fail('postingThere')
      if (now.number === was.number && now.done === was.done) return to(session)
      return to({ ...session, postings: postings.map((one) => (one === was ? now : one)) }, [
        { type: 'session.postingCorrected', payload: { ...now, was } },
      ])
    }
    case 'withdraw': {
      const was = find(act.number)
      if (was === undefined) return fail('postingGone')
      return to({ ...session, postings: postings.filter((one) => one !== was) }, [
        { type: 'session.postingWithdrawn', payload: was },
      ])
    }
    default:
      return unreachable(act)
  }
}
