/** Words for contacts: one table for the booking, the question whether the job seeker was in touch, and the record. */
import type { Contact, ContactMeans } from './contact.ts'

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
  results: {
    reached: '連絡が取れた',
    notReached: '連絡が取れなかった',
    messageLeft: '伝言を残した',
    sent: '送信した',
  } satisfies Readonly<Record<Contact['result'], string>>,
} as const
