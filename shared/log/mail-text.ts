/** Words for mails through the office's mail server. */
import type { MailState } from './mail.ts'

/** How far a mail through the office's mail server is: in 案内, in the booking and in the record the same. */
export const mailStateWords = {
  waiting: '送信待ち',
  sending: '送信中',
  sent: '送信した',
  refused: '宛先が受け付けられなかった',
  notSent: '送信できなかった',
  unknown: '送れたか分からない',
} as const satisfies Readonly<Record<MailState, string>>
