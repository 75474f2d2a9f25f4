/** Words for contacts: one table for the booking, the question whether the job seeker was in touch, and the record. */
import type { Contact, ContactMeans, MessageKind } from './contact.ts'
import { contactStates, wordsOf } from './states.ts'

export const contactWords = {
  means: {
    phone: '電話',
    email: 'メール',
    myPage: '求職者マイページ',
  } satisfies Readonly<Record<ContactMeans, string>>,
  directions: {
    toSeeker: '事務所から',
    fromSeeker: '求職者から',
  } satisfies Readonly<Record<Contact['direction'], string>>,
  results: wordsOf(contactStates),
  abouts: {
    first: '最初の案内',
    reminder: '予約のお知らせ',
    reschedule: '日時の変更',
    movedByOffice: '日時の変更（事務所の都合）',
    officeReason: '取消し・閉庁（事務所の都合）',
    outage: '通信・システムの障害',
    noShow: '連絡がなかったとき',
  } satisfies Readonly<Record<MessageKind, string>>,
} as const
