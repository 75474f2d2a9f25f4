/** What the page itself hands to the system: a mail as a file, and, where the main process cannot, an address for the mail program. */
import { isMailto } from '../../../shared/schedule/mail.ts'

function press(href: string, download: string | null): void {
  const link = document.createElement('a')
  link.href = href
  if (download !== null) link.download = download
  link.click()
}

/** Electron asks where, a browser takes its folder for downloads. */
export function saveMail(fileName: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'message/rfc822' }))
  press(url, fileName)
  URL.revokeObjectURL(url)
}

/** On the browser platform alone; whether a mail program opened nobody can tell. */
export function openAddress(url: string): void {
  if (isMailto(url)) press(url, null)
}
