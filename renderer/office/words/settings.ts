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
    own: '自分のパスワード',
  },
  daysHint:
    '土曜・日曜・祝日と、12月29日から1月3日は、最初から閉庁日です。それ以外に臨時に閉庁する日や、臨時に開庁する日を、ここで登録します。',
  date: '日付',
  kind: '開庁・閉庁の別',
  kindShort: '開庁・閉庁',
  close: '臨時に閉庁する',
  open: '臨時に開庁する',
  reason: '理由',
  reasonHint: '予約ボードに表示します。例: 停電',
  reasonWrong: '理由を入力してください',
  dateWrong: '日付を入力してください',
  save: '保存する',
  saved: (date: string) => `${date}の開庁・閉庁を保存しました`,
  list: '臨時の開庁日・閉庁日',
  none: '臨時の開庁日・閉庁日はありません',
  noneHint: '上の欄で追加できます。',
  opened: '臨時開庁',
  closed: '臨時閉庁',
  officeHint: '事務所の内容です。変更が必要なときは統括に相談してください。',
  checklistVersion: (version: number) => `確認項目（第${version}版）`,
  own: '相談員側',
  seeker: '求職者側',
} as const

export const profileText = {
  officeName: '事務所の名前',
  sites: '同じ事務所として扱う施設',
  slots: '予約の枠',
  hours: '開庁時間',
  hoursValue: ({ from, to }: OfficeProfile['openingHours']) =>
    `${from}から${to}まで（厚労省規約第12条第2項第1号）`,
  booths: '同じ時刻に相談できる窓口',
  boothsValue: (count: number) => `${count}窓口`,
  cap: '1回の相談の長さ',
  capValue: (seconds: number) =>
    `${minutesWords(seconds * SECOND)}まで（厚労省規約第12条第2項第1号）`,
  warnings: '終了前のお知らせ',
  warningsValue: (minutes: readonly number[]) =>
    minutes.map((minute) => `${minute}分前`).join('、'),
  noShow: '連絡の有無の確認',
  noShowValue: (minutes: number) => `予約時刻の${minutes}分後（厚労省規約第12条第2項第6号）`,
  extension: '延長',
  extensionValue: (extension: OfficeProfile['extension']) =>
    extension.allowed ? `統括の承認で${extension.maxMinutes}分まで` : '認めていません',
  exceptions: '時刻と回数の例外',
  exceptionsValue: ({ outsideTimes, onceADay }: OfficeProfile['exceptions']) => [
    outsideTimes
      ? '統括の承認で、予約の時刻より前・開庁時間の外にも始められる'
      : '予約の時刻より前・開庁時間の外には始めない',
    onceADay ? '統括の承認で、同じ日の2回目の利用ができる' : '利用は1日1回',
  ],
  holidays: '祝日の変更',
  holidayValue: (date: string, name: string | null) =>
    name === null ? `${date} 祝日から外す` : `${date} ${name}`,
  terms: '利用規約',
  termsValue: (version: TermsVersion, from: string | null) =>
    `${version.title}${from === null ? '' : `（${from}適用）`}`,
} as const
