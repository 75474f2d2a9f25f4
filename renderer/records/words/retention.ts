/** Words of the end of the retention period. */
import type { RetentionKind } from '../../../shared/office/retention.ts'
import type { FailureText } from '../../ui/failure-text.ts'

export const retentionText = {
  tab: '保存期間',
  title: '記録の保存期間',
  hint: '期間を決めた種類だけが対象です。空のままなら、記録は何も処分されません。期間が過ぎても自動では消えず、統括（上席）が理由を書いて承認したときに処分します。',
  kinds: {
    record: '相談記録',
    incident: '禁止行為等があった相談記録',
    restriction: '終わった利用制限',
    office: '事務の記録（サインイン・予約・取り込み・連絡）',
  } satisfies Record<RetentionKind, string>,
  months: 'か月',
  monthsHint: {
    record: '月数（空は期限なし）。相談の日から数えます。',
    incident: '月数（空は期限なし）。相談の日から数えます。',
    restriction:
      '月数（空は期限なし）。解除した日か、最後の日から数えます。続いている制限は対象になりません。',
    office:
      '月数（空は期限なし）。月ごとに処分します。変更した予約の氏名や、連絡の内容も、ここに入っています。',
  } satisfies Record<RetentionKind, string>,
  save: '期間を保存する',
  saved: '保存期間を保存しました。',
  wrongMonths: '1〜1200の数字を入れるか、空にしてください。',
  dueTitle: '期間が過ぎたもの',
  nothingDue: '期間が過ぎたものはありません',
  nothingDueHint: '相談記録は確認済みのもの、利用制限は終わったものだけが、ここに並びます。',
  due: (kind: RetentionKind, total: number, before: string): string =>
    `${retentionText.kinds[kind]}　${total.toLocaleString('ja-JP')}件（${before}より前${kind === 'restriction' ? 'に終わったもの' : ''}）`,
  listOf: (kind: string): string => `${kind}の一覧`,
  andMore: (more: number): string => `ほか${more.toLocaleString('ja-JP')}件`,
  atOnce: (count: number): string =>
    `一度に処分するのは${count.toLocaleString('ja-JP')}件までです。続けて承認できます。`,
  reason: '処分する理由',
  dispose: (count: number): string => `${count.toLocaleString('ja-JP')}件を処分する`,
  askTitle: '処分すると元に戻せません',
  askBody: (kind: RetentionKind, count: number): string =>
    `${kind === 'restriction' ? `利用制限${count.toLocaleString('ja-JP')}件を、氏名・理由・番号の手がかりごと消します。` : `${count.toLocaleString('ja-JP')}件の鍵と検索の手がかりを消します。中身は二度と読めません。`}処分したこと、理由、承認した人は記録に残ります。`,
  askYes: '処分する',
  askNo: 'やめる',
  done: (count: number): string => `${count.toLocaleString('ja-JP')}件を処分しました。`,
  date: '日付',
  slot: '時間',
  name: '氏名',
  month: '月',
  from: '制限のはじめ',
  ended: '終わった日',
  wasLifted: (day: string): string => `${day}に解除`,
  lastDay: (day: string): string => `${day}まで`,
  alsoInOffice: (name: string): string => `${name} ※`,
  alsoInOfficeHint:
    '※ 前の版で決めた制限です。氏名と理由は、決めた月の事務の記録にも残っています。その月の事務の記録も処分すると、読めなくなります。',
} as const

export const retentionFailures = {
  notDue: {
    what: '保存期間が過ぎていないものが含まれています。',
    kept: '何も処分していません。',
    next: '一覧を読み込み直してから承認してください。',
  },
  sessionRunning: {
    what: '相談が進んでいるため、いまは処分できません。',
    kept: '何も処分していません。',
    next: '相談を終えてから承認してください。',
  },
  saveFailed: {
    what: '書き込めなかったため、処分できませんでした。',
    kept: '記録はすべて残っています。',
    next: 'ディスクの空きを確かめて、もう一度お試しください。',
  },
  changedMeanwhile: {
    what: '設定がほかの画面で変わりました。',
    kept: '入力は残っています。',
    next: '読み込み直してから保存してください。',
  },
} as const satisfies Record<string, FailureText>
