/**
 * Checks the log without any key: every row, the chain, the head, the guards against change. Opens the
 * file for reading only and survives a damaged one by naming the first bad place. `sequence` 0 in the
 * answer means the file as a whole.
 */
import { existsSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import type { VerifyReport } from '../../../shared/log/verify-report.ts'
import type { Seal } from '../../../shared/records/seal.ts'
import { isOlder, openForReading, userVersion } from '../file/database.ts'
import { storageCause } from '../file/errors.ts'
import { migrations } from '../file/migrations/index.ts'
import { databasePath } from '../file/names.ts'
import { strangeThing } from '../file/schema.ts'
import { firstLostKey } from './verify-keys.ts'
import { firstUnbornOut } from './verify-lists.ts'
import { firstBrokenWalPlace } from './verify-wal.ts'
import { PROJECTION_VERSION } from '../lists/rebuild.ts'
import { firstUnlistedRecord } from './verify-records.ts'
import { checkRows, type Head, type Walk } from './verify-rows.ts'

type Bad = NonNullable<VerifyReport['firstBad']>
/** As verifyFolder(), of whatever the folder holds. */
export type VerifyFolder = (
  folder: string,
  seals: readonly Seal[],
) => VerifyReport | Promise<VerifyReport>
const wholeFile = (why: string): Bad => ({ sequence: 0, why })

/**
 * @param folder the office's own folder
 * @param seals printed seals; what they name must still be there, unchanged
 */
export function verifyFolder(folder: string, seals: readonly Seal[] = []): VerifyReport {
  const file = databasePath(folder)
  if (!existsSync(file))
    return {
      ok: false,
      events: 0,
      firstBad: wholeFile('このフォルダーに記録のファイルがありません'),
    }
  let db: DatabaseSync | null = null
  try {
    db = openForReading(file)
    return verifyDatabase(db, file, seals)
  } catch (error) {
    if (storageCause(error) === null) throw error
    return { ok: false, events: 0, firstBad: wholeFile('データベースとして読み取れません') }
  } finally {
    closeQuietly(db)
  }
}

function closeQuietly(db: DatabaseSync | null): void {
  try {
    db?.close()
  } catch (error) {
    if (storageCause(error) === null) throw error
  }
}

function verifyDatabase(db: DatabaseSync, file: string, seals: readonly Seal[]): VerifyReport {
  if (isOlder(db))
    return {
      ok: false,
      events: 0,
      firstBad: wholeFile(
        '相談デスクの古い試作版で作られたファイルか、先頭が書き換えられたファイルです',
      ),
    }
  if (userVersion(db) > migrations.length)
    return {
      ok: false,
      events: 0,
      firstBad: wholeFile('新しいバージョンの相談デスクで作られたファイルです'),
    }
  const heads = readHeads(db)
  const walk = checkRows(db, heads, seals)
  const firstBad =
    walk.firstBad ??
    firstBrokenWalPlace(file, walk.next) ??
    strange(db) ??
    structure(db, walk) ??
    firstUnbornOut(db) ??
    firstLostKey(db) ??
    firstUnlistedRecord(db, PROJECTION_VERSION)
  return { ok: firstBad === null, events: walk.events, firstBad }
}

function readHeads(db: DatabaseSync): Map<string, Head> {
  const rows = db.prepare(
    'SELECT CAST(device AS BLOB) AS device, own, sequence, hash FROM log_head',
  )
  rows.setReadBigInts(true)
  const heads = new Map<string, Head>()
  for (const row of rows.all()) {
    if (
      row.device instanceof Uint8Array &&
      typeof row.sequence === 'bigint' &&
      row.hash instanceof Uint8Array
    ) {
      heads.set(Buffer.from(row.device).toString('latin1'), {
        own: row.own !== 0n,
        sequence: row.sequence,
        hash: row.hash,
      })
    }
  }
  return heads
}

/** Tables, triggers and all must read exactly as the migrations made them, and there may be no others. */
function strange(db: DatabaseSync): Bad | null {
  const found = strangeThing(db, migrations.slice(0, userVersion(db)), true)
  return found === null
    ? null
    : wholeFile(`${found} がないか、作られたときと違うか、このアプリのものではありません`)
}

/** SQLite's own check of the file's pages, for damage that changed no value. */
function structure(db: DatabaseSync, walk: Walk): Bad | null {
  try {
    const found = db.prepare('PRAGMA integrity_check(1)').get()?.integrity_check
    return found === 'ok'
      ? null
      : {
          sequence: sequenceIn(db, String(found)),
          why: `ファイルの構造が壊れています（${String(found)}）`,
        }
  } catch (error) {
    if (storageCause(error) === null) throw error
    return { sequence: Number(walk.next), why: 'ファイルを最後まで読み取れません' }
  }
}

/** SQLite names a row that an index does not know by its place; 0 where it names none. */
function sequenceIn(db: DatabaseSync, finding: string): number {
  const place = /row (\d+) missing from index \S*events/.exec(finding)?.[1]
  const row =
    place === undefined
      ? undefined
      : db.prepare('SELECT sequence FROM events NOT INDEXED WHERE rowid = ?').get(Number(place))
  return typeof row?.sequence === 'number' ? row.sequence : 0
}
