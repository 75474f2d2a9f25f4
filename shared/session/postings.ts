/** The job postings of one session: added, corrected, withdrawn, while it is consulted and until its record is closed. Pure. */
import { fail } from '../result.ts'
import { type PostingAct, type Reduced, to } from './happenings.ts'
import type { ClosingSession, OpenSession } from './state.ts'

/** Nobody looks at more in thirty minutes. */
export const MOST_POSTINGS = 30

/** A number stands once: what was done with it last is what is said of it. */
export function posting(session: OpenSession | ClosingSession, { was, now }: PostingAct): Reduced {
  const { postings } = session
  if (session.state !== 'consulting' && !(session.state === 'closing' && session.consultingBegan))
    return fail('wrongState')
  const before = postings.find(({ number }) => number === was)
  if (was !== null && before === undefined) return fail('postingGone')
  if (now !== null && now.number !== was && postings.some(({ number }) => number === now.number))
    return fail('postingThere')
  if (before === undefined) {
    if (now === null) return to(session)
    if (postings.length >= MOST_POSTINGS) return fail('tooManyPostings')
    return to({ ...session, postings: [...postings, now] }, [
      { type: 'session.postingAdded', payload: now },
    ])
  }
  if (now === null)
    return to({ ...session, postings: postings.filter((one) => one !== before) }, [
      { type: 'session.postingWithdrawn', payload: before },
    ])
  if (now.number === before.number && now.done === before.done) return to(session)
  return to({ ...session, postings: postings.map((one) => (one === before ? now : one)) }, [
    { type: 'session.postingCorrected', payload: { ...now, was: before } },
  ])
}
