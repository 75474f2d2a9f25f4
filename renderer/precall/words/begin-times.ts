/** Words of the time at which a consultation may begin, and until when it runs. */
import { untimelyText } from '../../../shared/log/untimely-text.ts'

export const timesText = {
  /** Before the time: from when, and until when it would run then. */
  from: (from: string, until: string): string =>
    `${from}から始められます（${from}に始めると${until}まで）。`,
  fromCounting: (from: string, until: string): string =>
    `${from}から始められます（求職者の入室から数えて、${until}まで）。`,
  now: (now: string, until: string): string => `${now}に始めると${until}まで。`,
  nowCounting: (started: string, until: string): string =>
    `${started}から数えているため、${until}まで。`,
  tooLate: (closes: string): string =>
    `閉庁時刻（${closes}）を過ぎるため、始められません（厚労省規約第12条第2項第1号）。`,
  askOffice: '事務所の都合で終了し、別の日時を案内してください。',
  except: '例外を認めてもらう（統括の承認）',
  exceptTitle: '時刻の例外（統括の承認）',
  exceptIntro: (what: readonly (keyof typeof untimelyText)[]): string =>
    `統括がその場で承認します。認めること: ${what.map((why) => untimelyText[why]).join('、')}。理由は記録に残ります（厚労省規約第12条第2項第1号の別の定め）。`,
  exceptReason: '認める理由',
  exceptReasonHint: '例: 前の相談が早く終わり、求職者も早く始めることを希望している',
  approve: '承認して認める',
} as const
