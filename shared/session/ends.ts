/** Which ends a session can come to in which state, and which outcomes each end allows. */
import { unreachable } from '../result.ts'
import type { EndCause, Outcome } from '../log/outcome.ts'
import type { ClosingSession, OpenSession, Session } from './state.ts'

/**
 * What the counselor may choose with `session.end`. The cap, a prohibited act and a deemed cancellation are not chosen:
 * each has its own event. A consultation that never began cannot be "ended by the counselor": it needs its reason.
 */
export function possibleEnds(session: Session): EndCause[] {
  switch (session.state) {
    case 'preparing':
    case 'lobby':
      return endsInVain(session)
    case 'verifying':
      return [
        'identityNotConfirmed',
        'environmentNotConfirmed',
        'noConsent',
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

/** Before the two have met: what the facts speak for comes first. */
function endsInVain({ seekerCame, told, look, noShow, meetingPossible }: OpenSession): EndCause[] {
  if (!meetingPossible) return ['officeReason', 'seekerCancelled', 'systemFailure']
  // "Left" only for somebody who came; otherwise the no-show question decides (M12-2-6).
  if (seekerCame) return ['seekerLeft', 'seekerCancelled', 'officeReason', 'systemFailure']
  const isDue = noShow !== 'counting'
  const all: EndCause[] = [
    'seekerCancelled',
    'officeReason',
    'systemFailure',
    ...(isDue ? (['contactedNoShow'] as const) : []),
  ]
  // A late office, or one that told nobody where to come, is the reason itself (M12-2-4).
  const isOurs = look.late || (isDue && told.informed === null)
  const first = told.withdrawn
    ? 'seekerCancelled'
    : isOurs
      ? 'officeReason'
      : noShow === 'contacted'
        ? 'contactedNoShow'
        : 'seekerCancelled'
  return [first, ...all.filter((cause) => cause !== first)]
}

/** Outcomes that `session.close` accepts, the suggested one first; none outside closing. */
export function possibleOutcomes(session: Session): Outcome[] {
  if (session.state !== 'closing') return []
  // A prohibited act is never filed under another name, even when the cap came at the same moment.
  if (session.prohibited !== null)
    return session.prohibited.mistaken ? outcomesAfterSlip(session) : ['prohibitedAct']
  return outcomesOf(session, session.ending.cause)
}

/** Chosen by mistake: it was the office that ended the meeting, unless the consultation had come to its end. */
function outcomesAfterSlip({ consultingBegan }: ClosingSession): Outcome[] {
  return consultingBegan
    ? ['officeReason', 'completed', 'systemFailure']
    : ['officeReason', 'systemFailure']
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
    case 'contactedNoShow':
    case 'noConsent':
      return [cause]
    case 'givenBack':
      return []
    default:
      return unreachable(cause)
  }
}
