/** `verify DATA_FOLDER --json` for the office's IT staff. Needs no key and changes nothing. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { VerifyReport } from '../../shared/records/events.ts'
import { databasePath } from './names.ts'
import { verifyFolder } from './verify.ts'

/** The folder itself, or the offices under it when it is the root. */
function officeFolders(folder: string): string[] {
  if (existsSync(databasePath(folder))) return [folder]
  const offices = ['office', 'practice'].map((name) => path.join(folder, name)).filter((office) => existsSync(databasePath(office)))
  return offices.length === 0 ? [folder] : offices
}

function together(reports: readonly VerifyReport[]): VerifyReport {
  const firstBad = reports.find((report) => report.firstBad !== null)?.firstBad ?? null
  return { ok: reports.every((report) => report.ok), events: reports.reduce((sum, report) => sum + report.events, 0), firstBad }
}

function inWords(report: VerifyReport): string {
  if (report.firstBad === null) return `記録に異常はありません（${report.events}件）。`
  const place = report.firstBad.sequence === 0 ? 'ファイル全体' : `${report.firstBad.sequence}件目`
  return `記録に異常があります: ${place}: ${report.firstBad.why}`
}

/** @param args what follows the word `verify`; answers the exit status: 0 all right, 1 not */
export function runVerify(args: readonly string[], out: (line: string) => void): number {
  const folder = args.find((arg) => !arg.startsWith('--'))
  if (folder === undefined) {
    out('使い方: verify データフォルダー [--json]')
    return 1
  }
  const report = together(officeFolders(path.resolve(folder)).map(verifyFolder))
  out(args.includes('--json') ? JSON.stringify(report) : inWords(report))
  return report.ok ? 0 : 1
}
