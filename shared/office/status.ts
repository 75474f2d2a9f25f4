/** What stands between the start of the app and a usable office. */
import { z } from 'zod'
import { NewAccountSchema, PassphraseSchema } from '../people/account.ts'
import { LocalDateSchema } from '../time/day.ts'
import { DataFolderSchema } from './desktop.ts'
import { OfficeProfileSchema } from './profile.ts'

export const OfficeKindSchema = z.enum(['office', 'practice'])
export type OfficeKind = z.infer<typeof OfficeKindSchema>

/** Why an office that exists cannot be opened; nothing is deleted in any of these cases. */
export const OfficeTroubleSchema = z.enum([
  'keyUnavailable',
  'keyDamaged',
  'databaseDamaged',
  'databaseAltered',
  'databaseMissing',
  'databaseNewer',
  'databaseOlder',
  'folderReadOnly',
  'diskFull',
  'alreadyRunning',
  'fileUnreadable',
  // This PC joined the office, and has not received it from its server yet.
  'joiningUnfinished',
  'unexpected',
])
export type OfficeTrouble = z.infer<typeof OfficeTroubleSchema>

/**
 * choose: no office is open, pick or set one up.
 * unlock: the office's key needs its passphrase (only where the OS has no key store).
 * opening: its lists are being made anew from the log, or it is received from its server; `share` of 1 is done.
 * trouble: it exists but cannot be opened. accounts: its set-up was cut off before anybody could sign in. ready: open.
 * `vaultNeedsPassphrase`: this PC has no key store, so that a recovery needs a new passphrase.
 */
export const OfficeStatusSchema = z.discriminatedUnion('stage', [
  z.object({
    stage: z.literal('choose'),
    offices: z.array(OfficeKindSchema),
    vaultNeedsPassphrase: z.boolean(),
    dataFolder: DataFolderSchema,
  }),
  z.object({
    stage: z.literal('unlock'),
    kind: OfficeKindSchema,
    vaultNeedsPassphrase: z.boolean(),
  }),
  z.object({
    stage: z.literal('trouble'),
    kind: OfficeKindSchema,
    trouble: OfficeTroubleSchema,
    folder: z.string(),
    vaultNeedsPassphrase: z.boolean(),
  }),
  z.object({
    stage: z.literal('opening'),
    kind: OfficeKindSchema,
    what: z.enum(['lists', 'joining']),
    share: z.number(),
  }),
  z.object({ stage: z.literal('accounts'), kind: OfficeKindSchema }),
  z.object({
    stage: z.literal('ready'),
    kind: OfficeKindSchema,
    officeName: z.string(),
    platform: z.enum(['electron', 'browser']),
    wallMs: z.number(),
  }),
])
export type OfficeStatus = z.infer<typeof OfficeStatusSchema>

/** Everything a first start needs. `vaultPassphrase` only where the OS keeps no key. */
export const SetUpSchema = z.object({
  profile: OfficeProfileSchema,
  supervisor: NewAccountSchema,
  counselor: NewAccountSchema,
  vaultPassphrase: PassphraseSchema.nullable(),
})
export type SetUp = z.infer<typeof SetUpSchema>

/** What a set-up that was cut off still lacks. */
export const FirstAccountsSchema = SetUpSchema.pick({ supervisor: true, counselor: true })
export type FirstAccounts = z.infer<typeof FirstAccountsSchema>

/** The recovery key as it was typed; `newPassphrase` only where the OS keeps no key. */
export const RecoverySchema = z.object({
  recoveryKey: z.string().max(200),
  newPassphrase: PassphraseSchema.nullable(),
})
export type Recovery = z.infer<typeof RecoverySchema>
export const recoveryReasons = [
  'recoveryKeyTypo',
  'recoveryKeyLength',
  'wrongRecoveryKey',
  'passphraseNeeded',
  'nothingToRecover',
] as const

/** The practice office's clock: the same thing a real office has, but it can be moved on. */
export const ClockMoveSchema = z.enum(['minute', 'fiveMinutes', 'nextWarning'])
export type ClockMove = z.infer<typeof ClockMoveSchema>

export const DayKindSchema = z.object({
  date: LocalDateSchema,
  open: z.boolean(),
  /** Why the day is closed (or opened by the office), in words; null on an ordinary open day. */
  reason: z.string().nullable(),
})
export type DayKind = z.infer<typeof DayKindSchema>
