/** A record's timeline in words: every event type has its sentence, and the lines fall into the phases of a session. */
import type { z } from 'zod'
import { causeText, outcomeText, prohibitedActText } from '../log/outcome-text.ts'
import { contactWords } from '../log/contact-text.ts'
import { mailStateWords } from '../log/mail-text.ts'
import type { Earlier } from '../log/earlier.ts'
import { eventPayloads, type EventType } from '../log/events.ts'
import { HOUR } from '../clock.ts'
import { LocalDateSchema } from '../time/day.ts'
import {
  dateWithoutWeekday,
  formatInstant,
  hoursWords,
  lengthWords,
  minutesWords,
} from '../time/words.ts'
import type { TimelineEntry } from './record.ts'
import { ladderResultText, ladderStepText, type Phase, timelineText as text } from './text.ts'

/** What the sentences need beside the payload: the words of a checklist item (or its id where it is unknown). */
export type TimelineWords = { readonly itemText: (itemId: string) => string }

type Line = (payload: unknown, words: TimelineWords) => string

function line<S extends z.ZodType>(
  schema: S,
  say: (payload: z.output<S>, words: TimelineWords) => string,
): Line {
  return (payload, words) => {
    const parsed = schema.safeParse(payload)
    return parsed.success ? say(parsed.data, words) : text.unreadable
  }
}
/** A date in Japanese; what is no date is shown as it was written, nothing where none is known. */
function dateWords(written: string): string | null {
  if (written === '') return null
  const date = LocalDateSchema.safeParse(written)
  return date.success ? dateWithoutWeekday(date.data) : written
}
/** An office event has no business in a record; should one be there, it is named and not hidden. */
/** What was not confirmed anew says on what it rests. */
const resting = ({ earlier }: { readonly earlier?: Earlier | undefined }): string =>
  earlier === undefined ? '' : text.resting(formatInstant(earlier.atMs))

/** By how much a clock was set: to the second, or to the minute where it was hours. */
const stepWords = (ms: number): string => (ms < HOUR ? lengthWords(ms) : hoursWords(ms))

const other =
  (type: EventType): Line =>
  () =>
    text.other(type)

