/** Why something did not happen in the records room: what happened, what was kept, what to do. */
import type { ReasonOf } from '../../../shared/contract.ts'
import type { FailureText } from '../../ui/failure-text.ts'

type RecordsChannel =
  | 'records.list'
  | 'records.read'
  | 'records.amendNote'
  | 'records.saveFilter'
  | 'records.forgetFilter'

export const failures = {
  notFound: {
    what: '記録が見つかりません。',
    kept: '他の記録は残っています。',
    next: '一覧に戻って選び直してください。',
  },
  notYours: {
    what: '担当した相談の記録だけを開けます。',
    kept: '何も変わっていません。',
    next: '必要なときは統括（上席）に頼んでください。',
  },
  notReturned: {
    what: 'この記録は差し戻されていないため、メモを補えません。',
    kept: '何も変わっていません。',
    next: '一覧に戻り、確認の状態を確かめてください。',
  },
  tooManyFilters: {
    what: '保存できる条件は30個までです。',
    kept: '今の条件はそのまま使えます。',
    next: '使わない条件を消してから保存してください。',
  },
  saveFailed: {
    what: '記録を書けなかったため、操作できませんでした。',
    kept: '保存済みの内容も、今の入力も残っています。',
    next: 'ディスクの空きを確かめて、もう一度操作してください。',
  },
} as const satisfies Record<ReasonOf<RecordsChannel>, FailureText>
