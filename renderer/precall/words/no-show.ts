/** Words of the question whether the job seeker was in touch, and of a contact logged from it. */
import type { Doubt } from '../../../shared/session/kept.ts'
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
  confirmed: 'e-TUMOを見て、取下げがないことを確かめました',
  confirmedHint: '予約の時刻のあとに予約ファイルを取り込んでいないため、確認が必要です。',
  doubts: '次のことが足りないため、連絡なしキャンセルにはできません',
  doubt: {
    tooEarly: '予約の時刻から、決められた時間がまだたっていません。',
    notLooked: '待合室を確かめた時間が、まだ足りません。',
    notInformed:
      '会議の案内を送った記録がありません。「今連絡したことを記録する」で記録するか、「事務所の都合」で終了してください。',
    withdrawn: 'e-TUMOで取り下げられています。「求職者が取消し」で終了してください。',
    withdrawalNotRead: 'e-TUMOで取下げがないことを、まだ確かめていません。',
  } as const satisfies Record<Doubt, string>,
  confirmTitle: '連絡なしキャンセルとして終了しますか',
  confirmBody:
    '会議を終了し、連絡なしキャンセルとして記録します（厚労省規約第12条第2項第6号）。利用制限を判断するときの資料になります。違っていたときは、統括が理由を付けて訂正できます。',
  confirm: 'キャンセルとみなして終了する',
  about: contactWords.abouts,
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
