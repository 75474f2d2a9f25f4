/** Putting a backup in the place of the office. */

/**
 * Why a folder cannot be restored from; in each case the office that is there stays as it is. `backupIncomplete`: what it shares with
 * other copies does not lie beside it. `cancelled`: somebody gave it up.
 */
export const restoreReasons = [
  'noBackup',
  'backupNewer',
  'backupDamaged',
  'backupIncomplete',
  'needsSupervisor',
  'sessionRunning',
  'saveFailed',
  'cancelled',
] as const
export type RestoreReason = (typeof restoreReasons)[number]
