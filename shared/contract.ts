/**
 * The single list of what the renderer can ask of the main process. The preload's API, the dispatcher,
 * the renderer's client and the fakes in tests are derived from it. Channels name use-cases.
 */
import { z } from 'zod'
import { type Answer, type Channel, channel, type Request } from './channel.ts'
import { AboutSchema, NoticeSchema } from './office/about.ts'
import { profileProblems } from './office/edit.ts'
import {
  ZoomTestResultSchema,
  ZoomTestStepSchema,
  ZoomViewSchema,
  ZoomWishSchema,
} from './meeting/zoom-account.ts'
import { OfficeProfileSchema, OverrideSchema } from './office/profile.ts'
import {
  ClockMoveSchema,
  DayKindSchema,
  FirstAccountsSchema,
  OfficeKindSchema,
  OfficeStatusSchema,
  OfficeTroubleSchema,
  recoveryReasons,
  RecoverySchema,
  SetUpSchema,
} from './office/status.ts'
import { UpdateViewSchema } from './office/updates.ts'
import {
  type Account,
  AccountSchema,
  CredentialsSchema,
  NewAccountSchema,
  passphraseRecoveryReasons,
  PassphraseRecoverySchema,
  PassphraseSchema,
  PresenceSchema,
  signInReasons,
} from './people/account.ts'
import { MeetingKeySchema } from './meeting/line.ts'
import { DeviceProblemSchema, DeviceTestSchema } from './precall/gate.ts'
import {
  backupReasons,
  BackupSettingsSchema,
  BackupStatusSchema,
  restoreReasons,
} from './records/backup.ts'
import {
  RecordFilterSchema,
  RecordSummarySchema,
  RecordViewSchema,
  SavedFilterSchema,
} from './records/record.ts'
import { DISPOSED_AT_ONCE, DueSchema, RetentionKindSchema } from './records/retention.ts'
import { SealSchema } from './records/seal.ts'
import { JudgeReasonSchema } from './review/bulk.ts'
import { CsvEncodingSchema } from './review/csv.ts'
import {
  CsvFileSchema,
  DaySheetSchema,
  NoShowSchema,
  RecordSheetSchema,
  UnusedSchema,
} from './review/papers.ts'
import { RestrictionSchema, RestrictionWishSchema } from './review/restriction.ts'
import { StatisticsSchema } from './review/statistics.ts'
import {
  BoardBookingSchema,
  BookingWishSchema,
  CancelledBySchema,
  ContactMeansSchema,
  ContactSchema,
  HoldReasonSchema,
  KeptFieldsSchema,
} from './schedule/booking.ts'
import { BookingDraftSchema, OpenDraftSchema } from './schedule/draft.ts'
import { GenerationSchema } from './schedule/head.ts'
import {
  FieldSchema,
  importReasons,
  ImportPreviewSchema,
  ImportRowSchema,
  ImportSummarySchema,
  PREVIEW_ROWS,
  UnknownHeaderSchema,
  UnreadRowSchema,
  VerdictSchema,
} from './schedule/import.ts'
import { OutcomeSchema, ProhibitedActSchema } from './session/outcome.ts'
import { SessionSnapshotSchema } from './session/snapshot.ts'
import { LocalDateSchema, LocalTimeSchema } from './time/jst.ts'

const none = z.object({})
const done = z.null()
const day = z.object({ date: LocalDateSchema })
const booking = z.object({ bookingId: z.string().max(80) })
const record = z.object({ recordId: z.string().max(80) })
const session = record
const text = (max: number) => z.string().trim().min(1).max(max)

const counselors = ['counselor', 'supervisor'] as const
const supervisors = ['supervisor'] as const
/** Who keeps the office's connections and its backups. */
const keepers = ['supervisor', 'it'] as const
const everybody = ['counselor', 'supervisor', 'it'] as const

const openReasons = OfficeTroubleSchema.options
const updateReasons = ['notPossible', 'sessionRunning', 'nothingThere'] as const
const rescueReasons = ['wrongPassphrase', 'passphraseNeeded', 'nothingToRestore'] as const
/** The session channels' common refusals. */
const live = ['noSession', 'wrongState', 'notYourSession', 'saveFailed'] as const
const bookingReasons = [
  ...HoldReasonSchema.options,
  'notFound',
  'notChangeable',
  'saveFailed',
] as const

