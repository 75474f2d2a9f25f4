/** The main process's own options, the same under Electron and under Node. */
import { homedir } from 'node:os'
import { posix, win32 } from 'node:path'

export type CommandLine = {
  readonly browser: boolean
  readonly dataRoot: string | null
  readonly port: number
  readonly open: boolean
}

/** @param args process.argv without the program and the script; unknown options belong to Chromium and are passed over */
export function readCommandLine(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): CommandLine {
  const after = (name: string): string | undefined => {
    const at = args.indexOf(name)
    const joined = args.find((argument) => argument.startsWith(`${name}=`))
    return joined?.slice(name.length + 1) ?? (at < 0 ? undefined : args[at + 1])
  }
  const port = Number(after('--port') ?? 0)
  const data = after('--data') ?? environment['SOUDAN_DATA'] ?? ''
  return {
    browser: args.includes('--browser'),
    dataRoot: data === '' ? null : data,
    port: Number.isInteger(port) && port > 0 && port < 65_536 ? port : 0,
    open: !args.includes('--no-open'),
  }
}

/**
 * Where data lies when nobody names a folder: per user, where the OS expects it. On Windows in the local profile: the roaming
 * one may be redirected to a share, where a log in WAL mode must not lie.
 */
export function defaultDataRoot(
  system: string,
  environment: Readonly<Record<string, string | undefined>>,
  home: string = homedir(),
): string {
  if (system === 'win32')
    return win32.join(
      environment['LOCALAPPDATA'] ?? win32.join(home, 'AppData', 'Local'),
      'SoudanDesk',
    )
  if (system === 'darwin') return posix.join(home, 'Library', 'Application Support', 'SoudanDesk')
  return posix.join(
    environment['XDG_DATA_HOME'] || posix.join(home, '.local', 'share'),
    'soudan-desk',
  )
}
