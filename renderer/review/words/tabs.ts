/** Names of the lists in the review room. */
export const tabText = {
  label: '確認の種類',
  queue: '確認待ち',
  restrictions: '利用制限',
  noShows: '連絡なしキャンセル',
  unused: '1年以上利用のない方',
} as const
