/** Why a preparation does not begin, in words. */
import type { FailureTexts } from '../../ui/failure-text.ts'

export const prepareFailures: FailureTexts = {
  notFound: {
    what: '予約が見つかりませんでした。',
    kept: '何も変わっていません。',
    next: '予約ボードを開き直してください。',
  },
  notLive: {
    what: 'この予約は、もう準備を始められる状態ではありません。',
    kept: '予約はそのまま残っています。',
    next: '予約ボードで状態を確かめてください。',
  },
  notToday: {
    what: '今日の予約ではありません。',
    kept: '予約はそのまま残っています。',
    next: '予約の当日に準備を始めてください。',
  },
  tooEarly: {
    what: '準備を始めるには、まだ早い時刻です。',
    kept: '予約はそのまま残っています。',
    next: '予約の時刻が近づいてから、もう一度押してください。',
  },
  residenceMissing: {
    what: '在留資格の登録が「未登録」か、判別できない予約です（厚労省規約第20条第4項）。',
    kept: '予約はそのまま残っています。',
    next: '「要確認」の一覧で、統括が判断します。',
  },
  onceADay: {
    what: 'この求職番号の方は、今日すでに相談しています。利用は1日1回です（厚労省規約第12条第2項第1号）。',
    kept: '予約はそのまま残っています。',
    next: '別の日の予約に変更してください。',
  },
  takenElsewhere: {
    what: 'この予約は、ほかのパソコンで準備か相談を始めています。',
    kept: '予約はそのまま残っています。',
    next: '予約ボードで担当の職員を確かめてください。',
  },
  exceptionNotAllowed: {
    what: 'この事務所では、同じ日の2回目の利用を認めていません（厚労省規約第12条第2項第1号）。',
    kept: '予約はそのまま残っています。',
    next: '別の日の予約に変更してください。',
  },
  restricted: {
    what: '利用制限中の方の予約です。',
    kept: '予約はそのまま残っています。',
    next: '統括に相談してください。',
  },
}
