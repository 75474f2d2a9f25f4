/** What the desktop tells the counselor while the window is in the background. */
import type { Attention } from './runner.ts'

export const attentionText: Readonly<
  Record<Attention, { readonly title: string; readonly body: string }>
> = {
  warning: {
    title: '相談の残り時間',
    body: 'まもなく相談を終了する時間です。画面で残り時間を確かめてください。',
  },
  recording: {
    title: '録画・録音を検知しました',
    body: '録画・録音は禁止されています（厚労省規約第14条第11号）。画面で確かめてください。',
  },
  noShow: {
    title: '予約の時刻を過ぎても求職者が来ていません',
    body: '連絡があったかどうかを、画面で選んでください（厚労省規約第12条第2項第6号）。',
  },
  lineLost: {
    title: '接続が切れました',
    body: '相談は続いています。再接続を待つか、会議に入り直してください。',
  },
}
