/** Words of the job seeker's surroundings, the consents and the companions. */
import type { TermsVersion } from '../../../shared/office/profile.ts'

export const environmentText = {
  title: '環境と同意',
  seekerItems: '求職者の環境',
  machine: '回線と機器',
  consents: '利用規約への同意',
  consentItem: (title: string, effective: string | null): string =>
    effective === null
      ? `${title}に同意している`
      : `${title}（${effective}適用の版）に同意している`,
  /** What each consent rests on; Zoom's own terms are brought in by the ministry's. */
  consentArticle: {
    ministry: '厚労省規約第2条',
    office: '事務所の規程第2条',
    zoom: '厚労省規約第4条',
  } satisfies Readonly<Record<TermsVersion['kind'], string>>,
  consentEarlier: (date: string): string => `${date}の相談で同意を確認済み`,
  consentChanged: '前回の相談のあとに変わりました',
  consentChangedTitle: '利用規約が変わってから初めての相談です',
  consentChangedBody: (titles: readonly string[]): string =>
    `${titles.join('、')}が変わったことを本人に伝えてから、同意を確かめてください。`,
  consentChangedArticle: {
    ministry: '厚労省規約第22条',
    office: '事務所の規程第5条',
    zoom: null,
  } satisfies Readonly<Record<TermsVersion['kind'], string | null>>,
  companions: '同席者',
  announced: (who: string): string => `同席予定: ${who}`,
  noneAnnounced: '同席予定なし（本人だけ）',
  asAnnounced: '予定どおり',
  unannounced: '予定にない人がいる',
  companionArticle: '厚労省規約第20条第2項',
  unannouncedTitle: '予定にない人がいるときは中断します',
  unannouncedBody:
    '相談を中断し、記録に残します。時間は進み続けます。席を外してもらえたら「予定どおり」を選び、再開してください。',
  unannouncedConfirm: '中断する',
  residenceAllowed: '在留資格の登録について、統括が利用を認めています（厚労省規約第20条第4項）。',
  residenceNo:
    '在留資格の登録が「未登録」のため、相談を始められません。統括に相談してください（厚労省規約第20条第4項）。',
} as const
