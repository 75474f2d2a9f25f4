/** Words of letting a PC in on a supervisor's word, on both PCs. */
import { type AskingEnd, type AskingThere, CODE_DIGITS } from '../../../shared/office/enrolment.ts'
import { timeOf } from '../../../shared/time/instant.ts'
import type { FailureText, FailureTexts } from '../../ui/failure-text.ts'
import { awayText, serverFailures } from './server.ts'

/** On the PC that asks. */
export const askingText = {
  way: '参加のしかた',
  ways: {
    recoveryKey: '復旧キーを入力する',
    supervisor: '統括の確認で参加する（復旧キーは使いません）',
  },
  steps: [
    '「参加を申し込む」を押します。',
    '統括が、すでに参加しているパソコンでログインし、「設定」の「事務所のサーバー」で、この申込みの確認を始めます。',
    `このパソコンに${CODE_DIGITS}桁の番号が表示されます。統括が、その番号を見て、自分のパソコンに入力します。`,
  ],
  ask: '参加を申し込む',
  waitingTitle: '統括の確認を待っています',
  asked: (askedMs: number, untilMs: number): string =>
    `${timeOf(askedMs)}に申し込みました。${timeOf(untilMs)}までに確認されないと、申込みは終わります。`,
  waitingSteps: [
    '統括が、すでに参加しているパソコンでログインします。',
    '「設定」の「事務所のサーバー」を開き、「参加の申込み」で「確認を始める」を押します。',
    `ここに${CODE_DIGITS}桁の番号が表示されます。`,
  ],
  codeTitle: 'この番号を、統括のパソコンに入力してください',
  codeLabel: (code: string): string => `番号 ${[...code].join(' ')}`,
  codeHow:
    '統括がこの画面を見て入力するか、直接話して伝えてください。メールやチャットでは送らないでください。',
  codeUntil: (untilMs: number): string => `${timeOf(untilMs)}まで使えます。`,
  stop: '申込みをやめる',
  receivingTitle: '事務所に参加しています',
  receiving: '事務所の予約と記録を受け取っています。',
  overTitle: '参加できませんでした',
  again: '申込みの画面に戻る',
} as const

const NOTHING = 'このパソコンでは、何も始まっていません。'
const ASK_AGAIN = 'もう一度申し込んでください。'
const SHOW = '情報システムの担当者に、この画面を見せてください。'

/** How an asking ended. */
export function askingEndText(why: AskingEnd): FailureText {
  switch (why) {
    case 'refused':
      return {
        what: '統括が、参加の申込みを受け付けませんでした。',
        kept: NOTHING,
        next: '統括に理由を確かめてください。',
      }
    case 'wrongCode':
      return {
        what: '番号が3回違ったため、申込みは終わりました。',
        kept: NOTHING,
        next: 'もう一度申し込むと、新しい番号になります。また合わないときは、参加をやめて、情報システムの担当者に知らせてください。',
      }
    case 'cancelled':
      return {
        what: '申込みが取り消されました。同じ参加ファイルで、あとからもう一度申し込まれています。',
        kept: NOTHING,
        next: ASK_AGAIN,
      }
    case 'expired':
      return {
        what: '10分のあいだに確認されなかったため、申込みは終わりました。',
        kept: NOTHING,
        next: '統括の用意ができてから、もう一度申し込んでください。',
      }
    case 'altered':
      return {
        what: '届いたものが、事務所のパソコンから送られたと確認できません。',
        kept: NOTHING,
        next: `参加をやめて、${SHOW}`,
      }
    case 'alreadyExists':
      return {
        what: 'このパソコンには、すでに事務所があります。',
        kept: '今ある事務所は、そのまま残っています。',
        next: 'アプリを開き直してください。',
      }
    case 'unexpected':
      return {
        what: '申込みの途中で、アプリに問題が起きました。',
        kept: NOTHING,
        next: `${ASK_AGAIN}続くときは、${SHOW}`,
      }
    case 'loginClosed':
    case 'loginRefused': {
      const { what, next } = ofFile[why]
      return { what, kept: NOTHING, next }
    }
    default:
      return { what: awayText[why], kept: NOTHING, next: `${ASK_AGAIN}続くときは、${SHOW}` }
  }
}

