/** The test of the office's server in words, on the screen and on the command line. */
import type { CheckedStep } from './server.ts'

export const stepText: Readonly<Record<CheckedStep['step'], string>> = {
  name: '名前',
  port: '接続',
  tls: '暗号化（TLS）',
  login: 'ログイン',
  version: 'PostgreSQLのバージョン',
  schema: '相談デスクの準備',
  clock: '時計',
  rights: '権限',
}

export const resultText: Readonly<Record<CheckedStep['result'], string>> = {
  ok: '正常',
  failed: '異常',
  notReached: '未確認',
}
