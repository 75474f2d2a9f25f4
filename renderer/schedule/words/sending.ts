/** Words of sending through the office's mail server, on 案内. */
import { mailStateWords } from '../../../shared/log/mail-text.ts'
import type { MessageKind } from '../../../shared/log/contact.ts'
import { contactWords } from '../../../shared/log/contact-text.ts'

const kindOf = (kind: MessageKind): string => contactWords.abouts[kind]

export const sendingText = {
  states: mailStateWords,
  mail: (kind: MessageKind, state: string): string => `メール（${kindOf(kind)}）: ${state}`,
  send: (count: number): string => `メールで送信（${count}名）`,
  askTitle: (count: number): string => `${count}名にメールを送信しますか`,
  ask: (kinds: readonly MessageKind[]): string =>
    `連絡文は${kinds.map((kind) => `「${kindOf(kind)}」`).join('か')}です。1人ずつ、別のメールで送ります。送信したメールは取り消せません。`,
  askPractice: '練習用の事務所なので、どこにも送られません。',
  confirm: '送信する',
  hint: '会議がない人には、会議を作ってから送ります。送信した人は、連絡の記録に残ります。',
  noServer:
    '相談デスクからメールを送信するには、統括か情報システムの担当者が、設定の「メール」でメールサーバーを登録します。',
  running: 'メールを送信しています',
  count: (done: number, total: number): string => `${total}名のうち${done}名`,
  stop: '残りの送信をやめる',
  stopping: '今の1名の送信が済んだら止まります',
  done: (count: number): string => `${count}名に送信しました`,
  donePractice: (count: number): string => `${count}名に送信したことにしました（練習）`,
  problems: (count: number): string => `${count}名に送信できていません`,
  problem: (names: string, what: string, next: string): string => `${names}: ${what}${next}`,
  left: (count: number): string => `${count}名には送信しませんでした`,
  leftWhy: {
    underWay: 'すでに送信待ちか送信中です。',
    undecided: '前のメールが送れたか分かりません。先に、届いたかどうかを選んでください。',
    toldAlready: 'この連絡文は、すでに送られています（ほかのパソコンから送られた場合も含みます）。',
    noAddress: 'メールアドレスが登録されていません。電話か求職者マイページで連絡してください。',
  },
  unknownTitle: (count: number): string => `送れたか分からないメールが${count}件あります`,
  unknownHint:
    '本文を送ったあとで接続が切れたか、相談デスクが終了しました。求職者に電話で尋ねるか、メールサーバーの送信の記録で確かめて、選んでください。選ぶまで、同じメールは送信しません。',
  arrived: '届いていた',
  notArrived: '届いていない',
  arrivedOf: (name: string): string => `${name}さんに届いていた`,
  notArrivedOf: (name: string): string => `${name}さんに届いていない`,
  decided: '記録しました',
} as const
