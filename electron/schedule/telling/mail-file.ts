/** A letter as a file that a mail program opens as a draft. The library is loaded when the first one is made. */

/** @param id of the message: without one the library names this computer in it (M13) */
export async function mailFile(
  mail: { readonly to: string; readonly subject: string; readonly text: string },
  id: string,
): Promise<string> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
  const composer = new MailComposer({
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: mail.text,
    textEncoding: 'base64',
    messageId: `<${id}@soudan-desk.invalid>`,
    // Outlook then opens it to be sent, not as one that has come.
    headers: { 'X-Unsent': '1' },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return (await composer.compile().build()).toString('utf8')
}
