/** Words of checking the log. */
import type { List, MendReason } from '../../../shared/log/mended.ts'
import type { FailureTexts } from '../../ui/failure-text.ts'

const whyMended: Readonly<Record<MendReason, string>> = {
  missing: '記録にあるものが、なくなっていました',
  altered: '記録と違う内容になっていました',
  stray: '記録にないものが、入っていました',
}

const n = (count: number): string => count.toLocaleString('ja-JP')

export const checkText = {
  tab: '改ざんの確認',
  title: '改ざんの確認',
  hint: '記録が書き換えられたり、途中で切られたり、古いものに戻されたりしていないか、最初の1件から確かめます。毎日1回、相談がないときに自動でも確かめます。',
  seals: '印刷した改ざん確認コード',
  sealsHint:
    '日報や予約一覧に印刷された「SEAL」で始まる行を入力すると、紙とも見比べます。空欄でも確かめられます。',
  file: 'ファイルから読み込む',
  now: '今すぐ確かめる',
  working: '記録を確かめています。ほかの操作は、そのまま続けられます。',
  never: 'まだ確かめていません。',
  good: (when: string): string => `${when}　異常はありません`,
  goodBody: (events: number, seals: number): string =>
    seals === 0
      ? `記録${n(events)}件を確かめました。`
      : `記録${n(events)}件を確かめました。改ざん確認コード${n(seals)}件とも一致しています。`,
  bad: (when: string): string => `${when}　記録に異常があります`,
  place: (sequence: number): string => (sequence === 0 ? 'ファイル全体' : `${n(sequence)}件目`),
  what: (place: string, why: string): string => `${place}: ${why}。`,
  next: '記録はこのまま残し、消したり復元したりせずに、この画面を情報システムの担当者に見せてください。バックアップと見比べると、どこから違うかが分かります。',
  notice: '記録に異常が見つかりました',
  noticeBody: '書き換えられたか、ファイルが壊れたおそれがあります。',
  mendedTitle: '記録の内容に戻したもの',
  mendedHint:
    '一覧や設定が記録と食い違っていたため、自動で直しました。記録そのものは変わっていません。誰かがファイルに手を加えたか、ファイルが壊れたおそれがあります。情報システムの担当者に伝えてください。',
  mendedWhen: '直した日時',
  mendedList: 'どこを',
  mendedWhy: '何が食い違っていたか',
  lists: {
    accounts: '職員の登録',
    restrictions: '利用制限',
    liveSession: '相談中の状態',
    profile: '事務所の設定',
    records: '相談記録の一覧',
  } satisfies Record<List, string>,
  mendedWhat: (why: MendReason, count: number): string =>
    `${whyMended[why]}${count > 1 ? `（${n(count)}件）` : ''}`,
  found: '確かめました。異常はありません。',
} as const

export const checkFailures: FailureTexts = {
  checkRunning: {
    what: '今、別の確認をしています。',
    kept: '入力した内容は残っています。',
    next: '終わってから、もう一度操作してください。',
  },
  sealUnreadable: (details) => ({
    what: `${details['line'] ?? ''}行目の改ざん確認コードを読み取れません。`,
    kept: '入力した内容は残っています。',
    next: '紙と見比べて、その行を印刷されたとおりに入力してください。',
  }),
  noSeal: {
    what: '改ざん確認コードの行がありません。',
    kept: '入力した内容は残っています。',
    next: '「SEAL」で始まる行を入力するか、空欄にしてください。',
  },
}
