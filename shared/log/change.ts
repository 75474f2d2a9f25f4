/** The durable words of a change: what the log says was done. Never renamed, never translated; screens have their own. */
import { z } from 'zod'

/** What was done to a booking that is there. */
export const BookingChangeSchema = z.enum([
  'changed',
  'cancelled',
  'restored',
  'claimed',
  'released',
  'closed',
  /** Nobody was met: it stands as before. */
  'givenBack',
  /** Its time has passed; somebody said what came of it, without a session. */
  'answered',
  /** A supervisor corrected how it ended. */
  'corrected',
  'heldByProfile',
  'askedAgain',
  'allowed',
  'refused',
  'changedByImport',
  'withdrawnByImport',
  'importUndone',
  'wentBack',
])
export type BookingChange = z.infer<typeof BookingChangeSchema>

/** What was done to an account; nobody's data, not even the new name. */
export const AccountChangeSchema = z.enum([
  'displayName',
  'roleCounselor',
  'roleSupervisor',
  'roleIt',
  'disabled',
  'enabled',
  'passphrase',
  'passphraseByRecoveryKey',
])
export type AccountChange = z.infer<typeof AccountChangeSchema>