const lines = {
  'office.created': other('office.created'),
  'office.profileChanged': other('office.profileChanged'),
  'office.recovered': other('office.recovered'),
  'office.clockStepped': other('office.clockStepped'),
  'office.clockApart': other('office.clockApart'),
  'meeting.zoomSet': other('meeting.zoomSet'),
  'office.phrasesSet': other('office.phrasesSet'),
  'schedule.mailServerSet': other('schedule.mailServerSet'),
  'office.recoveryKeyRenewed': other('office.recoveryKeyRenewed'),
  'office.keyTold': other('office.keyTold'),
  'office.keyChanged': other('office.keyChanged'),
  'office.keyWrapped': other('office.keyWrapped'),
  'office.pcLetIn': other('office.pcLetIn'),
  'office.pcNotLetIn': other('office.pcNotLetIn'),
  'office.pcClosed': other('office.pcClosed'),
  'office.pcReopened': other('office.pcReopened'),
  'office.restored': other('office.restored'),
  'office.listMended': other('office.listMended'),
  'office.backupSet': other('office.backupSet'),
  'office.backedUp': other('office.backedUp'),
  'office.checked': other('office.checked'),
  'people.accountAdded': other('people.accountAdded'),
  'people.accountChanged': other('people.accountChanged'),
  'people.waitEnded': other('people.waitEnded'),
  'people.recoveryKeyRefused': other('people.recoveryKeyRefused'),
  'people.exerciseDone': other('people.exerciseDone'),
  'people.signedIn': other('people.signedIn'),
  'people.signedOut': other('people.signedOut'),
  'people.signInFailed': other('people.signInFailed'),
  'schedule.booked': other('schedule.booked'),
  'schedule.changed': other('schedule.changed'),
  'schedule.unbooked': other('schedule.unbooked'),
  'schedule.overruleSeen': other('schedule.overruleSeen'),
  'schedule.rowUnread': other('schedule.rowUnread'),
  'schedule.rowRead': other('schedule.rowRead'),
  'schedule.rowDismissed': other('schedule.rowDismissed'),
  'schedule.imported': other('schedule.imported'),
  'schedule.importUndone': other('schedule.importUndone'),
  'schedule.wentBack': other('schedule.wentBack'),
  'schedule.bookingDisposed': other('schedule.bookingDisposed'),
  'schedule.batchDisposed': other('schedule.batchDisposed'),
  'schedule.mailing': line(eventPayloads['schedule.mailing'], ({ mail }) =>
    text.mailing(mailStateWords[mail.state], contactWords.abouts[mail.kind]),
  ),
  'schedule.numberShown': line(eventPayloads['schedule.numberShown'], (p) =>
    text.numberShown(p.field),
  ),
  'schedule.contacted': line(eventPayloads['schedule.contacted'], ({ contact }) =>
    text.contacted(
      contactWords.directions[contact.direction],
      contactWords.means[contact.means],
      contactWords.results[contact.result],
      [contact.about === undefined ? '' : contactWords.abouts[contact.about], contact.note]
        .filter((words) => words !== '')
        .join('、'),
    ),
  ),
  'session.opened': line(eventPayloads['session.opened'], (p) =>
    text.opened(p.category, p.companions, p.practice),
  ),
  'session.unconfirmed': line(eventPayloads['session.unconfirmed'], ({ allowed }) =>
    text.unconfirmed(allowed?.reason ?? null),
  ),
  'session.bookingAllowed': line(eventPayloads['session.bookingAllowed'], (p) =>
    text.bookingAllowed(p.what, p.reason),
  ),
  'precall.devicesTested': line(
    eventPayloads['precall.devicesTested'],
    (p) => text.devices(p.camera, p.microphone, p.speaker, p.line) + resting(p),
  ),
  'precall.itemTicked': line(
    eventPayloads['precall.itemTicked'],
    (p, words) => text.ticked(words.itemText(p.itemId), p.ticked) + resting(p),
  ),
  'precall.identityTried': line(eventPayloads['precall.identityTried'], (p) =>
    text.identityTried(p.attempt, p.matched),
  ),
  'precall.heard': () => text.heard,
  'precall.nameConfirmed': () => text.nameConfirmed,
  'precall.identityExcepted': line(eventPayloads['precall.identityExcepted'], (p) =>
    text.identityExcepted(p.reason, p.checkedInstead),
  ),
  'precall.consented': line(
    eventPayloads['precall.consented'],
    (p) => text.consented(p.kind, dateWords(p.effectiveFrom)) + resting(p),
  ),
  'precall.takenBack': line(eventPayloads['precall.takenBack'], (p) => text.checkTakenBack(p)),
  'precall.companionsSeen': line(eventPayloads['precall.companionsSeen'], (p) =>
    text.companionsSeen(p.seen),
  ),
  'session.entered': line(eventPayloads['session.entered'], (p) => text.entered(p.provider)),
  'session.seekerJoined': () => text.seekerJoined,
  'session.seekerLeft': () => text.seekerLeft,
  'session.roleNamed': line(eventPayloads['session.roleNamed'], (p) =>
    text.roleNamed(p.role, p.name, p.alone),
  ),
  'session.clockStarted': line(eventPayloads['session.clockStarted'], (p) =>
    text.clockStarted(minutesWords(p.capMs), p.agoMs === 0 ? null : lengthWords(p.agoMs)),
  ),
  'session.consultingBegan': () => text.consultingBegan,
  'session.timeExcepted': line(eventPayloads['session.timeExcepted'], (p) =>
    text.timeExcepted(p.what, p.reason),
  ),
  'session.warned': line(eventPayloads['session.warned'], (p) => text.warned(p.minutesLeft)),
  'session.paused': line(eventPayloads['session.paused'], (p) => text.paused(p.why)),
  'session.pauseExplained': line(eventPayloads['session.pauseExplained'], (p) =>
    text.pauseExplained(p.why),
  ),
  'session.resumed': () => text.resumed,
  'session.extended': line(eventPayloads['session.extended'], (p) =>
    text.extended(p.minutes, p.reason),
  ),
  'session.lineLost': () => text.lineLost,
  'session.lineBack': () => text.lineBack,
  'session.deviceLost': line(eventPayloads['session.deviceLost'], (p) => text.deviceLost(p.kind)),
  'session.deviceBack': line(eventPayloads['session.deviceBack'], (p) => text.deviceBack(p.kind)),
  'session.recordingSeen': line(eventPayloads['session.recordingSeen'], (p) =>
    text.recordingSeen(p.recording),
  ),
  'session.prohibitedAct': line(eventPayloads['session.prohibitedAct'], ({ act }) =>
    text.prohibitedAct(prohibitedActText[act].short, prohibitedActText[act].article),
  ),
  'session.prohibitedChosen': line(eventPayloads['session.prohibitedChosen'], ({ act }) =>
    text.prohibitedChosen(prohibitedActText[act].short),
  ),
  'session.prohibitedTakenBack': () => text.prohibitedTakenBack,
  'session.prohibitedMistaken': () => text.prohibitedMistaken,
  'session.withdrawalSeen': () => text.withdrawalSeen,
  'session.givenBack': () => text.givenBack,
  'session.postingAdded': line(eventPayloads['session.postingAdded'], (p) => text.postingAdded(p)),
  'session.postingCorrected': line(eventPayloads['session.postingCorrected'], (p) =>
    text.postingCorrected(p.was, p),
  ),
  'session.postingWithdrawn': line(eventPayloads['session.postingWithdrawn'], (p) =>
    text.postingWithdrawn(p),
  ),
  'session.jobSiteShown': line(eventPayloads['session.jobSiteShown'], (p) =>
    text.jobSiteShown(p.on),
  ),
  'session.noShowAsked': () => text.noShowAsked,
  'session.noShowAnswered': line(eventPayloads['session.noShowAnswered'], (p) =>
    p.evidence === null
      ? text.noShowAnswered(p.contacted)
      : text.deemedOn(
          lengthWords(p.evidence.lookedMs),
          p.evidence.informed,
          p.evidence.withdrawalRead,
        ),
  ),
  'session.recovered': line(eventPayloads['session.recovered'], (p) =>
    text.recovered(lengthWords(p.elapsedMs)),
  ),
  'session.clockStepped': line(eventPayloads['session.clockStepped'], (p) =>
    text.clockStepped(stepWords(Math.abs(p.byMs)), p.byMs > 0),
  ),
  'session.ending': line(eventPayloads['session.ending'], (p) =>
    text.ending(causeText[p.cause], lengthWords(p.elapsedMs)),
  ),
  'session.ladderStep': line(eventPayloads['session.ladderStep'], (p) =>
    text.ladderStep(ladderStepText[p.step], ladderResultText[p.result]),
  ),
  'session.closed': line(eventPayloads['session.closed'], (p) =>
    text.closed(outcomeText[p.outcome], lengthWords(p.usedMs)),
  ),
  'records.read': () => text.read,
  'records.exported': line(eventPayloads['records.exported'], (p) => text.exported(p.what, p.why)),
  'records.disposed': other('records.disposed'),
  'records.recordDisposed': other('records.recordDisposed'),
  'records.noteAmended': () => text.noteAmended,
  'review.signedOff': () => text.signedOff,
  'review.takenBack': line(eventPayloads['review.takenBack'], () => text.takenBack),
  'review.outcomeCorrected': line(eventPayloads['review.outcomeCorrected'], (p) =>
    text.outcomeCorrected(outcomeText[p.was], outcomeText[p.outcome], p.reason),
  ),
  'review.returned': line(eventPayloads['review.returned'], (p) => text.returned(p.comment)),
  'review.answered': line(eventPayloads['review.answered'], (p) => text.answered(p.comment)),
  'review.restricted': other('review.restricted'),
  'review.restrictionLifted': other('review.restrictionLifted'),
  'review.restrictionDisposed': other('review.restrictionDisposed'),
} as const satisfies Record<EventType, Line>

