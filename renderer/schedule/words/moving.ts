/** Words of the page on which bookings that the office cannot hold are given other times together. */
import type { LocalDate } from '../../../shared/time/day.ts'
import { formatDate, shortDate } from '../../../shared/time/words.ts'
import type { HoldReason } from '../../../shared/schedule/booking.ts'
import { holdTexts } from '../../../shared/schedule/text.ts'

export const movingText = {
  title: '日時の変更（事務所の都合）',
  back: '予約ボードに戻る',
  loading: '予約を読み込んでいます',
  retry: 'もう一度読み込む',
  day: (date: LocalDate): string => formatDate(date),
  closed: 'この日は閉庁日です',
  slots: '行えない枠',
  slotsHint: '停電や通信の障害などで行えない枠を選ぶと、その枠の予約が下に並びます。',
  slot: (slot: string, count: number): string => `${slot}（${count}名）`,
  allSlots: 'この日のすべての枠を選ぶ',
  people: (count: number): string => `日時を決める人 ${count}名`,
  hint: '空いている枠のうち、近い日の同じ時刻を入れてあります。変えるときは、選び直してください。',
  table: (date: LocalDate): string => `${formatDate(date)}の予約の変更先`,
  columns: { time: '時刻', name: '氏名', to: '変更後の日時' },
  toOf: (name: string): string => `${name}さんの変更後の日時`,
  place: (date: LocalDate, slot: string, free: number): string =>
    `${shortDate(date)} ${slot}（空き${free}）`,
  call: '決めずに、あとで連絡する（要確認に入れる）',
  stay: '今は変更しない',
  unsettled: '先に、要確認の内容を確かめてください。',
  waits: 'あとで連絡する人です',
  noPlace: '10開庁日のうちに、入れる枠がありません。',
  move: (count: number): string => `${count}名の日時を変更する`,
  nobody: 'この日に、日時を変更する予約はありません',
  nobodyHint: '行えない枠を選ぶか、予約ボードに戻ってください。',
  askTitle: (count: number): string => `${count}名の日時を変更しますか`,
  ask: (moved: number, called: number): string =>
    [
      ...(moved === 0 ? [] : [`${moved}名を、選んだ日時に変更します。`]),
      ...(called === 0
        ? []
        : [`${called}名は、日時が決まるまで要確認に入れます。枠からは外れます。`]),
      '求職者への連絡は、このあとにまとめて行います。',
    ].join(''),
  moved: (count: number): string => `${count}名の日時を変更しました`,
  left: (count: number): string => `${count}名は変更できませんでした`,
  leftOf: (name: string, why: string): string => `${name}さん: ${why}`,
  changedMeanwhile: 'この間に、予約が変わりました。予約を確かめてください。',
  undo: '元に戻す',
  undoTitle: '日時を元に戻しますか',
  undoAsk: (count: number, told: number): string =>
    told === 0
      ? `最後にまとめて変更した${count}名を、元の日時に戻します。`
      : `最後にまとめて変更した${count}名を、元の日時に戻します。このうち${told}名には変更を連絡済みです。戻したあと、もう一度連絡してください。`,
  undone: (back: number, held: number, left: number): string =>
    [
      `${back}名を元の日時に戻しました`,
      ...(held === 0 ? [] : [`${held}名は、元の枠に入れないため要確認にあります`]),
      ...(left === 0 ? [] : [`${left}名は、その後に変わったため、そのままです`]),
    ].join('。'),
  tell: (count: number, untold: number): string =>
    untold === 0 ? `変更した${count}名（全員連絡済み）` : `変更した${count}名（未連絡${untold}名）`,
  tellHint:
    '新しい日時の人には「日時の変更（事務所の都合）」を、日時が決まっていない人には下で選んだ連絡文を送ります。',
  calledKind: '日時が決まっていない人への連絡文',
} as const

const isHold = (why: string): why is HoldReason => Object.hasOwn(holdTexts, why)

export const movingWhy = (why: string): string =>
  isHold(why) ? holdTexts[why] : movingText.changedMeanwhile
