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
    kept: 'ほかの記録は残っています。',
    next: '一覧に戻って選び直してください。',
  },
  notYours: {
    what: 'この記録を開く権限がありません。自分が担当した相談の記録を開けます。',
    kept: '何も変わっていません。',
    next: '必要なときは統括に頼んでください。',
  },
  notReturned: {
    what: 'この記録は差し戻されていないため、メモを補足できません。',
    kept: '何も変わっていません。',
    next: '一覧に戻り、確認の状態を確かめてください。',
  },
  tooManyFilters: {
    what: '保存できる条件は30件までです。',
    kept: '今の条件はそのまま使えます。',
    next: '使わない条件を削除してから保存してください。',
  },
  saveFailed: {
    what: '記録を保存できなかったため、操作できませんでした。',
    kept: '保存済みの内容も、今の入力も残っています。',
    next: 'パソコンの空き容量を確かめて、もう一度操作してください。',
  },
} as const satisfies Record<ReasonOf<RecordsChannel>, FailureText>