export const contract = {
  // office: before and around everything else
  'office.status': channel('anyone', none, OfficeStatusSchema),
  'office.defaults': channel('anyone', none, OfficeProfileSchema),
  'office.openPractice': channel('anyone', none, OfficeStatusSchema, openReasons),
  'office.open': channel(
    'anyone',
    z.object({ kind: OfficeKindSchema }),
    OfficeStatusSchema,
    openReasons,
  ),
  'office.unlock': channel(
    'anyone',
    z.object({ passphrase: z.string().max(200) }),
    OfficeStatusSchema,
    [...openReasons, 'wrongPassphrase'],
  ),
  'office.create': channel('anyone', SetUpSchema, z.object({ recoveryKey: z.string() }), [
    ...openReasons,
    'alreadyExists',
    'passphraseNeeded',
    'sameLoginName',
  ]),
  /** With the recovery key: the office opens, and its key is wrapped anew for this PC. `recoveryKeyTypo` names the `group` (from 1), `recoveryKeyLength` the number of `symbols`. */
  'office.recover': channel('anyone', RecoverySchema, OfficeStatusSchema, [
    ...openReasons,
    ...recoveryReasons,
  ]),
  /** Ends a set-up that was cut off; nobody ever saw its recovery key, so there is a new one. */
  'office.firstAccounts': channel(
    'anyone',
    FirstAccountsSchema,
    z.object({ recoveryKey: z.string() }),
    ['nothingToSetUp', 'sameLoginName', 'saveFailed'],
  ),
  /** Only where the bookings stand in the way of opening: earlier states that can be read, and the step back to one (null: to an empty board). `passphrase` where the PC has no key store. */
  'office.scheduleGenerations': channel(
    'anyone',
    z.object({ passphrase: z.string().max(200).nullable() }),
    z.array(GenerationSchema),
    [...openReasons, ...rescueReasons],
  ),
  'office.restoreSchedule': channel(
    'anyone',
    z.object({ passphrase: z.string().max(200).nullable(), revision: z.int().nullable() }),
    OfficeStatusSchema,
    [...openReasons, ...rescueReasons, 'notFound', 'saveFailed'],
  ),
  /** Puts a backup in the place of the office of its kind, which is kept beside it. Where that office can be opened, a supervisor or IT staff does it. */
  'office.restoreBackup': channel(
    'anyone',
    z.object({ folder: z.string().trim().min(1).max(500) }),
    OfficeStatusSchema,
    [...openReasons, ...restoreReasons],
  ),
  'office.leave': channel('anyone', none, OfficeStatusSchema, ['sessionRunning']),
  'office.profile': channel(everybody, none, OfficeProfileSchema),
  'office.saveProfile': channel(
    supervisors,
    z.object({ profile: OfficeProfileSchema }),
    OfficeProfileSchema,
    ['changedMeanwhile', ...profileProblems, 'saveFailed'],
  ),
  /** Lost or seen by somebody: a new recovery key, shown once, in place of the one before. `passphrase`: the caller's own, typed again. */
  'office.renewRecoveryKey': channel(
    supervisors,
    z.object({ passphrase: z.string().min(1).max(200) }),
    z.object({ recoveryKey: z.string() }),
    [
      ...signInReasons,
      'notSupervisor',
      'sessionRunning',
      'noRecoveryKey',
      'keyDamaged',
      'saveFailed',
    ],
  ),
  'office.setOverride': channel(
    supervisors,
    z.object({ override: OverrideSchema }),
    OfficeProfileSchema,
    ['saveFailed'],
  ),
  'office.moveClock': channel(
    'anyone',
    z.object({ move: ClockMoveSchema }),
    z.object({ wallMs: z.number() }),
    ['notPractice', 'noWarningAhead'],
  ),
  'office.about': channel(everybody, none, AboutSchema),
  /** The licences of what is shipped; all of them at once. */
  'office.notices': channel(everybody, none, z.array(NoticeSchema)),
  'office.updates': channel(keepers, none, UpdateViewSchema),
  /** Empty: no address, and nothing is asked of anybody any more. */
  'office.setUpdateAddress': channel(
    keepers,
    z.object({ address: z.string().max(300) }),
    UpdateViewSchema,
    ['badAddress', 'notPossible', 'saveFailed'],
  ),
  'office.checkUpdates': channel(keepers, none, UpdateViewSchema),
  'office.downloadUpdate': channel(keepers, none, UpdateViewSchema, updateReasons),
  /** Agreed to by whoever calls: the app ends, is replaced and starts again. */
  'office.installUpdate': channel(keepers, none, UpdateViewSchema, updateReasons),

  // people
  'people.signInNames': channel(
    'anyone',
    none,
    z.array(
      z.object({ loginName: z.string(), displayName: z.string(), role: AccountSchema.shape.role }),
    ),
  ),
  'people.signIn': channel('anyone', CredentialsSchema, PresenceSchema, [
    ...signInReasons,
    'sessionRunning',
  ]),
  'people.presence': channel('anyone', none, PresenceSchema.nullable()),
  'people.signOut': channel('anyone', none, done, ['sessionRunning']),
  'people.lock': channel('anyone', none, done),
  'people.unlock': channel(
    'anyone',
    z.object({ passphrase: z.string().max(200) }),
    PresenceSchema,
    signInReasons,
  ),
  /** A supervisor's new passphrase, vouched for by the office's recovery key as it was typed; details of its reasons as in `office.recover`. */
  'people.recoverPassphrase': channel('anyone', PassphraseRecoverySchema, done, [
    ...passphraseRecoveryReasons,
    'saveFailed',
  ]),
  'people.accounts': channel(everybody, none, z.array(AccountSchema)),
  'people.addAccount': channel(supervisors, NewAccountSchema, AccountSchema, [
    'loginNameTaken',
    'saveFailed',
  ]),
  'people.changeAccount': channel(
    supervisors,
    z.object({
      accountId: z.string(),
      displayName: AccountSchema.shape.displayName,
      role: AccountSchema.shape.role,
      disabled: z.boolean(),
    }),
    AccountSchema,
    ['notFound', 'lastSupervisor', 'saveFailed'],
  ),
  'people.setPassphrase': channel(
    everybody,
    z.object({ accountId: z.string(), passphrase: PassphraseSchema }),
    done,
    ['notFound', 'notAllowedForOthers', 'saveFailed'],
  ),

  // schedule
  'schedule.day': channel(
    counselors,
    day,
    z.object({
      day: DayKindSchema,
      nextOpenDay: LocalDateSchema,
      slots: z.array(LocalTimeSchema),
      boothsPerSlot: z.int(),
      bookings: z.array(BoardBookingSchema),
      lastImport: z.object({ fileName: z.string(), atMs: z.number() }).nullable(),
    }),
  ),
  /** The seven days from `date` on; counts: bookings that take up a place, by slot ('HH:mm'). */
  'schedule.week': channel(
    counselors,
    day,
    z.array(z.object({ day: DayKindSchema, counts: z.record(z.string(), z.int()) })),
  ),
  /** Bookings that wait for a person, by date and time; the first `limit` (200 unless told) of them, `schedule.waiting` counts all. */
  'schedule.held': channel(
    counselors,
    z.object({ limit: z.int().min(1).max(2000).optional() }),
    z.array(BoardBookingSchema),
  ),
  'schedule.waiting': channel(counselors, none, z.object({ held: z.int(), unread: z.int() })),
  'schedule.search': channel(
    counselors,
    z.object({ text: z.string().trim().max(60) }),
    z.array(BoardBookingSchema),
  ),
  'schedule.show': channel(
    counselors,
    z.object({ bookingId: z.string(), field: z.enum(['jobSeekerNumber', 'phone', 'email']) }),
    z.object({ value: z.string().nullable() }),
    ['notFound', 'saveFailed'],
  ),
  'schedule.preview': channel(
    counselors,
    z.object({
      fileName: z.string().max(255),
      base64: z.string().max(90_000_000),
      mapping: z.array(FieldSchema.nullable()).nullable(),
    }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('preview'), preview: ImportPreviewSchema }),
      z.object({ kind: z.literal('mapping'), header: UnknownHeaderSchema }),
    ]),
    importReasons,
  ),
  'schedule.accept': channel(
    counselors,
    z.object({ previewId: z.string() }),
    ImportSummarySchema,
    importReasons,
  ),
  /** Rows of a preview too long to travel at once; `verdict` null: all, in the order of the file. */
  'schedule.previewRows': channel(
    counselors,
    z.object({
      previewId: z.string(),
      verdict: VerdictSchema.nullable(),
      offset: z.int().min(0),
      limit: z.int().min(1).max(PREVIEW_ROWS),
    }),
    z.object({ total: z.int(), rows: z.array(ImportRowSchema) }),
    ['previewGone'],
  ),
  'schedule.cancelPreview': channel(counselors, none, done),
  /** `from`: the next booking of the same person; the kept fields are taken from that earlier one. */
  'schedule.book': channel(
    counselors,
    z.object({
      wish: BookingWishSchema,
      from: booking.extend({ keep: KeptFieldsSchema }).optional(),
    }),
    BoardBookingSchema,
    bookingReasons,
  ),
  /** `keep`: fields that stay as they are, whatever the wish says (see KeptFieldsSchema). */
  'schedule.change': channel(
    counselors,
    z.object({ bookingId: z.string(), wish: BookingWishSchema, keep: KeptFieldsSchema }),
    BoardBookingSchema,
    bookingReasons,
  ),
  'schedule.cancel': channel(
    counselors,
    z.object({
      bookingId: z.string(),
      by: CancelledBySchema,
      means: ContactMeansSchema.nullable(),
    }),
    BoardBookingSchema,
    bookingReasons,
  ),
  'schedule.contact': channel(
    counselors,
    z.object({ bookingId: z.string(), contact: ContactSchema.omit({ atMs: true, actorId: true }) }),
    BoardBookingSchema,
    ['notFound', 'saveFailed'],
  ),
  /** Rows of accepted files that could not be read and that nobody has dismissed yet; the first `limit` of them. */
  'schedule.unread': channel(
    counselors,
    z.object({ limit: z.int().min(1).max(2000).optional() }),
    z.array(UnreadRowSchema),
  ),
  'schedule.dismissUnread': channel(counselors, z.object({ rowId: z.string().max(80) }), done, [
    'notFound',
    'saveFailed',
  ]),
  /** The caller's own booking form that was begun and not sent; null: none, or its booking can no longer be changed. */
  'schedule.draft': channel(counselors, none, OpenDraftSchema.nullable()),
  'schedule.keepDraft': channel(
    counselors,
    z.object({ draft: BookingDraftSchema.omit({ atMs: true }).nullable() }),
    done,
    ['saveFailed'],
  ),
  /** Earlier states of the schedule, the newest first, and the way back to one. */
  'schedule.generations': channel(supervisors, none, z.array(GenerationSchema)),
  'schedule.restore': channel(supervisors, z.object({ revision: z.int() }), done, [
    'notFound',
    'sessionRunning',
    'saveFailed',
  ]),

  // precall: all of these act on the live session
  'precall.devicesTested': channel(
    counselors,
    session.extend({ test: DeviceTestSchema }),
    done,
    live,
  ),
  'precall.tick': channel(
    counselors,
    session.extend({ itemId: z.string(), ticked: z.boolean() }),
    done,
    [...live, 'unknownItem'],
  ),
  'precall.tryNumber': channel(
    counselors,
    session.extend({ typed: z.string().max(40) }),
    z.object({ matched: z.boolean(), attemptsLeft: z.int() }),
    [...live, 'noAttemptsLeft', 'numberMalformed', 'noNumberExpected'],
  ),
  'precall.confirmName': channel(counselors, session, done, live),
  'precall.exceptIdentity': channel(
    counselors,
    session.extend({
      credentials: CredentialsSchema,
      reason: text(300),
      checkedInstead: text(300),
    }),
    done,
    [...live, ...signInReasons, 'notSupervisor'],
  ),
  'precall.consent': channel(counselors, session.extend({ kind: z.string() }), done, [
    ...live,
    'unknownItem',
  ]),
  'precall.companions': channel(
    counselors,
    session.extend({ seen: z.enum(['asAnnounced', 'unannounced']) }),
    done,
    live,
  ),

  // session
  'session.current': channel('anyone', none, SessionSnapshotSchema.nullable()),
  'session.prepare': channel(counselors, booking, SessionSnapshotSchema, [
    'notFound',
    'notLive',
    'notToday',
    'tooEarly',
    'sessionRunning',
    'residenceMissing',
    'restricted',
    'saveFailed',
  ]),
  'session.enter': channel(counselors, session, done, [
    ...live,
    'devicesNotTested',
    'ownItemsOpen',
    'meetingFailed',
  ]),
  'session.admit': channel(counselors, session, done, [...live, 'meetingFailed']),
  'session.begin': channel(counselors, session, done, [...live, 'gateClosed']),
  'session.pause': channel(counselors, session.extend({ why: text(200) }), done, live),
  'session.resume': channel(counselors, session, done, live),
  'session.extend': channel(
    counselors,
    session.extend({
      credentials: CredentialsSchema,
      minutes: z.int().min(1).max(30),
      reason: text(300),
    }),
    done,
    [...live, ...signInReasons, 'notSupervisor', 'extensionNotAllowed', 'overMaximum'],
  ),
  'session.answerNoShow': channel(
    counselors,
    session.extend({ contacted: z.boolean() }),
    done,
    live,
  ),
  'session.prohibited': channel(
    counselors,
    session.extend({ act: ProhibitedActSchema }),
    done,
    live,
  ),
  'session.end': channel(
    counselors,
    session.extend({
      cause: z.enum([
        'counselorEnded',
        'seekerLeft',
        'systemFailure',
        'identityNotConfirmed',
        'environmentNotConfirmed',
        'officeReason',
        'seekerCancelled',
      ]),
    }),
    done,
    live,
  ),
  /** Keeps what is typed; without `followUp` the one before stays. */
  'session.note': channel(
    counselors,
    session.extend({ text: z.string().max(20_000), followUp: z.string().max(2_000).optional() }),
    z.object({ savedAtMs: z.number() }),
    live,
  ),
  'session.close': channel(
    counselors,
    session.extend({
      outcome: OutcomeSchema,
      note: z.string().max(20_000),
      followUp: z.string().max(2_000),
    }),
    done,
    [...live, 'outcomeNotPossible', 'noteNeeded'],
  ),

  // meeting
  /** Is the meeting page (practice) or the meeting service (Zoom) within reach? 'none' or 'unreachable'; the line part of the device test (M20-3). */
  'meeting.reach': channel(counselors, none, z.object({ line: DeviceProblemSchema })),
  'meeting.openSeekerWindow': channel(
    counselors,
    session,
    z.object({ url: z.string().nullable() }),
    ['notPractice', 'noSession'],
  ),
  'meeting.place': channel(
    counselors,
    z.object({
      x: z.number(),
      y: z.number(),
      width: z.number(),
      height: z.number(),
      visible: z.boolean(),
    }),
    done,
  ),

  /** The meeting's join link for the installed Zoom app, when the meeting view cannot join; the next `session.enter` then goes there. `url` null: it is open already. */
  'meeting.openZoomApp': channel(counselors, session, z.object({ url: z.string().nullable() }), [
    'noSession',
    'notZoom',
    'meetingFailed',
  ]),
  /** While the meeting is in the Zoom app, of which we see nothing: the counselor's word that the job seeker is in. */
  'meeting.tellSeekerIn': channel(counselors, session, done, ['noSession']),
  /** What carries the office's meetings now. */
  'meeting.carrier': channel(counselors, none, z.object({ carrier: z.enum(['practice', 'zoom']) })),
  /** What the job seeker needs to come to the booking's meeting; the meeting is made if there is none. */
  'meeting.invitation': channel(
    counselors,
    booking,
    z.object({ joinUrl: z.string(), passcode: z.string() }),
    ['notFound', 'notZoom', 'meetingFailed'],
  ),
  /** The office's Zoom account; null while there is none and every meeting is the practice one. */
  'meeting.zoom': channel(keepers, none, ZoomViewSchema.nullable()),
  'meeting.saveZoom': channel(
    keepers,
    z.object({ wish: ZoomWishSchema }),
    ZoomViewSchema.nullable(),
    ['secretMissing', 'sessionRunning', 'saveFailed'],
  ),
  'meeting.removeZoom': channel(keepers, none, done, ['sessionRunning', 'saveFailed']),
  'meeting.testZoom': channel(
    keepers,
    z.object({ step: ZoomTestStepSchema }),
    ZoomTestResultSchema,
    ['notConfigured'],
  ),

  // records
  /** `more`: there are more than `total`, which is as far as a list goes. */
  'records.list': channel(
    counselors,
    z.object({
      filter: RecordFilterSchema,
      offset: z.int().min(0),
      limit: z.int().min(1).max(200),
    }),
    z.object({ total: z.int(), more: z.boolean(), rows: z.array(RecordSummarySchema) }),
  ),
  'records.read': channel(counselors, record, RecordViewSchema, [
    'notFound',
    'notYours',
    'saveFailed',
  ]),
  'records.amendNote': channel(
    counselors,
    record.extend({ note: z.string().max(20_000), comment: text(1000) }),
    done,
    ['notFound', 'notYours', 'notReturned', 'saveFailed'],
  ),
  /** The seal of the log as of now, and the line that is printed of it. */
  'records.seal': channel(counselors, none, z.object({ seal: SealSchema, line: z.string() })),
  /** Filters the caller saved. */
  'records.savedFilters': channel(counselors, none, z.array(SavedFilterSchema)),
  'records.saveFilter': channel(counselors, SavedFilterSchema, z.array(SavedFilterSchema), [
    'tooManyFilters',
    'saveFailed',
  ]),
  'records.forgetFilter': channel(
    counselors,
    SavedFilterSchema.pick({ name: true }),
    z.array(SavedFilterSchema),
    ['saveFailed'],
  ),
  /** What is past its period, by kind; nothing where the office has laid none down. */
  'records.due': channel(supervisors, none, z.array(DueSchema)),
  /** Destroys the keys of what is due; `ids` as `records.due` gave them. */
  'records.dispose': channel(
    supervisors,
    z.object({
      kind: RetentionKindSchema,
      ids: z.array(z.string().max(80)).min(1).max(DISPOSED_AT_ONCE),
      reason: text(300),
    }),
    z.object({ disposed: z.int() }),
    ['notDue', 'sessionRunning', 'saveFailed'],
  ),
  // backups hold everything sealed, so that IT staff may look after them without access to a record
  'records.backupStatus': channel(keepers, none, BackupStatusSchema),
  'records.backupNow': channel(keepers, none, BackupStatusSchema, backupReasons),
  'records.setBackup': channel(
    keepers,
    z.object({ settings: BackupSettingsSchema }),
    BackupStatusSchema,
    ['folderMissing', 'insideOffice', 'saveFailed'],
  ),

  // review
  'review.queue': channel(supervisors, none, z.array(RecordSummarySchema)),
  'review.signOff': channel(supervisors, record, done, [
    'notFound',
    'notWaiting',
    'ownRecord',
    'saveFailed',
  ]),
  'review.return': channel(supervisors, record.extend({ comment: text(1000) }), done, [
    'notFound',
    'notWaiting',
    'ownRecord',
    'saveFailed',
  ]),
  /** What is said against signing off each waiting record together with others; nothing: it may be. */
  'review.judgeReasons': channel(
    supervisors,
    none,
    z.array(record.extend({ against: z.array(JudgeReasonSchema) })),
  ),
  /** All of them or, where one needs judging meanwhile, none. */
  'review.signOffMany': channel(
    supervisors,
    z.object({ recordIds: z.array(z.string().max(80)).min(1).max(200) }),
    z.object({ signedOff: z.int() }),
    ['needsJudging', 'notFound', 'notWaiting', 'saveFailed'],
  ),
  'review.restrictions': channel(supervisors, none, z.array(RestrictionSchema)),
  /** M12-2-6, M14, M20-1: a supervisor's decision; the number comes from the record and is never shown. */
  'review.restrict': channel(
    supervisors,
    record.extend({ wish: RestrictionWishSchema }),
    RestrictionSchema,
    ['notFound', 'noNumber', 'untilBeforeFrom', 'alreadyOver', 'alreadyRestricted', 'saveFailed'],
  ),
  'review.liftRestriction': channel(
    supervisors,
    z.object({ restrictionId: z.string().max(80), why: text(500) }),
    RestrictionSchema,
    ['notFound', 'notStanding', 'saveFailed'],
  ),
  /** People with deemed cancellations within the last year (M12-2-6), the most first. */
  'review.noShows': channel(supervisors, none, z.array(NoShowSchema)),
  /** People whose last use is over a year ago (M6-4), the latest first. */
  'review.unused': channel(
    supervisors,
    none,
    z.object({ before: LocalDateSchema, people: z.array(UnusedSchema), more: z.boolean() }),
  ),
  'review.statistics': channel(
    supervisors,
    z.object({ from: LocalDateSchema, to: LocalDateSchema }),
    z.object({ statistics: StatisticsSchema, names: z.record(z.string(), z.string()) }),
    ['periodWrong'],
  ),
  'review.exportStatistics': channel(
    supervisors,
    z.object({
      from: LocalDateSchema,
      to: LocalDateSchema,
      encoding: CsvEncodingSchema,
      why: text(300),
    }),
    CsvFileSchema,
    ['periodWrong', 'saveFailed'],
  ),
  /** The list as it is filtered; without job-seeker numbers. */
  'review.exportRecords': channel(
    supervisors,
    z.object({ filter: RecordFilterSchema, encoding: CsvEncodingSchema, why: text(300) }),
    CsvFileSchema,
    ['nothingToExport', 'tooMany', 'saveFailed'],
  ),
  /** Recorded first; then the sheet is shown, to be printed or kept as PDF. */
  'review.recordSheet': channel(supervisors, record.extend({ why: text(300) }), RecordSheetSchema, [
    'notFound',
    'saveFailed',
  ]),
  'review.daySheet': channel(supervisors, day.extend({ why: text(300) }), DaySheetSchema, [
    'saveFailed',
  ]),
  'review.statisticsSheet': channel(
    supervisors,
    z.object({ from: LocalDateSchema, to: LocalDateSchema, why: text(300) }),
    done,
    ['periodWrong', 'saveFailed'],
  ),
  /** Keeps the page's print layout as PDF. `printHere`: this platform cannot, the page prints itself. */
  'review.savePdf': channel(
    supervisors,
    z.object({ fileName: text(120) }),
    z.object({ done: z.enum(['saved', 'cancelled', 'printHere']) }),
    ['notWritten'],
  ),
} as const satisfies Readonly<Record<string, Channel>>

