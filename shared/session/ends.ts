/** Which ends a session can come to in which state, and which outcomes each end allows. */
import { unreachable } from '../result.ts'
import type { EndCause, Outcome } from '../log/outcome.ts'
import type { ClosingSession, Session } from './state.ts'

/**
 * What the counselor may choose with `session.end`. The cap, a prohibited act and a deemed cancellation are not chosen:
 * each has its own event. A consultation that never began cannot be "ended by the counselor": it needs its reason.
 */
export function possibleEnds(session: Session): EndCause[] {
  switch (session.state) {
    case 'preparing':
    case 'lobby':
      // "Left" only for somebody who came; otherwise the no-show question decides (M12-2-6).
      return session.seekerCame
        ? ['seekerLeft', 'seekerCancelled', 'officeReason', 'systemFailure']
        : ['seekerCancelled', 'officeReason', 'systemFailure']
    case 'verifying':
      return [
        'identityNotConfirmed',
        'environmentNotConfirmed',
        'seekerLeft',
        'seekerCancelled',
        'officeReason',
        'systemFailure',
      ]
    case 'consulting':
      return ['counselorEnded', 'seekerLeft', 'officeReason', 'systemFailure']
    case 'closing':
    case 'closed':
      return []
    default:
      return unreachable(session)
  }
}

/** Outcomes that `session.close` accepts, the suggested one first; none outside closing. */
export function possibleOutcomes(session: Session): Outcome[] {
  if (session.state !== 'closing') return []
  // A prohibited act is never filed under another name, even when the cap came at the same moment.
  if (session.prohibited !== null) return ['prohibitedAct']
  return outcomesOf(session, session.ending.cause)
}

function outcomesOf(session: ClosingSession, cause: EndCause): Outcome[] {
  const began = session.consultingBegan
  switch (cause) {
    case 'cap':
      return began
        ? ['capReached', 'completed', 'seekerLeft', 'systemFailure']
        : [
            'capReached',
            'identityNotConfirmed',
            'environmentNotConfirmed',
            'seekerLeft',
            'systemFailure',
          ]
    case 'counselorEnded':
      return ['completed', 'seekerLeft', 'systemFailure']
    case 'seekerLeft':
      return began ? ['seekerLeft', 'completed', 'systemFailure'] : ['seekerLeft', 'systemFailure']
    case 'officeReason':
      return ['officeReason', 'systemFailure']
    case 'systemFailure':
      return ['systemFailure', 'officeReason']
    case 'prohibitedAct':
    case 'identityNotConfirmed':
    case 'environmentNotConfirmed':
    case 'deemedCancellation':
    case 'seekerCancelled':
      return [cause]
    default:
      return unreachable(cause)
  }
}
