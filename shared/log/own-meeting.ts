/** A meeting that a booking brings along (from e-TUMO's file, or typed): a link, or number and passcode. */
import { z } from 'zod'

export const OwnMeetingSchema = z.object({
  /** Digits alone; null: the link is none of Zoom's, so that nothing here can hold it. */
  number: z
    .string()
    .regex(/^\d{9,12}$/)
    .nullable(),
  /** '' where none was told. */
  passcode: z.string().max(100),
  /** null where only the number is known. */
  link: z.string().max(500).nullable(),
})
export type OwnMeeting = z.infer<typeof OwnMeetingSchema>

/** As a person may type it into a booking: one of Zoom's, which can be looked up. */
export const TypedMeetingSchema = OwnMeetingSchema.refine(({ number }) => number !== null)

/** On Zoom's own hosts, with the vanity names of accounts; whatever follows the number is left aside but `pwd`. */
const LINK =
  /https:\/\/(?:[a-z0-9-]+\.)*(?:zoom\.us|zoomgov\.com)\/(?:j|w|wc\/join|wc)\/(\d{9,12})(?![\w-])[^\s<>"「」（）]*/i

function readLink(text: string): OwnMeeting | null {
  const found = LINK.exec(text)
  if (found?.[1] === undefined) return null
  const link = found[0].slice(0, 500)
  return { number: found[1], passcode: /[?&]pwd=([\w.-]{1,100})/.exec(link)?.[1] ?? '', link }
}

/**
 * What was typed or stands in a cell, as a link or a number (with spaces or hyphens, full width as well); null for what is
 * neither. The passcode that is told beside it goes before the one in the link, which is Zoom's own coded form.
 */
export function readOwnMeeting(text: string, passcode: string): OwnMeeting | null {
  const plain = text.normalize('NFKC').trim()
  const told = passcode.normalize('NFKC').trim().slice(0, 100)
  const link = readLink(plain)
  if (link !== null) return told === '' ? link : { ...link, passcode: told }
  const number = plain.replace(/[\s\p{Pd}−ー]/gu, '')
  return /^\d{9,12}$/.test(number) ? { number, passcode: told, link: null } : null
}
