/** Words of the list of the office's PCs, and of shutting a lost one out. */
import type { OfficePc } from '../../../shared/office/enrolment.ts'
import { formatInstant } from '../../../shared/time/words.ts'
import type { FailureTexts } from '../../ui/failure-text.ts'
import { lineFailures } from './enrolment.ts'

export const pcsText = {
  title: '事務所のパソコン',
  who: '最後にログインした職員',
  nobody: 'まだいません',
  own: 'このパソコン',
  heard: '最後の通信',
  heardAt: (ms: number | null): string => (ms === null ? '不明' : formatInstant(ms)),
  records: '届く記録',
  wholeOrOwn: (whole: boolean): string => (whole ? '全員の記録' : 'そのパソコンの記録'),
  state: '状態',
  open: '参加中',
  closed: '停止中',
  undisposed: '廃棄が未反映',
  undisposedTitle: (count: number): string =>
    `廃棄がまだ反映されていないパソコンが${count}台あります`,
  undisposedWhat:
    '廃棄した記録が、そのパソコンの中に暗号化されて残っているおそれがあります。電源を入れて事務所のサーバーに接続すると、画面に何かを表示する前に廃棄されます。',
  action: '操作',
  ownAction: 'ほかのパソコンから停止できます',
  close: '参加を止める',
  reopen: '参加を再開する',
  closeTitle: 'このパソコンの参加を止めますか',
  which: (pc: OfficePc): string =>
    pc.lastBy === null
      ? 'まだ誰もログインしていないパソコン'
      : `${pc.lastBy}さんが最後にログインしたパソコン`,
  when: (pc: OfficePc): string =>
    pc.lastMs === null
      ? `最後の通信: ${pcsText.heardAt(pc.heardMs)}`
      : `最後のログイン: ${formatInstant(pc.lastMs)}`,
  closeWhen: '紛失したときや、廃棄するときに止めます。',
  closeEffects: [
    'すぐに、そのパソコンは事務所のサーバーを使えなくなります。相談中の会議は切れません。',
    'サーバーにまだ送っていない記録は、そのパソコンの中だけに残ります。',
    '見つかったときや、間違えたときは、この一覧から再開できます。',
  ],
  leftTitle: '停止したパソコンの中に残るもの',
  left: (whole: boolean): readonly string[] => [
    `それまでに受け取った予約、職員の一覧、Zoomの接続の設定と、${whole ? '事務所の全員の記録' : 'そのパソコンで作った記録'}が、暗号化されて残ります。こちらから消すことはできません。`,
    'そのパソコンのWindowsにログインできる人や、データのパスフレーズを知っている人には、読まれるおそれがあります。',
  ],
  nextTitle: '紛失したときに、このあとすること',
  next: [
    '情報システムの担当者と、個人情報を管理する担当者に知らせます。',
    'そのパソコンを使っていた職員の、パスワードを替えます。',
    '設定の「会議（Zoom）」の認証情報を、Zoomで作り直して入れ替えます。',
  ],
  closedDone: '参加を止めました',
  closedNext: 'そのパソコンに残るものと、このあとすることを、一覧の下で確かめてください。',
  reopenTitle: 'このパソコンの参加を再開しますか',
  reopenBody:
    'そのパソコンは、また事務所のサーバーを使えるようになります。手元に戻っていて、ほかの人に使われていないことを確かめてから再開してください。',
  reopenedDone: '参加を再開しました',
} as const

const SAME = '何も変わっていません。'

export const pcsFailures: FailureTexts = {
  ...lineFailures,
  ownPc: {
    what: '今使っているパソコンの参加は、止められません。',
    kept: SAME,
    next: 'ほかのパソコンで統括がログインして、止めてください。',
  },
  lastPc: {
    what: 'このパソコンは、参加している最後の1台です。止めると、事務所のサーバーを使えるパソコンがなくなります。',
    kept: SAME,
    next: '先に、ほかのパソコンを参加させてください。',
  },
  noSuchPc: {
    what: 'そのパソコンは、事務所のサーバーに登録されていません。',
    kept: SAME,
    next: '画面を開き直して、一覧を確かめてください。',
  },
  notWritten: {
    what: 'サーバーでは済みましたが、このパソコンの記録に書き込めませんでした。',
    kept: '停止や再開は、そのとおりになっています。誰がしたかは、サーバーに残っています。',
    next: 'パソコンの空き容量を確かめて、もう一度同じ操作をしてください。',
  },
}