const NEW_FILE = '情報システムの担当者に、新しい参加ファイルを作ってもらってください。'
const ofFile = {
  loginRefused: { what: 'この参加ファイルは、使えなくなっています。', next: NEW_FILE },
  loginClosed: {
    what: 'この参加ファイルは、すでに使われているか、期限が切れています。',
    next: NEW_FILE,
  },
} as const

/** On the PC of the supervisor. */
export const lettingText = {
  title: '参加の申込み',
  none: '参加を申し込んでいるパソコンはありません。',
  how: '新しいパソコンの最初の画面で「ほかのパソコンの事務所に参加する」を選び、「統括の確認で参加する」で申し込むと、ここに表示されます。',
  asked: (asking: AskingThere): string => `${timeOf(asking.askedMs)}に申し込んだパソコン`,
  records: '届く記録',
  wholeOrOwn: (whole: boolean): string =>
    whole ? '事務所の全員の記録' : 'そのパソコンで作った記録だけ',
  until: '確認の期限',
  untilAt: (asking: AskingThere): string => timeOf(asking.untilMs),
  begin: '確認を始める',
  refuse: '断る',
  code: `新しいパソコンに表示された${CODE_DIGITS}桁の番号`,
  codeHint:
    '新しいパソコンの画面を見て入力してください。離れているときは、その前にいる職員と直接話して聞いてください。',
  codeWrong: `${CODE_DIGITS}桁の数字を入力してください`,
  wrongLeft: (left: number): string =>
    `番号が違います。新しいパソコンの画面を確かめてください。あと${left}回入力できます。`,
  letIn: '参加を認める',
  elsewhere:
    'ほかのパソコンで確認が始まっています（このパソコンで始めて、アプリを閉じたときも、こう表示されます）。進まないときは、新しいパソコンで申込みをやめて、もう一度申し込んでください。',
  handed: '参加を認めました。新しいパソコンが受け取るのを待っています。',
  late: '期限が過ぎたため、この申込みは終わりました。新しいパソコンから、もう一度申し込んでください。',
  gone: '確認していた申込みは終わりました',
  goneWhy: '新しいパソコンで取り消されたか、期限が過ぎています。事務所の鍵は渡していません。',
  done: '参加を認めました',
  doneNext: '新しいパソコンが、予約と記録を受け取っています。終わると、下の一覧に加わります。',
  refuseTitle: 'この申込みを断りますか',
  refuseBody:
    '新しいパソコンに、断ったことを表示します。断ったことは記録に残ります。参加ファイルは、まだ使えます。',
  refused: '申込みを受け付けませんでした',
} as const

const NOT_GIVEN = '事務所の鍵は渡していません。'

/** While the line is away, or it is this PC that is shut out. */
export const lineFailures: FailureTexts = {
  ...Object.fromEntries(
    Object.entries(awayText).map(([reason, what]) => [
      reason,
      {
        what,
        kept: '予約と記録は、このパソコンに残っています。',
        next: 'しばらくしてから、もう一度操作してください。',
      },
    ]),
  ),
  noServer: {
    what: '事務所のサーバーに接続できません。',
    kept: '予約と記録は、このパソコンに残っています。',
    next: '接続が戻ってから、もう一度操作してください。',
  },
}

export const lettingFailures: FailureTexts = {
  ...lineFailures,
  askingGone: {
    what: 'この申込みは、終わっています。',
    kept: NOT_GIVEN,
    next: '新しいパソコンの画面を確かめて、もう一度申し込んでください。',
  },
  wrongCode: ({ left }) => ({
    what: '番号が違います。',
    kept: NOT_GIVEN,
    next: lettingText.wrongLeft(Number(left ?? 1)),
  }),
  wrongCodeThrice: {
    what: '番号が3回違ったため、この申込みは終わりました。',
    kept: NOT_GIVEN,
    next: '見間違いのときは、新しいパソコンからもう一度申し込んでください。正しく入力しても合わないときは、間に入った人がいるおそれがあります。参加をやめて、情報システムの担当者に知らせてください。',
  },
  notYet: {
    what: '新しいパソコンに、まだ番号が表示されていません。',
    kept: NOT_GIVEN,
    next: '番号が表示されてから入力してください。',
  },
  altered: {
    what: '届いたものが、新しいパソコンから送られたと確認できません。申込みを終わりました。',
    kept: NOT_GIVEN,
    next: '間に入った人がいるおそれがあります。参加をやめて、情報システムの担当者に知らせてください。',
  },
  noRecoveryKey: serverFailures['noRecoveryKey'] ?? { what: '' },
}
