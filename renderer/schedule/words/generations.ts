/** Words of the earlier states of the bookings. */
export const generationsText = {
  title: '予約の履歴',
  hint: '変更する前の予約の状態を、新しい順に7件まで保存しています。取り込みを間違えたときなどに、選んで戻せます。',
  when: '保存した日時',
  bookings: '予約の件数',
  count: (n: number) => `${n.toLocaleString('ja-JP')}件`,
  do: '操作',
  restore: 'この状態に戻す',
  restoreTo: (when: string) => `この状態に戻す（${when}）`,
  restored: '予約を戻しました',
  none: '履歴はまだありません',
  noneHint: '予約を取り込むか変更すると、その前の状態がここに残ります。',
  askTitle: '予約を前の状態に戻しますか',
  askBody: (when: string) =>
    `予約ボードが${when}の状態に戻ります。それより後の取り込み・追加・変更・取消しは、予約ボードからなくなります。今の状態も履歴に残るので、もう一度戻せます。相談中と完了の予約、相談記録はそのままです。`,
  askYes: 'この状態に戻す',
  rescueTitle: '予約を前の状態に戻す',
  rescueTo: (when: string, bookings: number) =>
    `${when}の状態に戻して開く（予約 ${bookings.toLocaleString('ja-JP')}件）`,
  rescueOlder: 'それより前の履歴',
  rescueNone:
    '読み取れる履歴がありません。予約を空にして開き、e-TUMOの予約ファイルを取り込み直せます。',
  rescueEmpty: '予約を空にして開く',
  rescueAsk: (when: string) =>
    `予約ボードが${when}の状態に戻り、事務所が開きます。それより後の変更は、e-TUMOの予約ファイルを取り込み直すか、入力し直してください。読み取れないファイルも消さずに残ります。相談記録はそのままです。`,
  rescueAskEmpty:
    '予約ボードが空になり、事務所が開きます。e-TUMOの予約ファイルを取り込み直してください。読み取れないファイルも消さずに残ります。相談記録はそのままです。',
  rescueLooking: '履歴を確かめています',
  rescuePassphrase: 'データのパスフレーズ（履歴を見るため）',
  rescueLook: '履歴を見る',
  rescueAgain: 'データのパスフレーズを入力し直す',
  rescueFailures: {
    passphraseNeeded: {
      what: 'データのパスフレーズが必要です。',
      kept: '何も変わっていません。',
      next: 'データのパスフレーズを入力してから、もう一度押してください。',
    },
    wrongPassphrase: {
      what: 'データのパスフレーズが違います。',
      kept: '何も変わっていません。',
      next: '大文字・小文字と、日本語入力の状態を確かめてください。',
    },
    notFound: {
      what: 'その履歴は、もう読み取れません。',
      kept: '何も変わっていません。',
      next: 'ほかの履歴を選んでください。',
    },
    saveFailed: {
      what: '予約を戻せませんでした。',
      kept: '今のファイルと履歴は、そのまま残っています。',
      next: 'パソコンの空き容量と書き込みの権限を確かめて、もう一度押してください。',
    },
    nothingToRestore: {
      what: '戻す必要がなくなりました。',
      kept: '何も変わっていません。',
      next: '「もう一度開く」を押してください。',
    },
  },
} as const
