/** Words for a booking that another PC runs, and that a supervisor gives free when that PC is gone. */
import { timeOf } from '../../../shared/time/instant.ts'
import type { FailureTexts } from '../../ui/failure-text.ts'

export const freeText = {
  elsewhere: 'この予約は、ほかのパソコンで準備か相談をしています。',
  elsewhereNext:
    'そのパソコンが故障などで止まったままのときは、統括がこの画面から予約を元に戻せます。',
  open: 'パソコンが止まったので、予約を元に戻す',
  title: 'この予約を元に戻しますか',
  ask: '相談しているパソコンが動いていないことを、担当の職員に確かめてください。',
  then: '予約は相談の前に戻り、ほかのパソコンで準備を始められます。会議が続いていれば、同じ方の相談が重なるおそれがあります。誰が戻したかは記録に残ります。',
  confirm: '元に戻す',
  done: '予約を元に戻しました',
} as const

const CHANGED = '予約は変わっていません。'

export const freeFailures: FailureTexts = {
  notFound: {
    what: 'この予約は見つかりません。',
    kept: '何も変わっていません。',
    next: '予約ボードを開き直してください。',
  },
  notElsewhere: {
    what: 'この予約は、もうほかのパソコンで相談していません。',
    kept: CHANGED,
    next: '予約ボードで状態を見てください。',
  },
  stillThere: ({ seenMs }) =>
    typeof seenMs === 'number'
      ? {
          what: `相談しているパソコンは、${timeOf(seenMs)}まで動いていました。`,
          kept: CHANGED,
          next: '10分以上応答がないときに、元に戻せます。担当の職員に様子を確かめてください。',
        }
      : {
          what: '相談しているパソコンが動いているかどうか、サーバーから分かりません。',
          kept: CHANGED,
          next: '担当の職員に様子を確かめ、しばらくしてから、もう一度試してください。',
        },
  serverAway: {
    what: '事務所のサーバーに確かめられませんでした。',
    kept: CHANGED,
    next: 'サーバーとの接続が戻ってから、もう一度試してください。',
  },
}
