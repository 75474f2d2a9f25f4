/**
 * The commands of the office's IT staff, `import`, `verify` and `server`: for `npm run -s cli -- ` on plain Node without a build, and for
 * `SoudanDesk --cli ` in the packed app, which opens no window then.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import Conf from 'conf'
import { z } from 'zod'
import { systemClock } from '../shared/clock.ts'
import { type OfficeKind, OfficeKindSchema } from '../shared/office/status.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import { loggedProfile } from './office/profile-store.ts'
import type { OpenConf } from './office/settings-file.ts'
import type { KeyStore } from './platform/platform.ts'
import { type ImportOffice, runImport } from './schedule/import-command.ts'
import { scheduleSeal, scheduleTag } from './schedule/keys.ts'
import { openScheduleStore } from './schedule/store.ts'
import { keyPath } from './storage/file/names.ts'
import { openStorage, storageExists } from './storage/storage.ts'
import { verifyOfficeOrBackup } from './storage/backup/verify-backup.ts'
import { runVerify } from './storage/verify/verify-command.ts'

const HELP = `使い方:
  COMMAND import ファイル --dry-run [--json] [--data フォルダー] [--today 年-月-日] [--out ファイル]
    e-TUMOのファイルを読み、取り込むとどうなるかを表示します。予約には何も書き込みません。
    --data    この事務所の予約と比べます。省略すると、ハローワーク金沢の初期設定の空の事務所と比べます。
              データのパスフレーズで保護した事務所は、パスフレーズを環境変数 SOUDAN_PASSPHRASE で渡してください。
    --today   「過ぎた日付」の基準日（例: 2025-03-25）。省略すると、--data があれば今日が基準です。
              --data もなければ、過ぎた日付かどうかは判定しません（古いファイルも試せます）。
    --json    結果をJSONで標準出力に出します。人が読む文は標準エラー出力に出ます。
    終了コード: 0 読み取れた（要確認や読み取れない行がある場合も含む）、1 ファイルか事務所を開けない、2 使い方の誤り
  COMMAND verify データフォルダー [--json] [--seal 改ざん確認コードのファイル] [--out ファイル]
    記録の改ざんや破損がないかを調べます。鍵は不要です。バックアップのフォルダーも調べられます。
    終了コード: 0 異常なし、1 異常あり、2 使い方の誤り
  COMMAND server init|invite|status|check postgres://ログイン名@ホスト名/データベース
    事務所のサーバー（PostgreSQL）を準備し、参加ファイルを作り、様子を見て、使えるかを順に確かめます。
    くわしくは「COMMAND server」と docs/office-server.md をご覧ください。パスワードは環境変数 PGPASSWORD で渡します。
    パソコンの参加は、アプリの画面から行います。
    終了コード: 0 できた、1 できない（理由を表示します）、2 使い方の誤り
  --out ファイル
    結果をそのファイルに書きます（UTF-8、すでにあれば置き換え）。標準出力に出すものがなければ、エラーの文を書きます。
    Windows に入れたアプリは画面に文字を出せないので、必ず付けてください。書き込めないときの終了コードは 2 です。`

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
function openForImport(dataFolder: string): Result<ImportOffice> {
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
  const { vault, log } = storage.value
  const profile = loggedProfile(log.reader)
  if (profile === null) {
    storage.value.close()
    return fail('databaseDamaged')
  }
  const store = openScheduleStore({
    folder,
    openConf,
    clock: systemClock,
    seal: scheduleSeal(vault),
    log,
    inbox: storage.value.inbox,
    readOnly: true,
  })
  return ok({
    profile,
    index: store.index(),
    mappings: store.head().mappings,
    outputs: store.head().outputs,
    tag: scheduleTag(vault),
    wallMs: systemClock.wallMs(),
    close: () => storage.value.close(),
  })
}

/** Where a command's lines go. */
export type CommandLines = {
  readonly out: (text: string) => unknown
  readonly err: (text: string) => unknown
}

/** What follows `--cli` on the app's own command line; null: the app itself was started. */
export function commandArgs(argv: readonly string[]): readonly string[] | null {
  const at = argv.indexOf('--cli')
  return at < 0 ? null : argv.slice(at + 1)
}

/** Takes `--out FILE` out of the arguments. Null: it names no file. */
function withoutOut(
  args: readonly string[],
): { readonly args: readonly string[]; readonly file: string | null } | null {
  const at = args.indexOf('--out')
  if (at < 0) return { args, file: null }
  const file = args[at + 1]
  return file === undefined || file === '' || file.startsWith('--')
    ? null
    : { args: [...args.slice(0, at), ...args.slice(at + 2)], file: resolve(file) }
}

async function runNamed(
  [command, ...rest]: readonly string[],
  called: string,
  { out, err }: CommandLines,
): Promise<number> {
  const help = HELP.replaceAll('COMMAND', called)
  if (rest.includes('--help') || command === '--help' || command === 'help') {
    out(help)
    return 0
  }
  if (command === 'import') return runImport(rest, { out, err, openOffice: openForImport })
  if (command === 'server') {
    // Only here: no start of the app waits for a database's driver.
    const { runServer } = await import('./office/server/server-command.ts')
    const password = process.env['PGPASSWORD'] ?? ''
    return runServer(rest, { out, err, clock: systemClock, password })
  }
  if (command === 'verify') return runVerify(rest, { out, err }, verifyOfficeOrBackup)
  err(help)
  return 2
}

/**
 * Runs one command of the office's IT staff.
 * @param called how the help names the command line
 * @returns the exit status: 0 done, 1 the command's own "no", 2 wrong use or a file of results that cannot be written
 */
export async function runCommand(
  args: readonly string[],
  called: string,
  lines: CommandLines,
): Promise<number> {
  const split = withoutOut(args)
  if (split === null) {
    lines.err('--out には、結果を書くファイルを指定してください。')
    return 2
  }
  const { file } = split
  if (file === null) return runNamed(split.args, called, lines)
  const said: string[] = []
  const complaints: string[] = []
  const status = await runNamed(split.args, called, {
    out: (text) => said.push(text),
    err: (text) => complaints.push(text),
  })
  for (const text of complaints) lines.err(text)
  try {
    writeFileSync(file, `${(said.length > 0 ? said : complaints).join('\n')}\n`)
  } catch {
    lines.err(`結果をファイルに書き込めません: ${file}`)
    return 2
  }
  return status
}
