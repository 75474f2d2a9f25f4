/** Words of the kit's fields: apart from words.ts, because the first screen has none. */
export const fieldText = {
  supervisorLogin: '統括のログイン名',
  supervisorPassphrase: '統括のパスワード',
  required: '必須',
  tooLong: (over: number, most: number) =>
    `長すぎます。あと${over.toLocaleString('ja-JP')}文字減らしてください（${most.toLocaleString('ja-JP')}文字まで）。`,
  count: (now: number, most: number) =>
    `${now.toLocaleString('ja-JP')} / ${most.toLocaleString('ja-JP')}文字`,
  choose: '選んでください',
  wait: (seconds: number) => `あと${seconds}秒待ってから入力してください`,
  showTyped: '入力した文字を表示する',
  recoveryKey: '復旧キー',
  recoveryKeyHint:
    '5文字ずつ7つのまとまりです。ハイフンはなくてもかまいません。英字のOは数字の0、英字のIとLは数字の1として読み取ります。',
  recoveryKeyMissing: '復旧キーを入力してください',
} as const
