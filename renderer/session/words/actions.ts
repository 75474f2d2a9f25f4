/** Words of what the counselor can do: pause, extend, end. */
export const actionText = {
  pause: '中断する',
  resume: '再開する',
  pauseWhy: '中断の理由（任意）',
  pauseKeep: '記録する',
  pauseWhyHint: '例: 家族が部屋に入ってきた',
  cancel: 'やめる',
  extend: '時間を延ばす',
  extendTitle: '時間を延ばす（統括の承認）',
  extendBody: (left: number): string =>
    `あと${left}分まで延ばせます。統括がその場で承認し、理由とともに記録します（厚労省規約第12条第2項第1号）。`,
  extendMinutes: '延ばす時間（分）',
  extendReason: '延ばす理由',
  extendConfirm: '承認して延ばす',
  minutesWrong: (left: number): string => `1から${left}までの数字を入力してください。`,
  end: '相談を終了する',
  endTitle: '相談を終了しますか',
  endBody: '全員の会議を終了し、カメラとマイクを止めます。終了したあとに入り直すことはできません。',
  endReason: '終了の理由',
  endConfirm: '相談を終了する',
  /** With the outcome that most probably came of it. */
  finish: (outcome: string): string => `終了し、「${outcome}」で確定する`,
  endLater: '「相談を終了する」を選ぶと、終了したあとで、結果とメモをゆっくり記入できます。',
  endCauses: {
    counselorEnded: '相談が終わった',
    seekerLeft: '求職者が退室して戻らない',
    systemFailure: '機器・回線の不具合で続けられない',
    officeReason: '事務所の都合で続けられない',
  },
} as const
