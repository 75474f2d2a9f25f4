/** Putting a backup in the place of the office. */

/** Why a folder cannot be restored from; in each case the office that is there stays as it is. */
export const restoreReasons = [
  'noBackup',
  'backupNewer',
  'backupDamaged',
  'needsSupervisor',
  'sessionRunning',
  'saveFailed',
] as const
export type RestoreReason = (typeof restoreReasons)[number]
