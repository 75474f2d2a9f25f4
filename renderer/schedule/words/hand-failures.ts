/** Why a job seeker's text cannot be handed over, or the meeting that it tells of cannot be made. */
import { MeetingReasonSchema } from '../../../shared/meeting/provider.ts'
import { meetingFailureText } from '../../../shared/meeting/trouble-text.ts'
import type { FailureTexts } from '../../ui/failure-text.ts'

export const handFailures: FailureTexts = {
  notFound: {
    what: 'この予約には会議を用意できません。',
    kept: '予約はそのまま残っています。',
    next: '予約の状態を確かめてください。',
  },
  notExpected: {
    what: 'この予約は、取り消されたか、要確認になっています。',
    kept: '何も送られていません。',
    next: '予約の状態を確かめてください。',
  },
  toldAlready: {
    what: 'この連絡文は、すでに送られています（ほかのパソコンから送られた場合も含みます）。',
    kept: '何も送られていません。',
    next: 'もう一度送るときは、一覧で選び直してください。',
  },
  notZoom: {
    what: 'Zoomの接続設定がないため、会議を作れません。',
    kept: '予約はそのまま残っています。',
    next: '電話などで連絡してください。接続設定は、統括か情報システムの担当者が、設定の「会議（Zoom）」で行います。',
  },
  noAddress: {
    what: 'メールアドレスが登録されていません。',
    kept: '予約はそのまま残っています。',
    next: '求職者マイページか電話で連絡してください。',
  },
  badAddress: {
    what: '登録されているメールアドレスは、宛先に使えない形です。',
    kept: '予約はそのまま残っています。',
    next: '予約の画面でメールアドレスを直すか、ほかの方法で連絡してください。',
  },
  noMailProgram: {
    what: 'メールソフトを開けませんでした。',
    kept: '何も送られていません。',
    next: '.emlで保存するか、マイページ用にコピーしてください。続くときは、情報システムの担当者に連絡してください。',
  },
  noMailServer: {
    what: 'メールサーバーが登録されていません。',
    kept: '何も送られていません。',
    next: '設定の「メール」で登録するか、.emlで保存してください。',
  },
  notUnknown: {
    what: 'このメールは、もう送れたかどうかが分かっています。',
    kept: '記録はそのまま残っています。',
    next: '一覧の表示を確かめてください。',
  },
  badAccount: {
    what: '入力した内容に、使えないものがあります。',
    kept: '入力した内容は残っています。',
    next: '直して、もう一度保存してください。',
  },
  passwordMissing: {
    what: 'パスワードが入力されていません。',
    kept: '入力した内容は残っています。',
    next: 'サーバーかユーザー名を変えたときは、パスワードも入力してください。',
  },
  inPractice: {
    what: '練習用の事務所からは、メールサーバーに接続しません。',
    kept: '何も送られていません。',
    next: '実際の事務所で試してください。',
  },
  meetingFailed({ reason }) {
    const known = MeetingReasonSchema.safeParse(reason)
    return meetingFailureText(known.success ? known.data : 'unknown')
  },
}
