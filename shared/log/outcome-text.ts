/** Words for how a session ends, shared by every room that shows an outcome and by what is printed. */
import type { EndCause, Outcome, ProhibitedAct } from './outcome.ts'

export const outcomeText = {
  completed: '相談を終えた',
  capReached: '時間の上限で終了',
  seekerLeft: '求職者が退室',
  prohibitedAct: '禁止行為等で中止',
  identityNotConfirmed: '本人確認できず',
  environmentNotConfirmed: '環境が整わず',
  systemFailure: '機器・回線の不具合',
  officeReason: '窓口の都合',
  deemedCancellation: '連絡なしの取消し',
  seekerCancelled: '本人から取消し',
} as const satisfies Record<Outcome, string>

/** What ended the meeting, as a short phrase for a timeline. */
export const causeText = {
  cap: '時間の上限になったため',
  prohibitedAct: '禁止行為等があったため',
  systemFailure: '機器・回線の不具合のため',
  seekerLeft: '求職者が退室したため',
  counselorEnded: '相談員が終了したため',
  identityNotConfirmed: '本人確認ができなかったため',
  environmentNotConfirmed: '環境が整わなかったため',
  deemedCancellation: '連絡がなく取消しとみなしたため',
  officeReason: '窓口の都合のため',
  seekerCancelled: '本人から取消しの連絡があったため',
} as const satisfies Record<EndCause, string>

/** The acts in our own short words, each with its article (M14-1 to 14, M20-1). */
export const prohibitedActText = {
  'M14-1': { short: '相談以外の目的での利用', article: '第14条第1号' },
  'M14-2': { short: '不正なアクセス', article: '第14条第2号' },
  'M14-3': { short: 'システムの運営の妨げ', article: '第14条第3号' },
  'M14-4': { short: 'ウイルスの送りつけ', article: '第14条第4号' },
  'M14-5': { short: '他人のIDやパスワードの使用', article: '第14条第5号' },
  'M14-6': { short: 'うその内容での登録', article: '第14条第6号' },
  'M14-7': { short: '他人の権利を害すること', article: '第14条第7号' },
  'M14-8': { short: '人や団体への中傷', article: '第14条第8号' },
  'M14-9': { short: '損害や迷惑をかけること', article: '第14条第9号' },
  'M14-10': { short: '商売のための利用', article: '第14条第10号' },
  'M14-11': { short: '録音・録画', article: '第14条第11号' },
  'M14-12': { short: 'ウイルス対策の不備', article: '第14条第12号' },
  'M14-13': { short: '古いOS・ブラウザの使用', article: '第14条第13号' },
  'M14-14': { short: '法令違反・安全上の危険など', article: '第14条第14号' },
  'M20-1': { short: '脅し・暴言・業務の妨げ', article: '第20条第1項' },
} as const satisfies Record<ProhibitedAct, { readonly short: string; readonly article: string }>
