/** The command line for the office's IT staff: `npm run -s cli -- import …` and `… verify …`. Runs on plain Node, without a build. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import Conf from 'conf'
import { z } from 'zod'
import { systemClock } from '../shared/clock.ts'
import { type OfficeKind, OfficeKindSchema } from '../shared/office/status.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import { openProfileStore } from './office/profile-store.ts'
import { openSettingsFile, type OpenConf } from './office/settings-file.ts'
import type { KeyStore } from './platform/platform.ts'
import { keepFilesPrivate } from './platform/private-files.ts'
import { type ImportOffice, runImport } from './schedule/import-command.ts'
import { openScheduleStore } from './schedule/store.ts'
import { keyPath } from './storage/file/names.ts'
import { openStorage, storageExists } from './storage/storage.ts'
import { runVerify } from './storage/verify/verify-command.ts'

const HELP = `使い方:
  npm run -s cli -- import ファイル --dry-run [--json] [--data フォルダー] [--today 年-月-日]
    e-TUMOのファイルを読み、取り込むとどうなるかを表示します。何も書き込みません。
    --data    この事務所の予約と比べます。付けないときは、ハローワーク金沢の初期設定の空の事務所と比べます。
              パスフレーズで守られた事務所は、環境変数 SOUDAN_PASSPHRASE で渡してください。
    --today   「過ぎた日付」の基準日（例: 2025-03-25）。付けないときは、--data があれば今日が基準です。
              --data も無ければ、過ぎた日付かどうかは判定しません（古いファイルも試せます）。
    --json    結果をJSONで標準出力に出します。人が読む文は標準エラー出力に出ます。
    終了コード: 0 読めた（要確認や読めない行があっても）、1 ファイルか事務所を開けない、2 使い方の誤り
  npm run -s cli -- verify データフォルダー [--json] [--seal 封印のファイル]
    記録の改ざんや破損がないかを調べます。鍵は要りません。
    終了コード: 0 異常なし、1 異常あり`

/** Plain Node has no OS key store: such an office opens with its passphrase, or not at all. */
const noKeyStore: KeyStore = {
  available: () => false,
  wrap: () => {
    throw new Error('nothing is wrapped here')
  },
  unwrap: () => fail('keyUnavailable'),
}

const openConf: OpenConf = (options) =>
  new Conf<Record<string, unknown>>({ ...options, projectName: 'soudan-desk' })

function kindOf(folder: string): OfficeKind | null {
  if (!existsSync(keyPath(folder))) return null
  const keys = z
    .object({ kind: OfficeKindSchema })
    .safeParse(JSON.parse(readFileSync(keyPath(folder), 'utf8')))
  return keys.success ? keys.data.kind : null
}

/** The folder itself, or the office (else the practice office) under it when it is the root. */
function openForImport(dataFolder: string): Result<ImportOffice, string> {
  const root = resolve(dataFolder)
  const folder = [root, join(root, 'office'), join(root, 'practice')].find((candidate) =>
    storageExists(candidate),
  )
  if (folder === undefined) return fail('notFound')
  const kind = kindOf(folder)
  if (kind === null) return fail('keyDamaged')
  const storage = openStorage({
    folder,
    kind,
    keyStore: noKeyStore,
    clock: systemClock,
    vaultPassphrase: process.env['SOUDAN_PASSPHRASE'] ?? null,
  })
  if (!storage.ok) return storage
  const { vault } = storage.value
  const profile = openProfileStore(openSettingsFile(openConf, folder, 'profile'), null)
  const store = openScheduleStore({
    folder,
    openConf,
    clock: systemClock,
    seal: {
      seal: (plain, name) => vault.seal('schedule', plain, name),
      open: (sealed, name) => vault.open('schedule', sealed, name),
    },
  })
  if (!profile.ok || !store.ok) {
    storage.value.close()
    return profile.ok ? fail(store.ok ? 'scheduleDamaged' : store.reason) : fail(profile.reason)
  }
  return ok({
    profile: profile.value.current(),
    index: store.value.index(),
    mappings: store.value.head().mappings,
    wallMs: systemClock.wallMs(),
    close: () => storage.value.close(),
  })
}

async function main(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args
  const out = (text: string): boolean => process.stdout.write(`${text}\n`)
  const err = (text: string): boolean => process.stderr.write(`${text}\n`)
  if (command === 'import' && !rest.includes('--help'))
    return runImport(rest, { out, err, openOffice: openForImport })
  if (command === 'verify' && !rest.includes('--help')) return runVerify(rest, out)
  const asked = args.includes('--help') || command === 'help'
  if (asked) out(HELP)
  else err(HELP)
  return asked ? 0 : 2
}

keepFilesPrivate()
process.exitCode = await main(process.argv.slice(2))
