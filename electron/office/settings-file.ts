/** Small files of settings beside the records: atomic writes by electron-store, or its core `conf` on the browser platform. */
import type Conf from 'conf'
import { fail, ok, type Result } from '../../shared/result.ts'
import { whileHeld } from '../storage/file/held.ts'

export type OpenConf = (options: {
  readonly cwd: string
  readonly configName: string
  readonly accessPropertiesByDotNotation: false
  /** A file that is no JSON counts as empty. */
  readonly clearInvalidConfig?: boolean
}) => Conf

export interface SettingsFile {
  /**
   * What the file says, unparsed; null when there is none yet. `damaged`: it is there and no JSON. `unreadable`: it cannot be
   * read now (held by another program, not for this user). It is left as it is.
   */
  read(): Result<unknown, 'damaged' | 'unreadable'>
  write(value: Readonly<Record<string, unknown>>): Result<null, 'saveFailed'>
  /** The same over a damaged file, of which nothing is lost: what it should say is known. */
  replace(value: Readonly<Record<string, unknown>>): Result<null, 'saveFailed'>
}

export function openSettingsFile(openConf: OpenConf, folder: string, name: string): SettingsFile {
  const open = (clearInvalidConfig = false): Conf =>
    openConf({
      cwd: folder,
      configName: name,
      accessPropertiesByDotNotation: false,
      clearInvalidConfig,
    })

  function write(
    value: Readonly<Record<string, unknown>>,
    overDamage: boolean,
  ): Result<null, 'saveFailed'> {
    try {
      whileHeld(() => {
        open(overDamage).store = { ...value }
      })
      return ok()
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      const cause =
        code === 'ENOSPC'
          ? 'diskFull'
          : ['EACCES', 'EPERM', 'EROFS'].includes(code)
            ? 'readOnly'
            : 'other'
      return fail('saveFailed', { cause })
    }
  }

  return {
    read() {
      try {
        const { store } = whileHeld(() => open())
        return ok(Object.keys(store).length === 0 ? null : { ...store })
      } catch (error) {
        return fail(isDamage(error) ? 'damaged' : 'unreadable')
      }
    },
    write: (value) => write(value, false),
    replace: (value) => write(value, true),
  }
}

/** What is written there is no JSON, or what lies there is no file. Every other error of the system may pass. */
function isDamage(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return !/^E[A-Z]+$/.test(code) || code === 'EISDIR'
}
