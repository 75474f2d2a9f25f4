/** The words for a start that failed. Each names no file but the folder the person chose. */
import type { DataFolderReason } from './data-folder.ts'

/** Where the start was when it failed. */
export type StartStep = 'platform' | 'meetingServer' | 'compose' | 'resume' | 'window'

type Words = { readonly what: string; readonly next: string }

const ASK = '直らないときは、コードを情報システムの担当者に伝えてください。'
const KEPT = '保存済みの記録と予約はそのまま残っています。'
const AGAIN = `${KEPT}パソコンを再起動してから、もう一度開いてください。${ASK}`
const named = (folder: string): string => `「${folder}」`

const folder: Readonly<Record<DataFolderReason, (folder: string) => Words>> = {
  notAFolder: (path) => ({
    what: `データを置くフォルダー${named(path)}の場所に、ファイルがあります。`,
    next: '何も書き込んでいません。別のフォルダーを指定するか、そのファイルを移してから、もう一度開いてください。',
  }),
  unreadable: (path) => ({
    what: `データを置くフォルダー${named(path)}を読み取れません。`,
    next: `何も書き込んでいません。フォルダーを読む権限を確かめてから、もう一度開いてください。${ASK}`,
  }),
  notMade: (path) => ({
    what: `データを置くフォルダー${named(path)}を作れません。`,
    next: `何も書き込んでいません。ドライブが接続されているか、書き込む権限があるかを確かめてから、もう一度開いてください。${ASK}`,
  }),
  readOnly: (path) => ({
    what: `データを置くフォルダー${named(path)}に書き込めません。`,
    next: `何も書き込んでいません。書き込む権限を確かめてから、もう一度開いてください。${ASK}`,
  }),
  diskFull: (path) => ({
    what: `データを置くフォルダー${named(path)}のあるドライブの空き容量が足りません。`,
    next: '何も書き込んでいません。不要なファイルを削除して空き容量を増やしてから、もう一度開いてください。分からないときは、情報システムの担当者に連絡してください。',
  }),
  other: (path) => ({
    what: `データを置くフォルダー${named(path)}を使えません。`,
    next: `何も書き込んでいません。ドライブが接続されているかを確かめてから、もう一度開いてください。${ASK}`,
  }),
}

const step: Readonly<Record<StartStep, Words>> = {
  platform: { what: '画面を開く準備ができませんでした。', next: AGAIN },
  meetingServer: { what: '会議の画面を出す準備ができませんでした。', next: AGAIN },
  compose: { what: '相談デスクを準備する途中で、予期しない問題が起きました。', next: AGAIN },
  resume: { what: '前に開いていた事務所を開く途中で、予期しない問題が起きました。', next: AGAIN },
  window: { what: '画面を表示できませんでした。', next: AGAIN },
}

export const failureText = {
  title: '相談デスクを開けません',
  folder,
  step,
  portInUse: (port: number): Words =>
    port === 0
      ? { what: 'このパソコンの中での通信に使う番号（ポート）が空いていません。', next: AGAIN }
      : {
          what: `ポート ${port} は、ほかのアプリが使っています。`,
          next: '別の番号を --port で指定するか、--port を付けずに、もう一度起動してください。',
        },
  port: {
    what: 'このパソコンの中での通信（127.0.0.1）を始められません。',
    next: `セキュリティー対策のソフトが止めていることがあります。${AGAIN}`,
  },
  diskFull: {
    what: 'パソコンの空き容量が足りません。',
    next: `${KEPT}不要なファイルを削除して空き容量を増やしてから、もう一度開いてください。分からないときは、情報システムの担当者に連絡してください。`,
  },
  filesMissing: {
    what: '相談デスクのファイルが足りません。',
    next: `${KEPT}相談デスクをインストールし直してください。${ASK}`,
  },
  code: (code: string, system: string | null): string =>
    `コード: ${system === null ? code : `${code} ${system}`}`,
  line: (code: string, system: string | null): string =>
    `起動できません（${system === null ? code : `${code} ${system}`}）。`,
} as const
