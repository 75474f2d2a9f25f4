/** Words that the review room's screens and its exports share. */
import type { OneWayId, TwoWayId } from './statistics.ts'

/** A cell that was left out. */
export const HIDDEN_MARK = '＊'

const WEEKDAYS = ['日曜', '月曜', '火曜', '水曜', '木曜', '金曜', '土曜'] as const

const CATEGORIES = ['区分不明', '区分1', '区分2', '区分3'] as const

export const tableText: Readonly<Record<OneWayId | TwoWayId, string>> = {
  day: '日ごと',
  slot: '枠ごと',
  weekday: '曜日ごと',
  month: '月ごと',
  counselor: '相談員ごと',
  outcome: '結果ごと',
  site: '施設ごと',
  category: '区分ごと',
  used: '利用ごと',
  slotWeekday: '枠と曜日',
  counselorOutcome: '相談員と結果',
  monthOutcome: '月と結果',
  slotUsed: '枠と利用',
  outcomeUsed: '結果と利用',
  siteCategory: '施設と区分',
}

export const exportText = {
  statisticsTitle: '相談の統計',
  period: '期間',
  total: '合計',
  count: '件数',
  footnote: `${HIDDEN_MARK}は、個人が特定されないように伏せた件数です（厚労省規約第23条第2項）。合計との差からも分からないように、ほかの件数も伏せています。`,
  figures: {
    averageUse: '平均利用時間（分）',
    averageWait: '求職者の入室までの平均待ち時間（分）',
    capShare: '上限時間で終了した割合（％）',
    deemed: '連絡なしキャンセル',
    deemedShare: '連絡なしキャンセルの割合（％）',
    introducedPostings: '紹介した求人票（件）',
    shownPostings: '見せた求人票（件）',
  },
  weekday: (key: string): string => WEEKDAYS[Number(key)] ?? key,
  /** M3. */
  category: (key: string): string => CATEGORIES[Number(key)] ?? '区分不明',
  used: '利用',
  notUsed: '利用に至らず',
  records: [
    '日付',
    '開始時刻',
    '施設',
    '氏名',
    '相談員',
    '結果',
    '利用時間（分）',
    '禁止行為等',
    '統括の確認',
  ],
  yes: 'あり',
  /** Names of the files; a time stamp is enough to tell them apart. */
  recordsFile: (stamp: string): string => `相談記録_${stamp}.csv`,
  statisticsFile: (from: string, to: string): string => `相談統計_${from}_${to}.csv`,
  /** What is recorded as exported; no person's data. */
  what: {
    records: (rows: number, encoding: string): string =>
      `相談記録の一覧 ${rows}件（CSV、${encoding}）`,
    statistics: (from: string, to: string, encoding: string): string =>
      `統計 ${from}から${to}まで（CSV、${encoding}）`,
    statisticsPaper: (from: string, to: string): string => `統計 ${from}から${to}まで（印刷・PDF）`,
    record: 'この記録（印刷・PDF）',
    day: (date: string): string => `${date}の日報（印刷・PDF）`,
  },
} as const