const isKnown = (type: string): type is EventType => Object.hasOwn(lines, type)

/** One entry as a sentence part in Japanese. A type of a newer version is named, a damaged payload said to be unreadable. */
export function describeEntry(
  entry: Pick<TimelineEntry, 'type' | 'payload'>,
  words: TimelineWords,
): string {
  return isKnown(entry.type) ? lines[entry.type](entry.payload, words) : text.other(entry.type)
}

/** Entries that a supervisor should not overlook (M14, M20-1, failed identity checks, lost lines, exceptions). */
export function needsAttention(entry: Pick<TimelineEntry, 'type' | 'payload'>): boolean {
  switch (entry.type) {
    case 'session.prohibitedAct':
    case 'session.lineLost':
    case 'session.deviceLost':
    case 'session.recovered':
    case 'session.prohibitedMistaken':
    case 'session.withdrawalSeen':
    case 'review.outcomeCorrected':
    case 'session.extended':
    case 'session.timeExcepted':
    case 'session.bookingAllowed':
    case 'session.paused':
    case 'precall.identityExcepted':
      return true
    case 'session.recordingSeen': {
      const seen = eventPayloads['session.recordingSeen'].safeParse(entry.payload)
      return !seen.success || seen.data.recording
    }
    case 'precall.identityTried': {
      const tried = eventPayloads['precall.identityTried'].safeParse(entry.payload)
      return !tried.success || !tried.data.matched
    }
    case 'precall.companionsSeen': {
      const companions = eventPayloads['precall.companionsSeen'].safeParse(entry.payload)
      return !companions.success || companions.data.seen === 'unannounced'
    }
    case 'session.ladderStep': {
      const step = eventPayloads['session.ladderStep'].safeParse(entry.payload)
      return !step.success || step.data.result === 'notConfirmed' || step.data.result === 'failed'
    }
    default:
      return false
  }
}

/** The phases of a session in order, and the events with which each begins. */
const phaseStarts: ReadonlyArray<readonly [Phase, readonly string[]]> = [
  ['preparing', []],
  ['verifying', ['session.entered']],
  ['consulting', ['session.consultingBegan']],
  ['ending', ['session.ending', 'session.prohibitedAct']],
]

export type TimelineGroup = { readonly phase: Phase; readonly entries: readonly TimelineEntry[] }

/** The timeline, which is in the office's order, cut into the phases of a session; a phase is never entered twice, empty ones are left out. */
export function groupByPhase(timeline: readonly TimelineEntry[]): TimelineGroup[] {
  const groups = new Map<Phase, TimelineEntry[]>()
  let at = 0
  let closed = false
  for (const entry of timeline) {
    at = Math.max(
      at,
      phaseStarts.findIndex(([, starts]) => starts.includes(entry.type)),
    )
    const phase = closed ? 'after' : (phaseStarts[at]?.[0] ?? 'preparing')
    groups.set(phase, [...(groups.get(phase) ?? []), entry])
    closed ||= entry.type === 'session.closed'
  }
  return [...groups].map(([phase, entries]) => ({ phase, entries }))
}
