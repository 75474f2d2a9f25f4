/** Words of the end of the retention period. */
import { counted } from '../../../shared/count.ts'
import type { RetentionKind } from '../../../shared/office/retention.ts'
import type { FailureText } from '../../ui/failure-text.ts'

export const retentionText = {
  tab: '保存期間',
  title: '記録の保存期間',
  hint: '期間を決めた種類だけが対象です。空欄のままなら、記録は廃棄されません。保存期間が満了しても自動では廃棄されず、統括が理由を記入して承認したときに廃棄します。',
  kinds: {
    record: '相談記録',
    incident: '禁止行為等があった相談記録',
    restriction: '終了した利用制限',
    office: '事務の記録（ログイン・予約・取り込み・連絡）',
  } satisfies Record<RetentionKind, string>,
  months: 'か月',
  monthsHint: {
    record: '月数（空欄は期限なし）。相談の日から数えます。',
    incident: '月数（空欄は期限なし）。相談の日から数えます。',
    restriction:
      '月数（空欄は期限なし）。解除した日か、最後の日から数えます。続いている制限は対象になりません。',
    office:
      '月数（空欄は期限なし）。月ごとに廃棄します。相談に至らなかった予約、読み取れなかった行、取り込みの記録も対象です。相談記録のある予約は、その相談記録と一緒に廃棄します。',
  } satisfies Record<RetentionKind, string>,
  save: '期間を保存する',
  saved: '保存期間を保存しました',
  wrongMonths: '1〜1200の数字を入力するか、空欄にしてください。',
  dueTitle: '保存期間が満了した記録',
  nothingDue: '保存期間が満了した記録はありません',
  nothingDueHint: '相談記録は確認済みのもの、利用制限は終了したものだけが、ここに並びます。',
  due: (kind: RetentionKind, total: number, before: string): string =>
    `${retentionText.kinds[kind]}　${counted(total, '件')}（${before}より前${kind === 'restriction' ? 'に終了したもの' : ''}）`,
  listOf: (kind: string): string => `${kind}の一覧`,
  andMore: (more: number): string => `ほか${counted(more, '件')}`,
  atOnce: (count: number): string =>
    `一度に廃棄できるのは${counted(count, '件')}までです。続けて承認できます。`,
  reason: '廃棄する理由',
  dispose: (count: number): string => `${counted(count, '件')}を廃棄する`,
  askTitle: '廃棄すると元に戻せません',
  askBody: (kind: RetentionKind, count: number): string =>
    `${kind === 'restriction' ? `利用制限${counted(count, '件')}を、氏名・理由・求職番号の照合用データを含めて廃棄します。` : `${counted(count, '件')}の記録を、二度と読めない形で廃棄します。`}廃棄したこと、理由、承認した人は、記録に残ります。`,
  askYes: '廃棄する',
  askNo: 'やめる',
  disposing: '廃棄しています',
  disposed: (done: number, total: number): string =>
    `${done.toLocaleString('ja-JP')} / ${counted(total, '件')}`,
  disposingKept: '途中でやめても、まだ廃棄していない記録はすべて残ります。',
  stop: 'ここでやめる',
  stopped: (count: number): string =>
    `${counted(count, '件')}を廃棄したところでやめました。残りはそのままです`,
  done: (count: number): string => `${counted(count, '件')}を廃棄しました`,
  date: '日付',
  slot: '開始時刻',
  name: '氏名',
  month: '月',
  from: '制限の開始日',
  ended: '制限の終了日',
  wasLifted: (day: string): string => `${day}に解除`,
  lastDay: (day: string): string => `${day}まで`,
} as const

export const retentionFailures = {
  notDue: {
    what: '保存期間が満了していない記録が含まれています。',
    kept: '何も廃棄していません。',
    next: '一覧を読み込み直してから承認してください。',
  },
  clockAhead: {
    what: 'パソコンの時計が、記録の日付より大きく進んでいます。先月の記録が1件もないためです。',
    kept: '何も廃棄していません。',
    next: 'パソコンの日付と時刻を確かめてください。時計が正しく、先月は使っていなかっただけのときは、来月になってから承認してください。',
  },
  sessionRunning: {
    what: '相談が進行中のため、今は廃棄できません。',
    kept: '何も廃棄していません。',
    next: '相談が終了してから承認してください。',
  },
  saveFailed: {
    what: '書き込めなかったため、廃棄を終えられませんでした。',
    kept: 'まだ廃棄していない記録は、すべて残っています。',
    next: 'パソコンの空き容量を確かめて、もう一度操作してください。続くときは、情報システムの担当者に連絡してください。',
  },
  changedMeanwhile: {
    what: '設定がほかの画面で変わりました。',
    kept: '入力は残っています。',
    next: '読み込み直してから保存してください。',
  },
} as const satisfies Record<string, FailureText>
