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
  askBody: (when: string) => `予約ボードが ${when} の状態に戻ります。それより後の取り込み・追加・変更・取り消しは、予約ボードからなくなります。いまの状態も控えに残るので、もう一度戻せます。相談中と完了の予約、相談記録はそのままです。`,
  askYes: 'この状態に戻す',
} as const
