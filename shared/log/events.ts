/**
 * Everything that is ever written into the log. A payload is sealed with its scope's key; the envelope is not,
 * so it holds no person's data: `actorId` and `scope` hold random ids.
 */
import { z } from 'zod'
import {
  AccountSchema,
  AccountSetSchema,
  AccountWasSchema,
  StoredPassphraseSchema,
} from './account.ts'
import { JudgedReasonSchema } from './allowed.ts'
import { BookingFieldsSchema, EntrySchema, SourceRowSchema } from './booking.ts'
import { CheckSchema } from './checks.ts'
import { ContactSchema } from './contact.ts'
import { DeviceKindSchema, DeviceTestSchema } from './device.ts'
import { EarlierSchema } from './earlier.ts'
import { ExerciseSchema } from './exercise.ts'
import { EndCauseSchema, LadderStepSchema, OutcomeSchema, ProhibitedActSchema } from './outcome.ts'
import { AccountChangeSchema, BookingChangeSchema } from './change.ts'
import { MailSchema } from './mail.ts'
import { MendedSchema } from './mended.ts'
import { PhraseSchema } from './phrase.ts'
import { PostingSchema } from './posting.ts'
import type { Scope } from './scope.ts'
import { TimeExceptionSchema } from './untimely.ts'
import { FieldSchema, UnreadRowSchema } from './unread.ts'
import { VerifyReportSchema } from './verify-report.ts'
import { EvidenceSchema, RoleSchema } from './who-was-there.ts'

const none = z.object({})
const account = z.object({ accountId: z.string() })
const batch = z.string().nullable()
/** Left out: it was confirmed anew, in this record. */
const earlier = EarlierSchema.optional()

