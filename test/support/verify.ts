/** The command line, run as the office's IT staff run it. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { type VerifyReport, VerifyReportSchema } from '../../shared/log/verify-report.ts'

const cli = join(import.meta.dirname, '..', '..', 'electron', 'cli.ts')

export function runCli(args: readonly string[]): {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
} {
  const done = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', cli, ...args],
    { encoding: 'utf8' },
  )
  return { status: done.status ?? -1, stdout: done.stdout, stderr: done.stderr }
}

export function verify(folder: string): { readonly status: number; readonly report: VerifyReport } {
  const { status, stdout } = runCli(['verify', folder, '--json'])
  return { status, report: VerifyReportSchema.parse(JSON.parse(stdout)) }
}
