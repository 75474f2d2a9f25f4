/** Words of the identity check. */
export const identityText = {
  title: '本人確認',
  article: '厚労省規約第12条第2項第3号',
  heardTitle: '最初のあいさつ',
  heardAsk: 'あいさつのあと、こちらの声が聞こえているか、本人に尋ねてください。',
  heardConfirm: '聞こえると確認しました',
  heardDone: 'こちらの声は聞こえています。',
  takeBack: '確認を取り消す',
  takeBackOf: {
    heard: '声が聞こえることの確認を取り消す',
    name: 'お名前の確認を取り消す',
  },
  numberTitle: '求職番号の照合',
  ask: '求職番号を本人に言ってもらい、聞いたとおりに入力してください。正しい番号はこの画面には出ません。',
  field: '聞いた求職番号',
  hint: '例: 00000-00000000（ハイフンなしも可）',
  check: '照合する',
  attempt: (nth: number): string => `${nth}回目`,
  attemptsLeft: (left: number): string => `あと${left}回`,
  matched: '番号が一致しました。',
  notMatched: (left: number): string =>
    left > 0
      ? `一致しません。聞き直してください（あと${left}回）。`
      : '3回とも一致しませんでした。',
  nameTitle: 'お名前の確認',
  nameAsk: '次と同じか確かめてください。こちらから氏名を読み上げないでください。',
  noKana: 'フリガナは登録されていません。読み方も本人に言ってもらってください。',
  confirmName: 'お名前を名乗ってもらい、確認しました',
  nameDone: 'お名前を確認しました。',
  noNumber: 'この予約には求職番号がありません。統括の承認による別の方法で確認します。',
  except: '別の方法で確認する（統括の承認）',
  exceptTitle: '別の方法での本人確認',
  exceptIntro:
    '統括がその場で承認します。理由と確認したものは、記録に残ります。求職番号そのものは記入しないでください。',
  exceptReason: '別の方法にする理由',
  exceptReasonHint: '例: 手元に番号がない',
  exceptChecked: '代わりに確認したもの',
  exceptCheckedHint: '例: 生年月日と、前回の相談の内容',
  approve: '承認して確認済みにする',
  excepted: '統括の承認による別の方法で確認しました。',
  folded: '番号とお名前を確認済み',
  foldedExcept: '統括の承認で確認済み',
} as const
