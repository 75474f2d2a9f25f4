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
  lookFirst: {
    title: '予約の時刻を過ぎました',
    body: 'まだ会議に入っていません。会議に入り、待合室を確かめてください。',
  },
  withdrawn: {
    title: 'e-TUMOで取下げが届きました',
    body: '今の予約は取り下げられています。画面で確かめてください。',
  },
  stranger: {
    title: '予定にない人が会議にいます',
    body: '画面で確かめ、退室してもらってください（厚労省規約第20条第2項）。',
  },
  knock: {
    title: '待合室に人が来ました',
    body: '相談デスクを開いて、入室を許可してください。',
  },
  deviceLost: {
    title: 'カメラかマイクが使えなくなりました',
    body: '求職者に、映像か音声が届いていません。相談デスクの画面で確かめてください。',
  },
  lineLost: {
    title: '接続が切れました',
    body: '相談は続いています。再接続を待つか、会議に入り直してください。',
  },
}
