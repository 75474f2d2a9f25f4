/** Words of a supervisor's decision on a held booking, and of what one allows before a preparation begins. */
import type { Excepted } from '../../../shared/session/excepted.ts'
import type { FailureTexts } from '../../ui/failure-text.ts'

export const judgeText = {
  open: '統括が判断する',
  openOf: (name: string) => `${name}さんの予約を統括が判断する`,
  title: (name: string) => `${name}さんの予約（統括の判断）`,
  intro: (what: string) =>
    `統括がその場で判断します。判断すること: ${what}。理由は、誰が判断したかとともに記録に残ります。`,
  decision: '判断',
  decisions: {
    allow: '認める（ほかに理由がなければ、枠に入ります）',
    refuse: '認めない（事務所からの取消しになります）',
  },
  why: '判断の理由',
  whyHint: '在留資格の内容や求職番号は書かないでください。',
  confirm: 'この判断を記録する',
  done: {
    allow: '認めて、枠に入れました',
    refuse: '認めず、取り消しました',
    held: '認めましたが、ほかの理由があるため、要確認に残っています',
  },
  heldNow: '統括の判断が必要なため、要確認に入れました。まだ枠に入っていません。',
  allowed: '統括が認めたこと',
  allowedBy: (what: string, why: string) => `${what}（理由: ${why}）`,
} as const

export const startExceptionText = {
  title: '統括の承認で準備を始める',
  intro: {
    onceADay:
      'この方は、今日すでに利用しています。統括がその場で承認すると、準備を始められます。理由は記録に残ります（厚労省規約第12条第2項第1号の別の定め）。',
    serverAway:
      '事務所のサーバーに接続できないため、ほかのパソコンが同じ予約や同じ方の相談を始めていないかを、パソコンでは確かめられません。ほかの窓口に声をかけて確かめてから承認してください。理由は記録に残ります。',
  } satisfies Readonly<Record<Excepted, string>>,
  why: '認める理由',
  open: '統括の承認で準備を始める',
  confirm: '承認して準備を始める',
} as const

export const judgeFailures: FailureTexts = {
  notFound: {
    what: 'この予約は見つかりません。',
    kept: '何も変わっていません。',
    next: '予約ボードを開き直してください。',
  },
  nothingToJudge: {
    what: 'この予約に、統括が判断することはもうありません。',
    kept: '何も変わっていません。',
    next: 'ほかの職員が先に判断したか、内容が変わりました。予約を開き直してください。',
  },
}
