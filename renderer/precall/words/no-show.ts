/** Words of the question whether the job seeker was in touch, and of a contact logged from it. */
import { contactWords } from '../../../shared/log/contact-text.ts'

export const noShowText = {
  title: '求職者から連絡はありましたか',
  body: (slot: string, minutes: number): string =>
    `予約の時刻（${slot}）から${minutes}分が過ぎましたが、まだ来ていません（厚労省規約第12条第2項第6号）。`,
  contacts: 'この予約の連絡の記録',
  noContacts: '連絡の記録はありません。電話やメール、求職者マイページも確かめてください。',
  contactsFailed:
    '連絡の記録を読み込めませんでした。電話、メール、求職者マイページを直接確かめてください。',
  earlier: (times: number): string => `これまでに連絡なしキャンセルが${times}回あります。`,
  yes: '連絡があった',
  no: '連絡はなかった（キャンセルとみなす）',
  later: 'あとで選ぶ',
  confirmTitle: '連絡なしキャンセルとして終了しますか',
  confirmBody:
    '会議を終了し、連絡なしキャンセルとして記録します（厚労省規約第12条第2項第6号）。利用制限を判断するときの資料になります。この結果は、あとから変更できません。',
  confirm: 'キャンセルとみなして終了する',
  means: contactWords.means,
  direction: contactWords.directions,
  result: contactWords.results,
} as const

/** A contact logged from the question. */
export const contactText = {
  title: '今連絡したことを記録する',
  note: 'メモ（任意）',
  log: '記録する',
  logged: '連絡を記録しました',
  way: (who: string, means: string, result: string): string => `${who}${means}: ${result}`,
} as const
