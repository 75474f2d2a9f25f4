/** Why the office's own rules were not taken, beside what can happen to an office anyway. Apart from those, which the first screen loads. */
import type { FailureTexts } from '../../ui/failure-text.ts'
import { officeFailures } from './failures.ts'

export const profileFailures: FailureTexts = {
  ...officeFailures,
  termsRemoved: {
    what: '登録済みの利用規約の版は、相談記録で使われているため、変更も削除もできません。',
    kept: '前の内容がそのまま残っています。',
    next: '新しい版として追加してください。',
  },
  sameTermsDate: {
    what: '同じ規約に、適用開始日が同じ版がすでにあります。',
    kept: '前の内容がそのまま残っています。',
    next: '適用開始日を確かめてください。',
  },
  warningTooLate: {
    what: '終了前のお知らせの時刻が、相談の開始より前になります。',
    kept: '前の内容がそのまま残っています。',
    next: '相談の長さを延ばすか、お知らせの時刻を減らしてください。',
  },
  sideEmpty: {
    what: '確認項目は、相談員側と求職者側にそれぞれ1つ以上必要です。',
    kept: '前の内容がそのまま残っています。',
    next: '項目を追加してください。',
  },
  sameId: {
    what: '同じ項目が重複しています。',
    kept: '前の内容がそのまま残っています。',
    next: '画面を開き直してから、もう一度変更してください。',
  },
  hoursReversed: {
    what: '閉庁時刻が、開庁時刻より前になっています。',
    kept: '前の内容がそのまま残っています。',
    next: '「枠と窓口」の開庁時間を確かめてください。',
  },
  slotOutsideHours: {
    what: '開庁時間の外にかかる枠があります（厚労省規約第12条第2項第1号）。',
    kept: '前の内容がそのまま残っています。',
    next: '枠の開始時刻、相談の長さ、開庁時間のどれかを直してください。',
  },
  sameSiteName: {
    what: '同じ名前の施設が重複しています。',
    kept: '前の内容がそのまま残っています。',
    next: '施設ごとに別の名前にしてください。',
  },
  sameHoliday: {
    what: '同じ日の祝日の変更が重複しています。',
    kept: '前の内容がそのまま残っています。',
    next: '画面を開き直してから、もう一度変更してください。',
  },
  siteInUse: {
    what: 'これからの予約や「要確認」の予約がある施設は、削除できません。',
    kept: '前の内容がそのまま残っています。',
    next: 'その予約の施設を変更するか、相談が終わってから削除してください。',
  },
}
