/** Words of what was done to the bookings, and of the ways back. */
import { counted } from '../../../shared/count.ts'
import { verdictStates } from '../../../shared/log/states.ts'
import type { BackCounts, HistoryItem } from '../../../shared/schedule/history.ts'
import type { FailureTexts } from '../../ui/failure-text.ts'

const n = (count: number): string => counted(count, '件')

function parts(all: readonly (readonly [string, number])[]): string {
  const some = all.filter(([, count]) => count > 0)
  return some.map(([word, count]) => `${word}\u00a0${n(count)}`).join('、')
}

export const historyText = {
  title: '予約の履歴',
  hint: '予約に加えた変更を、取り込みごと・日ごとに、新しい順に1か月分表示しています。取り込みを間違えたときは、その取り込みだけを取り消せます。',
  when: '日時',
  what: '内容',
  counts: '予約',
  do: '操作',
  imported: (fileName: string | null) => `取り込み: ${fileName ?? ''}`,
  undone: '取消し済み',
  day: '画面での追加・変更・取消し',
  back: '前の状態に戻す操作',
  countsOf: ({ added, changed, gone }: HistoryItem['counts']) =>
    parts([
      [verdictStates.added.word, added],
      [verdictStates.changed.word, changed],
      ['取下げ・取消し', gone],
    ]) || verdictStates.unchanged.word,
  undo: 'この取り込みを取り消す',
  undoOf: (fileName: string | null) => `${fileName ?? ''} この取り込みを取り消す`,
  backTo: 'この前の状態に戻す',
  backToBefore: (when: string) => `${when} この前の状態に戻す`,
  undoTitle: '取り込みを取り消しますか',
  backTitle: '予約を前の状態に戻しますか',
  nothing: '変わる予約はありません。',
  body: ({ removed, changed, held, kept }: BackCounts) =>
    [
      `${n(removed + changed)}の予約が変わります（${
        parts([
          ['予約ボードからなくなる', removed],
          ['前の内容に戻る', changed],
        ]) || '0件'
      }）。`,
      held > 0 ? `そのうち${n(held)}は、枠が埋まっているなどの理由で「要確認」になります。` : '',
      kept > 0
        ? `${n(kept)}はそのまま残ります（相談中、完了、またはそのあとに変更・連絡があった予約）。`
        : '',
      '連絡の記録と相談記録は消えません。この操作も履歴に残ります。',
    ].join(''),
  yesUndo: '取り込みを取り消す',
  yesBack: '前の状態に戻す',
  done: '予約を戻しました',
  none: '履歴はまだありません',
  noneHint: '予約を取り込むか変更すると、ここに表示されます。',
} as const

export const historyFailures: FailureTexts = {
  notFound: {
    what: 'この履歴は見つかりませんでした。',
    kept: '何も変わっていません。',
    next: '画面を開き直してください。',
  },
  scheduleChanged: {
    what: '確認している間に予約が変わりました。',
    kept: '何も戻していません。',
    next: 'もう一度、戻す内容を確かめてください。',
  },
}
