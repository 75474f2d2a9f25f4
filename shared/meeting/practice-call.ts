/**
 * The machine of one practice call, between the counselor's page and the page that plays the job seeker. The main process owns the
 * only live instance.
 *
 *   open -> ending -> ended -> closed
 *
 *   open:    both pages may come, go and come back     crashed: our page is gone; the view may be opened anew
 *   ending:  both pages are told to stop               ended:   our page confirmed it
 *   closed:  given up; nothing changes any more
 *
 * Every edge, with the happenings that lead along it (a test compares this list with the reducer):
 *
 *   open    -> crashed : counselorGone
 *   open    -> ending  : end
 *   open    -> closed  : close
 *   crashed -> open    : reopened
 *   crashed -> ending  : end
 *   crashed -> closed  : close
 *   ending  -> open    : reopened
 *   ending  -> ended   : stopped
 *   ending  -> closed  : close
 *   ended   -> open    : reopened
 *   ended   -> ending  : end
 *   ended   -> closed  : close
 *
 * Where the job seeker's page stands (`place`) is a second, smaller machine within it: absent, waiting, in, cut.
 */
import { SECOND } from '../clock.ts'
import {
  becomes,
  breaks,
  does,
  inTurn,
  left,
  moves,
  negotiate,
  putBack,
  records,
  RETRY_MS,
  stays,
  stops,
  tellLine,
  tellPeople,
  tells,
} from './practice-parts.ts'
import {
  type ByCounselor,
  type BySeeker,
  type PracticeCallState,
  type PracticeHappening,
  type PracticeStep,
  WHOLE,
} from './practice-state.ts'

/** Our page has not come up at all after this long. */
const NO_ANSWER_MS = 20 * SECOND
/** Our page's line stays away this long: the page is gone. */
const PAGE_GONE_MS = 10 * SECOND
/** The job seeker's page may be reloaded; after this long the job seeker has left. */
const SEEKER_GONE_MS = 3 * SECOND

/** The only way a call changes. What cannot happen now changes nothing. */
export function nextPracticeCall(
  now: PracticeCallState,
  happening: PracticeHappening,
): PracticeStep {
  if (now.state === 'closed') return stays(now)
  switch (happening.type) {
    case 'reopened':
      return inTurn(
        becomes({ state: 'open' }),
        tellPeople,
        now.place === 'absent' ? stays : tells({ type: 'waiting' }),
      )(now)
    case 'end':
      return inTurn(
        becomes({ state: 'ending' }),
        stops('page', 'seeker', 'retry'),
        does(
          { type: 'toCounselor', message: { type: 'end' } },
          { type: 'toSeeker', message: { type: 'end' } },
        ),
      )(now)
    case 'stopped':
      return now.state === 'ending'
        ? inTurn(becomes({ state: 'ended' }), tells({ type: 'ended', by: 'us' }))(now)
        : stays(now)
    case 'close':
      return inTurn(becomes({ state: 'closed' }), stops('page', 'seeker', 'retry'))(now)
    case 'seekerLine':
      return now.state === 'ended' ? stays(now) : seekerLine(now, happening.up)
    case 'seekerGone':
      return left(now)
    case 'noAnswer':
      return tells({ type: 'failed', reason: 'noAnswer' })(now)
    case 'seekerReady':
    case 'knock':
    case 'leave':
    case 'cut':
    case 'restore':
    case 'recording':
      return now.state === 'open' || now.state === 'crashed' ? bySeeker(now, happening) : stays(now)
    default:
      return now.state === 'open' ? byCounselor(now, happening) : stays(now)
  }
}

function bySeeker(now: PracticeCallState, happening: BySeeker): PracticeStep {
  switch (happening.type) {
    case 'seekerReady':
      return inTurn(becomes({ seekerReady: true }), negotiate)(now)
    case 'knock':
      return now.place === 'absent'
        ? inTurn(moves('waiting'), tells({ type: 'waiting' }))(now)
        : stays(now)
    case 'leave':
      return left(now)
    case 'cut':
      return now.place === 'in'
        ? inTurn(stops('retry'), breaks({ cut: true }), moves('cut'), tellPeople, tellLine)(now)
        : stays(now)
    case 'restore':
      return now.place === 'cut' ? inTurn(moves('in'), negotiate)(now) : stays(now)
    case 'recording':
      return now.place === 'in' ? records(happening.on)(now) : stays(now)
  }
}

function byCounselor(now: PracticeCallState, happening: ByCounselor): PracticeStep {
  switch (happening.type) {
    case 'started':
      return does({ ...waitForPage, ms: NO_ANSWER_MS, then: { type: 'noAnswer' } })(now)
    case 'counselorLine':
      return counselorLine(now, happening.up)
    case 'counselorReady':
      return inTurn(
        becomes({ counselorReady: true }),
        breaks({ page: false }),
        stops('page'),
        now.joined ? stays : inTurn(becomes({ joined: true }), tells({ type: 'joined' })),
        tellLine,
        negotiate,
      )(now)
    case 'counselorGone':
      return gone(now)
    case 'mediaFailed':
      return tells({ type: 'failed', reason: happening.reason })(now)
    case 'peer':
      return happening.round === now.round && now.place === 'in'
        ? peer(now, happening.up)
        : stays(now)
    case 'retry':
      return negotiate(now)
    case 'person':
      if (happening.act === 'remove') return left(now)
      return happening.act === 'putBack' ? putBack(now) : inTurn(moves('in'), negotiate)(now)
  }
}

const waitForPage = { type: 'wait', timer: 'page' } as const

function counselorLine(now: PracticeCallState, up: boolean): PracticeStep {
  const begin = inTurn(stops('page'), becomes({ counselorReady: false }))
  return up
    ? inTurn(begin, does({ type: 'greetCounselor', seeker: now.place }))(now)
    : inTurn(
        begin,
        breaks({ page: now.joined }),
        tellLine,
        does({ ...waitForPage, ms: PAGE_GONE_MS, then: { type: 'counselorGone' } }),
      )(now)
}

function seekerLine(now: PracticeCallState, up: boolean): PracticeStep {
  return inTurn(
    stops('seeker'),
    becomes({ seekerReady: false }),
    does(
      up
        ? { type: 'greetSeeker', seeker: now.place }
        : { type: 'wait', timer: 'seeker', ms: SEEKER_GONE_MS, then: { type: 'seekerGone' } },
    ),
  )(now)
}

function peer(now: PracticeCallState, up: boolean): PracticeStep {
  if (!up)
    return inTurn(
      breaks({ peer: now.together }),
      does({ type: 'wait', timer: 'retry', ms: RETRY_MS, then: { type: 'retry' } }),
      tellPeople,
      tellLine,
    )(now)
  return inTurn(
    stops('retry'),
    breaks({ peer: false, cut: false }),
    now.together
      ? stays
      : inTurn(becomes({ together: true }), tellPeople, tells({ type: 'otherJoined' })),
    tellPeople,
    tellLine,
  )(now)
}

/** Our page crashed or stayed away. Who comes back to the meeting is told everything anew. */
function gone(now: PracticeCallState): PracticeStep {
  return inTurn(
    becomes({ state: 'crashed', counselorReady: false, joined: false, together: false }),
    becomes({ lostTold: false, broken: WHOLE }),
    stops('page', 'seeker', 'retry'),
    records(false),
    now.place === 'absent' ? stays : moves('waiting'),
    becomes({ peopleTold: [] }),
    tells({ type: 'ended', by: 'crash' }),
  )(now)
}
