/** A mail address that can be written to, and the address (mailto:) that hands a mail to the mail program. Pure. */

/** As long as an address may be (RFC 5321). */
const LONGEST_ADDRESS = 254
const ADDRESS = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9-]+\.)+[A-Za-z0-9-]{2,}$/

/**
 * The one address in what somebody typed or a file brought, full width or half; null: it is none, or more than one. Nothing that could
 * begin another line or another addressee of a mail is let through.
 */
export function mailAddress(typed: string): string | null {
  const address = typed.normalize('NFKC').trim()
  return address.length <= LONGEST_ADDRESS && ADDRESS.test(address) ? address : null
}

/** Longer ones are cut off, or not opened at all, by Windows. */
export const LONGEST_MAILTO = 2000

const encoded = (words: string): string =>
  encodeURIComponent(words).replace(
    /[!'()*]/g,
    (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
  )

export type Mailto = {
  readonly url: string
  /** False: the text would be too long, so that only the address and the subject are in it. */
  readonly hasText: boolean
}

/** @param to what mailAddress answered */
export function mailtoOf(mail: {
  readonly to: string
  readonly subject: string
  readonly text: string
}): Mailto {
  const at = mail.to.lastIndexOf('@')
  const head = `mailto:${encoded(mail.to.slice(0, at))}@${mail.to.slice(at + 1)}?subject=${encoded(mail.subject)}`
  const whole = `${head}&body=${encoded(mail.text.replaceAll('\n', '\r\n'))}`
  return whole.length <= LONGEST_MAILTO
    ? { url: whole, hasText: true }
    : { url: head, hasText: false }
}

const PART = '(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})'
const MAILTO = new RegExp(
  `^mailto:${PART}+@[A-Za-z0-9.-]+\\?subject=${PART}*(?:&body=${PART}*)?$`,
  'u',
)

/** Whether it is such an address and nothing else: one addressee, a subject, a text; no copy to others, no file, no command. */
export function isMailto(url: string): boolean {
  return url.length <= LONGEST_MAILTO && MAILTO.test(url)
}
