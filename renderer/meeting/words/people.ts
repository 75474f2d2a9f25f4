/** Words of the list of who waits before the meeting and who is in it. */
import type { Role } from '../../../shared/log/who-was-there.ts'

export const peopleText = {
  title: '会議にいる人',
  count: (present: number, waiting: number): string =>
    waiting === 0 ? `入室中${present}人` : `入室中${present}人、待合室${waiting}人`,
  unnamed: '（名前の表示なし）',
  person: (name: string): string => `${name}さん`,
  phone: '電話で参加',
  sound: { none: '音声なし', muted: 'ミュート中', on: '音声あり' },
  picture: (on: boolean): string => (on ? '映像あり' : '映像なし'),
  recording: '録画中',
  roles: { seeker: '求職者', companion: '同席者', stranger: '予定にない人' },
  whoIs: (who: string): string => `${who}は誰ですか`,
  say: {
    seeker: '求職者',
    seekerToo: '求職者の別の機器',
    companion: '同席者',
    stranger: '予定にない人',
  } as const satisfies Record<Role, string>,
  sayWho: (who: string, role: string): string => `${who}は${role}`,
  sayAgain: '選び直す',
  connectedFor: (length: string): string => `接続してから${length}`,
  strangerTitle: '予定にない人が会議に残っています',
  strangerBody:
    '席を外してもらうか、「退室させる」を押してください（厚労省規約第20条第2項）。残っている間は、相談を始められません。',
  companionsAnnounced: (who: string): string => `同席予定: ${who}`,
  nobodyAnnounced: '同席予定なし',
  companionsIn: (count: number): string => `、会議にいる同席者${count}人`,
  moreCompanions: (count: number): string => `同席者が予定より多くいます（${count}人）`,
  moreCompanionsBody: (announced: string | null): string =>
    `${announced === null ? '同席の予定はありません' : `予定は「${announced}」です`}。予定にない人が同席するときは、いったん中断して、求職者に確かめてください（厚労省規約第20条第2項）。`,
  hasTheMeeting: 'この人が主催者になっています',
  admit: '入室を許可する',
  remove: '退室させる',
  putBack: '待合室に戻す',
  admitWho: (who: string): string => `${who}の入室を許可する`,
  removeWho: (who: string): string => `${who}を退室させる`,
  putBackWho: (who: string): string => `${who}を待合室に戻す`,
  removeTitle: (who: string): string => `${who}を退室させますか`,
  removeBody:
    '退室させた人は、この会議には戻れません。予定にない同席者などのときに使います。待ってもらうだけなら「待合室に戻す」を使ってください。',
  cancel: 'やめる',
  notHost: '会議の主催者ではなくなっています',
  notHostBody:
    '待合室に来た人が見えないことがあります。主催者に戻す操作をしています。変わらないときは、会議に入り直してください。',
  endPrevious: '前の会議を終了する',
  endPreviousHint: '前の会議を終了すると、この会議に入れます。',
  endPreviousTitle: '前の会議を終了しますか',
  endPreviousBody:
    'この窓口の主催者で開いている会議を、すべて終了します。同じ主催者を使っているほかの窓口が、今相談中でないことを確かめてください。',
  previousEnded: '前の会議を終了しました。会議に入り直してください。',
} as const
