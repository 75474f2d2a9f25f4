/** Words of the earlier states of the bookings. */
export const generationsText = {
  title: '予約の控え',
  hint: '予約の前の状態を7つまで控えています。取り込みを間違えたときなどに、1つを選んで戻せます。',
  when: '控えた日時',
  bookings: '予約の数',
  count: (n: number) => `${n.toLocaleString('ja-JP')}件`,
  do: '操作',
  restore: 'この状態に戻す',
  restoreTo: (when: string) => `この状態に戻す（${when}）`,
  restored: '予約を戻しました',
  none: '控えはまだありません',
  noneHint: '予約を取り込むか変更すると、その前の状態がここに残ります。',
  askTitle: '予約を前の状態に戻しますか',
  askBody: (when: string) =>
    `予約ボードが ${when} の状態に戻ります。それより後の取り込み・追加・変更・取り消しは、予約ボードからなくなります。いまの状態も控えに残るので、もう一度戻せます。相談中と完了の予約、相談記録はそのままです。`,
  askYes: 'この状態に戻す',
  rescueTitle: '予約を前の状態に戻す',
  rescueTo: (when: string, bookings: number) =>
    `${when} の状態に戻して開く（予約 ${bookings.toLocaleString('ja-JP')}件）`,
  rescueOlder: 'それより前の控え',
  rescueNone:
    '読める控えがありません。予約を空にして開き、e-TUMOの予約ファイルを取り込み直せます。',
  rescueEmpty: '予約を空にして開く',
  rescueAsk: (when: string) =>
    `予約ボードが ${when} の状態に戻り、事務所が開きます。それより後の変更は、e-TUMOの予約ファイルを取り込み直すか、手で入力してください。読めないファイルも消さずに残ります。相談記録はそのままです。`,
  rescueAskEmpty:
    '予約ボードが空になり、事務所が開きます。e-TUMOの予約ファイルを取り込み直してください。読めないファイルも消さずに残ります。相談記録はそのままです。',
  rescueLooking: '控えを確かめています…',
  rescuePassphrase: '事務所のデータのパスフレーズ（控えを見るため）',
  rescueLook: '控えを見る',
  rescueAgain: 'パスフレーズを入れ直す',
  rescueFailures: {
    passphraseNeeded: {
      what: 'パスフレーズが要ります。',
      kept: '何も変わっていません。',
      next: '事務所のデータのパスフレーズを入れてから、もう一度押してください。',
    },
    wrongPassphrase: {
      what: 'パスフレーズが違います。',
      kept: '何も変わっていません。',
      next: '大文字・小文字と、日本語入力の状態を確かめてください。',
    },
    notFound: {
      what: 'その控えは、もう読めません。',
      kept: '何も変わっていません。',
      next: 'ほかの控えを選んでください。',
    },
    saveFailed: {
      what: '予約を戻せませんでした。',
      kept: 'いまのファイルと控えは、そのまま残っています。',
      next: '空き容量と書き込みの権限を確かめて、もう一度押してください。',
    },
    nothingToRestore: {
      what: '戻す必要がなくなりました。',
      kept: '何も変わっていません。',
      next: '「もう一度開く」を押してください。',
    },
  },
} as const
