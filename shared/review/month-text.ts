/** Words of the labour bureau's sheet. */
import { outcomeText } from '../log/outcome-text.ts'
import type { UnopenedKind } from './unopened.ts'

export const monthText = {
  title: 'オンライン職業相談 月報',
  office: '事務所',
  openDays: '開庁日数',
  outcomes: '結果ごとの件数',
  slots: '枠ごとの件数と利用',
  sites: '施設と区分ごとの件数',
  unopenedTitle: '相談を開かなかった予約',
  outcome: '結果',
  slot: '枠',
  site: '施設',
  why: '理由',
  count: '件数',
  used: 'うち利用',
  usedPerDay: '開庁日1日あたりの利用',
  unopened: '相談を開かなかった予約',
  kinds: {
    withdrawn: 'e-TUMOの取下げ',
    seekerCancelled: outcomeText.seekerCancelled,
    contactedNoShow: outcomeText.contactedNoShow,
    officeCancelled: '事務所が取消し',
    officeReason: outcomeText.officeReason,
    systemFailure: outcomeText.systemFailure,
  } as const satisfies Record<UnopenedKind, string>,
  notes: [
    '件数は、終了した相談の記録の数です。「相談を開かなかった予約」は含みません。',
    '利用は、始まった相談のうち、その日の1回として数えるものです（厚労省規約第12条第2項第1号）。',
    '区分1はハローワークで登録した方、区分2はインターネットで登録した方、区分3はハローワークが必要と認めた方です（厚労省規約第3条）。',
  ],
  practice: '練習用の事務所の月報です。実際の相談の件数ではありません。',
  file: (month: string): string => `オンライン職業相談月報_${month}.csv`,
  paper: (month: string): string => `オンライン職業相談月報_${month}`,
  /** What is recorded as exported. */
  exported: (month: string, encoding: string): string => `${month}の月報（CSV、${encoding}）`,
  printed: (month: string): string => `${month}の月報（印刷・PDF）`,
} as const
