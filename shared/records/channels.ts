/** What is asked of the records, and what they tell. Put together in contract.ts. */
import { z } from 'zod'
import {
  booking,
  channel,
  type Channels,
  counselors,
  done,
  keepers,
  none,
  record,
  type Stale,
  supervisors,
  text,
} from '../channel.ts'
import { RetentionKindSchema } from '../office/retention.ts'
import { backupReasons, BackupSettingsSchema, BackupStatusSchema } from './backup.ts'
import { checkReasons, CheckStatusSchema } from './check.ts'
import { PastNoteSchema, PastSchema } from './past.ts'
import {
  PageAtSchema,
  PageEdgesSchema,
  RecordFilterSchema,
  RecordSummarySchema,
  RecordViewSchema,
  SavedFilterSchema,
} from './record.ts'
import { DISPOSED_AT_ONCE, DueSchema } from './retention.ts'
import { SealSchema } from './seal.ts'

export const recordsChannels = {
  /** `more`: there are more than `total`, which is as far as a list goes. `edges`: what the pages beside this one are asked by. */
  'records.list': channel(
    counselors,
    z.object({
      filter: RecordFilterSchema,
      at: PageAtSchema,
      limit: z.int().min(1).max(200),
    }),
    z.object({
      total: z.int(),
      more: z.boolean(),
      rows: z.array(RecordSummarySchema),
      edges: PageEdgesSchema,
    }),
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
  /** Earlier consultations of the booking's person, newest first: no more than stands with the bookings. Without a number nobody can tell. */
  'records.past': channel(
    counselors,
    booking,
    z.object({ hasNumber: z.boolean(), rows: z.array(PastSchema) }),
  ),
  /** What was noted then; only in the live session of that booking, once the identity check is done. Recorded as read. */
  'records.pastNote': channel(counselors, booking.extend(record.shape), PastNoteSchema, [
    'notIdentified',
    'notFound',
    'notYours',
    'saveFailed',
  ]),
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
    ['notDue', 'clockAhead', 'sessionRunning', 'saveFailed'],
  ),
  /** Between two small writes of the disposal under way: what is gone stays gone, the others stay. */
  'records.stopDisposal': channel(supervisors, none, done),
  /** What the last check of the log found. */
  'records.checkStatus': channel(keepers, none, CheckStatusSchema),
  /** Checks the log from its first event to its last. `seals`: lines with printed seals, or nothing. */
  'records.check': channel(
    keepers,
    z.object({ seals: z.string().max(50_000) }),
    CheckStatusSchema,
    checkReasons,
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
} as const satisfies Channels

/** What the records tell unasked. */
export const recordsTopics = {
  'records.backup': BackupStatusSchema,
  'records.check': CheckStatusSchema,
  /** How far the disposal under way is; null: none is. */
  'records.disposing': z.object({ done: z.int(), total: z.int() }).nullable(),
  'records.changed': z.object({ recordId: z.string().nullable() }),
} as const

/** Which topic makes which of these answers old. */
export const recordsStale = {
  'records.changed': ['records.list', 'records.past', 'records.seal', 'records.due'],
  'records.backup': ['records.backupStatus'],
  'records.check': ['records.checkStatus'],
  'schedule.changed': ['records.seal'],
  'office.profile': ['records.due'],
} as const satisfies Stale<typeof recordsChannels>
