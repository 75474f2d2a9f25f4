/** Words of the job seeker's surroundings, the consents and the companions. */
export const environmentText = {
  title: '環境と同意',
  seekerItems: '求職者の環境',
  seekerIntro: 'ひとつずつ本人に聞いて、確かめたものに印をつけてください。',
  consents: '利用規約への同意',
  consentIntro: '本人に口頭で確かめてください。いま有効な版を表示しています。',
  consentItem: (title: string, effective: string): string =>
    `${title}に同意している（${effective}からの版）`,
  consentArticle: '第2条',
  consentChanged: '前回の相談のあとに変わりました',
  consentChangedTitle: '利用規約が変わってからはじめての相談です',
  consentChangedBody: (titles: readonly string[]): string =>
    `${titles.join('、')}が変わったことを本人に伝えてから、同意を確かめてください。`,
  consentChangedArticle: '第22条',
  companions: '同席者',
  announced: (who: string): string => `届出: ${who}`,
  noneAnnounced: '届出: なし（本人だけ）',
  asAnnounced: '届出どおり',
  unannounced: '届出のない人がいる',
  companionArticle: '第20条第2項',
  unannouncedTitle: '届出のない人がいるときは中断します',
  unannouncedBody:
    '相談を中断し、記録に残します。時間は進み続けます。席を外してもらえたら「届出どおり」を選び、再開してください。',
  unannouncedConfirm: '中断する',
  residenceNo:
    '在留資格の登録がありません。このままでは相談をはじめられません。統括（上席）に相談してください（第20条第4項）。',
} as const
