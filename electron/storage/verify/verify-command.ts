/** `verify DATA_FOLDER --json` for the office's IT staff. Needs no key and changes nothing. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { VerifyReport } from '../../../shared/log/verify-report.ts'
import { readSeals, type Seal } from '../../../shared/records/seal.ts'
import { databasePath } from '../file/names.ts'
import { parseArgs } from 'node:util'
import type { VerifyFolder } from './verify.ts'

/** The folder itself, or the offices under it when it is the root. */
function officeFolders(folder: string): string[] {
  if (existsSync(databasePath(folder))) return [folder]
  const offices = ['office', 'practice']
    .map((name) => path.join(folder, name))
    .filter((office) => existsSync(databasePath(office)))
  return offices.length === 0 ? [folder] : offices
}

function together(reports: readonly VerifyReport[]): VerifyReport {
  const firstBad = reports.find((report) => report.firstBad !== null)?.firstBad ?? null
  return {
    ok: reports.every((report) => report.ok),
    events: reports.reduce((sum, report) => sum + report.events, 0),
    firstBad,
  }
}

function inWords(report: VerifyReport): string {
  if (report.firstBad === null) return `記録に異常はありません（${report.events}件）。`
  const place = report.firstBad.sequence === 0 ? 'ファイル全体' : `${report.firstBad.sequence}件目`
  return `記録に異常があります: ${place}: ${report.firstBad.why}`
}

const USAGE = '使い方: verify データフォルダー [--json] [--seal 改ざん確認コードのファイル]'

type Wish = { readonly folder: string; readonly json: boolean; readonly sealFile: string | null }

/** Null: an unknown option, no folder, or more than one. */
function readArgs(args: readonly string[]): Wish | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean', default: false }, seal: { type: 'string' } },
      allowPositionals: true,
    })
    const [folder, ...others] = positionals
    return folder === undefined || others.length > 0
      ? null
      : { folder: path.resolve(folder), json: values.json, sealFile: values.seal ?? null }
  } catch {
    return null
  }
}

/** Null: the file cannot be read, holds no seal, or holds one that was typed wrongly. */
function sealsIn(file: string): readonly Seal[] | null {
  if (!existsSync(file) || !statSync(file).isFile()) return null
  const { seals, unreadableLines } = readSeals(readFileSync(file, 'utf8'))
  return seals.length === 0 || unreadableLines.length > 0 ? null : seals
}

export type VerifyLines = {
  readonly out: (line: string) => unknown
  /** What is wrong with the command itself. */
  readonly err: (line: string) => unknown
}

/**
 * @param args what follows the word `verify`: the folder, `--json`, `--seal FILE` (a text file with printed seals,
 * one a line; only with one office's folder, for each office has a log of its own)
 * @param verify one office's folder, or one backup's
 * @returns the exit status: 0 all right, 1 not, 2 nothing was verified
 */
export async function runVerify(
  args: readonly string[],
  { out, err }: VerifyLines,
  verify: VerifyFolder,
): Promise<number> {
  const refused = (why: string): number => {
    err(why)
    return 2
  }
  const wish = readArgs(args)
  if (wish === null) return refused(USAGE)
  if (!existsSync(wish.folder) || !statSync(wish.folder).isDirectory())
    return refused(`データのフォルダーがありません: ${wish.folder}`)
  const folders = officeFolders(wish.folder)
  const seals = wish.sealFile === null ? [] : sealsIn(path.resolve(wish.sealFile))
  if (seals === null)
    return refused(
      '改ざん確認コードのファイルを読み取れません。「SEAL」で始まる行を、印刷されたとおりに入力してください。',
    )
  if (seals.length > 0 && folders.length > 1)
    return refused(
      '改ざん確認コードで確かめるときは、office か practice のフォルダーを1つ指定してください。',
    )
  const reports: VerifyReport[] = []
  for (const folder of folders) reports.push(await verify(folder, seals))
  const report = together(reports)
  out(wish.json ? JSON.stringify(report) : inWords(report))
  return report.ok ? 0 : 1
}
