/** The command line for the office's IT staff: `npm run -s cli -- import …` and `… verify …`. Runs on plain Node, without a build. */
import { runImport } from './schedule/import-command.ts'
import { openForImport } from './cli-office.ts'
import { runVerify } from './storage/verify-command.ts'

const HELP = `使い方:
  npm run -s cli -- import ファイル --dry-run [--json] [--data フォルダー] [--today 年-月-日]
    e-TUMOのファイルを読み、取り込むとどうなるかを表示します。何も書き込みません。
    --data    この事務所の予約と比べます。付けないときは、ハローワーク金沢の初期設定の空の事務所と比べます。
              パスフレーズで守られた事務所は、環境変数 SOUDAN_PASSPHRASE で渡してください。
    --today   「過ぎた日付」の基準日（例: 2025-03-25）。付けないときは、--data があれば今日が基準です。
              --data も無ければ、過ぎた日付かどうかは判定しません（古いファイルも試せます）。
    --json    結果をJSONで標準出力に出します。人が読む文は標準エラー出力に出ます。
    終了コード: 0 読めた（要確認や読めない行があっても）、1 ファイルか事務所を開けない、2 使い方の誤り
  npm run -s cli -- verify データフォルダー [--json]
    記録の改ざんや破損がないかを調べます。鍵は要りません。
    終了コード: 0 異常なし、1 異常あり`

async function main(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args
  const out = (text: string): boolean => process.stdout.write(`${text}\n`)
  const err = (text: string): boolean => process.stderr.write(`${text}\n`)
  if (command === 'import' && !rest.includes('--help')) return runImport(rest, { out, err, openOffice: openForImport })
  if (command === 'verify' && !rest.includes('--help')) return runVerify(rest, out)
  const asked = args.includes('--help') || command === 'help'
  if (asked) out(HELP)
  else err(HELP)
  return asked ? 0 : 2
}

process.exitCode = await main(process.argv.slice(2))
