/** Words of what was before with this person. */
import type { ReasonOf } from '../../../shared/contract.ts'
import type { FailureText } from '../../ui/failure-text.ts'
import type { SaidByTheKit } from '../../ui/words.ts'

export const pastText = {
  title: '前回まで',
  count: (many: number): string => `${many}件`,
  none: 'これまでの相談の記録はありません。',
  unknown: '求職番号のない予約のため、前回までの相談は調べられません。',
  loading: '前回までの相談を読み込んでいます',
  when: (date: string, slot: string): string => `${date} ${slot}`,
  before: 'メモと次にすることは、本人確認のあとに表示します。',
  others: 'ほかの相談員の記録です。内容は統括に確かめてください。',
  noNote: 'メモはありません。',
  next: '次にすること',
  more: '続きを読む',
  less: '短くする',
  show: 'メモを見る',
  showOf: (when: string): string => `${when}のメモを見る`,
} as const

export const pastFailures = {
  notFound: {
    what: 'この記録は見つかりません。',
    kept: '何も変わっていません。',
    next: '相談記録の一覧で確かめてください。',
  },
  notYours: {
    what: 'ほかの相談員の記録は開けません。',
    kept: '何も変わっていません。',
    next: '内容は統括に確かめてください。',
  },
  notIdentified: {
    what: '本人確認が済んでいないため、メモは表示できません。',
    kept: '何も変わっていません。',
    next: '本人確認を済ませてください。',
  },
} as const satisfies Record<
  Exclude<ReasonOf<'records.past' | 'records.pastNote'>, SaidByTheKit>,
  FailureText
>
