/** What `--help` says, and what is wrong with the options. */
import { type Failed, unreachable } from '../../shared/result.ts'
import type { CommandLineReason } from './command-line.ts'

const OPTIONS = `  --data フォルダー   データを置くフォルダー。今のフォルダーからの相対パスでもかまいません。
                      省略すると、環境変数 SOUDAN_DATA、それもなければWindowsなどのユーザーごとのフォルダー
                      （Windows: %APPDATA%\\SoudanDesk、macOS: ~/Library/Application Support/SoudanDesk、
                      Linux: \${XDG_CONFIG_HOME:-~/.config}/SoudanDesk）。
  --browser           Electronを使わず、ブラウザで動かします（動作確認用）。
  --port 番号         ブラウザで動かすときのポート番号（0から65535、0は空いている番号）。
  --no-open           ブラウザで動かすとき、ブラウザを開かず、アドレスだけを表示します。
  --help              この説明を表示します。
終了コード: 0 正常に終了した、1 起動できなかった、2 使い方の誤り`

export const helpText = {
  start: `使い方: npm start -- [オプション]
相談デスクを起動します。必要なときは先にビルドし、Electronの実行ファイルがなければ取得します
（プロキシーはnpmの設定 proxy / https-proxy / noproxy か、環境変数 HTTPS_PROXY / HTTP_PROXY / NO_PROXY に従います）。
Electronがここで動かないときは、理由を1行で表示し、ブラウザで動かします（動作確認用）。

${OPTIONS}`,
  main: `使い方: SoudanDesk [オプション]
相談デスクを起動します。

${OPTIONS}`,
} as const

function problemOf({ reason, details }: Failed<CommandLineReason>): string {
  const argument = String(details?.['argument'] ?? '')
  switch (reason) {
    case 'unknownOption':
      return `知らないオプションです: ${argument}`
    case 'extraArgument':
      return `余分な引数があります: ${argument}（空白を含むフォルダーの名前は "" で囲んでください）`
    case 'dataMissing':
      return `--data のあとに、フォルダーの名前がありません。`
    case 'portWrong':
      return `--port のあとには、0から65535の番号を付けてください: ${argument}`
    default:
      return unreachable(reason)
  }
}

/** One line. */
export const commandLineProblem = (failed: Failed<CommandLineReason>): string =>
  `起動できません（SD-02）。${problemOf(failed)} 使い方は --help で表示されます。`
