/** What `npm start` says in the terminal. Why Electron cannot run is said in English too: whoever mends a machine may read no Japanese. */
import type { WhyNot } from './why-not.ts'

const INSTEAD = 'ブラウザで動かします（動作確認用）'
const INSTEAD_EN = 'starting the browser platform instead'

const why = (japanese: string, english: string): string =>
  `${japanese}ため、${INSTEAD}。 / Electron: ${english}; ${INSTEAD_EN}.`

export const startText = {
  building: '相談デスクを準備しています（ビルド中）。',
  buildFailed:
    '相談デスクを準備できませんでした（ビルドの失敗）。上の内容を、開発の担当者に伝えてください。',
  downloading: 'Electronの実行ファイルを取得しています。',
  /** `total` null: the server does not tell. */
  progress: (receivedMb: number, totalMb: number | null): string =>
    totalMb === null
      ? `  ${receivedMb} MBまで取得しました。`
      : `  ${receivedMb} / ${totalMb} MB（${Math.floor((100 * receivedMb) / Math.max(1, totalMb))} %）`,
  again: (reason: string): string => `  途切れました（${reason}）。続きから取得し直します。`,
  noNetwork: why(
    'ネットワークに接続できず、Electronの実行ファイルを取得できない',
    'not downloaded, no network',
  ),
  notDownloaded: (reason: string): string =>
    why(
      `Electronの実行ファイルを取得できなかった（${reason}）`,
      `could not be downloaded (${reason})`,
    ),
  noDisplay: why('画面のない環境でElectronが使えない', 'no display'),
} as const

/** One line. */
export function whyNotText(reason: WhyNot): string {
  switch (reason.why) {
    case 'root':
      return why(
        'root（管理者）ではElectronの保護（サンドボックス）が働かない',
        'will not run as root without its sandbox',
      )
    case 'namespaces':
      return why(
        'このLinuxではユーザー名前空間が制限され、Electronの保護（サンドボックス）が働かない',
        'no usable sandbox, unprivileged user namespaces are restricted',
      )
    case 'libraries': {
      const named = reason.library === null ? '' : `（${reason.library}）`
      return why(
        `Electronに必要なライブラリ${named}がない`,
        `a shared library is missing${reason.library === null ? '' : ` (${reason.library})`}`,
      )
    }
    case 'damaged':
      return why(
        'Electronの実行ファイルが壊れている（node_modules/electron/dist を削除すると取得し直します）',
        'its program is damaged, delete node_modules/electron/dist to download it again',
      )
    case 'display':
      return startText.noDisplay
    case 'unknown':
      return why(
        `Electronが画面を出さずに終わった（${reason.how}）`,
        `ended before it showed a window (${reason.how})`,
      )
  }
}