/** Event type → payload. Names are `room.whatHappened`. */
export const eventPayloads = {
  'office.created': z.object({ officeName: z.string(), kind: z.enum(['office', 'practice']) }),
  'office.profileChanged': z.object({ version: z.int(), profile: z.unknown() }),
  /** Opened with the recovery key, and the key wrapped anew for this PC. */
  'office.recovered': none,
  /** Another recovery key in place of the one before; the key itself is nowhere. */
  'office.recoveryKeyRenewed': none,
  /** A supervisor compared the number and had the office's key handed to a PC that joins; `login`: its name on the office's server, `whole`: it is given everybody's records. */
  'office.pcLetIn': z.object({ login: z.string(), whole: z.boolean() }),
  /** Nothing came of it. `tooLate`: after the word above, it had ended meanwhile. */
  'office.pcNotLetIn': z.object({
    login: z.string(),
    why: z.enum(['refused', 'wrongCode', 'altered', 'tooLate']),
  }),
  /** A PC was lost or given away: its login on the office's server does nothing any more; and the same taken back. */
  'office.pcClosed': z.object({ login: z.string() }),
  'office.pcReopened': z.object({ login: z.string() }),
  /**
   * Under 'keys', as are the next two: this PC's public half (X25519), the generation of the office's key it writes under, and its later
   * keys, sealed for itself alone; null: it has none. All in base64.
   */
  'office.keyTold': z.object({
    publicKey: z.base64(),
    generation: z.int(),
    ring: z.base64().nullable(),
  }),
  /** A supervisor had a new generation made: all later keys, sealed for each PC that takes part, and with the data key as the recovery key opens them. */
  'office.keyChanged': z.object({
    generation: z.int(),
    shares: z.array(z.object({ device: z.string(), publicKey: z.base64(), sealed: z.base64() })),
    recovery: z.base64(),
  }),
  /** The recovery key was made anew in an office with a server: data key and later keys, as the new one opens them. */
  'office.keyWrapped': z.object({ recovery: z.base64() }),
  /** The folder came out of a backup and was opened for the first time; from here on it writes under a new device. */
  'office.restored': none,
  /** A list did not say what the log says, and was made again from it. */
  'office.listMended': MendedSchema,
  /** The computer's wall clock was set by so much (negative: back) while the office was open. */
  'office.clockStepped': z.object({ byMs: z.int() }),
  /** By how much the clock of the office's server is ahead of this PC's, as it was met: over a minute, or within one again. */
  'office.clockApart': z.object({ byMs: z.int() }),
  /** Under 'settings': where backups go, from then on. */
  'office.backupSet': z.object({ folder: z.string().nullable(), time: z.string(), keep: z.int() }),
  /** Under 'settings': the account that meetings are held with, from then on, secrets and all; null: none. The meeting room reads it. */
  'meeting.zoomSet': z.object({ account: z.unknown() }),
  /** Under 'settings': the mail server that job seekers are told by, from then on, password and all; null: none. The schedule's room reads it. */
  'schedule.mailServerSet': z.object({ account: z.unknown() }),
  /** Under 'settings' the office's phrases for notes, under `account/<id>` somebody's own: all of them, from then on. */
  'office.phrasesSet': z.object({ phrases: z.array(PhraseSchema) }),
  'office.backedUp': z.object({
    name: z.string().nullable(),
    events: z.int().nullable(),
    reason: z.string().nullable(),
  }),
  /** The log was checked for what was changed, cut off or rolled back; `seals`: with so many printed ones. */
  'office.checked': z.object({
    events: z.int(),
    firstBad: VerifyReportSchema.shape.firstBad,
    seals: z.int(),
  }),
  /** Under `account/<id>`, like all that follows of an account. */
  'people.accountAdded': account.extend({
    account: AccountSchema,
    passphrase: StoredPassphraseSchema,
  }),
  /** `set`: the fields that changed, as they are now; `was`: the same before. */
  'people.accountChanged': account.extend({
    what: z.array(AccountChangeSchema),
    set: AccountSetSchema,
    was: AccountWasSchema,
  }),
  /** The right passphrase after wrong ones: the count starts anew. */
  'people.waitEnded': none,
  /** A recovery key that is not this office's was typed to set this account's passphrase anew; null: no such account. */
  'people.recoveryKeyRefused': z.object({ accountId: z.string().nullable() }),
  /** Practice office only: every step of a guided exercise was done, as the log says. */
  'people.exerciseDone': account.extend({ exercise: ExerciseSchema }),
  'people.signedIn': none,
  'people.signedOut': none,
  /** Under the account's scope, where there is such an account: its wait is counted from these. */
  'people.signInFailed': z.object({ accountId: z.string().nullable() }),
  /** Under `booking/<id>`. `batch`: the event counts only once the closing word of that batch stands (`batch/<id>`); null: at once. */
  'schedule.booked': z.object({ entry: EntrySchema, batch }),
  /** `set`: the fields that changed, as they are now; `was`: the same before. `seen`: what the source has now said, where that is new. */
  'schedule.changed': z.object({
    what: BookingChangeSchema,
    set: BookingFieldsSchema.partial(),
    was: BookingFieldsSchema.partial(),
    seen: SourceRowSchema.nullable().optional(),
    batch,
  }),
  /** A booking that came by mistake is on no list any more; everything said of it stays in the log. */
  'schedule.unbooked': z.object({ batch }),
  'schedule.contacted': z.object({ contact: ContactSchema }),
  /** How far a mail is now, under its booking. */
  'schedule.mailing': z.object({ mail: MailSchema }),
  /** Whoever typed a word that lost against another PC's has seen it. */
  'schedule.overruleSeen': none,
  /** Under `row/<id>`: a row nobody could read. */
  'schedule.rowUnread': z.object({ row: UnreadRowSchema, batch }),
  /** A later file holds a readable row with its receipt number. */
  'schedule.rowRead': z.object({ batch }),
  /** The row's key goes in the same transaction; its id, a keyed hash, stays, so that the same row does not come back. */
  'schedule.rowDismissed': none,
  /** The closing words of a batch, under `batch/<id>`. `events`: how many belong to it. `columns`: a person's answer to the mapping question. */
  'schedule.imported': z.object({
    fileName: z.string(),
    summary: z.record(z.string(), z.int()),
    columns: z
      .object({ fingerprint: z.string(), columns: z.array(FieldSchema.nullable()) })
      .nullable(),
    /** When the file says it was made, by its titles' fingerprint; null: it does not say. */
    output: z.object({ fingerprint: z.string(), at: z.string() }).nullable(),
    events: z.int(),
  }),
  'schedule.importUndone': z.object({ undone: z.string(), events: z.int() }),
  /** Back to how it was before the event at that place of this PC's log. */
  'schedule.wentBack': z.object({ beforePlace: z.int(), events: z.int() }),
  /** The end of its period: its key goes in the same transaction, and no list knows it any more. */
  'schedule.bookingDisposed': none,
  /** The same of an import's closing word: what it closed counts on, for that its type is enough. */
  'schedule.batchDisposed': none,
  'schedule.numberShown': z.object({ bookingId: z.string(), field: z.string() }),
  'session.opened': z.object({
    bookingId: z.string(),
    date: z.string(),
    slot: z.string(),
    siteId: z.string(),
    name: z.string(),
    kana: z.string().nullable(),
    jobSeekerNumber: z.string().nullable(),
    companions: z.string().nullable(),
    category: z.int(),
    practice: z.boolean(),
  }),
  /** The office's server could not be asked whether another PC had taken the booking. `allowed`: by whom it was begun all the same, where the office wants a supervisor's word for it; null: it does not. */
  'session.unconfirmed': z.object({
    allowed: z.object({ supervisorId: z.string(), reason: z.string() }).nullable(),
  }),
  /** What a supervisor allowed of its booking although a rule speaks against it. */
  'session.bookingAllowed': z.object({
    what: JudgedReasonSchema,
    supervisorId: z.string(),
    reason: z.string(),
  }),
  'precall.devicesTested': DeviceTestSchema.extend({ earlier }),
  'precall.itemTicked': z.object({
    itemId: z.string(),
    ticked: z.boolean(),
    checklistVersion: z.int(),
    earlier,
  }),
  'precall.identityTried': z.object({ attempt: z.int(), matched: z.boolean() }),
  'precall.nameConfirmed': none,
  /** The other side said that the counselor is heard. */
  'precall.heard': none,
  'precall.identityExcepted': z.object({
    supervisorId: z.string(),
    reason: z.string(),
    checkedInstead: z.string(),
  }),
  'precall.consented': z.object({ kind: z.string(), effectiveFrom: z.string(), earlier }),
  /** Confirmed by a slip of the hand: it is to be confirmed anew. */
  'precall.takenBack': CheckSchema,
  'precall.companionsSeen': z.object({ seen: z.enum(['asAnnounced', 'unannounced']) }),
  'session.entered': z.object({ provider: z.enum(['practice', 'zoom', 'zoomApp']) }),
  'session.seekerJoined': none,
  'session.seekerLeft': none,
  /** Who the counselor said that somebody in the meeting is; `name` as the meeting shows it. `alone`: nobody else was there and nobody announced. */
  'session.roleNamed': z.object({ role: RoleSchema, name: z.string(), alone: z.boolean() }),
  /** `agoMs`: so long before, both were connected already; it was said only now who the job seeker is. */
  'session.clockStarted': z.object({ capMs: z.number(), agoMs: z.number() }),
  'session.consultingBegan': none,
  /** The office's exception from the time at which a consultation may begin. */
  'session.timeExcepted': TimeExceptionSchema,
  'session.warned': z.object({ minutesLeft: z.int() }),
  'session.paused': z.object({ why: z.string() }),
  'session.resumed': none,
  /** Why it was paused, said afterwards. */
  'session.pauseExplained': z.object({ why: z.string() }),
  'session.extended': z.object({ supervisorId: z.string(), minutes: z.int(), reason: z.string() }),
  'session.lineLost': none,
  'session.lineBack': none,
  /** The counselor's own camera or microphone went away in the meeting (pulled out, switched off), and came back or was replaced. */
  'session.deviceLost': z.object({ kind: DeviceKindSchema }),
  'session.deviceBack': z.object({ kind: DeviceKindSchema }),
  'session.recordingSeen': z.object({ recording: z.boolean() }),
  'session.prohibitedAct': z.object({ act: ProhibitedActSchema }),
  /** Chosen: muted and blanked at once; the act itself is written when it was not taken back. */
  'session.prohibitedChosen': z.object({ act: ProhibitedActSchema }),
  'session.prohibitedTakenBack': none,
  /** The counselor says that the act was chosen by mistake; a supervisor judges. */
  'session.prohibitedMistaken': none,
  /** A job posting that the consultation was about. */
  'session.postingAdded': PostingSchema,
  /** `was`: as it was written before. */
  'session.postingCorrected': PostingSchema.extend({ was: PostingSchema }),
  'session.postingWithdrawn': PostingSchema,
  /** The window of the public job site is shown to the job seeker, or not any more. */
  'session.jobSiteShown': z.object({ on: z.boolean() }),
  'session.noShowAsked': none,
  /** `evidence`: what a deemed cancellation rests on; null after a contact. */
  'session.noShowAnswered': z.object({
    contacted: z.boolean(),
    evidence: EvidenceSchema.nullable(),
  }),
  /** e-TUMO said meanwhile that the booking was taken back. */
  'session.withdrawalSeen': none,
  /** Nobody was met, and the booking stands again as if nothing had begun. */
  'session.givenBack': none,
  'session.recovered': z.object({ elapsedMs: z.number() }),
  /** The wall clock was set by so much (negative: back); the use is not counted by it. */
  'session.clockStepped': z.object({ byMs: z.int() }),
  'session.ending': z.object({ cause: EndCauseSchema, elapsedMs: z.number() }),
  'session.ladderStep': LadderStepSchema,
  'session.closed': z.object({
    outcome: OutcomeSchema,
    note: z.string(),
    followUp: z.string(),
    usedMs: z.number(),
  }),
  'records.read': none,
  'records.exported': z.object({ what: z.string(), why: z.string() }),
  /** Their keys, search entries and lines in the list were destroyed at the end of the period of `kind`; the events stay, unreadable. `recordIds`: of restrictions or months for those kinds. */
  'records.disposed': z.object({
    kind: z.string(),
    recordIds: z.array(z.string()),
    before: z.string(),
    reason: z.string(),
  }),
  /** In the record's own scope, by its type alone: its key is gone on purpose. */
  'records.recordDisposed': none,
  'records.noteAmended': z.object({ note: z.string() }),
  'review.signedOff': none,
  /** The supervisor took the sign-off back within some seconds; it waits again as it did before. */
  'review.takenBack': z.object({ to: z.enum(['waiting', 'answered']) }),
  /** `was`: the outcome before. Lists, counts, once a day and the booking follow. */
  'review.outcomeCorrected': z.object({
    outcome: OutcomeSchema,
    was: OutcomeSchema,
    reason: z.string(),
  }),
  'review.returned': z.object({ comment: z.string() }),
  'review.answered': z.object({ comment: z.string() }),
  /** Under a key of its own: it outlives the record it began with and goes at its own time. */
  'review.restricted': z.object({
    restrictionId: z.string(),
    fromRecordId: z.string(),
    jobSeekerNumber: z.string(),
    name: z.string(),
    reason: z.string(),
    from: z.string(),
    until: z.string().nullable(),
    notice: z.string(),
  }),
  'review.restrictionLifted': z.object({ restrictionId: z.string(), why: z.string() }),
  /** Its key goes in the same transaction; that the key is gone on purpose stays to be seen. */
  'review.restrictionDisposed': none,
} as const

export type EventType = keyof typeof eventPayloads
export type EventPayload<T extends EventType> = z.infer<(typeof eventPayloads)[T]>
export const EventTypeSchema = z.enum(Object.keys(eventPayloads) as [EventType, ...EventType[]])

/** An event to be written. `scope`: the key it is sealed with, and so what it is disposed of with. */
export type NewEvent = {
  [T in EventType]: {
    readonly type: T
    readonly scope: Scope
    readonly actorId: string
    readonly payload: EventPayload<T>
  }
}[EventType]

/** An event as it was written. `sequence` counts from 1 without gaps on one device. */
export type LoggedEvent = NewEvent & {
  readonly device: string
  readonly sequence: number
  readonly atMs: number
}
