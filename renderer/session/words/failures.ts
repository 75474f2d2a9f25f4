/** Why something did not happen in the session room: what happened, what was kept, what to do. */
import type { ReasonOf } from '../../../shared/contract.ts'
import type { FailureText } from '../../ui/failure-text.ts'
import type { SaidByTheKit } from '../../ui/words.ts'

type SessionChannel =
  | 'session.enter'
  | 'session.pause'
  | 'session.resume'
  | 'session.extend'
  | 'session.prohibited'
  | 'session.end'
  | 'session.note'
  | 'session.close'
  | 'session.finish'
  | 'session.giveBack'
  | 'session.explainPause'
  | 'session.takeBackProhibited'
  | 'session.mistaken'

export const failures = {
  devicesNotTested: {
    what: '機器の確認が済んでいません。',
    kept: '何も変わっていません。',
    next: '準備の画面で機器の確認を済ませてください。',
  },
  noMeeting: {
    what: 'この事務所では、まだ会議を開けません。',
    kept: '何も変わっていません。',
    next: '電話などで求職者に連絡し、「事務所の都合」で終了してください。',
  },
  ownItemsOpen: {
    what: 'こちらの環境の確認が残っています。',
    kept: '何も変わっていません。',
    next: '準備の画面で確認を済ませてください。',
  },
  meetingFailed: {
    what: '会議に接続できませんでした。',
    kept: '相談は続いていて、記録も残っています。',
    next: '通信を確かめて、もう一度押してください。',
  },
  extensionNotAllowed: {
    what: 'この事務所では時間を延ばせません。',
    kept: '何も変わっていません。',
    next: '時間内に終了して、次の予約を案内してください。',
  },
  overMaximum: {
    what: '延ばせる上限を超えています。',
    kept: '延長は記録されていません。',
    next: '分を減らしてください。',
  },
  outcomeNotPossible: {
    what: 'この終わり方では選べない結果です。',
    kept: '記録はまだ確定していません。入力は残っています。',
    next: '別の結果を選んでください。',
  },
  endDoubtful: {
    what: '相談は終了しましたが、会議が終わったことを確認できませんでした。',
    kept: '記録はまだ確定していません。入力は残っています。',
    next: '求職者の会議が終わっているかを電話で確かめてから、記録を確定してください。',
  },
  somebodyThere: {
    what: '会議に人がいるため、予約に戻せません。',
    kept: '何も変わっていません。',
    next: '理由を選んで終了してください。',
  },
  noteNeeded: {
    what: '禁止行為等のときはメモが必要です。',
    kept: '記録はまだ確定していません。',
    next: '起きたことを、見聞きしたとおりに記入してください。',
  },
} as const satisfies Record<Exclude<ReasonOf<SessionChannel>, SaidByTheKit>, FailureText>
