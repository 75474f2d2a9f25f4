/** File names inside one office's data folder. */
import path from 'node:path'

export const DATABASE_FILE = 'records.sqlite'
export const KEY_FILE = 'keys.json'
export const LOCK_FILE = 'lock.sqlite'

export function databasePath(folder: string): string {
  return path.join(folder, DATABASE_FILE)
}

export function keyPath(folder: string): string {
  return path.join(folder, KEY_FILE)
}

export function lockPath(folder: string): string {
  return path.join(folder, LOCK_FILE)
}

/** There while a new office is being made: what lies beside it belongs to nobody yet. */
export function settingUpPath(folder: string): string {
  return path.join(folder, 'setting-up')
}

/** The office's own rules, a copy for people to read. */
export function profilePath(folder: string): string {
  return path.join(folder, 'profile.json')
}
