/**
 * Whose signature a Windows installer carries. Unlike electron-updater's own check it never lets a file through because the
 * check itself could not be made (no PowerShell, an answer nobody can read): then the file is refused.
 */
import { execFile } from 'node:child_process'
import { win32 } from 'node:path'
import { z } from 'zod'
import { SECOND } from '../../../shared/clock.ts'

/** Runs PowerShell's script with the file's path in the environment, where no quoting can go wrong. */
export type RunScript = (script: string, file: string) => Promise<Uint8Array>

/** Status 0 is Valid: whole, and trusted by this PC. */
const AnswerSchema = z.object({ Status: z.literal(0), Subject: z.string().min(1) })

const SCRIPT =
  '$s = Get-AuthenticodeSignature -LiteralPath $env:SOUDAN_SIGNED_FILE; ' +
  '@{ Status = [int]$s.Status; Subject = $s.SignerCertificate.Subject } | ConvertTo-Json -Compress'

const LIMIT_MS = 30 * SECOND

export const runPowerShell: RunScript = (script, file) =>
  new Promise((resolve, reject) => {
    const windows = process.env['SystemRoot'] ?? 'C:\\Windows'
    execFile(
      win32.join(windows, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe'),
      ['-NoProfile', '-NonInteractive', '-Command', script],
      {
        // Modules of another PowerShell would not load.
        env: { ...process.env, PSModulePath: '', SOUDAN_SIGNED_FILE: file },
        encoding: 'buffer',
        timeout: LIMIT_MS,
        windowsHide: true,
      },
      (error, stdout) => (error instanceof Error ? reject(error) : resolve(stdout)),
    )
  })

/** @returns null when one of the publishers signed the file, whole and trusted; else why it is refused */
export async function whyUnsigned(
  publishers: readonly string[],
  file: string,
  run: RunScript = runPowerShell,
): Promise<string | null> {
  try {
    const answer = AnswerSchema.safeParse(JSON.parse(decoded(await run(SCRIPT, file))))
    if (!answer.success) return 'not signed, or not trusted by this PC'
    const subject = answer.data.Subject
    const name = commonName(subject)
    return publishers.some((publisher) => publisher === subject || publisher === name)
      ? null
      : 'signed by somebody else'
  } catch {
    return 'the signature could not be read'
  }
}

/** A Japanese Windows writes in CP932, one set to UTF-8 in UTF-8. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('shift_jis').decode(bytes)
  }
}

/** CN of a subject such as `CN="Example, K.K.", O=…`; null when there is none. */
function commonName(subject: string): string | null {
  const found = /(?:^|,\s*)CN=(?:"((?:[^"]|"")*)"|([^,]*))/.exec(subject)
  return found === null ? null : (found[1]?.replaceAll('""', '"') ?? found[2]?.trim() ?? null)
}
