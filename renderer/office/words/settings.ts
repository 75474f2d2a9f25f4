/** Words of the settings: their tabs, the open days, and the office as it is. */
import { minutesWords } from '../../../shared/time/words.ts'
import { SECOND } from '../../../shared/clock.ts'
import type { OfficeProfile, TermsVersion } from '../../../shared/office/profile.ts'

export const settingsText = {
  title: '設定',
  tabs: {
    days: '開庁日',
    accounts: 'アカウント',
    office: '事務所の内容',
    own: '自分のパスフレーズ',
  },
  daysHint:
    '土曜・日曜・祝日と、12月29日から1月3日は、はじめから閉庁日です。それ以外に閉じる日や、特別に開く日をここで決めます。',
  date: '日付',
  kind: 'その日をどうしますか',
  kindShort: '扱い',
  close: '閉じる',
  open: '開く',
  reason: '理由',
  reasonHint: '予約ボードに表示します。例: 庁舎の停電のため',
  reasonWrong: '理由を入れてください',
  dateWrong: '日付を入れてください',
  save: 'この日を決める',
  saved: (date: string) => `${date}を決めました`,
  list: '事務所が決めた日',
  none: '事務所が決めた日はまだありません',
  noneHint: '上の欄で、閉じる日や特別に開く日を決められます。',
  opened: '開く日',
  closed: '閉じる日',
  officeHint: '事務所の内容です。変更が必要なときは統括に相談してください。',
  checklistVersion: (version: number) => `確認項目（第${version}版）`,
  own: '相談員側',
  seeker: '求職者側',
} as const

export const profileText = {
  officeName: '事務所の名前',
  sites: '同じ事務所として扱う施設',
  slots: '予約の枠',
  booths: '同じ時間の窓口',
  boothsValue: (count: number) => `${count}窓口`,
  cap: '1回の相談の長さ',
  capValue: (seconds: number) => `${minutesWords(seconds * SECOND)}まで（第12条第2項第1号）`,
  warnings: '終了前の予告',
  warningsValue: (minutes: readonly number[]) =>
    `${minutes.map((minute) => `${minute}分前`).join('、')}`,
  noShow: '連絡がないときの確認',
  noShowValue: (minutes: number) => `予約時刻の${minutes}分後（第12条第2項第6号）`,
  extension: '延長',
  extensionValue: (extension: OfficeProfile['extension']) =>
    extension.allowed ? `統括の承認で${extension.maxMinutes}分まで` : '認めていません',
  terms: '利用規約',
  termsValue: (version: TermsVersion, from: string) => `${version.title}（${from}から）`,
} as const
