/** Words of 今日: how the day goes, over all PCs of the office. */
import type { Stand } from '../../../shared/review/today.ts'

/** What a person can be led to from here. */
export type DueId =
  | 'officeLate'
  | 'unanswered'
  | 'withdrawnAfter'
  | 'conflicts'
  | 'untold'
  | 'waiting'
  | 'returned'
  | 'held'
  | 'unread'
  | 'untoldNext'
  | 'backup'
  | 'zoom'

export const todayText = {
  title: '今日',
  loading: '今日の様子を読み込んでいます',
  retry: 'もう一度読み込む',
  figures: '今日の件数',
  all: '予約',
  ahead: 'これから',
  goesOn: '進行中',
  over: '終了',
  cases: (count: number): string => `${count}件`,
  nowTitle: '今の相談',
  nowHint:
    '事務所のすべてのパソコンの様子です。「まだ入室していない」方が待合室にいるかどうかは、相談員の画面で分かります。',
  nowEmpty: '今、進行中の相談はありません',
  nextSlot: (slot: string, count: number): string => `次は${slot}からの${count}件です。`,
  noneAhead: '今日の予約は、すべて終わっています。',
  noBookings: '今日の予約はありません',
  closed: (reason: string): string => `今日は閉庁日です（${reason}）。`,
  nextOpen: (date: string): string => `次の開庁日は${date}です。`,
  slot: '開始時刻',
  name: '氏名',
  counselor: '相談員',
  stand: '様子',
  left: '残り',
  nobody: '－',
  minutes: (minutes: number, isExact: boolean): string => `${isExact ? '' : '約'}${minutes}分`,
  under: '1分未満',
  openBoard: (name: string): string => `${name}さんの予約を開く`,
  stands: {
    consulting: '相談中',
    verifying: '本人確認中',
    ending: '記録の確定待ち',
    officeLate: '事務所が遅れている',
    notIn: 'まだ入室していない',
    expected: '求職者を待っている',
    preparing: '準備中',
    begun: '準備を始めた',
    ahead: 'これから',
    unanswered: '結果が未回答',
    over: '終了',
  } satisfies Record<Stand, string>,
  dueTitle: '対応が必要なもの',
  dueNone: 'ありません',
  due: {
    officeLate: '事務所が遅れている予約',
    unanswered: '結果が未回答の枠',
    withdrawnAfter: '連絡なしキャンセルのあとに届いた取下げ',
    conflicts: '内容が重なる記録',
    untold: '今日の未案内',
    waiting: '確認待ちの記録',
    returned: '差戻しに回答がない記録',
    held: '要確認の予約',
    unread: '読み取れない行',
    untoldNext: '次の開庁日の未案内',
    backup: 'バックアップ',
    zoom: '会議',
  } satisfies Record<DueId, string>,
  open: '開く',
  openFor: (what: string): string => `${what}を開く`,
  backup: {
    practice: '練習用の事務所では不要です',
    noFolder: '保存先が決まっていません',
    failed: '前回は作成できませんでした',
    due: '今日の分がまだです',
    made: (when: string): string => `${when}に作成しました`,
    running: '作成しています',
    planned: (time: string): string => `${time}に作成します`,
  },
  carriers: {
    practice: '練習用の会議を使います',
    zoom: 'Zoomを使えます',
    none: 'Zoomの接続設定がないため、開けません',
  },
} as const
