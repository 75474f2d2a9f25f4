/** The form of the drafts in one language. */
import type { MessageKind } from '../../log/contact.ts'

/** `subjects`: of a mail; they hold nothing of the person. */
export type Drafts = {
  readonly subjects: Readonly<Record<MessageKind, string>>
  readonly texts: Readonly<Record<MessageKind, string>>
}
