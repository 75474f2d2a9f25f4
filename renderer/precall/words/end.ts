/** Words of ending before counselling has begun. */
import type { EarlyEnd } from '../early-ends.ts'

/** Ways to end before counselling has begun, each with its question. */
export const endText = {
  title: '相談をはじめずに終える',
  cancel: 'やめる',
  causes: {
    identityNotConfirmed: {
      label: '本人確認ができない',
      question: '本人確認ができないため終えますか',
      body: '会議を全員終了し、「本人確認できず」として記録します（第12条第2項第3号）。',
      confirm: '終える',
    },
    environmentNotConfirmed: {
      label: '環境が整わない',
      question: '環境が整わないため終えますか',
      body: '会議を全員終了し、「環境が整わず」として記録します（第20条第2項）。',
      confirm: '終える',
    },
    seekerLeft: {
      label: '求職者が退室して戻らない',
      question: '求職者が退室したため終えますか',
      body: '会議を全員終了し、「求職者が退室」として記録します。連絡なしの取消しには数えません（第12条第2項第6号）。',
      confirm: '終える',
    },
    systemFailure: {
      label: '機器・回線の不具合',
      question: '機器・回線の不具合で終えますか',
      body: '取消しには数えません。記録を閉じたあと、電話などで次の予約を案内してください。',
      confirm: '終える',
    },
    officeReason: {
      label: '窓口の都合',
      question: '窓口の都合で終えますか',
      body: '求職者の取消しには数えません。次の予約を案内してください（第12条第2項第4号）。',
      confirm: '終える',
    },
    seekerCancelled: {
      label: '本人から取消し',
      question: '本人から取消しの連絡がありましたか',
      body: '本人からの取消しとして記録します（第12条第2項第6号）。',
      confirm: '取消しとして終える',
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
