/** A letter as the bytes that are sent: to one person, from the office, with nothing else in its head than a mail needs (M13). */
import type { Addressed } from './carrier.ts'

export type Sender = { readonly name: string; readonly address: string }

/** @param id of the message: without one the library names this computer in it. @param atMs when it is sent */
export async function composeMail(
  from: Sender,
  mail: Addressed,
  id: string,
  atMs: number,
): Promise<Buffer> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
  const composer = new MailComposer({
    from,
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: mail.text,
    textEncoding: 'base64',
    messageId: `<${id}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`,
    date: new Date(atMs),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}
