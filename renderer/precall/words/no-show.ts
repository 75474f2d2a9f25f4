/** Words of the question whether the job seeker was in touch, and of a contact logged from it. */
export const noShowText = {
  title: '求職者から連絡はありましたか',
  body: (slot: string, minutes: number): string =>
    `予約の ${slot} から${minutes}分たちましたが、まだ来ていません（第12条第2項第6号）。`,
  contacts: 'この予約の連絡の記録',
  noContacts: '連絡の記録はありません。電話やメール、マイページも確かめてください。',
  contactsFailed: '連絡の記録を読み込めませんでした。電話やメールの記録を直接確かめてください。',
  earlier: (times: number): string => `これまでに連絡なしの取消しが ${times}回あります。`,
  yes: '連絡があった',
  no: '連絡はなかった（キャンセルとみなす）',
  later: 'あとで答える',
  confirmTitle: '連絡なしの取消しとして終えますか',
  confirmBody: '会議を終了し、連絡なしの取消しとして記録します。あとから取り消すことはできません。',
  confirm: '取消しとみなして終える',
  means: { phone: '電話', email: 'メール', myPage: 'マイページ' },
  direction: { toSeeker: '窓口から', fromSeeker: '本人から' },
  result: {
    reached: 'つながった',
    notReached: 'つながらなかった',
    messageLeft: '伝言を残した',
    sent: '送信した',
  },
} as const

/** A contact logged from the question. */
export const contactText = {
  title: 'いま連絡したことを記録する',
  note: 'ひとこと（なくてもよい）',
  log: '記録する',
  logged: '連絡を記録しました',
  way: (who: string, means: string, result: string): string => `${who}${means}: ${result}`,
} as const
