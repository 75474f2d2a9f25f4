/** Words for whoever typed something that was replaced by another PC's word. */
import type { TypedField } from '../../../shared/schedule/overruled.ts'
import { timeOf } from '../../../shared/time/instant.ts'
import { text as room } from './room.ts'

const { labels } = room.booking

const fields: Readonly<Record<TypedField, string>> = {
  date: labels.date,
  slot: labels.slot,
  siteId: labels.site,
  name: labels.name,
  kana: labels.kana,
  jobSeekerNumber: labels.jobSeekerNumber,
  category: labels.category,
  residence: labels.residence,
  companions: labels.companions,
  phone: labels.phone,
  email: labels.email,
  meeting: labels.ownMeeting,
}

export const overruledText = {
  title: '別のパソコンでの変更と重なりました',
  who: (slot: string, name: string): string => `${slot} ${name}さん`,
  what: (field: TypedField, lostAtMs: number, winner: string): string =>
    `${timeOf(lostAtMs)}に入力した「${fields[field]}」は、あとから届いた${winner}さんの入力に置き換わりました。`,
  open: '予約を開く',
  seen: '確認しました',
} as const
