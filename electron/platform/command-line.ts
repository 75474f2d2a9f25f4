/** The options of `npm start` and of the main process: the same under Electron and under Node, and nothing passed over silently. */
import { homedir } from 'node:os'
import { posix, resolve, win32 } from 'node:path'
import { fail, ok, type Result } from '../../shared/result.ts'

type Environment = Readonly<Record<string, string | undefined>>

export type CommandLine = {
  readonly help: boolean
  readonly browser: boolean
  /** Absolute; null: nobody named a folder. */
  readonly dataRoot: string | null
  /** Of the browser platform; 0 takes a free one. */
  readonly port: number
  readonly open: boolean
}

export type CommandLineReason = 'unknownOption' | 'extraArgument' | 'dataMissing' | 'portWrong'

/** Chromium and Electron have hundreds of switches and add some of their own (a second start on Windows, Playwright's). */
const CHROMIUM =
  /^--?(allow|app|auto|autoplay|blink|class|deny|disable|enable|force|gpu|high-dpi|host|ignore|in-process|inspect|js-flags|lang|log|no-sandbox|no-first-run|no-zygote|original-process-start-time|ozone|password-store|prefetch|proxy|psn_|remote|secure|single-process|squirrel|time-zone|touch|trace|unsafely|updated|use|user-data-dir|v|vmodule)([-=_]|\d|$)/

/**
 * @param args without the program and, on plain Node, without the script
 * @param runs `electron`: Chromium's own switches may stand between ours; `electronOnFolder`: and the app's folder too (`electron .`)
 * @param typedIn where the person was when typing: relative folders start there
 * Fails with `details.argument`: what was wrong, as it was typed.
 */
export function readCommandLine(
  args: readonly string[],
  environment: Environment,
  runs: 'node' | 'electron' | 'electronOnFolder' = 'node',
  typedIn: string = process.cwd(),
): Result<CommandLine, CommandLineReason> {
  const found = { help: false, browser: false, open: true, port: 0 }
  let data: string | null = null
  let folderAhead = runs === 'electronOnFolder'
  const rest = [...args]
  for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
    const at = argument.startsWith('--') ? argument.indexOf('=') : -1
    const name = at < 0 ? argument : argument.slice(0, at)
    const joined = at < 0 ? null : argument.slice(at + 1)
    if (name === '--data' || name === '--port') {
      const value = joined ?? (rest[0]?.startsWith('--') === true ? '' : (rest.shift() ?? ''))
      if (name === '--data') {
        if (value === '') return fail('dataMissing', { argument })
        data = value
      } else {
        if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535)
          return fail('portWrong', { argument: value })
        found.port = Number(value)
      }
    } else if (argument === '--help' || argument === '-h') found.help = true
    else if (argument === '--browser') found.browser = true
    else if (argument === '--no-open') found.open = false
    else if (argument.startsWith('-')) {
      if (runs === 'node' || !CHROMIUM.test(argument)) return fail('unknownOption', { argument })
    } else if (folderAhead) folderAhead = false
    else return fail('extraArgument', { argument })
  }
  const named = data ?? environment['SOUDAN_DATA'] ?? ''
  return ok({ ...found, dataRoot: named === '' ? null : resolve(typedIn, named) })
}

/** npm runs its scripts in the project's folder and says in INIT_CWD where the person was. */
export function typedIn(environment: Environment, cwd: string): string {
  const initial = environment['INIT_CWD'] ?? ''
  return environment['npm_lifecycle_event'] === undefined || initial === '' ? cwd : initial
}

const DATA_FOLDER = 'SoudanDesk'

/**
 * Where data lies when nobody names a folder: per user, where the OS expects it. On Windows in the local profile: the roaming
 * one may be redirected to a share, where a log in WAL mode must not lie.
 */
export function defaultDataRoot(
  system: string,
  environment: Environment,
  home: string = homedir(),
): string {
  if (system === 'win32')
    return win32.join(
      environment['LOCALAPPDATA'] || win32.join(home, 'AppData', 'Local'),
      DATA_FOLDER,
    )
  if (system === 'darwin') return posix.join(home, 'Library', 'Application Support', DATA_FOLDER)
  return posix.join(environment['XDG_CONFIG_HOME'] || posix.join(home, '.config'), DATA_FOLDER)
}
