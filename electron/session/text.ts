/** What the desktop tells the counselor while the window is in the background. */
import type { Attention } from './runner.ts'

export const attentionText: Readonly<
  Record<Attention, { readonly title: string; readonly body: string }>
> = {
  warning: {
    title: '相談の残り時間',
    body: 'まもなく相談を終える時間です。画面で残り時間を確かめてください。',
  },
  recording: {
    title: '録画・録音の合図がありました',
    body: '録画・録音は禁止されています（第14条第11号）。画面で確かめてください。',
  },
  noShow: {
    title: '予約の時刻から時間がたちました',
    body: '連絡があったかどうかを、画面で答えてください（第12条第2項第6号）。',
  },
  lineLost: {
    title: '接続が切れました',
    body: '相談は続いています。つなぎ直しを待つか、入り直してください。',
  },
}
