/** Why a mail did not go out, or is not known to have: what happened, and what to do. */
import type { MailTrouble } from '../../../shared/schedule/mail-account.ts'

type Words = { readonly what: string; readonly next: string }

const ASK_IT =
  '情報システムの担当者に連絡してください。設定の「メール」で「テスト送信」ができます。'
const OTHER_WAY = '電話か求職者マイページで連絡してください。'

const words: Readonly<Record<MailTrouble, Words>> = {
  nameUnknown: {
    what: 'メールサーバーの名前が見つかりません。',
    next: `サーバーの名前とネットワークの接続を確かめてください。${ASK_IT}`,
  },
  unreachable: {
    what: 'メールサーバーに接続できません。',
    next: `ネットワークの接続を確かめてください。続くときは、${ASK_IT}`,
  },
  noTls: {
    what: 'メールサーバーと暗号化した接続（TLS）ができないため、送信していません。',
    next: `ポート番号と接続方法を確かめてください。暗号化しない送信はできません。${ASK_IT}`,
  },
  certificateExpired: {
    what: 'メールサーバーの証明書の有効期限が切れているため、送信していません。',
    next: `証明書が更新されるまで、メールでは送信できません。${ASK_IT}`,
  },
  certificateWrong: {
    what: 'メールサーバーの証明書を確かめられないため、送信していません。',
    next: `サーバーの名前が違うか、認証局の証明書が登録されていません。${ASK_IT}`,
  },
  loginRefused: {
    what: 'メールサーバーにログインできません。',
    next: `ユーザー名かパスワードが違います。${ASK_IT}`,
  },
  senderRefused: {
    what: '差出人のアドレスが、メールサーバーに受け付けられませんでした。',
    next: `差出人のアドレスを確かめてください。${ASK_IT}`,
  },
  serverFull: {
    what: 'メールサーバーが混んでいて、今は受け付けられませんでした。',
    next: 'しばらく待って、もう一度送信してください。続くときは、情報システムの担当者に連絡してください。',
  },
  tooSlow: {
    what: 'メールサーバーから答えがありませんでした。',
    next: 'しばらく待って、もう一度送信してください。続くときは、情報システムの担当者に連絡してください。',
  },
  serverAnswer: {
    what: 'メールサーバーに受け付けられませんでした。',
    next: ASK_IT,
  },
  addressRefused: {
    what: '宛先のアドレスが、メールサーバーに受け付けられませんでした。',
    next: `メールアドレスが変わったか、間違っているおそれがあります。${OTHER_WAY}`,
  },
  addressLater: {
    what: '宛先のアドレスが、今は受け付けられませんでした。',
    next: 'しばらく待って、もう一度送信してください。続くときは、電話か求職者マイページで連絡してください。',
  },
  mailboxFull: { what: '宛先のメールボックスがいっぱいです。', next: OTHER_WAY },
  messageRefused: {
    what: 'メールの内容が、メールサーバーに受け付けられませんでした。',
    next: `${OTHER_WAY}続くときは、情報システムの担当者に連絡してください。`,
  },
  lost: {
    what: '途中で接続が切れたため、送信していません。',
    next: 'もう一度送信してください。',
  },
  lostAfter: {
    what: '本文を送ったあとで接続が切れました。届いたかどうか、相談デスクには分かりません。',
    next: '求職者に電話で尋ねるか、メールサーバーの送信の記録を確かめて、どちらかを選んでください。選ぶまで、同じメールは送信しません。',
  },
  changed: {
    what: '送信する前に予約が変わったため、送信していません。',
    next: '予約を確かめてから、もう一度送信してください。',
  },
  noMeeting: {
    what: '会議を作れなかったため、送信していません。',
    next: '「会議をまとめて作る」で理由を確かめてください。',
  },
  noAddress: { what: 'メールアドレスが登録されていません。', next: OTHER_WAY },
  badAddress: {
    what: '登録されているメールアドレスは、宛先に使えない形です。',
    next: `予約の画面で直してください。急ぐときは、${OTHER_WAY}`,
  },
  stopped: { what: '途中でやめたため、送信していません。', next: 'もう一度送信できます。' },
  interrupted: {
    what: '送信の途中で相談デスクが終了しました。',
    next: '「送信できなかった」人には、もう一度送信できます。「送れたか分からない」人は、届いたかどうかを確かめて選んでください。',
  },
  elsewhere: {
    what: 'ほかのパソコンが先に送信を始めたため、このパソコンからは送信していません。',
    next: 'しばらくして、この画面で結果を確かめてください。',
  },
  serverAway: {
    what: '事務所のサーバーに接続できず、ほかのパソコンが送信していないことを確かめられないため、送信していません。',
    next: 'サーバーに接続できてから、もう一度送信してください。急ぐときは、電話などで連絡してください。',
  },
  saidNotSent: {
    what: '届いていないと記録されました。',
    next: 'もう一度送信できます。',
  },
  notSaved: {
    what: '記録を保存できなかったため、送信していません。',
    next: 'パソコンの空き容量を確かめて、もう一度送信してください。',
  },
}

const isTrouble = (why: string): why is MailTrouble => Object.hasOwn(words, why)

/** @param why as it is kept; a word from another version of the app has the words for anything else */
export const troubleWords = (why: string | null): Words =>
  why !== null && isTrouble(why) ? words[why] : words.serverAnswer
