/** Why something did not happen in the pre-call room: what happened, what was kept, what to do. */
import type { ReasonOf } from '../../../shared/contract.ts'
import type { FailureText } from '../../ui/failure-text.ts'
import type { SaidByTheKit } from '../../ui/words.ts'

/** The channels this room calls. */
type PrecallChannel =
  | 'precall.devicesTested'
  | 'precall.tick'
  | 'precall.rely'
  | 'precall.answered'
  | 'precall.tryNumber'
  | 'precall.confirmName'
  | 'precall.exceptIdentity'
  | 'precall.consent'
  | 'precall.companions'
  | 'precall.takeBack'
  | 'session.enter'
  | 'session.begin'
  | 'session.exceptTime'
  | 'session.pause'
  | 'session.resume'
  | 'session.answerNoShow'
  | 'session.giveBack'
  | 'precall.heard'
  | 'session.end'
  | 'meeting.openSeekerWindow'
  | 'meeting.reach'

const nothing = '何も変わっていません。'

export const failures = {
  unknownItem: {
    what: '確認項目が新しくなっています。',
    kept: 'この確認は記録されていません。',
    next: '予約ボードから開き直して、もう一度チェックを付けてください。',
  },
  noAttemptsLeft: {
    what: '番号を照合できるのは3回までです。',
    kept: nothing,
    next: '統括の承認による別の方法で確認するか、「本人確認ができない」で終了してください。',
  },
  numberMalformed: {
    what: '求職番号の形式が違います。',
    kept: '照合の回数には数えていません。',
    next: 'ハイフンの前は5桁、後ろは8桁までの数字です。聞き直して入力してください。',
  },
  noNumberExpected: {
    what: 'この予約には求職番号がありません。',
    kept: '照合の回数には数えていません。',
    next: '統括の承認による別の方法で確認してください。',
  },
  devicesNotTested: {
    what: '機器の確認が済んでいません。',
    kept: nothing,
    next: '「1 機器の確認」を先に済ませてください。',
  },
  ownItemsOpen: {
    what: 'こちらの環境の確認が残っています。',
    kept: nothing,
    next: '「2 こちらの環境」を先に済ませてください。',
  },
  meetingFailed: {
    what: '会議に接続できませんでした。',
    kept: '準備の内容は残っています。',
    next: '通信を確かめて、もう一度押してください。接続できないときは「機器・回線の不具合」で終了し、電話で案内してください。',
  },
  noMeeting: {
    what: 'この事務所では、まだ会議を開けません。',
    kept: nothing,
    next: '電話などで求職者に連絡し、「事務所の都合」で終了してください。',
  },
  gateClosed: {
    what: '相談を始める条件がまだそろっていません。',
    kept: 'これまでの確認は残っています。',
    next: '残っている確認を済ませてください。',
  },
  noShowDoubts: {
    what: 'まだ、連絡なしキャンセルにはできません。',
    kept: nothing,
    next: '足りないことを確かめてから、もう一度選んでください。求職者の都合でないときは、ほかの終わり方を選んでください。',
  },
  somebodyThere: {
    what: '会議に人がいるため、予約に戻せません。',
    kept: nothing,
    next: '「相談を始めずに終了する」で理由を選んでください。',
  },
  untimely: {
    what: 'この時刻には、相談を始められません（厚労省規約第12条第2項第1号）。',
    kept: 'これまでの確認は残っています。',
    next: '予約の時刻を待ってください。閉庁時刻を過ぎるときは、事務所の都合で終了し、別の日時を案内してください。',
  },
  exceptionNotAllowed: {
    what: 'この事務所では、時刻の例外を認めていません。',
    kept: 'これまでの確認は残っています。',
    next: '予約の時刻を待つか、事務所の都合で終了し、別の日時を案内してください。',
  },
  notPractice: {
    what: '求職者役の画面は、練習用の事務所でだけ開けます。',
    kept: nothing,
    next: '練習するときは、練習用の事務所を開いてください。',
  },
} as const satisfies Record<Exclude<ReasonOf<PrecallChannel>, SaidByTheKit>, FailureText>