export type Contract = typeof contract
export type ChannelName = keyof Contract

/** What the main process tells the renderer unasked. */
export const topics = {
  'office.status': OfficeStatusSchema,
  'office.clock': z.object({ wallMs: z.number() }),
  /** Something about updates has changed; those who may ask do. */
  'office.updates': none,
  'people.presence': PresenceSchema.nullable(),
  'session.snapshot': SessionSnapshotSchema.nullable(),
  /** A key of the app that was pressed while the keyboard was in the meeting. */
  'meeting.key': z.object({ key: MeetingKeySchema }),
  'schedule.changed': z.object({ date: LocalDateSchema.nullable() }),
  'schedule.progress': z.object({ done: z.int(), total: z.int() }),
  'records.backup': BackupStatusSchema,
  'records.changed': z.object({ recordId: z.string().nullable() }),
} as const
export type Topics = typeof topics
export type TopicName = keyof Topics
export type TopicPayload<T extends TopicName> = z.output<Topics[T]>

/** Who calls, as the dispatcher established it; null before sign-in (channels open to anyone). */
export type Caller = { readonly account: Account | null }

/** A room's half of the contract: one function per channel whose name starts with the room's. */
export type Handlers<Room extends string> = {
  readonly [N in ChannelName as N extends `${Room}.${string}` ? N : never]: (
    request: Request<Contract[N]>,
    caller: Caller,
  ) => Answer<Contract[N]> | Promise<Answer<Contract[N]>>
}
/** For channels that need a sign-in the dispatcher guarantees an account; rooms state it with this. */
export function signedIn(caller: Caller): Account {
  if (caller.account === null)
    throw new Error('a channel that needs a sign-in was dispatched without one')
  return caller.account
}
