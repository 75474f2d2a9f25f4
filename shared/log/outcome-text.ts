/** Words for how a session ends (colour and icon of each: states.ts), for its causes and for the prohibited acts. */
import type { EndCause, Outcome, ProhibitedAct } from './outcome.ts'
import { outcomeStates, runningState, wordsOf } from './states.ts'

export const outcomeText = wordsOf(outcomeStates)

/** The same for a session that may still go on (null). */
export function outcomeWord(outcome: Outcome | null): string {
  return outcome === null ? runningState.word : outcomeText[outcome]
}

/** What ended the meeting and how that is called, as one line of a timeline. */
export const causeText = {
  cap: '上限時間になったため終了',
  prohibitedAct: '禁止行為等があったため中止',
  systemFailure: '機器・回線の不具合のため終了',
  seekerLeft: '求職者が退室したため終了',
  counselorEnded: '相談員の操作により終了',
  identityNotConfirmed: '本人確認ができなかったため終了',
  environmentNotConfirmed: '環境が整わなかったため終了',
  deemedCancellation: '連絡がなく、キャンセルとみなしたため終了',
  officeReason: '事務所の都合により終了',
  seekerCancelled: '求職者から取消しの連絡があったため終了',
  contactedNoShow: '連絡はあったが、来られなかったため終了',
  noConsent: '利用規約への同意がなかったため終了',
  givenBack: '準備をやめ、予約に戻した',
} as const satisfies Record<EndCause, string>

/** The acts in our own short words, each with its article (M14-1 to 14, M20-1). */
export const prohibitedActText = {
  'M14-1': { short: '相談以外の目的での利用', article: '厚労省規約第14条第1号' },
  'M14-2': { short: '不正なアクセス', article: '厚労省規約第14条第2号' },
  'M14-3': { short: 'システムの運営の妨害', article: '厚労省規約第14条第3号' },
  'M14-4': { short: 'ウイルスの故意の送信', article: '厚労省規約第14条第4号' },
  'M14-5': { short: '他人のIDやパスワードの使用', article: '厚労省規約第14条第5号' },
  'M14-6': { short: '虚偽の内容での登録', article: '厚労省規約第14条第6号' },
  'M14-7': { short: '他人の権利を害すること', article: '厚労省規約第14条第7号' },
  'M14-8': { short: '個人・団体への誹謗中傷', article: '厚労省規約第14条第8号' },
  'M14-9': { short: '不利益を与えること', article: '厚労省規約第14条第9号' },
  'M14-10': { short: '営利目的の利用', article: '厚労省規約第14条第10号' },
  'M14-11': { short: '録音・録画', article: '厚労省規約第14条第11号' },
  'M14-12': { short: 'ウイルス対策の不備', article: '厚労省規約第14条第12号' },
  'M14-13': { short: '安全対策のないOS・ブラウザの使用', article: '厚労省規約第14条第13号' },
  'M14-14': { short: 'その他の法令違反、安全上の支障など', article: '厚労省規約第14条第14号' },
  'M20-1': { short: '脅迫・暴言・業務の妨害', article: '厚労省規約第20条第1項' },
} as const satisfies Record<ProhibitedAct, { readonly short: string; readonly article: string }>
