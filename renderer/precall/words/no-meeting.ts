/** Words of the preparation in an office that has no Zoom account yet. */
export const noMeetingText = {
  title: 'Zoomの接続設定がないため、会議を開けません',
  body: '求職者が待つことのないように、電話などで連絡してください。連絡したことは、ここで記録できます。そのあと「事務所の都合」で終了します。連絡なしキャンセルには数えません（厚労省規約第12条第2項第4号）。',
  setUp:
    '接続設定は、統括か情報システムの担当者が、設定の「会議（Zoom）」で行います。設定が済んだら、予約の準備を始め直してください。',
  end: '事務所の都合で終了する',
} as const
