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
