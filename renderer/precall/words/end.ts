/** Words of ending before counselling has begun. */
import { outcomeStates } from '../../../shared/log/states.ts'
import type { EarlyEnd } from '../early-ends.ts'

/** Ways to end before counselling has begun, each with its question. */
export const endText = {
  title: '相談を始めずに終了する',
  cancel: 'やめる',
  causes: {
    identityNotConfirmed: {
      label: '本人確認ができない',
      question: '本人確認ができないため終了しますか',
      body: '全員の会議を終了し、「本人確認できず」として記録します（厚労省規約第12条第2項第3号）。',
      confirm: '会議を終了する',
    },
    environmentNotConfirmed: {
      label: '環境が整わない',
      question: '環境が整わないため終了しますか',
      body: '全員の会議を終了し、「環境が整わず」として記録します（厚労省規約第20条第2項）。',
      confirm: '会議を終了する',
    },
    seekerLeft: {
      label: '求職者が退室して戻らない',
      question: '求職者が退室したため終了しますか',
      body: '全員の会議を終了し、「求職者が退室」として記録します。連絡なしキャンセルには数えません（厚労省規約第12条第2項第6号）。',
      confirm: '会議を終了する',
    },
    noConsent: {
      label: '利用規約に同意しない',
      question: '利用規約への同意がないため終了しますか',
      body: '全員の会議を終了し、「規約に同意なし」として記録します。求職者の不利にはなりません。来所での相談などを案内してください（厚労省規約第2条）。',
      confirm: '会議を終了する',
    },
    systemFailure: {
      label: outcomeStates.systemFailure.word,
      question: '機器・回線の不具合で終了しますか',
      body: '全員の会議を終了し、「機器・回線の不具合」として記録します。連絡なしキャンセルには数えません。記録を確定したあと、電話などで次の予約を案内してください。',
      confirm: '会議を終了する',
    },
    officeReason: {
      label: outcomeStates.officeReason.word,
      question: '事務所の都合で終了しますか',
      body: '全員の会議を終了し、「事務所の都合」として記録します。連絡なしキャンセルには数えません。次の予約を案内してください（厚労省規約第12条第2項第4号）。',
      confirm: '会議を終了する',
    },
    contactedNoShow: {
      label: '連絡はあったが来ない',
      question: '連絡はあったが、来られませんでしたか',
      body: '「連絡あり・不参加」として記録します。連絡なしキャンセルには数えません。次の予約を案内してください。',
      confirm: '不参加として終了する',
    },
    seekerCancelled: {
      label: outcomeStates.seekerCancelled.word,
      question: '求職者から取消しの連絡がありましたか',
      body: '「求職者が取消し」として記録します（厚労省規約第12条第2項第6号）。',
      confirm: '取消しとして終了する',
    },
  } satisfies Readonly<
    Record<
      EarlyEnd,
      {
        readonly label: string
        readonly question: string
        readonly body: string
        readonly confirm: string
      }
    >
  >,
} as const
