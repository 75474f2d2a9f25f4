/** Words of changing the office's key after a PC was lost, and of a PC that does not have the new one. */
import type { OfficeKeyState, OfficePc } from '../../../shared/office/enrolment.ts'
import { formatInstant } from '../../../shared/time/words.ts'
import type { FailureTexts } from '../../ui/failure-text.ts'
import { saveCauses } from '../../ui/words.ts'
import { lineFailures } from './enrolment.ts'
import { pcsText } from './pcs.ts'

export const keyText = {
  /** Of each PC in the list, once there was a change. */
  has: '新しい鍵あり',
  waits: '新しい鍵は次の接続で届きます',
  cannot: '新しい鍵なし（復旧キーで受け取れます）',
  needed:
    '止めただけでは、事務所の鍵は替わりません。停止したパソコンを開ける人が、事務所のサーバーのデータも手に入れると、これから書く記録も読まれるおそれがあります。',
  changedAt: (ms: number): string =>
    `事務所の鍵は、${formatInstant(ms)}に新しくしました。新しい鍵で書いた予約と記録は、停止したパソコンに残っている鍵では読めません。`,
  open: '事務所の鍵を新しくする',
  title: '事務所の鍵を新しくしますか',
  effects: [
    'これから書く予約と記録は、停止したパソコンに残っている鍵では読めなくなります。',
    'これまでの予約と記録は、これまでの鍵のままです。停止したパソコンに残っているものは、消えません。',
    '参加中のパソコンには、次に接続したときに自動で届きます。それまでは、これまでの鍵で書きます。',
    '復旧キーは替わりません。書き留めた紙を、そのまま使えます。',
  ],
  leftOut: (count: number): string => `自動では受け取れないパソコンが${count}台あります`,
  leftOutWhat:
    'アプリを新しくしてから、まだサーバーに接続していません。先に接続させるか、あとでそのパソコンで復旧キーを入力してください。それまで、ほかのパソコンの新しい予約と記録を受け取れません。',
  why: '確認と、新しい鍵を復旧キーで開けるようにするために、復旧キーを入力してください。',
  run: '新しくする',
  running: '新しい鍵を作っています。',
  done: '事務所の鍵を新しくしました',
  doneNext: 'ほかのパソコンが受け取ったかどうかは、一覧の「状態」で確かめられます。',
  takeWhy:
    '相談は、このまま続けられます。このパソコンの記録もサーバーに送られます。新しい鍵を受け取るまで、ほかのパソコンの新しい予約と記録を受け取れません。',
  takeHow: '復旧キーを入力すると、新しい鍵を受け取れます。',
  take: '新しい鍵を受け取る',
} as const

/** Of a PC in the list; null: there is nothing to say of it. */
export function keyLine(pc: OfficePc, { needed, changedMs }: OfficeKeyState): string | null {
  if (changedMs === null || pc.closedMs !== null) return null
  return needed && pc.key === 'has' ? null : keyText[pc.key]
}

/** What is left on the PCs that are shut out, as far as the key goes. */
export const keyLeft = ({ needed, changedMs }: OfficeKeyState): string =>
  needed || changedMs === null ? keyText.needed : keyText.changedAt(changedMs)

export const whichPc = (pc: OfficePc): string => `${pcsText.which(pc)}（${pcsText.when(pc)}）`

const KEPT = '何も変わっていません。事務所の鍵は、これまでのままです。'

const saveFailed =
  (kept: string): FailureTexts[string] =>
  (details) => ({
    what: '保存できませんでした。',
    kept,
    next: saveCauses[String(details['cause'] ?? 'other')] ?? saveCauses['other'],
  })

export const changeFailures: FailureTexts = {
  ...lineFailures,
  keyDamaged: {
    what: 'データを開く鍵のファイルを読み取れないため、新しくできません。',
    kept: KEPT,
    next: 'ほかのパソコンで行うか、情報システムの担当者に連絡してください。',
  },
  notForThisPc: {
    what: 'このパソコンに新しい鍵を保存できないため、新しくできません。',
    kept: KEPT,
    next: 'ほかのパソコンで行うか、情報システムの担当者に連絡してください。',
  },
  saveFailed: saveFailed(KEPT),
}

const STILL = 'このパソコンの予約と記録は、そのまま残っています。'

export const takeFailures: FailureTexts = {
  keyDamaged: {
    what: 'データを開く鍵のファイルを読み取れないため、受け取れません。',
    kept: STILL,
    next: '情報システムの担当者に連絡してください。',
  },
  nothingNew: {
    what: 'この復旧キーで開ける新しい鍵はありません。',
    kept: STILL,
    next: '事務所の鍵を新しくしたときの復旧キーを、統括に確かめてください。',
  },
  saveFailed: saveFailed(STILL),
}
